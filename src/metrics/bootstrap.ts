import { seededRandom } from './random.js';

/** A confidence interval, both ends included. */
export interface Interval {
  low: number;
  high: number;
}

export interface BootstrapOptions {
  /** How many times to resample. 0: no intervals at all. */
  resamples: number;
  /** The same seed gives the same intervals, on every machine. */
  seed: number;
  /** Share of resamples inside the interval, 0 to 1. */
  level: number;
}

/** Intervals where more of the resamples than this leave the statistic undefined would mislead. */
const UNDEFINED_AT_MOST = 0.05;

/**
 * Percentile bootstrap intervals (Efron and Tibshirani 1993, chapter 13) of several statistics at once.
 * Whole groups are drawn with replacement, as many as there are: units of one article stand or fall together.
 *
 * `statistics` gets how often each of the groups was drawn; null says that the statistic is
 * undefined for this resample. An interval is null where there are fewer than two groups, where no
 * resamples are wanted, and where more than 5 % of them leave the statistic undefined.
 * A quantile between two resamples is interpolated linearly.
 */
export function bootstrapIntervals(
  groups: number,
  statistics: (drawn: Uint32Array) => readonly (number | null)[],
  { resamples, seed, level }: BootstrapOptions,
): (Interval | null)[] {
  const drawn = new Uint32Array(groups).fill(1);
  const values: number[][] = statistics(drawn).map(() => []);
  if (groups < 2 || resamples === 0) return values.map(() => null);
  const random = seededRandom(seed);
  for (let resample = 0; resample < resamples; resample++) {
    drawn.fill(0);
    for (let i = 0; i < groups; i++) {
      const group = Math.floor((random() / 0x1_0000_0000) * groups);
      drawn[group] = (drawn[group] as number) + 1;
    }
    for (const [i, value] of statistics(drawn).entries())
      if (value !== null) values[i]?.push(value);
  }
  return values.map((found) => {
    if (found.length === 0 || found.length < resamples * (1 - UNDEFINED_AT_MOST)) return null;
    found.sort((a, b) => a - b);
    return { low: quantile(found, (1 - level) / 2), high: quantile(found, (1 + level) / 2) };
  });
}

/** The vectors summed, each as often as it was drawn. All have the same length. */
export function sumDrawn(vectors: readonly Float64Array[], drawn: Uint32Array): Float64Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const [i, vector] of vectors.entries()) {
    const times = drawn[i] as number;
    if (times === 0) continue;
    for (let j = 0; j < sum.length; j++)
      sum[j] = (sum[j] as number) + times * (vector[j] as number);
  }
  return sum;
}

/** The index of each item's group, 0 to `count - 1`, in the order in which the groups come up. */
export function groupIndexes<T>(
  items: readonly T[],
  groupOf: (item: T) => string,
): { indexes: Uint32Array; count: number } {
  const known = new Map<string, number>();
  const indexes = new Uint32Array(items.length);
  for (const [i, item] of items.entries()) {
    const group = groupOf(item);
    const index = known.get(group) ?? known.size;
    known.set(group, index);
    indexes[i] = index;
  }
  return { indexes, count: known.size };
}

/** Quantile `share` (0 to 1) of sorted values, linear between neighbours (Hyndman and Fan type 7, as NumPy). */
export function quantile(sorted: readonly number[], share: number): number {
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] as number;
  const above = sorted[Math.ceil(at)] as number;
  return below + (above - below) * (at - Math.floor(at));
}
