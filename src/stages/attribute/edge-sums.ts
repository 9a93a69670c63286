import { GroupSums } from './group-sums.js';
import { mix } from './hash.js';
import { KindSums } from './kind-sums.js';
import type { Lexicon } from './lexicon.js';
import { BEGINS, ENDS, type Looks } from './looks.js';
import { MARGIN, type Signs } from './signs.js';
import { type Spelling, type SpellingSums, sumsOf } from './spelling.js';
import { NEEDS_BEGIN, NEEDS_END } from './stretches.js';
import { KIND_HASHES } from './token-kinds.js';
import type { Token } from './tokens.js';
import type { Sum } from './weights.js';

/**
 * What speaks for a stretch beginning, ending and going on with each token of a unit: sums of the weights of all looks
 * at it.
 */
export class EdgeSums {
  /** By token, in steps. `upTo` sums what speaks for the tokens before one being inside. */
  begins = new Int32Array(0);
  ends = new Int32Array(0);
  upTo = new Int32Array(1);
  readonly #kinds: KindSums;
  readonly #groups: GroupSums;

  constructor(
    readonly lexicon: Lexicon,
    readonly looks: Looks,
    readonly sum: Sum,
  ) {
    this.#kinds = new KindSums(looks, sum);
    this.#groups = new GroupSums(looks, sum);
  }

  /** Weighs the tokens of a unit; `needs` tells of each which of its edges count. */
  read(tokens: readonly Token[], signs: Signs, needs: Uint8Array): void {
    const n = tokens.length;
    if (this.begins.length < n) {
      this.begins = new Int32Array(n * 2);
      this.ends = new Int32Array(n * 2);
      this.upTo = new Int32Array(n * 2 + 1);
    }
    this.#kinds.widen();
    const edge = this.spelled(this.lexicon.edge);
    const at = (i: number) => (i < n ? this.spelled((tokens[i] as Token).word.spelling) : edge);
    let twoBefore = edge;
    let before = edge;
    let here = at(0);
    let after = at(1);
    for (let i = 0; i < n; i++) {
      const twoAfter = at(i + 2);
      const need = needs[i] as number;
      if ((need & (NEEDS_BEGIN | NEEDS_END)) !== 0) {
        this.begins[i] =
          here.begins +
          before.beforeFirst +
          after.afterFirst +
          twoBefore.twoBeforeFirst +
          twoAfter.twoAfterFirst;
        this.ends[i] =
          here.ends +
          before.beforeLast +
          after.afterLast +
          twoBefore.twoBeforeLast +
          twoAfter.twoAfterLast;
        this.#readWords(signs, i, need);
      }
      this.upTo[i + 1] = (this.upTo[i] as number) + here.inside;
      this.#kinds.read(this, signs, i, need !== 0);
      this.#groups.read(this, signs, i, need !== 0);
      twoBefore = before;
      before = here;
      here = after;
      after = twoAfter;
    }
  }

  /** Looks at pairs of words and at cues: there are too many to keep what they came to. */
  #readWords({ word, kind, rightWords, leftWords }: Signs, i: number, need: number): void {
    const { looks, sum } = this;
    const at = i + MARGIN;
    const here = word[at] as number;
    const before = mix(word[at - 1] as number, here);
    const after = mix(here, word[at + 1] as number);
    const right = rightWords[at] as number;
    const left = leftWords[at] as number;
    const own = KIND_HASHES[kind[at] as number] as number;
    if ((need & NEEDS_BEGIN) !== 0) {
      looks.wordPairs(sum, BEGINS, before, after);
      looks.cueWords(sum, BEGINS, right, left, own);
      this.begins[i] = (this.begins[i] as number) + sum.take();
    }
    if ((need & NEEDS_END) !== 0) {
      looks.wordPairs(sum, ENDS, before, after);
      looks.cueWords(sum, ENDS, right, left, own);
      this.ends[i] = (this.ends[i] as number) + sum.take();
    }
  }

  /** What a spelling counts for, reckoned once. */
  spelled(spelling: Spelling): SpellingSums {
    spelling.sums ??= sumsOf(spelling, this.looks, this.sum);
    return spelling.sums;
  }
}
