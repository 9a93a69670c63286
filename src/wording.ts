import { closest, distance } from 'fastest-levenshtein';

/** A value as a person wants to see it in a message: JSON, cut to 60 characters. */
export function showValue(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length <= 60 ? text : `${text.slice(0, 57)}...`;
}

/** The candidate that `word` is most likely a slip of, if any comes near. */
export function nearest(word: string, candidates: readonly string[]): string | undefined {
  if (candidates.length === 0) return undefined;
  const folded = word.toLowerCase();
  const lower = candidates.map((candidate) => candidate.toLowerCase());
  const best = closest(folded, lower);
  // Of one letter, every other letter would be a slip.
  const slips = Math.min(Math.ceil(word.length / 3), word.length - 1);
  return distance(folded, best) <= slips ? candidates[lower.indexOf(best)] : undefined;
}

/** Words that data frames read as "missing" when they stand in a cell. */
export const READ_AS_MISSING: ReadonlySet<string> = new Set([
  ...['none', 'null', 'na', 'n/a', 'nan', '<na>', '#n/a', '#na', '-nan', '1.#ind', '1.#qnan'],
]);
