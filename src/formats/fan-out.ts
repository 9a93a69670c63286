import { once } from 'node:events';
import { PassThrough } from 'node:stream';

/** So many items wait for a reader that is slower than the others. */
const WAITING = 256;

/**
 * Reads a stream once for several readers: each gets the items that `keysOf` names it for, in their
 * order. The slowest sets the pace. Rejects with the first failure, of the stream or of a reader.
 */
export async function fanOut<T>(
  items: AsyncIterable<T>,
  keysOf: (item: T) => readonly string[],
  readers: ReadonlyMap<string, (items: AsyncIterable<T>) => Promise<void>>,
): Promise<void> {
  const lanes = new Map<string, PassThrough>();
  for (const key of readers.keys())
    lanes.set(key, new PassThrough({ objectMode: true, highWaterMark: WAITING }));
  const failed = new AbortController();
  const { signal } = failed;
  const deal = async () => {
    for await (const item of items)
      for (const key of keysOf(item)) {
        signal.throwIfAborted();
        const lane = lanes.get(key);
        if (lane !== undefined && !lane.write(item)) await once(lane, 'drain', { signal });
      }
    for (const lane of lanes.values()) lane.end();
  };
  try {
    await Promise.all([
      deal(),
      ...[...readers].map(([key, read]) => read(lanes.get(key) as AsyncIterable<T>)),
    ]);
  } catch (error) {
    failed.abort();
    for (const lane of lanes.values()) lane.destroy();
    throw error;
  }
}
