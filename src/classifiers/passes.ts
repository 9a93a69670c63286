import type { Window } from './batches.js';

/** What one pass through a network reads, row by row. */
export interface Feeds {
  /** Rows, and tokens to a row. */
  shape: [number, number];
  ids: BigInt64Array;
  mask: BigInt64Array;
  /** 0 up to where the second text of a row begins, from there on what the network says. */
  types: BigInt64Array;
}

/** What there is to know of a network to run it. */
export interface Ports {
  /** Logits to a row. */
  outputs: number;
  /** The token type of a second text. */
  secondType: 0 | 1;
}

/** Passes still to be made: whoever has a copy takes the next one until none is left. */
export interface Passes extends Ports {
  count: number;
  /** Of all passes. */
  rows: number;
  /** One number: how many were taken. Like the ids it lies in memory that all copies share. */
  taken: Int32Array;
  /** Of each pass: rows, tokens to a row, where its ids begin, where its rows begin. */
  shapes: Int32Array;
  ids: Int32Array;
  /** Of each row: where its second text begins. */
  seconds: Int32Array;
}

/** What came of one pass, and where its rows begin. */
export interface Made {
  row: number;
  logits: Float32Array;
}

const SHAPE = 4;

/**
 * Memory that threads share, used for one lot of passes after the other: what is sent to a thread
 * anew each time stays there until the thread cleans up, which one that is sparing seldom does.
 */
export class SharedRoom {
  ids = shared(0);
  seconds = shared(0);

  /** Lays out batches of windows of equal length. What was laid out before has to be done. */
  lay(batches: readonly (readonly Window[])[], ports: Ports): Passes {
    const windows = batches.flat();
    const tokens = windows.reduce((sum, { ids }) => sum + ids.length, 0);
    if (this.ids.length < tokens) this.ids = shared(2 * tokens);
    if (this.seconds.length < windows.length) this.seconds = shared(2 * windows.length);
    const { ids, seconds } = this;
    const shapes = new Int32Array(SHAPE * batches.length);
    let at = 0;
    let row = 0;
    for (const [i, batch] of batches.entries()) {
      shapes.set([batch.length, batch[0]?.ids.length ?? 0, at, row], SHAPE * i);
      for (const window of batch) {
        ids.set(window.ids, at);
        seconds[row++] = window.second;
        at += window.ids.length;
      }
    }
    return { ...ports, count: batches.length, rows: row, taken: shared(1), shapes, ids, seconds };
  }
}

const shared = (length: number): Int32Array =>
  new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT * length));

/** Makes passes until all are taken; `pass` gives the logits of one. */
export async function makePasses(
  passes: Passes,
  pass: (feeds: Feeds) => Promise<Float32Array>,
): Promise<Made[]> {
  const made: Made[] = [];
  for (;;) {
    const i = Atomics.add(passes.taken, 0, 1);
    if (i >= passes.count) return made;
    const [rows = 0, width = 0, at = 0, row = 0] = passes.shapes.subarray(SHAPE * i);
    made.push({ row, logits: await pass(feedsOf(passes, { rows, width, at, row })) });
  }
}

function feedsOf(
  { ids, seconds, secondType }: Passes,
  { rows, width, at, row }: { rows: number; width: number; at: number; row: number },
): Feeds {
  const own = ids.subarray(at, at + rows * width);
  const types = new BigInt64Array(own.length);
  for (let r = 0; r < rows; r++)
    types.fill(BigInt(secondType), r * width + (seconds[row + r] as number), (r + 1) * width);
  return {
    shape: [rows, width],
    ids: BigInt64Array.from(own, BigInt),
    mask: new BigInt64Array(own.length).fill(1n),
    types,
  };
}
