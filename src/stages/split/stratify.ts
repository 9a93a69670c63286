import { mix } from '../near-duplicates/shingles.js';

/** What goes into one split as a whole: its rows, and how many of them each stratum has. */
export interface Group {
  /** Tells it from other groups; the same whatever the order of the input. */
  key: string;
  rows: number;
  strata: ReadonlyMap<string, number>;
}

/** How much the size of a split counts against the balance of one stratum in it. */
const ROWS_WEIGHT = 3;

/**
 * Deals groups out to splits so that rows and every stratum come near to `shares` in each (iterative
 * stratification, Sechidis et al. 2011, with groups in the place of rows): the largest first, each
 * to where the sum over strata of (rows - wanted)² / (wanted + rows per group) grows least. The
 * second term keeps strata of few groups, which cannot be divided well, from deciding. Gives the
 * number of a split by group.
 */
export function stratify(
  groups: readonly Group[],
  shares: readonly number[],
  seed: number,
): number[] {
  const names = [...new Set(groups.flatMap(({ strata }) => [...strata.keys()]))].sort();
  const numbers = new Map(names.map((name, i) => [name, i + 1] as const));
  // Stratum 0 is all rows.
  const counts = groups.map(({ rows, strata }) => [
    [0, rows] as const,
    ...[...strata].map(([name, n]) => [numbers.get(name) as number, n] as const),
  ]);
  const totals = new Float64Array(names.length + 1);
  const holders = new Float64Array(names.length + 1);
  for (const count of counts)
    for (const [stratum, n] of count) {
      totals[stratum] = (totals[stratum] as number) + n;
      holders[stratum] = (holders[stratum] as number) + 1;
    }
  const have = shares.map(() => new Float64Array(names.length + 1));
  const cost = (count: (typeof counts)[number], split: number) => {
    const share = shares[split] as number;
    const own = have[split] as Float64Array;
    if (share === 0) return Number.POSITIVE_INFINITY;
    let sum = 0;
    for (const [stratum, n] of count) {
      const total = totals[stratum] as number;
      const wanted = share * total;
      const grown = n * (n + 2 * ((own[stratum] as number) - wanted));
      const cost = grown / (wanted + total / (holders[stratum] as number));
      sum += n === 0 ? 0 : stratum === 0 ? ROWS_WEIGHT * cost : cost;
    }
    return sum;
  };
  const chosen = groups.map(() => 0);
  for (const i of dealingOrder(groups, seed)) {
    const count = counts[i] as (typeof counts)[number];
    let best = shares.indexOf(Math.max(...shares));
    let least = cost(count, best);
    for (const split of shares.keys()) {
      const here = cost(count, split);
      if (here >= least) continue;
      least = here;
      best = split;
    }
    chosen[i] = best;
    const own = have[best] as Float64Array;
    for (const [stratum, n] of count) own[stratum] = (own[stratum] as number) + n;
  }
  fillEmpty(chosen, groups, shares);
  return chosen;
}

/** A split that got nothing takes the smallest group of the split with the most groups, as long as that keeps one. */
function fillEmpty(chosen: number[], groups: readonly Group[], shares: readonly number[]): void {
  for (const [split, share] of shares.entries()) {
    if (share === 0 || chosen.includes(split)) continue;
    const sizes = shares.map((_, other) => chosen.filter((one) => one === other).length);
    const donor = sizes.indexOf(Math.max(...sizes));
    if ((sizes[donor] as number) < 2) return;
    const rows = (i: number) => (groups[i] as Group).rows;
    const [smallest] = [...chosen.keys()]
      .filter((i) => chosen[i] === donor && rows(i) > 0)
      .sort(
        (a, b) =>
          rows(a) - rows(b) || ((groups[a] as Group).key < (groups[b] as Group).key ? -1 : 1),
      );
    if (smallest !== undefined) chosen[smallest] = split;
  }
}

/** Large groups first, since small ones can still make up for them; groups of one size in an order drawn by `seed`. */
function dealingOrder(groups: readonly Group[], seed: number): number[] {
  const drawn = groups.map(({ key }) => hashOf(key, seed));
  return [...groups.keys()].sort((a, b) => {
    const left = groups[a] as Group;
    const right = groups[b] as Group;
    return (
      right.rows - left.rows ||
      (drawn[a] as number) - (drawn[b] as number) ||
      (left.key < right.key ? -1 : 1)
    );
  });
}

function hashOf(text: string, seed: number): number {
  let hash = mix(seed ^ 0x51ed270b);
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return mix(hash) >>> 0;
}
