import { isUnspaced, letterAt } from '../segment/characters.js';

/** Letters of a shingle; one that begins with an ideograph or kana is shorter, for each of these tells more. */
const LENGTH = 5;
const LENGTH_UNSPACED = 3;

/** What one Arabic or Persian keyboard writes for another's letter. */
const VARIANTS: ReadonlyMap<number, number> = new Map(
  ['يی', 'ىی', 'كک', 'أا', 'إا', 'آا', 'ةه', 'ۀه', 'ؤو'].map((pair) => [
    pair.charCodeAt(0),
    pair.charCodeAt(1),
  ]),
);

/** The shingles of one text. The arrays are used again for the next text: copy what has to last. */
export interface Shingled {
  /** Hashes of the shingles, in the order of the text, repeated ones too. */
  hashes: Int32Array;
  /** How much text there is: letters and digits, an ideograph counted as two. */
  weight: number;
  /** 53 bits of a hash of all letters: equal for texts that are equal but for case, blanks and marks. */
  identity: number;
}

/**
 * Cuts texts into overlapping runs of letters, in whatever script, after folding: NFKC, lower case,
 * only letters and digits, Arabic and Hebrew points left out. Character shingles need no word
 * boundaries, which Chinese, Japanese and Thai do not write.
 */
export class Shingler {
  #letters = new Uint16Array(512);
  #hashes = new Int32Array(512);

  shingle(text: string): Shingled {
    const count = this.#fold(text);
    const letters = this.#letters;
    let weight = count;
    let shingles = 0;
    let high = 0x811c9dc5;
    let low = 0x2c1b3c6d;
    for (let i = 0; i < count; i++) {
      const letter = letters[i] as number;
      high = Math.imul(high ^ letter, 0x01000193);
      low = mix(low ^ letter);
      const unspaced = isUnspacedLetter(letter);
      if (unspaced) weight++;
      const end = i + (unspaced ? LENGTH_UNSPACED : LENGTH);
      if (end > count) continue;
      let hash = 0x811c9dc5;
      for (let j = i; j < end; j++) hash = Math.imul(hash ^ (letters[j] as number), 0x01000193);
      this.#hashes[shingles++] = mix(hash);
    }
    return {
      hashes: this.#hashes.subarray(0, shingles),
      weight,
      identity: (mix(high) >>> 0) * 0x200000 + (low >>> 11),
    };
  }

  #fold(text: string): number {
    const folded = text.normalize('NFKC').toLowerCase();
    if (folded.length > this.#letters.length) {
      this.#letters = new Uint16Array(2 * folded.length);
      this.#hashes = new Int32Array(2 * folded.length);
    }
    let count = 0;
    for (let i = 0; i < folded.length; i++) {
      const code = folded.charCodeAt(i);
      if (isPoint(code)) continue;
      // The second half of a pair tells no more than the first about whether it is a letter.
      const isSecond = code >= 0xdc00 && code <= 0xdfff;
      if (letterAt(folded, isSecond ? i - 1 : i) === 'none') continue;
      this.#letters[count++] =
        code >= 0x0622 && code <= 0x06c0 ? (VARIANTS.get(code) ?? code) : code;
    }
    return count;
  }
}

/** Vowel points, which are often left out, and the Arabic stretching stroke. */
function isPoint(code: number): boolean {
  return (
    code >= 0x0591 &&
    ((code >= 0x064b && code <= 0x0652) || code === 0x0640 || code === 0x0670 || code <= 0x05c7)
  );
}

const unspaced = new Uint8Array(0x10000);
for (let code = 0; code < 0x10000; code++)
  unspaced[code] = isUnspaced(String.fromCharCode(code), 0) ? 1 : 0;
const isUnspacedLetter = (code: number) => unspaced[code] === 1;

/** The finisher of MurmurHash3 (Appleby, public domain): every bit of the input reaches every bit. */
export function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** The set of hashes, sorted: a copy. */
export function setOf(hashes: Int32Array): Int32Array {
  const sorted = hashes.slice().sort();
  let kept = 0;
  for (let i = 0; i < sorted.length; i++)
    if (i === 0 || sorted[i] !== sorted[i - 1]) sorted[kept++] = sorted[i] as number;
  return sorted.subarray(0, kept);
}

/** Shared members of two sorted sets over all members (Jaccard 1901), from 0 to 1; 0 where both are empty. */
export function jaccard(a: Int32Array, b: Int32Array): number {
  let i = 0;
  let j = 0;
  let shared = 0;
  while (i < a.length && j < b.length) {
    const left = a[i] as number;
    const right = b[j] as number;
    if (left === right) shared++;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  const all = a.length + b.length - shared;
  return all === 0 ? 0 : shared / all;
}
