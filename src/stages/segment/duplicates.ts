import type { Unit } from '../../records.js';

/** Shorter texts repeat by chance. Counted in code units of the folded text. */
const LEAST = 12;

/** Sets `duplicate_of` of every unit whose text stood in the article before, to the id of the first. */
export function markDuplicates(units: Unit[]): void {
  const first = new Map<string, string>();
  for (const unit of units) {
    const key = fold(unit.text);
    if (key.length < LEAST) continue;
    const known = first.get(key);
    if (known === undefined) first.set(key, unit.id);
    else unit.duplicate_of = known;
  }
}

/** What is left of a text when case, blanks, quotation marks and punctuation do not count. */
export function fold(text: string): string {
  return text.normalize('NFC').toLowerCase().replace(/[^\p{L}\p{M}\p{N}\p{S}]+/gu, '');
}
