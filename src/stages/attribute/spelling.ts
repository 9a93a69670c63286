import { type Cluster, EDGE_CLUSTER } from './clusters.js';
import { EDGE, hashText } from './hash.js';
import { BEGINS, ENDS, type Looks } from './looks.js';
import type { Sum } from './weights.js';

/** What a spelling counts for in each place where it can stand to an edge of a stretch: sums of stored weights. */
export interface SpellingSums {
  /** The stretch begins, ends with it. */
  readonly begins: number;
  readonly ends: number;
  /** It stands right before the first, the last word; right after; two before; two after. */
  readonly beforeFirst: number;
  readonly beforeLast: number;
  readonly afterFirst: number;
  readonly afterLast: number;
  readonly twoBeforeFirst: number;
  readonly twoBeforeLast: number;
  readonly twoAfterFirst: number;
  readonly twoAfterLast: number;
  /** It is a part of the stretch. */
  readonly inside: number;
  /** It is in the unit, or among its first words, and nobody is named. */
  readonly nobody: number;
  readonly opening: readonly number[];
}

/** How a token is written, as its features see it: hashes of the whole, the first three and the last two and three letters. */
export class Spelling {
  readonly word: number;
  readonly head: number;
  readonly tail2: number;
  readonly tail3: number;
  /** Numbers of the cluster of the word and of the group of that. */
  readonly cluster: number;
  readonly group: number;
  /** The number of its vector; -1 for none. */
  readonly vector: number;
  /** Reckoned when it is first weighed, and kept: words come again. */
  sums: SpellingSums | null = null;
  /** What it gives the gates of the network, likewise. */
  gates: Float32Array | null = null;

  /** Null is what lies beyond an edge of a unit. */
  constructor(text: string | null, known: Cluster | null = null) {
    this.vector = known?.vector ?? -1;
    this.cluster = known?.cluster ?? (text === null ? EDGE_CLUSTER : 0);
    this.group = known?.group ?? (text === null ? EDGE_CLUSTER : 0);
    const end = text?.length ?? 0;
    this.word = text === null ? EDGE : hashText(text);
    this.head = text === null ? EDGE : hashText(text, 0, Math.min(3, end));
    this.tail2 = text === null ? EDGE : hashText(text, Math.max(0, end - 2));
    this.tail3 = text === null ? EDGE : hashText(text, Math.max(0, end - 3));
  }
}

/** What a spelling counts for. */
export function sumsOf(spelling: Spelling, looks: Looks, sum: Sum): SpellingSums {
  const of = (look: () => void): number => {
    look();
    return sum.take();
  };
  return {
    begins: of(() => looks.spelled(sum, BEGINS, spelling)),
    ends: of(() => looks.spelled(sum, ENDS, spelling)),
    beforeFirst: of(() => looks.spelledBefore(sum, BEGINS, spelling)),
    beforeLast: of(() => looks.spelledBefore(sum, ENDS, spelling)),
    afterFirst: of(() => looks.spelledAfter(sum, BEGINS, spelling)),
    afterLast: of(() => looks.spelledAfter(sum, ENDS, spelling)),
    twoBeforeFirst: of(() => looks.spelledTwoBefore(sum, BEGINS, spelling)),
    twoBeforeLast: of(() => looks.spelledTwoBefore(sum, ENDS, spelling)),
    twoAfterFirst: of(() => looks.spelledTwoAfter(sum, BEGINS, spelling)),
    twoAfterLast: of(() => looks.spelledTwoAfter(sum, ENDS, spelling)),
    inside: of(() => looks.spelledInside(sum, spelling)),
    nobody: of(() => looks.word(sum, spelling)),
    opening: [0, 1, 2].map((i) => of(() => looks.opening(sum, i, spelling))),
  };
}
