import { mix, spread } from './hash.js';
import type { Spelling } from './spelling.js';

/**
 * Takes features: 32-bit hashes, each with the number of its template. Features of words are odd, those of rules
 * leave 2 over 4, those of kinds 0: fitting learns them in turn.
 */
export interface FeatureSink {
  push(hash: number, template: number): void;
}

/** Templates, by what they look at; `explainTemplate` names them. */
export const BEGINS = 64;
export const ENDS = 128;
const INSIDE = 200;
export const NOBODY = 300;
export const WHOLE = 400;
const RULES = 450;
/** Of targets alone: where a stretch stands to the words of stance and to the speaker. */
export const TARGETS = 500;

/**
 * The features of one language, a look at a time: each method pushes all that comes of the same few signs, given as
 * hashes. `features.ts` takes the looks at a unit one by one; `stretch-sums.ts`, `edge-sums.ts` and `kind-sums.ts` keep what each came to.
 */
export class Looks {
  constructor(readonly lang: number) {}

  /** A feature of words, of this language alone. */
  own(out: FeatureSink, template: number, value: number): void {
    out.push(spread(mix(this.lang + template, value)) | 1, template);
  }

  /** A feature of kinds, of all languages. */
  shared(out: FeatureSink, template: number, value: number): void {
    out.push(spread(mix(template, value)) & ~3, template);
  }

  /** A feature of kinds, of all languages and of this one besides. */
  both(out: FeatureSink, template: number, value: number): void {
    const shared = mix(template, value);
    out.push(spread(shared) & ~3, template);
    out.push(spread(mix(shared, this.lang)) & ~3, template);
  }

  /** A finding of a rule, of all languages and of this one besides. */
  finding(out: FeatureSink, value: number, template = RULES): void {
    const shared = mix(RULES, value);
    out.push((spread(shared) & ~1) | 2, template);
    out.push((spread(mix(shared, this.lang)) & ~1) | 2, template);
  }

  /** An edge of a stretch (`base` is BEGINS or ENDS) and its own spelling, */
  spelled(out: FeatureSink, base: number, { word, head, tail2, tail3, cluster }: Spelling): void {
    this.own(out, base + 1, word);
    this.own(out, base + 30, cluster);
    this.own(out, base + 6, head);
    this.own(out, base + 7, tail3);
    this.own(out, base + 8, tail2);
  }

  /** that of the token before it, after it, */
  spelledBefore(out: FeatureSink, base: number, { word, tail3, cluster }: Spelling): void {
    this.own(out, base + 31, cluster);
    this.own(out, base + 2, word);
    this.own(out, base + 9, tail3);
  }

  spelledAfter(out: FeatureSink, base: number, { word, tail3, cluster }: Spelling): void {
    this.own(out, base + 32, cluster);
    this.own(out, base + 3, word);
    this.own(out, base + 10, tail3);
  }

  /** two before it, two after it, */
  spelledTwoBefore(out: FeatureSink, base: number, { word, cluster }: Spelling): void {
    this.own(out, base + 38, cluster);
    this.own(out, base + 11, word);
  }

  spelledTwoAfter(out: FeatureSink, base: number, { word, cluster }: Spelling): void {
    this.own(out, base + 39, cluster);
    this.own(out, base + 12, word);
  }

  /** its group with that of the token before it, after it, and with the nearest cue on its right, on its left, */
  groupBefore(out: FeatureSink, base: number, before: number, group: number): void {
    this.own(out, base + 33, mix(before, group));
  }

  groupAfter(out: FeatureSink, base: number, group: number, after: number): void {
    this.own(out, base + 34, mix(group, after));
  }

  groupRight(out: FeatureSink, base: number, group: number, cue: number): void {
    this.own(out, base + 36, mix(group, cue));
  }

  groupLeft(out: FeatureSink, base: number, group: number, cue: number): void {
    this.own(out, base + 37, mix(group, cue));
  }

  /** the words on both sides of either of its gaps, */
  wordPairs(out: FeatureSink, base: number, before: number, after: number): void {
    this.own(out, base + 4, before);
    this.own(out, base + 5, after);
  }

  /** the words of the nearest cues, */
  cueWords(out: FeatureSink, base: number, right: number, left: number, kind: number): void {
    this.own(out, base + 13, mix(right, kind));
    this.own(out, base + 14, mix(left, kind));
  }

  /** its signature, with that of the token before and after, */
  signature(out: FeatureSink, base: number, signature: number): void {
    this.both(out, base + 15, signature);
  }

  signatureBefore(out: FeatureSink, base: number, before: number, kind: number): void {
    this.shared(out, base + 16, mix(before, kind));
  }

  signatureAfter(out: FeatureSink, base: number, after: number, kind: number): void {
    this.shared(out, base + 17, mix(after, kind));
  }

  /** its kind with those around it, the two before it, the two after it, */
  around(out: FeatureSink, base: number, left: number, kind: number, right: number): void {
    this.both(out, base + 18, mix(left, kind));
    this.both(out, base + 19, mix(kind, right));
    this.both(out, base + 22, mix(mix(left, kind), right));
  }

  twoBefore(out: FeatureSink, base: number, first: number, second: number, kind: number): void {
    this.shared(out, base + 20, mix(mix(first, second), kind));
  }

  twoAfter(out: FeatureSink, base: number, kind: number, first: number, second: number): void {
    this.shared(out, base + 21, mix(mix(kind, first), second));
  }

  /** the nearest cue on its right, on its left, */
  rightCue(out: FeatureSink, base: number, cue: number, left: number, kind: number): void {
    this.both(out, base + 23, mix(cue, kind));
    this.both(out, base + 25, mix(mix(cue, left), kind));
  }

  leftCue(out: FeatureSink, base: number, cue: number, right: number, kind: number): void {
    this.both(out, base + 24, mix(cue, kind));
    this.both(out, base + 26, mix(mix(cue, right), kind));
  }

  /** and its place. */
  place(out: FeatureSink, base: number, place: number, kind: number): void {
    this.both(out, base + 27, mix(place, kind));
  }

  placeCues(out: FeatureSink, base: number, place: number, right: number, left: number): void {
    this.shared(out, base + 28, mix(mix(place, right), left));
  }

  placeAround(out: FeatureSink, base: number, place: number, left: number, right: number): void {
    this.shared(out, base + 29, mix(mix(place, left), right));
  }

  /** A part of a stretch: its spelling, signature, kind with those around it, and the nearest cues. */
  spelledInside(out: FeatureSink, { word, head, tail3, cluster }: Spelling): void {
    this.own(out, INSIDE + 1, word);
    this.own(out, INSIDE + 9, cluster);
    this.own(out, INSIDE + 2, tail3);
    this.own(out, INSIDE + 3, head);
  }

  groupBeforeInside(out: FeatureSink, before: number, group: number): void {
    this.own(out, INSIDE + 10, mix(before, group));
  }

  signatureInside(out: FeatureSink, signature: number): void {
    this.both(out, INSIDE + 4, signature);
  }

  aroundInside(out: FeatureSink, left: number, kind: number, right: number): void {
    this.both(out, INSIDE + 5, mix(left, kind));
    this.both(out, INSIDE + 6, mix(kind, right));
  }

  rightCueInside(out: FeatureSink, cue: number, kind: number): void {
    this.both(out, INSIDE + 7, mix(cue, kind));
  }

  leftCueInside(out: FeatureSink, cue: number, kind: number): void {
    this.both(out, INSIDE + 8, mix(cue, kind));
  }

  /** A word of the unit, one of its first three, where nobody is named. */
  word(out: FeatureSink, { word, cluster }: Spelling): void {
    this.own(out, NOBODY + 14, cluster);
    this.own(out, NOBODY + 4, word);
  }

  opening(out: FeatureSink, i: number, { word }: Spelling): void {
    this.own(out, NOBODY + 5 + i, word);
  }

  /** How many rules propose the same stretch. */
  proposed(out: FeatureSink, rules: number): void {
    this.finding(out, Math.min(3, rules), WHOLE + 24);
  }
}

/** What a feature looked at, in words; null for the evidence of rules, which has names of its own. */
export function explainTemplate(template: number): string | null {
  if (template >= TARGETS) return 'where it stands to the stance and the speaker';
  if (template >= RULES) return null;
  if (template >= WHOLE + 13) return 'where it stands to cues';
  if (template >= WHOLE) return 'its form and neighbours';
  if (template >= NOBODY) return 'the unit as a whole';
  if (template >= INSIDE) return 'the words in it';
  return template >= ENDS ? 'how it ends' : 'how it begins';
}
