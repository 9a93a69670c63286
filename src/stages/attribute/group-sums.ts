import { GROUPS } from './clusters.js';
import { BEGINS, ENDS, type Looks } from './looks.js';
import { CUE_HASHES, CUES, MARGIN, type Signs } from './signs.js';
import type { Sum } from './weights.js';

/** Numbers kept of a pair of groups: 1 once they are reckoned; the sums for its second token, then for its first. */
const PAIR_WIDTH = 6;
/** The same of a group and the nearest cues: 1; the sums where a stretch begins, ends. */
const CUE_WIDTH = 3;

/** What the looks at the groups of words come to; what each came to is kept, as in `KindSums`. */
export class GroupSums {
  readonly #pairs = new Int16Array(GROUPS * GROUPS * PAIR_WIDTH);
  readonly #right = new Int16Array(GROUPS * CUES * CUE_WIDTH);
  readonly #left = new Int16Array(GROUPS * CUES * CUE_WIDTH);

  constructor(
    readonly looks: Looks,
    readonly sum: Sum,
  ) {}

  /** Adds what speaks for token `i`; what speaks for an edge there only where `edges`. */
  read(
    { begins, ends, upTo }: { begins: Int32Array; ends: Int32Array; upTo: Int32Array },
    { group, rightCue, leftCue }: Signs,
    i: number,
    edges: boolean,
  ): void {
    const at = i + MARGIN;
    const here = group[at] as number;
    const before = this.#pair(group[at - 1] as number, here);
    upTo[i + 1] = (upTo[i + 1] as number) + (this.#pairs[before + 3] as number);
    if (!edges) return;
    const after = this.#pair(here, group[at + 1] as number);
    const right = this.#cue(this.#right, here, rightCue[at] as number, true);
    const left = this.#cue(this.#left, here, leftCue[at] as number, false);
    for (let edge = 1; edge < 3; edge++) {
      const to = edge === 1 ? begins : ends;
      to[i] =
        (to[i] as number) +
        (this.#pairs[before + edge] as number) +
        (this.#pairs[after + 3 + edge] as number) +
        (this.#right[right + edge] as number) +
        (this.#left[left + edge] as number);
    }
  }

  #pair(first: number, second: number): number {
    const at = (first * GROUPS + second) * PAIR_WIDTH;
    if (this.#pairs[at] === 0) {
      const { looks, sum } = this;
      const keep = (k: number, look: () => void) => {
        look();
        this.#pairs[at + k] = sum.take();
      };
      this.#pairs[at] = 1;
      keep(1, () => looks.groupBefore(sum, BEGINS, first, second));
      keep(2, () => looks.groupBefore(sum, ENDS, first, second));
      keep(3, () => looks.groupBeforeInside(sum, first, second));
      keep(4, () => looks.groupAfter(sum, BEGINS, first, second));
      keep(5, () => looks.groupAfter(sum, ENDS, first, second));
    }
    return at;
  }

  #cue(kept: Int16Array, group: number, cue: number, isRight: boolean): number {
    const at = (group * CUES + cue) * CUE_WIDTH;
    if (kept[at] === 0) {
      const { looks, sum } = this;
      const hash = CUE_HASHES[cue] as number;
      kept[at] = 1;
      for (const [k, base] of [BEGINS, ENDS].entries()) {
        if (isRight) looks.groupRight(sum, base, group, hash);
        else looks.groupLeft(sum, base, group, hash);
        kept[at + 1 + k] = sum.take();
      }
    }
    return at;
  }
}
