import { isBlank, letterAt } from './characters.js';

/** Longer words are no abbreviations; it also bounds the look back on a text of one word. */
export const MAX_TOKEN = 24;

export function skipBack(text: string, at: number, from: number): number {
  let i = at;
  while (i > from && isBlank(text, i - 1)) i--;
  return i;
}

/** Whether a single letter with a full stop stands at `at`. */
export function isInitialAt(text: string, at: number, end: number): boolean {
  const letter = letterAt(text, at);
  return (letter === 'upper' || letter === 'lower') && at + 1 < end && text.charAt(at + 1) === '.';
}

/** The letters, digits, dots, hyphens and apostrophes that touch offset `at` from the left. */
export function tokenBefore(text: string, at: number, from: number): string {
  let i = at;
  const least = Math.max(from, at - MAX_TOKEN - 1);
  while (i > least) {
    const character = text.charAt(i - 1);
    const letter = letterAt(text, i - 1);
    if (letter === 'none' && !'.-’\'&@/_°º"״׳'.includes(character) && !isSurrogate(text, i - 1))
      break;
    i--;
  }
  while (
    i < at &&
    !'°'.includes(text.charAt(i)) &&
    letterAt(text, i) === 'none' &&
    !isSurrogate(text, i)
  )
    i++;
  return at - i > MAX_TOKEN ? '' : text.slice(i, at);
}

function isSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdfff;
}

/** The word that begins at `at`, past opening marks, lower-cased and cut at MAX_TOKEN. */
export function wordAt(text: string, at: number, end: number): string {
  let i = at;
  while (i < end && i < at + 4 && letterAt(text, i) === 'none') i++;
  let j = i;
  while (
    j < end &&
    j < i + MAX_TOKEN &&
    (letterAt(text, j) !== 'none' || "’'".includes(text.charAt(j)))
  )
    j++;
  return text.slice(i, j).toLowerCase().replaceAll('’', "'");
}
