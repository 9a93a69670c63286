import type { Memory, Scratch } from './memory.js';

/** Keys that are looked at around the last one. */
const WINDOW = 512;
/** So far ahead of the last key the next one is expected. */
const AHEAD = 32;

/**
 * The keys that were taken to the disk in the order of their numbers. Files that refer to each other
 * do so in their order: the key that is wanted next is mostly one of the next.
 */
export class KeyTrail {
  readonly #scratch: Scratch;
  readonly #window = new Uint32Array(2 * WINDOW);
  #size = 0;
  #first = 0;
  #length = 0;
  #last = 0;

  constructor(memory: Memory) {
    this.#scratch = memory.scratch();
  }

  /** Adds the hashes of the keys that come next, low and high bits in turn. */
  add(hashes: Uint32Array): void {
    const bytes = new Uint8Array(hashes.buffer, hashes.byteOffset, hashes.byteLength);
    this.#scratch.write(bytes, 8 * this.#size);
    this.#size += hashes.length / 2;
    if (this.#length < WINDOW) this.#length = 0;
  }

  /** The number of a key that stands shortly after the last one, or is that; else -1. */
  find(low: number, high: number): number {
    const from = this.#last;
    const to = Math.min(from + AHEAD, this.#size);
    if (from < this.#first || to > this.#first + this.#length) this.#load(from);
    for (let number = from; number < to; number++) {
      const at = 2 * (number - this.#first);
      if (this.#window[at] !== low || this.#window[at + 1] !== high) continue;
      this.#last = number;
      return number;
    }
    return -1;
  }

  /** A key was found elsewhere: the next ones are expected after it. */
  follow(number: number): void {
    this.#last = number;
  }

  #load(first: number): void {
    this.#first = first;
    this.#length = Math.min(WINDOW, this.#size - first);
    this.#scratch.read(new Uint8Array(this.#window.buffer, 0, 8 * this.#length), 8 * first);
  }
}
