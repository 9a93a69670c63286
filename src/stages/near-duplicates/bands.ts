import { mix } from './shingles.js';

/**
 * Bands of a signature and its rows in each. Two texts of resemblance s share a band with the
 * probability 1 - (1 - s^ROWS)^BANDS: .97 at s = .7, .999 at .8, and 6e-6 at .05, where most pairs lie.
 */
export const BANDS = 20;
export const ROWS = 5;

/** Rows of which a byte each is kept: enough to turn away chance candidates without reading their texts. */
export const SKETCH = 64;

/** Where the signature of one text goes: the keys of its bands, and its sketch. */
export interface Signatures {
  keys: Int32Array;
  sketches: Uint8Array;
}

/**
 * MinHash (Broder 1997) with locality-sensitive banding (Leskovec, Rajaraman and Ullman, "Mining of
 * Massive Datasets", ch. 3): writes the signature of a text's shingles as the `number`th. `seed`
 * draws the permutations.
 */
export function createSigner(
  seed: number,
): (hashes: Int32Array, signatures: Signatures, number: number) => void {
  const rows = BANDS * ROWS;
  const flips = new Int32Array(rows);
  const factors = new Int32Array(rows);
  let state = seed | 0;
  const next = () => {
    state = (state + 0x9e3779b9) | 0;
    return mix(state);
  };
  for (let i = 0; i < rows; i++) {
    flips[i] = next();
    factors[i] = next() | 1;
  }
  return (hashes, { keys, sketches }, number) => {
    const { length } = hashes;
    for (let band = 0; band < BANDS; band++) {
      let key = band;
      for (let row = band * ROWS; row < (band + 1) * ROWS; row++) {
        const flip = flips[row] as number;
        const factor = factors[row] as number;
        let least = 0x7fffffff;
        for (let i = 0; i < length; i++) {
          const permuted = Math.imul((hashes[i] as number) ^ flip, factor);
          if (permuted < least) least = permuted;
        }
        key = mix(key ^ least);
        if (row < SKETCH) sketches[number * SKETCH + row] = mix(least);
      }
      keys[number * BANDS + band] = key;
    }
  };
}

/** Could two texts be as alike as `similarity`? Rules out less than one in 100,000 that are (5 standard deviations). */
export function mayResemble(
  sketches: Uint8Array,
  number: number,
  other: number,
  similarity: number,
): boolean {
  const need = SKETCH * similarity - 5 * Math.sqrt(SKETCH / 4);
  const a = number * SKETCH;
  const b = other * SKETCH;
  let equal = 0;
  for (let i = 0; i < SKETCH; i++) if (sketches[a + i] === sketches[b + i]) equal++;
  return equal >= need;
}
