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
  /** One number, in memory that all copies share: how many were taken. */
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

/** Lays out batches of windows of equal length. */
export function passesOf(batches: readonly (readonly Window[])[], ports: Ports): Passes {
  const windows = batches.flat();
  const passes: Passes = {
    count: batches.length,
    taken: new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)),
    shapes: new Int32Array(SHAPE * batches.length),
    ids: new Int32Array(windows.reduce((sum, { ids }) => sum + ids.length, 0)),
    seconds: new Int32Array(windows.length),
    ...ports,
  };
  let at = 0;
  let row = 0;
  for (const [i, batch] of batches.entries()) {
    passes.shapes.set([batch.length, batch[0]?.ids.length ?? 0, at, row], SHAPE * i);
    for (const { ids, second } of batch) {
      passes.ids.set(ids, at);
      passes.seconds[row++] = second;
      at += ids.length;
    }
  }
  return passes;
}

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
