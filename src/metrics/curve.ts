/** A score (0 to 1) that something is so, and whether it is. */
export interface ScoredTruth {
  score: number;
  truth: boolean;
}

/** What happens where every score of at least `threshold` counts as a yes. */
export interface CurvePoint {
  threshold: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface PrecisionRecall {
  /** One point for each distinct score, from the highest threshold to the lowest. */
  points: CurvePoint[];
  /**
   * Mean precision weighted by the gain in recall, without interpolation (as scikit-learn's
   * `average_precision_score`).
   */
  average_precision: number;
  /** The point of highest F1; the highest threshold among equals. */
  best: CurvePoint;
}

/** The precision-recall curve of scores; null where nothing is true, for then there is nothing to find. */
export function precisionRecall(items: readonly ScoredTruth[]): PrecisionRecall | null {
  const positives = items.filter(({ truth }) => truth).length;
  if (positives === 0) return null;
  const sorted = [...items].sort((a, b) => b.score - a.score);
  const points: CurvePoint[] = [];
  let found = 0;
  let average = 0;
  for (const [i, { score, truth }] of sorted.entries()) {
    if (truth) found++;
    if (sorted[i + 1]?.score === score) continue;
    const precision = found / (i + 1);
    const recall = found / positives;
    average += precision * (recall - (points.at(-1)?.recall ?? 0));
    points.push({ threshold: score, precision, recall, f1: (2 * found) / (i + 1 + positives) });
  }
  const best = points.reduce((best, point) => (point.f1 > best.f1 ? point : best));
  return { points, average_precision: average, best };
}
