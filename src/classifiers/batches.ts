/** A stretch of one text's tokens that fits into the network, special tokens included. */
export interface Window {
  /** Which text it belongs to. */
  text: number;
  ids: readonly number[];
}

/**
 * Cuts token ids (with their first and last special token) into windows of at most `max` tokens
 * that overlap by a quarter, each with the special tokens around it, so that every token is read.
 */
export function windowsOf(text: number, ids: readonly number[], max: number): Window[] {
  if (ids.length <= max) return [{ text, ids }];
  const first = ids[0] as number;
  const last = ids[ids.length - 1] as number;
  const body = ids.slice(1, -1);
  const size = max - 2;
  const step = size - Math.floor(size / 4);
  const windows: Window[] = [];
  for (let from = 0; ; from += step) {
    const start = Math.min(from, body.length - size);
    windows.push({ text, ids: [first, ...body.slice(start, start + size), last] });
    if (start + size >= body.length) return windows;
  }
}

/**
 * Groups windows of like length, so that little padding is computed: sorted by length (by place
 * where equal), at most `rows` windows and `tokens` padded tokens to a batch.
 */
export function batchesOf(windows: readonly Window[], rows: number, tokens: number): Window[][] {
  const sorted = windows.map((window, place) => ({ window, place }));
  sorted.sort((a, b) => a.window.ids.length - b.window.ids.length || a.place - b.place);
  const batches: Window[][] = [];
  let batch: Window[] = [];
  for (const { window } of sorted) {
    const full = batch.length === rows || (batch.length + 1) * window.ids.length > tokens;
    if (full && batch.length > 0) {
      batches.push(batch);
      batch = [];
    }
    batch.push(window);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
