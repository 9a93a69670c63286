import type { Codebook } from '../../records.js';

/** A column of the rows: what a reader has to know of it. `type` is that of a Table Schema field. */
export interface ColumnFact {
  name: string;
  type: 'string' | 'integer' | 'number';
  description: string;
  /** All values that may stand in it, where there are few. */
  values?: (string | number)[];
  required: boolean;
}

export interface Creator {
  /** As it stands, for people and organisations alike. */
  name: string;
  /** Given for persons: `Family, Given`. */
  family?: string;
  given?: string;
  /** `https://orcid.org/…`. */
  orcid?: string;
}

/** A file of the package. `split` and `rows` are those of data files. */
export interface PackageFile {
  path: string;
  bytes: number;
  sha256: string;
  format: 'parquet' | 'jsonl' | 'csv' | 'json' | 'md';
  /** What the file holds: rows of a split, the texts of articles, or something about them. */
  holds: 'rows' | 'articles' | 'about';
  split?: string;
  rows?: number;
}

export interface AnnotatorFact {
  type: string;
  id: string;
  revision: string | null;
  sha256: string | null;
  annotations: number;
  /** No person of its own: what a rule made of the labels of several. */
  adjudicated: boolean;
}

/** Everything that the files of a package say, gathered once so that they say the same. */
export interface PackageFacts {
  name: string;
  slug: string;
  description: string;
  version: string;
  license: { id: string; url: string; hub: string };
  creators: Creator[];
  url: string | null;
  doi: string | null;
  keywords: string[];
  /** Day of publication, ISO 8601. */
  published: string;
  /** What of the texts is in the package. */
  texts: 'articles' | 'units' | 'none';
  codebook: Codebook;
  columns: ColumnFact[];
  primaryKey: string[] | null;
  files: PackageFile[];
  splits: { name: string; rows: number; articles: number }[];
  /** How the splits were made; null where the dataset has none. */
  splitOptions: Record<string, unknown> | null;
  rows: number;
  units: number;
  articles: number;
  /** Articles of the dataset that are in no split, and so not in the package. */
  leftOut: number;
  /** Rows by label (or the name for none), then by language. */
  labels: Map<string, Map<string, number>>;
  langs: Map<string, number>;
  kinds: Map<string, number>;
  /** Articles by publisher, most first. */
  sources: Map<string, number>;
  dates: { first: string; last: string; missing: number } | null;
  truncated: number;
  annotators: AnnotatorFact[];
  /** Krippendorff's alpha by label, where units were labelled by several. */
  agreement: { units: number; annotators: number; alpha: Record<string, number | null> } | null;
  /** The classifier against people on the same units: against what was adjudicated, else the person with most. */
  quality: {
    units: number;
    against: string;
    micro: number;
    labels: Record<string, { precision: number; recall: number; f1: number; support: number }>;
  } | null;
  /** Scores from which on the classifier gives a label, where it is known. */
  thresholds: Record<string, number> | null;
  /** The card of the classifier is in the package under this name. */
  classifierCard: string | null;
  tool: string;
}
