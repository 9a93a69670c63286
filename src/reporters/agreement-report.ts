export interface Range {
  low: number;
  high: number;
}

export const COEFFICIENTS = [
  'observed',
  'cohen_kappa',
  'fleiss_kappa',
  'krippendorff_alpha',
  'gwet_ac1',
] as const;
export type Coefficient = (typeof COEFFICIENTS)[number];

/** Coefficients of one label, or of whole label sets; null where they are undefined. */
export type AgreementRow = Record<Coefficient, number | null> & {
  /** Units with one annotation at least, and with two. */
  units: number;
  pairable: number;
  /** 95 % bootstrap intervals; null where there are none. */
  intervals: Record<Coefficient, Range | null>;
};

/** One annotator's labels of a unit; null where they did not annotate it. */
export type Choices = Record<string, string[] | null>;

export interface Disagreement {
  id: string | null;
  lang: string | null;
  text: string | null;
  file: string;
  line: number | null;
  choices: Choices;
}

/** Two of three or more annotators: Cohen's kappa on the units that both annotated. */
export interface Pair {
  annotators: [string, string];
  units: number;
  label_sets: number | null;
  labels: Record<string, number | null>;
}

/** How alike two dataset folders cut the articles that both have. */
export interface BoundaryRow {
  files: [string, string];
  articles: number;
  /** Boundaries of both, of one beside one of the other, of one only. */
  matches: number;
  near: number;
  only_first: number;
  only_second: number;
  /** Boundary similarity (Fournier 2013), 0 to 1, and its 95 % interval. */
  similarity: number;
  interval: Range | null;
}

/** How alike two annotators mark a span, on the units where at least one of them does. */
export interface SpanRow {
  annotators: [string, string];
  span: string;
  /** Units that both annotated, and those where the span is marked. */
  units: number;
  marked: number;
  /** Share of these with the same span, and the mean overlap (Dice) of the two. */
  exact: number;
  overlap: number;
}

/** What `agree` measures; `--json` prints it as it stands. */
export interface AgreementReport {
  annotators: { name: string; file: string; units: number }[];
  /** Annotators that are in the files and were not measured: classifiers beside people, adjudicated labels. */
  left_out: string[];
  joined_by: 'id' | 'text';
  /** What the intervals resample: whole articles where their ids are known, else units. */
  groups: { by: 'article' | 'unit'; count: number };
  units: number;
  /** Units that two annotators at least labelled, and of these, units on which not all chose alike. */
  pairable: number;
  disagreeing: number;
  /** Each label, given or not; `given` is the share of annotations that give it. */
  labels: Record<string, AgreementRow & { given: number }>;
  /** Whole label sets as categories: alike only where every label is. */
  label_sets: AgreementRow;
  /** Empty for two annotators. */
  pairs: Pair[];
  /** Of dataset folders only, where there is something to compare. */
  boundaries: BoundaryRow[];
  spans: SpanRow[];
  /** As many as were asked for, the most divided first. */
  disagreements: Disagreement[];
  bootstrap: { resamples: number; seed: number; level: number };
}
