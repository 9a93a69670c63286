/** The ratings of one unit, one for each rater in a fixed order: the number of a category from 0, or null where missing. */
export type Ratings = readonly (number | null)[];

/**
 * How far raters agree on nominal categories. A coefficient is 1 for full agreement, 0 for what
 * chance would give, below 0 for less than that, and **null where it is undefined**: without a unit
 * that two raters rated; and, for all but AC1, where only one category was used, since chance then
 * explains any agreement (0/0).
 */
export interface Agreement {
  /** Units with one rating at least. */
  units: number;
  /** Units with two ratings at least: only on these can raters agree. */
  pairable: number;
  /** Percent agreement as a share, 0 to 1: the share of agreeing pairs of raters, mean over pairable units. */
  observed: number | null;
  /** Cohen (1960), two raters only: on the units that both rated. Null for more. */
  cohen_kappa: number | null;
  /** Fleiss (1971), with missing ratings after Gwet (2014). For two raters this is Scott's pi. */
  fleiss_kappa: number | null;
  /** Krippendorff (2011), nominal; units with fewer than two ratings do not count. */
  krippendorff_alpha: number | null;
  /** Gwet (2008), first-order; steadier than the kappas where one category is rare. */
  gwet_ac1: number | null;
}

/**
 * All coefficients of one set of ratings. `categories` is how many categories there are to choose
 * from, used or not: AC1 depends on it. `weightOf` counts a unit more than once (bootstrap).
 */
export function agreement(
  units: readonly Ratings[],
  categories: number,
  weightOf: (unit: number) => number = () => 1,
): Agreement {
  const chosen = new Float64Array(categories);
  const paired = new Float64Array(categories);
  const first = new Float64Array(categories);
  const second = new Float64Array(categories);
  const sum = { units: 0, pairable: 0, agreeing: 0, matches: 0 };
  for (const [i, ratings] of units.entries()) {
    const weight = weightOf(i);
    const given = ratings.filter((rating) => rating !== null);
    if (weight === 0 || given.length === 0) continue;
    sum.units += weight;
    for (const rating of given) add(chosen, rating, weight / given.length);
    if (given.length === 1) continue;
    const pairs = equalPairs(given);
    sum.pairable += weight;
    sum.agreeing += (weight * pairs) / (given.length * (given.length - 1));
    sum.matches += (weight * pairs) / (given.length - 1);
    for (const rating of given) add(paired, rating, weight);
    if (ratings.length !== 2) continue;
    add(first, given[0] as number, weight);
    add(second, given[1] as number, weight);
  }
  const none = sum.pairable === 0;
  const observed = none ? null : sum.agreeing / sum.pairable;
  const shares = chosen.map((n) => n / sum.units);
  const byChance = shares.reduce((chance, share) => chance + share * share, 0);
  const spread = shares.reduce((chance, share) => chance + share * (1 - share), 0);
  const cohen = first.reduce((chance, n, k) => chance + n * (second[k] as number), 0);
  const two = !none && units[0]?.length === 2;
  return {
    units: sum.units,
    pairable: sum.pairable,
    observed,
    cohen_kappa: two ? corrected(observed, cohen / sum.pairable ** 2) : null,
    fleiss_kappa: corrected(observed, byChance),
    krippendorff_alpha: none ? null : alpha(paired, sum.matches),
    gwet_ac1: corrected(observed, categories < 2 ? 1 : spread / (categories - 1)),
  };
}

/** Values of any kind as numbers of categories, in the order in which they come up; equal keys are one category. */
export function categorise<T>(
  units: readonly (readonly (T | null)[])[],
  keyOf: (value: T) => string,
): { ratings: Ratings[]; categories: string[] } {
  const known = new Map<string, number>();
  const ratings = units.map((unit) =>
    unit.map((value) => {
      if (value === null) return null;
      const key = keyOf(value);
      const category = known.get(key) ?? known.size;
      known.set(key, category);
      return category;
    }),
  );
  return { ratings, categories: [...known.keys()] };
}

/** Agreement beyond chance, as a share of what lies beyond chance. */
function corrected(observed: number | null, chance: number): number | null {
  if (observed === null || 1 - chance < 1e-12) return null;
  return (observed - chance) / (1 - chance);
}

/** `1 - (n - 1) (n - sum o_cc) / (n² - sum n_c²)`, of the pairable values n_c and the coincidences o_cc. */
function alpha(paired: Float64Array, matches: number): number | null {
  const n = paired.reduce((sum, count) => sum + count, 0);
  const squares = paired.reduce((sum, count) => sum + count * count, 0);
  const expected = n * n - squares;
  return expected === 0 ? null : 1 - ((n - 1) * (n - matches)) / expected;
}

/** Ordered pairs of raters who chose the same category. */
function equalPairs(given: readonly number[]): number {
  let pairs = 0;
  for (const [i, a] of given.entries())
    for (const [j, b] of given.entries()) if (i !== j && a === b) pairs++;
  return pairs;
}

function add(counts: Float64Array, category: number, weight: number): void {
  counts[category] = (counts[category] as number) + weight;
}
