/** One input of the network: token ids with the special tokens around them. */
export interface Window {
  ids: readonly number[];
  /** Where the second text of a pair begins; the length of `ids` where there is none. */
  second: number;
}

/** More windows of one text than these are not read; the text counts as truncated then. */
export const MOST_WINDOWS = 64;

/**
 * Cuts the token ids of a text into stretches of at most `size` that overlap by a quarter, so that
 * every token is read. A text without tokens gives one empty stretch. `truncated` where even
 * {@link MOST_WINDOWS} stretches do not reach the end.
 */
export function stretchesOf(
  ids: readonly number[],
  size: number,
): { stretches: (readonly number[])[]; truncated: boolean } {
  if (ids.length <= size) return { stretches: [ids], truncated: false };
  const step = size - Math.floor(size / 4);
  const stretches: number[][] = [];
  for (let from = 0; stretches.length < MOST_WINDOWS; from += step) {
    const start = Math.min(from, ids.length - size);
    stretches.push(ids.slice(start, start + size));
    if (start + size >= ids.length) return { stretches, truncated: false };
  }
  return { stretches, truncated: true };
}

/**
 * Groups windows of equal length, at most `rows` windows and `tokens` tokens to a batch. Nothing is
 * ever padded: no time goes into padding, and what stands beside a window cannot change its result.
 * The longest come first, so that threads that share the work end together.
 */
export function batchesOf<T extends Window>(
  windows: readonly T[],
  rows: number,
  tokens: number,
): T[][] {
  const byLength = new Map<number, T[]>();
  for (const window of windows) {
    const own = byLength.get(window.ids.length);
    if (own === undefined) byLength.set(window.ids.length, [window]);
    else own.push(window);
  }
  const batches: T[][] = [];
  for (const [length, own] of [...byLength].sort(([a], [b]) => b - a)) {
    const size = Math.max(1, Math.min(rows, Math.floor(tokens / Math.max(1, length))));
    for (let from = 0; from < own.length; from += size) batches.push(own.slice(from, from + size));
  }
  return batches;
}
