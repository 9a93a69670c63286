/**
 * A set of strings that keeps only 64 bits of each (16 bytes a string in all), so that millions of
 * ids fit in memory. Strings get numbers in the order in which they came, from 0. Two different
 * strings are taken for one with odds of about 1 in 10^5 among ten million.
 */
export class Keys {
  #slots = new Int32Array(1024);
  #low = new Uint32Array(512);
  #high = new Uint32Array(512);
  size = 0;

  /** Adds a string: its number where it is new, else the complement (`~`) of the number it has. */
  add(text: string): number {
    hash(text);
    return this.#addHashed();
  }

  /** As `add`, but case, blanks, quotes and dashes do not count. Undefined where fewer than `least` characters are left. */
  addFolded(text: string, least: number): number | undefined {
    return hashFolded(text) < least ? undefined : this.#addHashed();
  }

  /** The number of a string, -1 where it is not here. */
  find(text: string): number {
    hash(text);
    const at = this.#slotOf();
    return (this.#slots[at] as number) - 1;
  }

  #addHashed(): number {
    const at = this.#slotOf();
    const taken = this.#slots[at] as number;
    if (taken !== 0) return ~(taken - 1);
    const number = this.size++;
    if (number === this.#low.length) {
      this.#low = grown(this.#low);
      this.#high = grown(this.#high);
    }
    this.#low[number] = low;
    this.#high[number] = high;
    this.#slots[at] = number + 1;
    if (this.size * 4 > this.#slots.length * 3) this.#rehash();
    return number;
  }

  #slotOf(): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    for (let at = low & mask; ; at = (at + 1) & mask) {
      const number = (slots[at] as number) - 1;
      if (number === -1 || (this.#low[number] === low && this.#high[number] === high)) return at;
    }
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 2);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number++) {
      let at = (this.#low[number] as number) & mask;
      while (slots[at] !== 0) at = (at + 1) & mask;
      slots[at] = number + 1;
    }
    this.#slots = slots;
  }
}

/** A column of numbers that grows: one value to each number of a {@link Keys}. */
export class Column<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array> {
  constructor(private data: T) {}

  get(i: number): number {
    return this.data[i] ?? 0;
  }

  set(i: number, value: number): void {
    while (i >= this.data.length) this.data = grown(this.data);
    this.data[i] = value;
  }
}

function grown<T extends Uint8Array | Uint16Array | Uint32Array | Float64Array>(data: T): T {
  const larger = new (data.constructor as new (length: number) => T)(data.length * 2);
  larger.set(data);
  return larger;
}

/** The hash of the last string: kept here, since a pair to return would be allocated for every id. */
let low = 0;
let high = 0;

function hash(text: string): void {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  finish(a, b);
}

/** Hashes what is left of `text` when case, blanks, quotes and dashes do not count, and returns how much it is. */
function hashFolded(text: string): number {
  const table = (folded ??= tabulate());
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  let letters = 0;
  let pair = 0;
  for (let i = 0; i < text.length; i++) {
    let c = table[text.charCodeAt(i)] as number;
    if (c === 0) continue;
    letters++;
    if (pair === 0) {
      pair = c;
      continue;
    }
    // Two at a time: the multiplications are what costs here.
    c |= pair << 16;
    pair = 0;
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
    a ^= a >>> 15;
    b ^= b >>> 15;
  }
  finish(a ^ pair, b ^ pair);
  return letters;
}

/** What every UTF-16 unit counts as; 0 for what does not count. */
let folded: Uint16Array | undefined;

/** In ASCII, marks that belong to figures count: 1.5 is not 15. */
const COUNTED = /[a-z0-9.,:/%]/i;
const SKIPPED: readonly (readonly [number, number])[] = [
  [0x80, 0xbf],
  [0x2000, 0x206f],
  [0x3000, 0x303f],
  [0xfeff, 0xfeff],
];

function tabulate(): Uint16Array {
  const table = Uint16Array.from({ length: 0x10000 }, (_, c) => c);
  for (let c = 0; c < 0x80; c++) {
    const letter = String.fromCharCode(c);
    table[c] = COUNTED.test(letter) ? letter.toLowerCase().charCodeAt(0) : 0;
  }
  for (const [first, last] of SKIPPED) table.fill(0, first, last + 1);
  return table;
}

function finish(a: number, b: number): void {
  const x = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  const y = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(x ^ (x >>> 13), 3266489909);
  low = x >>> 0;
  high = y >>> 0;
}
