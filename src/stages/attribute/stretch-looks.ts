import type { Candidate } from './candidates.js';
import { hashName, mix } from './hash.js';
import { TAG } from './lexicon.js';
import { type FeatureSink, type Looks, WHOLE } from './looks.js';
import type { Scene } from './scene.js';
import { noteEvidence } from './score.js';
import { MARGIN, type Signs } from './signs.js';
import { KIND_HASHES } from './token-kinds.js';
import type { Token } from './tokens.js';

/** The looks at a stretch as a whole that see few signs, as hashes: its length and first kind, */
export function lookAtSize(looks: Looks, out: FeatureSink, size: number, first: number): void {
  looks.both(out, WHOLE + 1, size);
  looks.both(out, WHOLE + 7, mix(size, first));
}

/** its first and last kind with the one after it, */
export function lookAtEnds(
  looks: Looks,
  out: FeatureSink,
  first: number,
  last: number,
  after: number,
): void {
  looks.both(out, WHOLE + 2, mix(first, last));
  looks.both(out, WHOLE + 5, mix(mix(first, last), after));
}

/** the kinds on both sides, */
export function lookAround(
  looks: Looks,
  out: FeatureSink,
  before: number,
  first: number,
  after: number,
): void {
  looks.both(out, WHOLE + 3, mix(before, after));
  looks.both(out, WHOLE + 4, mix(mix(before, first), after));
}

/** commas, capitals and actors in it, cues in it, */
export function lookAtShares(looks: Looks, out: FeatureSink, shares: number): void {
  looks.both(out, WHOLE + 11, shares);
}

export function lookAtInnerCues(looks: Looks, out: FeatureSink, cues: number): void {
  looks.both(out, WHOLE + 12, cues);
}

/** the nearest cues on both sides, each with the kinds beside it, */
export function lookAtCues(looks: Looks, out: FeatureSink, right: number, left: number): void {
  looks.both(out, WHOLE + 13, mix(right, left));
}

export function lookRight(
  looks: Looks,
  out: FeatureSink,
  right: number,
  first: number,
  before: number,
): void {
  looks.both(out, WHOLE + 14, mix(right, mix(first, before)));
}

export function lookLeft(
  looks: Looks,
  out: FeatureSink,
  left: number,
  first: number,
  after: number,
): void {
  looks.both(out, WHOLE + 15, mix(left, mix(first, after)));
}

/** its place, and what stands earlier in the unit. */
export function lookAtPlace(
  looks: Looks,
  out: FeatureSink,
  place: number,
  right: number,
  before: number,
): void {
  looks.shared(out, WHOLE + 20, mix(place, mix(right, before)));
}

export function lookEarlier(
  looks: Looks,
  out: FeatureSink,
  earlier: number,
  first: number,
  right: number,
): void {
  looks.shared(out, WHOLE + 21, earlier);
  looks.both(out, WHOLE + 22, mix(earlier, mix(first, right)));
}

/** What the words at both ends of a stretch and beside it are used like. */
export function lookBeside(looks: Looks, out: FeatureSink, before: number, after: number): void {
  looks.own(out, WHOLE + 25, mix(before, after));
}

export function lookAtGroups(looks: Looks, out: FeatureSink, first: number, last: number): void {
  looks.own(out, WHOLE + 26, mix(first, last));
}

export function lookAtNext(
  looks: Looks,
  out: FeatureSink,
  last: number,
  after: number,
  right: number,
): void {
  looks.own(out, WHOLE + 27, mix(last, after));
  looks.own(out, WHOLE + 28, mix(mix(last, after), right));
}

/** The words on both sides of a stretch, those in it, those of the nearest cues, and the kinds of all in it. */
export function lookAtWords(
  looks: Looks,
  out: FeatureSink,
  { word, kind, rightWords, leftWords }: Signs,
  from: number,
  to: number,
): void {
  const first = from + MARGIN;
  const last = to - 1 + MARGIN;
  looks.own(out, WHOLE + 6, mix(word[first - 1] as number, word[last + 1] as number));
  let words = 0;
  let form = 0;
  let previous = -1;
  for (let at = first; at <= last; at++) {
    words = mix(words, word[at] as number);
    const here = kind[at] as number;
    if (here !== previous) form = mix(form, KIND_HASHES[here] as number);
    previous = here;
  }
  const before = KIND_HASHES[kind[first - 1] as number] as number;
  const after = KIND_HASHES[kind[last + 1] as number] as number;
  looks.own(out, WHOLE + 8, words);
  looks.both(out, WHOLE + 9, form);
  looks.shared(out, WHOLE + 10, mix(form, mix(before, after)));
  looks.own(out, WHOLE + 16, rightWords[last] as number);
  looks.own(out, WHOLE + 17, leftWords[first] as number);
}

/** What follows a stretch and what comes before it, up to the first cue or full stop. */
export function lookOutside(
  looks: Looks,
  out: FeatureSink,
  tokens: readonly Token[],
  signs: Signs,
  from: number,
  to: number,
): void {
  looks.both(out, WHOLE + 18, formUpTo(tokens, signs, to, tokens.length, 1));
  looks.both(out, WHOLE + 19, formUpTo(tokens, signs, from - 1, -1, -1));
}

function formUpTo(
  tokens: readonly Token[],
  { kind }: Signs,
  from: number,
  edge: number,
  step: 1 | -1,
): number {
  let form: number = step;
  for (let i = from, n = 0; i !== edge && n < 4; i += step, n++) {
    const token = tokens[i] as Token;
    form = mix(form, KIND_HASHES[kind[i + MARGIN] as number] as number);
    if (token.cue !== null || token.kind === 'stop') return form;
  }
  return mix(form, 77);
}

/** What the rules that propose the same stretch find for and against it, each finding once. */
export function lookAtRules(
  looks: Looks,
  out: FeatureSink,
  scene: Scene,
  rules: readonly Candidate[],
): void {
  looks.proposed(out, rules.length);
  const seen = new Set<number>();
  for (const candidate of rules) {
    noteEvidence(scene, candidate, (name, other = '') => {
      const value = mix(hashName(name), hashName(other));
      if (seen.has(value)) return;
      seen.add(value);
      looks.finding(out, value);
    });
  }
}

const ACTORS = TAG.ROLE | TAG.ORGANISATION | TAG.PLACE | TAG.MEDIA | TAG.PERSON;

/** How many commas a stretch holds and whether some or all of its tokens are capitals, actors: one number. */
export function sharesOf(tokens: readonly Token[], from: number, to: number): number {
  let commas = 0;
  let capitals = 0;
  let actors = 0;
  for (let i = from; i < to; i++) {
    const { kind, upper, tags } = tokens[i] as Token;
    if (kind === 'comma') commas++;
    if (upper) capitals++;
    if ((tags & ACTORS) !== 0) actors++;
  }
  const share = (n: number) => (n === 0 ? 0 : n < to - from ? 1 : 2);
  return commas * 16 + share(capitals) + 4 * share(actors);
}

/** How many lengths are told apart, and how many counts of cues and full stops earlier in a unit. */
export const SIZES = 8;
export const EARLIER = 16;

export function sizeOf(length: number): number {
  return length < 5 ? length : length < 8 ? 5 : length < 12 ? 6 : 7;
}

/** Cues and full stops before token `from`, one number. */
export function earlierThan({ cuesBefore, stopsBefore }: Signs, from: number): number {
  return Math.min(3, cuesBefore[from] as number) * 4 + Math.min(3, stopsBefore[from] as number);
}

/** Cues in a stretch, up to two. */
export function cuesIn({ cuesBefore }: Signs, from: number, to: number): number {
  return Math.min(2, (cuesBefore[to] as number) - (cuesBefore[from] as number));
}
