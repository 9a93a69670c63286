import type { Memory, Scratch } from './memory.js';

/** A key on the disk: 32 low and 32 high bits of its hash, and its number. */
const WORDS = 3;
const BYTES = 4 * WORDS;
/** Keys that are read at once. */
const BLOCK = 341;
/** So many runs of one age are merged into one. */
const FAN = 8;
/** Keys that are written at once. */
const CHUNK = 1 << 14;

/** Keys in the order of their hashes (high bits first), each with its number. */
export interface SortedKeys {
  readonly size: number;
  /** Gives the keys one by one, in their order. */
  each(visit: (low: number, high: number, number: number) => void): void;
}

interface Run {
  scratch: Scratch;
  size: number;
  /** High bits of the first key of every block. */
  fences: Uint32Array;
  age: number;
}

/**
 * Keys that were taken to the disk: sorted runs, merged eight at a time (a log-structured merge
 * tree; O'Neil et al. 1996), behind a filter of fixed size (Bloom 1970) that turns away nearly all
 * keys that are not here.
 */
export class KeyRuns {
  readonly #runs: Run[] = [];
  readonly #filter: Uint32Array;
  readonly #block = new Uint32Array(BLOCK * WORDS);

  constructor(readonly memory: Memory) {
    const bits = Math.floor(Math.log2(Math.min(memory.limit, 2 ** 32) * 2));
    this.#filter = new Uint32Array(2 ** Math.max(5, bits) / 32);
  }

  /** Adds keys none of which is here. */
  add(keys: SortedKeys): void {
    this.#runs.push(this.#write(keys, 0));
    for (;;) {
      const age = this.#runs.at(-1)?.age;
      const young = this.#runs.filter((run) => run.age === age);
      if (young.length < FAN) return;
      this.#runs.splice(this.#runs.length - FAN, FAN, this.#merge(young));
    }
  }

  /** The number of a key, -1 where it is not here. Dear: ask `mayHold` first. */
  find(low: number, high: number): number {
    for (const run of this.#runs) {
      const number = this.#search(run, low, high);
      if (number !== -1) return number;
    }
    return -1;
  }

  #write(keys: SortedKeys, age: number): Run {
    const scratch = this.memory.scratch();
    const fences = new Uint32Array(Math.ceil(keys.size / BLOCK));
    const chunk = new Uint32Array(Math.min(keys.size, CHUNK) * WORDS);
    let at = 0;
    let filled = 0;
    const flush = () => {
      scratch.write(new Uint8Array(chunk.buffer, 0, 4 * filled), (at - filled / WORDS) * BYTES);
      filled = 0;
    };
    keys.each((low, high, number) => {
      if (at % BLOCK === 0) fences[at / BLOCK] = high;
      chunk[filled++] = low;
      chunk[filled++] = high;
      chunk[filled++] = number;
      at++;
      if (age === 0) this.#note(low, high);
      if (filled === chunk.length) flush();
    });
    if (filled > 0) flush();
    return { scratch, size: keys.size, fences, age };
  }

  #merge(runs: readonly Run[]): Run {
    const size = runs.reduce((sum, run) => sum + run.size, 0);
    const age = (runs[0]?.age ?? 0) + 1;
    const merged = this.#write({ size, each: (visit) => mergeInto(runs, visit) }, age);
    for (const { scratch } of runs) scratch.close();
    return merged;
  }

  #search({ scratch, size, fences }: Run, low: number, high: number): number {
    // The last block that begins below; keys of the same high bits may go on in the next ones.
    let from = 0;
    for (let to = fences.length; to - from > 1; ) {
      const middle = (from + to) >>> 1;
      if ((fences[middle] as number) < high) from = middle;
      else to = middle;
    }
    for (let i = from; i < fences.length && (i === from || (fences[i] as number) <= high); i++) {
      const block = this.#block.subarray(0, Math.min(BLOCK, size - i * BLOCK) * WORDS);
      scratch.read(new Uint8Array(block.buffer, 0, block.byteLength), i * BLOCK * BYTES);
      for (let at = 0; at < block.length; at += WORDS)
        if (block[at + 1] === high && block[at] === low) return block[at + 2] as number;
    }
    return -1;
  }

  /** Three bits of the filter stand for a key. */
  mayHold(low: number, high: number): boolean {
    const filter = this.#filter;
    const mask = filter.length * 32 - 1;
    for (let i = 0; i < 3; i++) {
      const bit = (low + Math.imul(i, high | 1)) & mask;
      if (((filter[bit >>> 5] as number) & (1 << (bit & 31))) === 0) return false;
    }
    return true;
  }

  #note(low: number, high: number): void {
    const filter = this.#filter;
    const mask = filter.length * 32 - 1;
    for (let i = 0; i < 3; i++) {
      const bit = (low + Math.imul(i, high | 1)) & mask;
      filter[bit >>> 5] = (filter[bit >>> 5] as number) | (1 << (bit & 31));
    }
  }
}

/** Where a merge stands in one run. */
class Cursor {
  readonly #chunk: Uint32Array;
  #at = 0;
  #end = 0;
  #next = 0;
  low = 0;
  high = 0;
  number = 0;

  constructor(readonly run: Run) {
    this.#chunk = new Uint32Array(Math.min(run.size, CHUNK) * WORDS);
  }

  /** Goes on to the next key; false where there is none. */
  advance(): boolean {
    if (this.#at === this.#end) {
      const left = this.run.size - this.#next;
      if (left === 0) return false;
      const keys = Math.min(left, CHUNK);
      this.#end = keys * WORDS;
      this.run.scratch.read(
        new Uint8Array(this.#chunk.buffer, 0, keys * BYTES),
        this.#next * BYTES,
      );
      this.#next += keys;
      this.#at = 0;
    }
    this.low = this.#chunk[this.#at++] as number;
    this.high = this.#chunk[this.#at++] as number;
    this.number = this.#chunk[this.#at++] as number;
    return true;
  }
}

function mergeInto(
  runs: readonly Run[],
  visit: (low: number, high: number, number: number) => void,
): void {
  const cursors = runs.map((run) => new Cursor(run)).filter((cursor) => cursor.advance());
  while (cursors.length > 0) {
    let least = cursors[0] as Cursor;
    for (let i = 1; i < cursors.length; i++) {
      const cursor = cursors[i] as Cursor;
      if (cursor.high < least.high || (cursor.high === least.high && cursor.low < least.low))
        least = cursor;
    }
    visit(least.low, least.high, least.number);
    if (!least.advance()) cursors.splice(cursors.indexOf(least), 1);
  }
}
