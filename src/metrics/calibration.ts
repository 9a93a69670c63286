import type { ScoredTruth } from './curve.js';

/** Scores above `from` up to and including `to` (the first bin holds 0 too). The means are null where there are none. */
export interface ReliabilityBin {
  from: number;
  to: number;
  count: number;
  mean_score: number | null;
  /** Share that is true. */
  rate: number | null;
}

export interface Calibration {
  count: number;
  /** Expected calibration error, 0 (best) to 1: mean of |mean score - rate| over bins, weighted by their counts. */
  ece: number;
  /** Brier score, 0 (best) to 1: mean squared difference of score and truth. */
  brier: number;
  mean_score: number;
  rate: number;
  bins: ReliabilityBin[];
}

/**
 * How far scores can be read as probabilities: bins of equal width (as scikit-learn's
 * `calibration_curve(strategy="uniform")`), expected calibration error (Naeini et al. 2015; Guo et
 * al. 2017) and Brier score. Null without items.
 */
export function calibrate(items: readonly ScoredTruth[], bins = 10): Calibration | null {
  if (items.length === 0) return null;
  const sums = Array.from({ length: bins }, () => ({ count: 0, score: 0, truth: 0 }));
  let squares = 0;
  for (const { score, truth } of items) {
    const bin = sums[binOf(score, bins)] as (typeof sums)[number];
    bin.count++;
    bin.score += score;
    if (truth) bin.truth++;
    squares += (score - (truth ? 1 : 0)) ** 2;
  }
  const total = (key: 'score' | 'truth') => sums.reduce((sum, bin) => sum + bin[key], 0);
  return {
    count: items.length,
    ece: sums.reduce((sum, bin) => sum + Math.abs(bin.score - bin.truth), 0) / items.length,
    brier: squares / items.length,
    mean_score: total('score') / items.length,
    rate: total('truth') / items.length,
    bins: sums.map(({ count, score, truth }, i) => ({
      from: i / bins,
      to: (i + 1) / bins,
      count,
      mean_score: count === 0 ? null : score / count,
      rate: count === 0 ? null : truth / count,
    })),
  };
}

/** A score on the edge of two bins belongs to the lower one. */
function binOf(score: number, bins: number): number {
  let bin = Math.min(bins - 1, Math.floor(score * bins));
  while (bin > 0 && score <= bin / bins) bin--;
  return bin;
}
