import { BULLET, CLOSE, COMMA, classAt, isBlank, letterAt, STOP, skipBlank } from './characters.js';
import type { Rules } from './rules.js';
import { skipBack, tokenBefore } from './words.js';

const ROMAN = [
  'i',
  'ii',
  'iii',
  'iv',
  'v',
  'vi',
  'vii',
  'viii',
  'ix',
  'x',
  'xi',
  'xii',
  'xiii',
  'xiv',
  'xv',
];

/** Arabic numbers its lists in the old order of the letters; the new one is that of Unicode, nearly. */
const ABJAD = 'ابجدهوزحطيكلمن';

interface Marker {
  start: number;
  /** What the marker looks like besides its number: `1.`, `(a)`, `i)`. */
  style: string;
  values: { [kind: string]: number };
}

/**
 * Finds list items that run on in one block: `1. One 2. Two`, `a) one b) two`, `• one • two`. A
 * marker counts when it begins a sentence, and after that when it goes on the numbering.
 */
export class ListItems {
  #last: Marker | null = null;
  #bulleted: boolean;
  /** The block began with the first item. */
  #opened = false;
  /** The list began at its first number or letter. */
  #fromFirst = false;

  constructor(
    readonly text: string,
    readonly start: number,
    readonly end: number,
    readonly rules: Rules,
  ) {
    this.#bulleted = classAt(text, start) === BULLET;
  }

  /**
   * The offset where a list item starts whose marker ends at `at` (a full stop, a bracket or a
   * bullet); -1 where there is none. `from` is where the current sentence started.
   */
  startAt(at: number, from: number): number {
    if (classAt(this.text, at) === BULLET) {
      return this.#bulleted && at > from && isBlank(this.text, at - 1) ? at : -1;
    }
    const marker = this.#markerEndingAt(at);
    if (marker === null) return -1;
    const first = this.#isFirst(marker.start, from);
    if (!first && this.#isAnnounced(marker, at)) {
      this.#last = marker;
      this.#fromFirst = true;
      return marker.start;
    }
    if (!first && !this.#goesOn(marker, from) && !this.#restarts(marker, at)) return -1;
    if (this.#last === null || first) this.#fromFirst = isFirstOfList(marker);
    this.#last = marker;
    this.#opened ||= marker.start === this.start && marker.values.number === 1;
    return first ? from : this.#withBullet(marker.start, from);
  }

  /** Whether a list item stands at `at`, after a stop: `(b)`, `2)`, or the first of a list, `a.`, `1.` */
  beginsAt(at: number): boolean {
    return /^(?:\(?(?:\p{Nd}{1,2}|\p{L}|[ivx]{2,4})\.?\)|[1aAiI]\.)(?=\s\S)/u.test(
      this.text.slice(at, Math.min(this.end, at + 8)),
    );
  }

  /** Only opening marks and bullets lie between the start of the sentence and the marker. */
  #isFirst(start: number, from: number): boolean {
    let i = from;
    while (i < start && (isBlank(this.text, i) || classAt(this.text, i) === BULLET)) i++;
    return i === start;
  }

  /** The first of a list after a colon: `The report says: 1. Costs rose.` */
  #isAnnounced(marker: Marker, at: number): boolean {
    const before = skipBack(this.text, marker.start, this.start) - 1;
    return (
      marker.values.number === 1 &&
      '：:'.includes(this.text.charAt(before)) &&
      letterAt(this.text, skipBlank(this.text, at + 1, this.end)) === 'upper'
    );
  }

  #goesOn(marker: Marker, from: number): boolean {
    const last = this.#last;
    if (last === null || last.style !== marker.style || marker.start <= from) return false;
    // `1. Bundesliga und 2. Bundesliga`: where nouns have ordinals, only after the end of an item.
    if (
      this.rules.ordinals === 'nouns' &&
      marker.style === '.' &&
      'number' in marker.values &&
      (!this.#opened || this.rules.ordinalCues.has(this.#wordBefore(marker.start)))
    )
      return false;
    // `A. Smith and B. Jones`, `J. Smith. K. Jones`: capitals are initials unless a list began at A.
    if (marker.style === '.' && /\p{Lu}/u.test(this.text.charAt(marker.start))) {
      const before = skipBack(this.text, marker.start, this.start);
      if (!this.#fromFirst || classAt(this.text, before - 1) === COMMA) return false;
      if (this.rules.starters.has(this.#wordBefore(marker.start))) return false;
    }
    return Object.keys(marker.values).some(
      (kind) => last.values[kind] === (marker.values[kind] ?? 0) - 1,
    );
  }

  #wordBefore(at: number): string {
    const before = skipBack(this.text, at, this.start);
    return tokenBefore(this.text, before, this.start).toLowerCase();
  }

  /** A second list in the same block begins at its first number again, in any style. */
  #restarts(marker: Marker, at: number): boolean {
    if (this.#last === null || !isFirstOfList(marker)) return false;
    if (this.rules.ordinals === 'nouns' && marker.style === '.') return false;
    return letterAt(this.text, skipBlank(this.text, at + 2, this.end)) === 'upper';
  }

  /** Where the item starts: at the bullet before its number, if it has one. */
  #withBullet(start: number, from: number): number {
    let i = start;
    while (i > from && isBlank(this.text, i - 1)) i--;
    if (i - 1 <= from || classAt(this.text, i - 1) !== BULLET) return start;
    this.#bulleted = true;
    return i - 1;
  }

  #markerEndingAt(at: number): Marker | null {
    const { text } = this;
    let stop = at;
    // `1.)` is one marker: it ends at the bracket and is read at the full stop.
    if (classAt(text, at) === STOP && text.charAt(at + 1) === ')') stop = at + 1;
    const kind = classAt(text, at);
    if (kind !== CLOSE && text.charAt(at) !== '.') return null;
    if (stop + 1 >= this.end || !isBlank(text, stop + 1)) return null;
    if (skipBlank(text, stop + 1, this.end) === this.end) return null;
    let i = at;
    while (i > this.start && i > at - 6 && /[\p{L}\p{Nd}]/u.test(text.charAt(i - 1))) i--;
    const token = text.slice(i, at);
    const values = valuesOf(token);
    if (values === null) return null;
    let style = text.slice(at, stop + 1);
    if (text.charAt(i - 1) === '(' && i - 1 >= this.start) {
      style = `(${style}`;
      i--;
    }
    if (i > this.start && !isBlank(text, i - 1) && classAt(text, i - 1) !== BULLET) return null;
    return { start: i, style, values };
  }
}

function isFirstOfList({ values }: Marker): boolean {
  return Object.values(values).some((value) => value === 1 || value === 97 || value === 65);
}

/** The numbers that a marker may stand for; null if it is none. */
function valuesOf(token: string): { [kind: string]: number } | null {
  if (/^\p{Nd}{1,3}$/u.test(token)) return { number: digits(token) };
  const values: { [kind: string]: number } = {};
  const roman = ROMAN.indexOf(token.toLowerCase());
  if (roman >= 0) values.roman = roman + 1;
  if (/^\p{L}$/u.test(token)) {
    values.letter = token.charCodeAt(0);
    const abjad = ABJAD.indexOf(token === 'أ' ? 'ا' : token);
    if (abjad >= 0) values.abjad = abjad + 1;
  }
  return roman >= 0 || 'letter' in values ? values : null;
}

/** Reads decimal digits of any script: a block of ten digits begins at a multiple of 16 or at 6 past it. */
function digits(token: string): number {
  let value = 0;
  for (const character of token) {
    const code = character.codePointAt(0) ?? 0;
    const low = code & 0xf;
    value =
      value * 10 + (low > 9 ? low - 6 : code >= 0x966 && code < 0xe00 && low >= 6 ? low - 6 : low);
  }
  return value;
}
