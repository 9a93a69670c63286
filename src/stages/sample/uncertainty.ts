/** What a classifier says of a unit, as far as it tells how sure it is. */
export interface Scored {
  lang: string;
  /** Scores of all labels, in their order, and whether each was given; null where no classifier scored the unit. */
  scores: { score: number; given: boolean }[] | null;
}

interface Border {
  /** The lowest score at which the label was given, and the highest at which it was withheld. */
  low: number;
  high: number;
}

/**
 * How unsure the classifier is of each unit, 0 to 1; null where it did not score it. A label is the
 * less sure, the nearer its score comes to the threshold, as a share of the way from there to 0 or
 * to 1; a unit is as unsure as its least sure label (Lewis and Gale 1994). The threshold of a label
 * in a language lies where its decisions change, as the units show; .5 where they show no change.
 */
export function uncertainties(units: readonly Scored[]): (number | null)[] {
  const borders = new Map<string, Border>();
  for (const { lang, scores } of units)
    for (const [i, { score, given }] of scores?.entries() ?? [])
      for (const key of [`${i}`, `${i} ${lang}`]) {
        const border = borders.get(key) ?? { low: Number.POSITIVE_INFINITY, high: -1 };
        borders.set(key, border);
        if (given) border.low = Math.min(border.low, score);
        else border.high = Math.max(border.high, score);
      }
  const thresholds = new Map<string, number>();
  const thresholdOf = (i: number, lang: string): number => {
    const key = `${i} ${lang}`;
    const known = thresholds.get(key);
    if (known !== undefined) return known;
    const own = [borders.get(key), borders.get(`${i}`)].find(
      (border) => border !== undefined && border.high >= 0 && border.low <= 1,
    );
    const threshold = own === undefined ? 0.5 : (own.low + own.high) / 2;
    thresholds.set(key, threshold);
    return threshold;
  };
  return units.map(({ lang, scores }) =>
    scores === null || scores.length === 0
      ? null
      : Math.max(...scores.map(({ score }, i) => nearness(score, thresholdOf(i, lang)))),
  );
}

function nearness(score: number, threshold: number): number {
  const [way, left] = score >= threshold ? [1 - threshold, 1 - score] : [threshold, score];
  return way <= 0 ? 1 : Math.min(1, left / way);
}
