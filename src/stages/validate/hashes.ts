/** The 64-bit hash of the last string: kept here, since a pair to return would be allocated for every id. */
export const hashed = { low: 0, high: 0 };

export function hash(text: string): void {
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
export function hashFolded(text: string): number {
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
  hashed.low = x >>> 0;
  hashed.high = y >>> 0;
}
