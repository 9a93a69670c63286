/** Two systems on the same items: how often only one of them is right, and what chance makes of it. */
export interface McNemar {
  only_first: number;
  only_second: number;
  /** Two-sided exact probability, 0 to 1, of a split at least this uneven between systems that are equally good. */
  p: number;
}

/**
 * McNemar's test, exact: items that only one of two systems gets right fall to either with
 * probability one half (two-sided binomial test). It takes items for independent of each other.
 */
export function mcnemar(onlyFirst: number, onlySecond: number): McNemar {
  const n = onlyFirst + onlySecond;
  const less = Math.min(onlyFirst, onlySecond);
  // Logarithms, for 2^-n is 0 in floating point from n = 1075 on.
  let log = -n * Math.LN2;
  let tail = Math.exp(log);
  for (let i = 1; i <= less; i++) {
    log += Math.log((n - i + 1) / i);
    tail += Math.exp(log);
  }
  return { only_first: onlyFirst, only_second: onlySecond, p: Math.min(1, 2 * tail) };
}
