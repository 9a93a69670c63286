import { hash, hashed, hashFolded } from './hashes.js';
import { KeyRuns, type SortedKeys } from './key-runs.js';
import { KeyTrail } from './key-trail.js';
import { Memory } from './memory.js';

/** Slots of the smallest table. */
const LEAST = 1024;

/**
 * A set of strings that keeps only 64 bits of each, so that millions of ids fit in memory; what does
 * not fit goes to the disk. Strings get numbers in the order in which they came, from 0. Two
 * different strings are taken for one with odds of about 1 in 10^5 among ten million.
 */
export class Keys {
  size = 0;
  /** Numbers of the keys in memory, counted from `#base` + 1; an open hash table. */
  #slots = new Int32Array(0);
  /** Hashes of the keys in memory by number, low and high bits in turn. */
  #hashes = new Uint32Array(0);
  /** Keys below this number lie on the disk. */
  #base = 0;
  #runs: KeyRuns | undefined;
  #trail: KeyTrail | undefined;

  constructor(readonly memory = new Memory()) {}

  /** Adds a string: its number where it is new, else the complement (`~`) of the number it has. */
  add(text: string): number {
    hash(text);
    return this.#add(hashed.low, hashed.high);
  }

  /** As `add`, but case, blanks, quotes and dashes do not count. Undefined where fewer than `least` characters are left. */
  addFolded(text: string, least: number): number | undefined {
    return hashFolded(text) < least ? undefined : this.#add(hashed.low, hashed.high);
  }

  /** The number of a string, -1 where it is not here. */
  find(text: string): number {
    if (this.size === 0) return -1;
    hash(text);
    const { low, high } = hashed;
    const taken = this.#slots.length === 0 ? 0 : (this.#slots[this.#slotOf(low, high)] as number);
    return taken === 0 ? this.#findOnDisk(low, high) : this.#base + taken - 1;
  }

  #add(low: number, high: number): number {
    if (this.#slots.length === 0) this.#resize(LEAST);
    const slot = this.#slotOf(low, high);
    const taken = this.#slots[slot] as number;
    if (taken !== 0) return ~(this.#base + taken - 1);
    const onDisk = this.#findOnDisk(low, high);
    if (onDisk !== -1) return ~onDisk;
    const number = this.size++;
    const count = this.size - this.#base;
    this.#hashes[2 * count - 2] = low;
    this.#hashes[2 * count - 1] = high;
    this.#slots[slot] = count;
    if (count * 4 > this.#slots.length * 3) {
      this.#resize(this.#slots.length * 2);
      this.memory.tableGrew(this);
    }
    return number;
  }

  #findOnDisk(low: number, high: number): number {
    if (this.#trail === undefined || !this.#runs?.mayHold(low, high)) return -1;
    const near = this.#trail.find(low, high);
    if (near !== -1) return near;
    const number = this.#runs.find(low, high);
    if (number !== -1) this.#trail.follow(number);
    return number;
  }

  #slotOf(low: number, high: number): number {
    const slots = this.#slots;
    const hashes = this.#hashes;
    const mask = slots.length - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const index = (slots[at] as number) - 1;
      if (index === -1 || (hashes[2 * index] === low && hashes[2 * index + 1] === high)) return at;
    }
  }

  #resize(length: number): void {
    const slots = new Int32Array(length);
    const mask = length - 1;
    const count = this.size - this.#base;
    for (let index = 0; index < count; index++) {
      let at = (this.#hashes[2 * index] as number) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = index + 1;
    }
    const hashes = new Uint32Array(2 * Math.ceil((length * 3) / 4 + 1));
    hashes.set(this.#hashes);
    this.#slots = slots;
    this.#hashes = hashes;
  }

  get bytes(): number {
    return this.#slots.byteLength + this.#hashes.byteLength;
  }

  /** Takes everything to the disk. */
  spill(): void {
    const count = this.size - this.#base;
    this.#runs ??= new KeyRuns(this.memory);
    this.#trail ??= new KeyTrail(this.memory);
    const hashes = this.#hashes.subarray(0, 2 * count);
    this.#trail.add(hashes);
    this.#runs.add(this.#sorted(hashes));
    this.#base += count;
    this.#slots = new Int32Array(0);
    this.#hashes = new Uint32Array(0);
  }

  /** As 64-bit numbers, hashes sort natively; the table then tells the number of each. */
  #sorted(hashes: Uint32Array): SortedKeys {
    const order = new Uint32Array(new BigUint64Array(hashes.slice().buffer).sort().buffer);
    return {
      size: hashes.length / 2,
      each: (visit) => {
        for (let i = 0; i < order.length; i += 2) {
          const low = order[i] as number;
          const high = order[i + 1] as number;
          const index = (this.#slots[this.#slotOf(low, high)] as number) - 1;
          visit(low, high, this.#base + index);
        }
      },
    };
  }
}
