import type { Candidate } from './candidates.js';
import { hashName, mix, spread } from './hash.js';
import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import { noteEvidence } from './score.js';
import { cueBits, farness, MARGIN, readSigns, type Signs } from './signs.js';
import type { Stretch } from './stretches.js';
import type { Token } from './tokens.js';

/**
 * Takes features: 32-bit hashes, each with the number of its template. Features of words are odd, those of rules
 * leave 2 over 4, those of kinds 0: fitting learns them in turn.
 */
export interface FeatureSink {
  push(hash: number, template: number): void;
}

/** Templates, by what they look at; `explainTemplate` names them. */
const BEGINS = 64;
const ENDS = 128;
const INSIDE = 200;
const NOBODY = 300;
const WHOLE = 400;
const RULES = 450;

/** Words that are counted for naming nobody; a longer unit tells no more. */
const MOST_WORDS = 120;
const ACTORS = TAG.ROLE | TAG.ORGANISATION | TAG.PLACE | TAG.MEDIA | TAG.PERSON;

/** The features of one unit: what speaks for and against each stretch being the speaker. */
export class Features {
  readonly #signs: Signs;

  constructor(readonly scene: Scene) {
    this.#signs = readSigns(scene);
  }

  /** A feature of words, of this language alone. */
  #own(out: FeatureSink, template: number, value: number): void {
    out.push(spread(mix(this.#signs.lang + template, value)) | 1, template);
  }

  /** A feature of kinds, of all languages. */
  #shared(out: FeatureSink, template: number, value: number): void {
    out.push(spread(mix(template, value)) & ~3, template);
  }

  /** A feature of kinds, of all languages and of this one besides. */
  #both(out: FeatureSink, template: number, value: number): void {
    const shared = mix(template, value);
    out.push(spread(shared) & ~3, template);
    out.push(spread(mix(shared, this.#signs.lang)) & ~3, template);
  }

  /** A finding of a rule, of all languages and of this one besides. */
  evidence(out: FeatureSink, name: string, other: string): void {
    this.#finding(out, mix(hashName(name), hashName(other)));
  }

  #finding(out: FeatureSink, value: number, template = RULES): void {
    const shared = mix(RULES, value);
    out.push((spread(shared) & ~1) | 2, template);
    out.push((spread(mix(shared, this.#signs.lang)) & ~1) | 2, template);
  }

  /** What speaks for a speaker that begins with token `i`. */
  begins(out: FeatureSink, i: number): void {
    this.#edge(out, BEGINS, i + MARGIN);
  }

  /** What speaks for a speaker that ends with token `i`. */
  ends(out: FeatureSink, i: number): void {
    this.#edge(out, ENDS, i + MARGIN);
  }

  #edge(out: FeatureSink, base: number, at: number): void {
    const { word, head, tail2, tail3, kind, tags, place } = this.#signs;
    const { rightCue, leftCue, rightWords, leftWords } = this.#signs;
    const of = (signs: Int32Array, step: number) => signs[at + step] as number;
    const k0 = of(kind, 0);
    const kLeft = of(kind, -1);
    const kRight = of(kind, 1);
    const right = of(rightCue, 0);
    const left = of(leftCue, 0);
    this.#own(out, base + 1, of(word, 0));
    this.#own(out, base + 2, of(word, -1));
    this.#own(out, base + 3, of(word, 1));
    this.#own(out, base + 4, mix(of(word, -1), of(word, 0)));
    this.#own(out, base + 5, mix(of(word, 0), of(word, 1)));
    this.#own(out, base + 6, of(head, 0));
    this.#own(out, base + 7, of(tail3, 0));
    this.#own(out, base + 8, of(tail2, 0));
    this.#own(out, base + 9, of(tail3, -1));
    this.#own(out, base + 10, of(tail3, 1));
    this.#own(out, base + 11, of(word, -2));
    this.#own(out, base + 12, of(word, 2));
    this.#own(out, base + 13, mix(of(rightWords, 0), k0));
    this.#own(out, base + 14, mix(of(leftWords, 0), k0));
    this.#both(out, base + 15, of(tags, 0));
    this.#shared(out, base + 16, mix(of(tags, -1), k0));
    this.#shared(out, base + 17, mix(of(tags, 1), k0));
    this.#both(out, base + 18, mix(kLeft, k0));
    this.#both(out, base + 19, mix(k0, kRight));
    this.#shared(out, base + 20, mix(mix(of(kind, -2), kLeft), k0));
    this.#shared(out, base + 21, mix(mix(k0, kRight), of(kind, 2)));
    this.#both(out, base + 22, mix(mix(kLeft, k0), kRight));
    this.#both(out, base + 23, mix(right, k0));
    this.#both(out, base + 24, mix(left, k0));
    this.#both(out, base + 25, mix(mix(right, kLeft), k0));
    this.#both(out, base + 26, mix(mix(left, kRight), k0));
    this.#both(out, base + 27, mix(of(place, 0), k0));
    this.#shared(out, base + 28, mix(mix(of(place, 0), right), left));
    this.#shared(out, base + 29, mix(mix(of(place, 0), kLeft), kRight));
  }

  /** What speaks for token `i` being a part of the speaker. */
  inside(out: FeatureSink, i: number): void {
    const at = i + MARGIN;
    const { word, head, tail3, kind, tags, rightCue, leftCue } = this.#signs;
    const k0 = kind[at] as number;
    this.#own(out, INSIDE + 1, word[at] as number);
    this.#own(out, INSIDE + 2, tail3[at] as number);
    this.#own(out, INSIDE + 3, head[at] as number);
    this.#both(out, INSIDE + 4, tags[at] as number);
    this.#both(out, INSIDE + 5, mix(kind[at - 1] as number, k0));
    this.#both(out, INSIDE + 6, mix(k0, kind[at + 1] as number));
    this.#both(out, INSIDE + 7, mix(rightCue[at] as number, k0));
    this.#both(out, INSIDE + 8, mix(leftCue[at] as number, k0));
  }

  /** What speaks for the unit naming no speaker. */
  nobody(out: FeatureSink): void {
    const { tokens, cues, headingEnd } = this.scene;
    const { word, kind } = this.#signs;
    this.#both(out, NOBODY + 1, 0);
    this.#both(out, NOBODY + 2, Math.min(6, cues.length));
    this.#both(out, NOBODY + 3, farness(tokens.length));
    const most = Math.min(MOST_WORDS, tokens.length);
    for (let i = 0; i < most; i++) {
      const token = tokens[i] as Token;
      const here = word[i + MARGIN] as number;
      if (token.kind === 'word') {
        this.#own(out, NOBODY + 4, here);
        if (i < 3) this.#own(out, NOBODY + 5 + i, here);
      }
      if (token.cue !== null) this.#own(out, NOBODY + 8, hashName(token.phrase));
    }
    const quotes = tokens.some((token) => token.quoted);
    this.#both(out, NOBODY + 9, cueBits(this.scene));
    this.#both(out, NOBODY + 10, Number(headingEnd > 0) + 2 * Number(quotes));
    this.#both(out, NOBODY + 11, kind[MARGIN] as number);
    this.#both(out, NOBODY + 12, mix(kind[MARGIN] as number, kind[MARGIN + 1] as number));
    this.#both(out, NOBODY + 13, kind[tokens.length + MARGIN - 1] as number);
  }

  /** What speaks for a stretch as a whole. */
  whole(out: FeatureSink, stretch: Stretch): void {
    const { from, to } = stretch;
    const { word, kind, place, cuesBefore, stopsBefore } = this.#signs;
    const { rightCue, leftCue, rightWords, leftWords } = this.#signs;
    const first = from + MARGIN;
    const last = to - 1 + MARGIN;
    const kFirst = kind[first] as number;
    const kLast = kind[last] as number;
    const kLeft = kind[first - 1] as number;
    const kRight = kind[last + 1] as number;
    const right = rightCue[last] as number;
    const left = leftCue[first] as number;
    const size = sizeOf(to - from);
    this.#both(out, WHOLE + 1, size);
    this.#both(out, WHOLE + 2, mix(kFirst, kLast));
    this.#both(out, WHOLE + 3, mix(kLeft, kRight));
    this.#both(out, WHOLE + 4, mix(mix(kLeft, kFirst), kRight));
    this.#both(out, WHOLE + 5, mix(mix(kFirst, kLast), kRight));
    this.#own(out, WHOLE + 6, mix(word[first - 1] as number, word[last + 1] as number));
    this.#both(out, WHOLE + 7, mix(size, kFirst));
    this.#form(out, from, to, mix(kLeft, kRight));
    const before = cuesBefore[from] as number;
    this.#both(out, WHOLE + 12, Math.min(2, (cuesBefore[to] as number) - before));
    this.#both(out, WHOLE + 13, mix(right, left));
    this.#both(out, WHOLE + 14, mix(right, mix(kFirst, kLeft)));
    this.#both(out, WHOLE + 15, mix(left, mix(kFirst, kRight)));
    this.#own(out, WHOLE + 16, rightWords[last] as number);
    this.#own(out, WHOLE + 17, leftWords[first] as number);
    this.#both(out, WHOLE + 18, this.#upTo(to, this.scene.tokens.length, 1));
    this.#both(out, WHOLE + 19, this.#upTo(from - 1, -1, -1));
    this.#shared(out, WHOLE + 20, mix(place[first] as number, mix(right, kLeft)));
    const earlier = Math.min(3, before) * 4 + Math.min(3, stopsBefore[from] as number);
    this.#shared(out, WHOLE + 21, earlier);
    this.#both(out, WHOLE + 22, mix(earlier, mix(kFirst, right)));
    this.rules(out, stretch.rules);
  }

  /** The words of a stretch and what kinds they are. */
  #form(out: FeatureSink, from: number, to: number, around: number): void {
    const { word, kind } = this.#signs;
    let words = 0;
    let form = 0;
    let previous = 0;
    let commas = 0;
    let capitals = 0;
    let actors = 0;
    for (let i = from; i < to; i++) {
      const token = this.scene.tokens[i] as Token;
      const k0 = kind[i + MARGIN] as number;
      words = mix(words, word[i + MARGIN] as number);
      if (k0 !== previous) form = mix(form, k0);
      previous = k0;
      commas += Number(token.kind === 'comma');
      capitals += Number(token.upper);
      actors += Number((token.tags & ACTORS) !== 0);
    }
    const share = (n: number) => (n === 0 ? 0 : n < to - from ? 1 : 2);
    this.#own(out, WHOLE + 8, words);
    this.#both(out, WHOLE + 9, form);
    this.#shared(out, WHOLE + 10, mix(form, around));
    this.#both(out, WHOLE + 11, commas * 16 + share(capitals) + 4 * share(actors));
  }

  /** The kinds of the tokens from one on, up to the first cue or full stop. */
  #upTo(from: number, edge: number, step: 1 | -1): number {
    let form: number = step;
    for (let i = from, n = 0; i !== edge && n < 4; i += step, n++) {
      const token = this.scene.tokens[i] as Token;
      form = mix(form, this.#signs.kind[i + MARGIN] as number);
      if (token.cue !== null || token.kind === 'stop') return form;
    }
    return mix(form, 77);
  }

  /** What the rules that propose the same stretch find for and against it, each finding once. */
  rules(out: FeatureSink, rules: readonly Candidate[]): void {
    this.#finding(out, Math.min(3, rules.length), WHOLE + 24);
    if (rules.length === 0) return;
    const seen = new Set<number>();
    for (const candidate of rules) {
      noteEvidence(this.scene, candidate, (name, other = '') => {
        const value = mix(hashName(name), hashName(other));
        if (seen.has(value)) return;
        seen.add(value);
        this.#finding(out, value);
      });
    }
  }
}

function sizeOf(length: number): number {
  return length < 5 ? length : length < 8 ? 5 : length < 12 ? 6 : 7;
}

/** What a feature looked at, in words; null for the evidence of rules, which has names of its own. */
export function explainTemplate(template: number): string | null {
  if (template >= RULES) return null;
  if (template >= WHOLE + 13) return 'where it stands to cues';
  if (template >= WHOLE) return 'its form and neighbours';
  if (template >= NOBODY) return 'the unit as a whole';
  if (template >= INSIDE) return 'the words in it';
  return template >= ENDS ? 'how it ends' : 'how it begins';
}
