import { hashName, mix } from './hash.js';
import { BEGINS, ENDS, type FeatureSink, Looks, NOBODY } from './looks.js';
import type { Scene } from './scene.js';
import { signatureHash } from './signatures.js';
import { CUE_HASHES, cueBits, farness, MARGIN, PLACE_VALUES, Signs } from './signs.js';
import type { Spelling } from './spelling.js';
import {
  cuesIn,
  earlierThan,
  lookAround,
  lookAtCues,
  lookAtEnds,
  lookAtGroups,
  lookAtInnerCues,
  lookAtNext,
  lookAtPlace,
  lookAtRules,
  lookAtShares,
  lookAtSize,
  lookAtWords,
  lookBeside,
  lookEarlier,
  lookLeft,
  lookOutside,
  lookRight,
  sharesOf,
  sizeOf,
} from './stretch-looks.js';
import type { Stretch } from './stretches.js';
import { KIND_HASHES } from './token-kinds.js';

/** Words that are counted for naming nobody; a longer unit tells no more. */
export const MOST_WORDS = 120;

/**
 * The features of one unit, one by one: what speaks for and against each stretch being the speaker. Fitting and
 * explanations read them here; weighing takes the sums of the same looks from `stretch-sums.ts`.
 */
export class Features {
  readonly #signs: Signs;
  readonly #looks: Looks;

  /** `signs` are those of the scene. */
  constructor(
    readonly scene: Scene,
    signs = new Signs().read(scene),
  ) {
    this.#signs = signs;
    this.#looks = new Looks(signs.lang);
  }

  /** What speaks for a speaker that begins with token `i`. */
  begins(out: FeatureSink, i: number): void {
    this.#edge(out, BEGINS, i);
  }

  /** What speaks for a speaker that ends with token `i`. */
  ends(out: FeatureSink, i: number): void {
    this.#edge(out, ENDS, i);
  }

  #spelling(i: number): Spelling {
    return this.scene.tokens[i]?.word.spelling ?? this.scene.lexicon.edge;
  }

  #kind(i: number): number {
    return KIND_HASHES[this.#signs.kind[i + MARGIN] as number] as number;
  }

  #signature(i: number): number {
    return signatureHash(this.#signs.signature[i + MARGIN] as number);
  }

  #edge(out: FeatureSink, base: number, i: number): void {
    const looks = this.#looks;
    const { word, rightWords, leftWords } = this.#signs;
    const at = i + MARGIN;
    const kind = this.#kind(i);
    const left = this.#kind(i - 1);
    const right = this.#kind(i + 1);
    const before = this.#spelling(i - 1);
    const after = this.#spelling(i + 1);
    const { rightCue, leftCue, place } = this.#look(i);
    looks.spelled(out, base, this.#spelling(i));
    looks.spelledBefore(out, base, before);
    looks.spelledAfter(out, base, after);
    looks.spelledTwoBefore(out, base, this.#spelling(i - 2));
    looks.spelledTwoAfter(out, base, this.#spelling(i + 2));
    const here = word[at] as number;
    const { group } = this.#spelling(i);
    looks.groupBefore(out, base, before.group, group);
    looks.groupAfter(out, base, group, after.group);
    looks.groupRight(out, base, group, rightCue);
    looks.groupLeft(out, base, group, leftCue);
    looks.wordPairs(out, base, mix(before.word, here), mix(here, after.word));
    looks.cueWords(out, base, rightWords[at] as number, leftWords[at] as number, kind);
    looks.signature(out, base, this.#signature(i));
    looks.signatureBefore(out, base, this.#signature(i - 1), kind);
    looks.signatureAfter(out, base, this.#signature(i + 1), kind);
    looks.around(out, base, left, kind, right);
    looks.twoBefore(out, base, this.#kind(i - 2), left, kind);
    looks.twoAfter(out, base, kind, right, this.#kind(i + 2));
    looks.rightCue(out, base, rightCue, left, kind);
    looks.leftCue(out, base, leftCue, right, kind);
    looks.place(out, base, place, kind);
    looks.placeCues(out, base, place, rightCue, leftCue);
    looks.placeAround(out, base, place, left, right);
  }

  /** The nearest cues and the place of token `i`. */
  #look(i: number): { rightCue: number; leftCue: number; place: number } {
    const { rightCue, leftCue, place } = this.#signs;
    return {
      rightCue: CUE_HASHES[rightCue[i + MARGIN] as number] as number,
      leftCue: CUE_HASHES[leftCue[i + MARGIN] as number] as number,
      place: PLACE_VALUES[place[i + MARGIN] as number] as number,
    };
  }

  /** What speaks for token `i` being a part of the speaker. */
  inside(out: FeatureSink, i: number): void {
    const looks = this.#looks;
    const { rightCue, leftCue } = this.#look(i);
    looks.spelledInside(out, this.#spelling(i));
    looks.groupBeforeInside(out, this.#spelling(i - 1).group, this.#spelling(i).group);
    looks.signatureInside(out, this.#signature(i));
    looks.aroundInside(out, this.#kind(i - 1), this.#kind(i), this.#kind(i + 1));
    looks.rightCueInside(out, rightCue, this.#kind(i));
    looks.leftCueInside(out, leftCue, this.#kind(i));
  }

  /** What speaks for the unit naming no speaker. */
  nobody(out: FeatureSink): void {
    const looks = this.#looks;
    const { tokens } = this.scene;
    const most = Math.min(MOST_WORDS, tokens.length);
    for (let i = 0; i < most; i++) {
      if (tokens[i]?.kind !== 'word') continue;
      looks.word(out, this.#spelling(i));
      if (i < 3) looks.opening(out, i, this.#spelling(i));
    }
    lookAtUnit(looks, out, this.scene, this.#signs);
  }

  /** What speaks for a stretch as a whole. */
  whole(out: FeatureSink, { from, to, rules }: Stretch): void {
    const looks = this.#looks;
    const signs = this.#signs;
    const first = this.#kind(from);
    const before = this.#kind(from - 1);
    const after = this.#kind(to);
    const { leftCue, place } = this.#look(from);
    const { rightCue } = this.#look(to - 1);
    lookAtSize(looks, out, sizeOf(to - from), first);
    lookAtEnds(looks, out, first, this.#kind(to - 1), after);
    lookAround(looks, out, before, first, after);
    lookAtWords(looks, out, signs, from, to);
    lookAtShares(looks, out, sharesOf(this.scene.tokens, from, to));
    lookAtInnerCues(looks, out, cuesIn(signs, from, to));
    lookBeside(looks, out, this.#spelling(from - 1).cluster, this.#spelling(to).cluster);
    const last = this.#spelling(to - 1).group;
    lookAtGroups(looks, out, this.#spelling(from).group, last);
    lookAtNext(looks, out, last, this.#spelling(to).group, rightCue);
    lookAtCues(looks, out, rightCue, leftCue);
    lookRight(looks, out, rightCue, first, before);
    lookLeft(looks, out, leftCue, first, after);
    lookOutside(looks, out, this.scene.tokens, signs, from, to);
    lookAtPlace(looks, out, place, rightCue, before);
    lookEarlier(looks, out, earlierThan(signs, from), first, rightCue);
    lookAtRules(looks, out, this.scene, rules);
  }

  /** A finding of a rule, of all languages and of this one besides. */
  evidence(out: FeatureSink, name: string, other: string): void {
    this.#looks.finding(out, mix(hashName(name), hashName(other)));
  }
}

/** What speaks for a unit naming no speaker, but for its words. */
export function lookAtUnit(
  looks: Looks,
  out: FeatureSink,
  { tokens, cues, headingEnd }: Scene,
  { kind }: Signs,
): void {
  const of = (i: number) => KIND_HASHES[kind[i + MARGIN] as number] as number;
  looks.both(out, NOBODY + 1, 0);
  looks.both(out, NOBODY + 2, Math.min(6, cues.length));
  looks.both(out, NOBODY + 3, farness(tokens.length));
  for (const cue of cues) {
    if (cue < MOST_WORDS) looks.own(out, NOBODY + 8, hashName(tokens[cue]?.phrase ?? ''));
  }
  const quotes = tokens.some((token) => token.quoted);
  looks.both(out, NOBODY + 9, cueBits(tokens));
  looks.both(out, NOBODY + 10, Number(headingEnd > 0) + 2 * Number(quotes));
  looks.both(out, NOBODY + 11, of(0));
  looks.both(out, NOBODY + 12, mix(of(0), of(1)));
  looks.both(out, NOBODY + 13, of(tokens.length - 1));
}
