import {
  CLOSE,
  COMMA,
  classAt,
  DASH,
  ELLIPSIS,
  EXCLAIM,
  FULL,
  OPEN,
  QUOTE,
  STOP,
} from '../segment/characters.js';

/** What a token is, by its form. */
export type Kind =
  | 'word'
  | 'number'
  | 'comma'
  | 'colon'
  | 'dash'
  | 'stop'
  | 'quote'
  | 'bracket'
  | 'mark';

const LETTER = /[\p{L}\p{M}\p{N}]/u;
const UPPER = /\p{Lu}/u;
const DIGIT = /^\p{N}/u;
const JOINERS = '-\'’ʼ_./\u200c·٫٬״׳"';

/**
 * Bits of a UTF-16 unit: a letter or digit; a capital of a script that has them in plenty; a digit; what may join
 * letters; the first half of a character; a mark that matters.
 */
const KNOWN = 1;
export const IN_WORD = 2;
export const CAPITAL = 4;
export const NUMERAL = 8;
export const JOINER = 16;
export const SURROGATE = 32;
export const MARK = 64;

/** By UTF-16 unit; 0 where it was never asked for: Unicode properties are slow to test. */
const known = new Uint8Array(0x10000);

/** The bits of the UTF-16 unit at `at`; 0 past the end. */
export function bitsAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const bits = known[code];
  if (bits === undefined) return 0;
  return bits === 0 ? learn(code) : bits;
}

function learn(code: number): number {
  const character = String.fromCharCode(code);
  let bits = KNOWN;
  if (code >= 0xd800 && code <= 0xdbff) bits |= SURROGATE;
  else if (code !== 0x200c && LETTER.test(character)) bits |= IN_WORD;
  if (code < 0x600 && UPPER.test(character)) bits |= CAPITAL;
  if (DIGIT.test(character)) bits |= NUMERAL;
  if (JOINERS.includes(character)) bits |= JOINER;
  if (markAt(character, 0) !== null) bits |= MARK;
  known[code] = bits;
  return bits;
}

/** UTF-16 units of the letter or digit at `at`; 0 where there is none. */
export function letterSize(text: string, at: number): number {
  const bits = bitsAt(text, at);
  if ((bits & IN_WORD) !== 0) return 1;
  if ((bits & SURROGATE) === 0) return 0;
  return LETTER.test(String.fromCodePoint(text.codePointAt(at) ?? 0)) ? 2 : 0;
}

/** Whether a word that begins at `at` is a number. */
export function isNumberAt(text: string, at: number): boolean {
  const bits = bitsAt(text, at);
  if ((bits & SURROGATE) === 0) return (bits & NUMERAL) !== 0;
  return DIGIT.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
}

/** What mark stands at `at`; null where there is none that matters. */
export function markAt(text: string, at: number): Kind | null {
  switch (classAt(text, at)) {
    case COMMA:
      return ':：'.includes(text.charAt(at))
        ? 'colon'
        : ';；؛'.includes(text.charAt(at))
          ? 'stop'
          : 'comma';
    case STOP:
    case EXCLAIM:
    case ELLIPSIS:
    case FULL:
      return 'stop';
    case DASH:
      return 'dash';
    case QUOTE:
      return 'quote';
    case OPEN:
    case CLOSE:
      return 'bracket';
    default:
      return '/|•*#@&+=<>~'.includes(text.charAt(at)) ? 'mark' : null;
  }
}
