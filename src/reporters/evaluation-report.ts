export interface Range {
  low: number;
  high: number;
}

export interface ScoreRow {
  precision: number;
  recall: number;
  f1: number;
  support: number;
  f1_interval: Range | null;
}

/** Scores of a set of units. Shares are from 0 to 1; intervals hold 95 % and are null where there are none. */
export interface ScoreTable {
  units: number;
  micro: ScoreRow;
  macro: ScoreRow;
  subset_accuracy: number | null;
  subset_accuracy_interval: Range | null;
  labels: Record<string, ScoreRow>;
}

export interface CurvePoint {
  threshold: number;
  precision: number;
  recall: number;
  f1: number;
}

export interface Curve {
  average_precision: number;
  best: CurvePoint;
  points: CurvePoint[];
}

export interface Reliability {
  count: number;
  ece: number;
  brier: number;
  mean_score: number;
  rate: number;
  bins: {
    from: number;
    to: number;
    count: number;
    mean_score: number | null;
    rate: number | null;
  }[];
}

/** How often only one of two systems is right, and the exact probability of that between equals. */
export interface Test {
  only_first: number;
  only_second: number;
  p: number;
}

/** PREDICTED against OTHER, on the units that both labelled. `f1_gain` is that of PREDICTED over OTHER. */
export interface Comparison {
  file: string;
  units: number;
  predicted: ScoreTable;
  other: ScoreTable;
  f1_gain: number;
  f1_gain_interval: Range | null;
  labels: Record<string, Test>;
  /** On whole units: every label right, or not. */
  all_labels: Test;
}

/** What `evaluate` measures; `--json` prints it as it stands. */
export interface EvaluationReport {
  predicted: { file: string; annotator: string | null };
  gold: { file: string; annotator: string | null };
  joined_by: 'id' | 'text';
  /** What the intervals resample: whole articles where their ids are known, else units. */
  groups: { by: 'article' | 'unit'; count: number };
  unmatched: { gold: number; predicted: number; not_labelled: number };
  ignored_pairs: number;
  scores: ScoreTable;
  by: { lang?: Record<string, ScoreTable>; kind?: Record<string, ScoreTable> };
  /** By label; null where the label is never true. */
  curves?: Record<string, Curve | null>;
  /** Null where the predictions have no scores. */
  calibration: Reliability | null;
  comparison?: Comparison;
  min_f1?: { required: number; reached: boolean };
  bootstrap: { resamples: number; seed: number; level: number };
}
