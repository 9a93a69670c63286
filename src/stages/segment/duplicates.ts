import type { Unit } from '../../records.js';
import { classAt, letterAt, NONE } from './characters.js';

/** Shorter texts repeat by chance. Counted in UTF-16 units of the folded text. */
const LEAST = 12;

/**
 * Sets `duplicate_of` of every unit whose text stood in the article before, to the id of the first.
 * `textOf` gives the part of a unit that counts.
 */
export function markDuplicates(units: Unit[], textOf: (unit: Unit) => string): void {
  // Folding a whole text is dear, and few texts even begin alike: compare the beginnings first.
  const alike = new Map<string, Unit[]>();
  for (const unit of units) {
    const key = foldedStart(textOf(unit));
    if (key.length < LEAST) continue;
    const earlier = alike.get(key);
    if (earlier === undefined) {
      alike.set(key, [unit]);
      continue;
    }
    const text = fold(textOf(unit));
    const same = earlier.find((other) => fold(textOf(other)) === text);
    if (same === undefined) earlier.push(unit);
    else unit.duplicate_of = same.id;
  }
}

/** What is left of a text when case, blanks, quotation marks and punctuation do not count. */
export function fold(text: string): string {
  return letters(text.normalize('NFC').toLowerCase(), text.length);
}

/** The first letters of the folded text, LEAST of them unless it has fewer. */
export function foldedStart(text: string): string {
  const start = letters(
    text
      .slice(0, 4 * LEAST)
      .normalize('NFC')
      .toLowerCase(),
    LEAST,
  );
  return start.length < LEAST && text.length > 4 * LEAST ? fold(text).slice(0, LEAST) : start;
}

function letters(text: string, most: number): string {
  let kept = '';
  for (let i = 0; i < text.length && kept.length < most; i++) {
    if (letterAt(text, i) !== 'none' || (text.charCodeAt(i) > 0xff && classAt(text, i) === NONE))
      kept += text.charAt(i);
  }
  return kept;
}
