import type { Candidate } from './candidates.js';
import { CLUSTERS, GROUPS } from './clusters.js';
import { hashName, mix } from './hash.js';
import type { Looks } from './looks.js';
import type { Scene } from './scene.js';
import { noteEvidence } from './score.js';
import { CUE_HASHES, CUES, MARGIN, PLACE_VALUES, PLACES, type Signs } from './signs.js';
import {
  cuesIn,
  EARLIER,
  earlierThan,
  lookAround,
  lookAtCues,
  lookAtEnds,
  lookAtGroups,
  lookAtInnerCues,
  lookAtNext,
  lookAtPlace,
  lookAtShares,
  lookAtSize,
  lookAtWords,
  lookBeside,
  lookEarlier,
  lookLeft,
  lookOutside,
  lookRight,
  SIZES,
  sharesOf,
  sizeOf,
} from './stretch-looks.js';
import { KIND_HASHES, KINDS } from './token-kinds.js';
import type { Sum } from './weights.js';

const PAIRS = KINDS * KINDS;

/** Names that one name of evidence is kept with: all but the words of cues are few. */
const MOST_OTHERS = 5000;

/** What a piece of evidence counts for, in steps, and the last stretch that it was found of. */
interface Finding {
  readonly weight: number;
  seen: number;
}

/** What speaks for stretches as a whole: the looks at them, of which those at few signs are kept. */
export class StretchSums {
  readonly #size = new Kept(SIZES * KINDS);
  readonly #ends = new Kept(PAIRS * KINDS);
  readonly #around = new Kept(PAIRS * KINDS);
  readonly #cues = new Kept(CUES * CUES);
  readonly #right = new Kept(CUES * PAIRS);
  readonly #left = new Kept(CUES * PAIRS);
  readonly #place = new Kept(PLACES * CUES * KINDS);
  readonly #earlier = new Kept(EARLIER * KINDS * CUES);

  readonly #beside = new Kept(CLUSTERS * CLUSTERS);
  readonly #groups = new Kept(GROUPS * GROUPS);
  readonly #next = new Kept(GROUPS * GROUPS * CUES);

  constructor(
    readonly looks: Looks,
    readonly sum: Sum,
  ) {}

  /** What the finds of each rule that proposes the stretch count for, after `of`, in steps. */
  readonly byRule: number[] = [];
  readonly #findings = new Map<string, Map<string, Finding>>();
  #stretch = 0;

  /** What the rules that propose a stretch find for and against it, each finding once. */
  #rules(scene: Scene, rules: readonly Candidate[]): number {
    const { looks, sum, byRule } = this;
    const stretch = ++this.#stretch;
    byRule.length = 0;
    looks.proposed(sum, rules.length);
    let total = sum.take();
    let own = 0;
    const note = (name: string, other = ''): void => {
      const finding = this.#finding(name, other);
      own += finding.weight;
      if (finding.seen === stretch) return;
      finding.seen = stretch;
      total += finding.weight;
    };
    for (const rule of rules) {
      own = 0;
      noteEvidence(scene, rule, note);
      byRule.push(own);
    }
    return total;
  }

  #finding(name: string, other: string): Finding {
    let others = this.#findings.get(name);
    if (others === undefined) {
      others = new Map();
      this.#findings.set(name, others);
    }
    let finding = others.get(other);
    if (finding === undefined) {
      this.looks.finding(this.sum, mix(hashName(name), hashName(other)));
      finding = { weight: this.sum.take(), seen: 0 };
      if (others.size >= MOST_OTHERS) others.clear();
      others.set(other, finding);
    }
    return finding;
  }

  /** The sum of all looks at a stretch as a whole, in steps. */
  of(scene: Scene, signs: Signs, from: number, to: number, rules: readonly Candidate[]): number {
    const { looks, sum } = this;
    const { kind, place } = signs;
    const k0 = kind[from + MARGIN] as number;
    const k1 = kind[to - 1 + MARGIN] as number;
    const kBefore = kind[from - 1 + MARGIN] as number;
    const kAfter = kind[to + MARGIN] as number;
    const r = signs.rightCue[to - 1 + MARGIN] as number;
    const l = signs.leftCue[from + MARGIN] as number;
    const p = place[from + MARGIN] as number;
    const size = sizeOf(to - from);
    const e = earlierThan(signs, from);
    const first = KIND_HASHES[k0] as number;
    const last = KIND_HASHES[k1] as number;
    const before = KIND_HASHES[kBefore] as number;
    const after = KIND_HASHES[kAfter] as number;
    const right = CUE_HASHES[r] as number;
    const left = CUE_HASHES[l] as number;
    lookAtWords(looks, sum, signs, from, to);
    lookAtShares(looks, sum, sharesOf(scene.tokens, from, to));
    lookAtInnerCues(looks, sum, cuesIn(signs, from, to));
    lookOutside(looks, sum, scene.tokens, signs, from, to);
    const total = sum.take() + this.#rules(scene, rules);
    const size0 = size * KINDS + k0;
    if (!this.#size.has(size0)) {
      lookAtSize(looks, sum, size, first);
      this.#size.set(size0, sum.take());
    }
    const ends = (k0 * KINDS + k1) * KINDS + kAfter;
    if (!this.#ends.has(ends)) {
      lookAtEnds(looks, sum, first, last, after);
      this.#ends.set(ends, sum.take());
    }
    const around = (kBefore * KINDS + k0) * KINDS + kAfter;
    if (!this.#around.has(around)) {
      lookAround(looks, sum, before, first, after);
      this.#around.set(around, sum.take());
    }
    const cues = r * CUES + l;
    if (!this.#cues.has(cues)) {
      lookAtCues(looks, sum, right, left);
      this.#cues.set(cues, sum.take());
    }
    const toRight = (r * KINDS + k0) * KINDS + kBefore;
    if (!this.#right.has(toRight)) {
      lookRight(looks, sum, right, first, before);
      this.#right.set(toRight, sum.take());
    }
    const toLeft = (l * KINDS + k0) * KINDS + kAfter;
    if (!this.#left.has(toLeft)) {
      lookLeft(looks, sum, left, first, after);
      this.#left.set(toLeft, sum.take());
    }
    const there = (p * CUES + r) * KINDS + kBefore;
    if (!this.#place.has(there)) {
      lookAtPlace(looks, sum, PLACE_VALUES[p] as number, right, before);
      this.#place.set(there, sum.take());
    }
    const earlier = (e * KINDS + k0) * CUES + r;
    if (!this.#earlier.has(earlier)) {
      lookEarlier(looks, sum, e, first, right);
      this.#earlier.set(earlier, sum.take());
    }
    const { cluster, group } = signs;
    const beside =
      (cluster[from - 1 + MARGIN] as number) * CLUSTERS + (cluster[to + MARGIN] as number);
    if (!this.#beside.has(beside)) {
      lookBeside(looks, sum, Math.floor(beside / CLUSTERS), beside % CLUSTERS);
      this.#beside.set(beside, sum.take());
    }
    const g0 = group[from + MARGIN] as number;
    const g1 = group[to - 1 + MARGIN] as number;
    const g2 = group[to + MARGIN] as number;
    const groups = g0 * GROUPS + g1;
    if (!this.#groups.has(groups)) {
      lookAtGroups(looks, sum, g0, g1);
      this.#groups.set(groups, sum.take());
    }
    const next = (g1 * GROUPS + g2) * CUES + r;
    if (!this.#next.has(next)) {
      lookAtNext(looks, sum, g1, g2, right);
      this.#next.set(next, sum.take());
    }
    return (
      this.#beside.get(beside) +
      this.#groups.get(groups) +
      this.#next.get(next) +
      total +
      this.#size.get(size0) +
      this.#ends.get(ends) +
      this.#around.get(around) +
      this.#cues.get(cues) +
      this.#right.get(toRight) +
      this.#left.get(toLeft) +
      this.#place.get(there) +
      this.#earlier.get(earlier)
    );
  }
}

/** Sums by number, each kept once it is reckoned: 0 is none yet, so that memory nobody touched stays unused. */
class Kept {
  readonly #sums: Int16Array;

  constructor(size: number) {
    this.#sums = new Int16Array(size);
  }

  has(at: number): boolean {
    return this.#sums[at] !== 0;
  }

  get(at: number): number {
    return (this.#sums[at] as number) >> 1;
  }

  set(at: number, sum: number): void {
    this.#sums[at] = (sum << 1) | 1;
  }
}
