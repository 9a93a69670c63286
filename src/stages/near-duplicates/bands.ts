import { mix } from './shingles.js';

/**
 * Bands of a signature and its rows in each. Two texts of resemblance s share a band with the
 * probability 1 - (1 - s^ROWS)^BANDS: .97 at s = .7, .999 at .8, and 6e-6 at .05, where most pairs lie.
 */
export const BANDS = 20;
export const ROWS = 5;

/**
 * MinHash (Broder 1997) with locality-sensitive banding (Leskovec, Rajaraman and Ullman, "Mining of
 * Massive Datasets", ch. 3): writes one key per band for a text's shingles. `seed` draws the permutations.
 */
export function createBander(
  seed: number,
): (hashes: Int32Array, keys: Int32Array, at: number) => void {
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
  return (hashes, keys, at) => {
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
      }
      keys[at + band] = key;
    }
  };
}
