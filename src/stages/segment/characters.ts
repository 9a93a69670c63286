/** What a character can be to the sentence finder. One byte per UTF-16 unit keeps the scan a table look-up. */
export const NONE = 0;
export const STOP = 4;
export const EXCLAIM = 5;
export const ELLIPSIS = 6;
/** Ends a sentence wherever it stands, with or without a space after it. */
export const FULL = 7;
export const SPACE = 3;
export const QUOTE = 8;
export const OPEN = 9;
export const CLOSE = 10;
export const COMMA = 11;
export const DASH = 1;
/** Bidi controls and the word joiner: invisible, part of a unit only where they touch its text. */
export const FORMAT = 2;
export const BULLET = 12;
/** Ends a sentence in some languages, where it is typed for a mark that keyboards lack. */
export const BAR = 13;

const MEMBERS: readonly (readonly [number, string])[] = [
  [STOP, '.\u06d4\u2024'],
  [EXCLAIM, '!?\u061f\u203c\u203d\u2047\u2048\u2049'],
  [ELLIPSIS, '\u2026'],
  [
    FULL,
    '\u3002\uff0e\uff61\uff01\uff1f\u0964\u0965\u1362\u1367\u1368\u0589\u104b\u17d4\u17d5\u0f0d\u0f0e\u1803\u1809\u166e\u2e3c\ua4ff',
  ],
  [OPEN, '([{\uff08\uff3b\uff5b\u3010\u3014\u3016'],
  [CLOSE, ')]}\uff09\uff3d\uff5d\u3011\u3015\u3017'],
  [QUOTE, '"\'`“”„‟‘’‚‛«»‹›「」『』《》〈〉\uff02\uff62\uff63\u301d\u301e\u301f'],
  [COMMA, ',;:\u060c\u061b\u3001\uff0c\uff1b\uff1a\u1363\u1364\u1365'],
  [BAR, '|'],
  [BULLET, '•⁃‣▪●◦∙➢►▶■□◆★✓✔'],
  [DASH, '-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u058a'],
  [
    SPACE,
    ' \t\n\v\f\r\u0085\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a' +
      '\u2028\u2029\u202f\u205f\u3000\ufeff\u200b',
  ],
  [FORMAT, '\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069'],
];

const CLASSES = new Uint8Array(0x10000);
for (const [value, characters] of MEMBERS) {
  for (let i = 0; i < characters.length; i++) CLASSES[characters.charCodeAt(i)] = value;
}

/** The class of the UTF-16 unit at `at`; NONE past the end. */
export function classAt(text: string, at: number): number {
  return CLASSES[text.charCodeAt(at)] ?? NONE;
}

/** Offsets in [start, end) of all that can end a sentence, open or close something, or begin a list item. */
export function marksIn(text: string, start: number, end: number): number[] {
  const marks: number[] = [];
  for (let i = start; i < end; i++) {
    if ((CLASSES[text.charCodeAt(i)] as number) > SPACE) marks.push(i);
  }
  return marks;
}

/** White space, byte-order marks, zero-width spaces and bidi controls: what may lie between two units. */
export function isBlank(text: string, at: number): boolean {
  const value = CLASSES[text.charCodeAt(at)];
  return value === SPACE || value === FORMAT;
}

/** First offset from `at` on that is not blank, at most `end`. */
export function skipBlank(text: string, at: number, end: number): number {
  let i = at;
  while (i < end && isBlank(text, i)) i++;
  return i;
}

/**
 * The stretch [start, end) without blanks at its edges; null when nothing else is in it. Bidi
 * controls that touch the text stay with it: cutting them off would change how it is displayed.
 */
export function trim(
  text: string,
  start: number,
  end: number,
): [start: number, end: number] | null {
  let from = skipBlank(text, start, end);
  if (from === end) return null;
  let to = end;
  while (isBlank(text, to - 1)) to--;
  while (from > start && classAt(text, from - 1) === FORMAT) from--;
  while (to < end && classAt(text, to) === FORMAT) to++;
  return [from, to];
}

export type Letter = 'upper' | 'lower' | 'other' | 'digit' | 'none';

const LETTERS: readonly Letter[] = ['none', 'upper', 'lower', 'other', 'digit'];
/** Place in LETTERS plus one, by UTF-16 unit; 0 where it was never asked for: Unicode properties are slow to test. */
const known = new Uint8Array(0x10000);

/** The case of the character at `at`; `other` is a letter of a script without case, `none` no letter at all. */
export function letterAt(text: string, at: number): Letter {
  const code = text.charCodeAt(at);
  // NaN, past either end of the text, indexes nothing.
  const seen = known[code] ?? 1;
  if (seen > 0) return LETTERS[seen - 1] as Letter;
  if (code >= 0xd800 && code <= 0xdbff)
    return letterOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const letter = letterOf(String.fromCharCode(code));
  known[code] = LETTERS.indexOf(letter) + 1;
  return letter;
}

function letterOf(character: string): Letter {
  if (/[\p{Lu}\p{Lt}]/u.test(character)) return 'upper';
  if (/\p{Ll}/u.test(character)) return 'lower';
  if (/\p{Nd}/u.test(character)) return 'digit';
  return /[\p{L}\p{M}]/u.test(character) ? 'other' : 'none';
}

export function isDigit(text: string, at: number): boolean {
  return letterAt(text, at) === 'digit';
}

/** The clipped articles of Dutch, an apostrophe and a letter: `'s Avonds`, `'t Is`. */
export function isClipped(text: string, at: number): boolean {
  return "'’`‘".includes(text.charAt(at)) && /^[stnkmr]\s/.test(text.slice(at + 1, at + 3));
}

/** Chinese, Japanese and other scripts written without spaces between words. */
export function isUnspaced(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 0x3040 && code <= 0x9fff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x1000 && code <= 0x109f) ||
    (code >= 0x0e00 && code <= 0x0eff) ||
    (code >= 0xd840 && code <= 0xd888)
  );
}
