/**
 * The records every room shares. Field names are those of the files (snake_case) and of `schemas/`.
 *
 * All offsets in records count **Unicode code points**, so that Python's `text[start:end]` is the
 * span. Code inside the tool that works on JavaScript strings uses UTF-16 offsets and converts at
 * the border (`offsets.ts`).
 */

/** A piece of an article: its text and where it stands, `start` inclusive, `end` exclusive, in code points. */
export interface Span {
  text: string;
  start: number;
  end: number;
}

/** Who a pronoun or description stands for. The offsets are null where the article never names it. */
export interface Antecedent {
  text: string;
  start: number | null;
  end: number | null;
}

/** The span naming whose statement a unit is. `resolved` is null where the span names its holder itself, or cannot be told. */
export interface Speaker extends Span {
  resolved: Antecedent | null;
}

export const UNIT_KINDS = [
  'direct_quote',
  'indirect_quote',
  'narration',
  'headline',
  'boilerplate',
] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json };
export type Meta = { [key: string]: Json };

/** One news article, as read. `sha256` is that of the UTF-8 bytes of `text`. */
export interface Article {
  id: string;
  text: string;
  title: string | null;
  lang: string;
  lang_confidence: number | null;
  date: string | null;
  url: string | null;
  source: string | null;
  meta: Meta;
  sha256: string;
}

/** One statement unit: a stretch of an article that reports one speech act, or narrates. */
export interface Unit {
  id: string;
  article_id: string;
  index: number;
  start: number;
  end: number;
  text: string;
  lang: string;
  kind: UnitKind;
  quote_id: string | null;
  speaker: Speaker | null;
  reported_by: Span | null;
  cue: Span | null;
  target: Span | null;
  duplicate_of: string | null;
  meta: Meta;
}

/** Who labelled: a person (id) or a classifier (id, revision, sha256 of its files). */
export interface Annotator {
  type: 'classifier' | 'person';
  id: string;
  revision: string | null;
  sha256: string | null;
}

export interface CodebookRef {
  id: string;
  version: string;
}

/** The labels that one annotator gave one unit. A person's `scores` may be null. */
export interface Annotation {
  id: string;
  unit_id: string;
  labels: string[];
  scores: { [label: string]: number } | null;
  annotator: Annotator;
  codebook: CodebookRef;
  truncated: boolean;
  logits?: KeptLogits | null;
  meta: Meta;
}

export interface CodebookLabel {
  id: string;
  name: string;
  definition: string;
  include: string[];
  exclude: string[];
  examples: { lang: string; text: string }[];
  cameo: string[];
  plover: string[];
  /**
   * What a zero-shot classifier holds against a text, per language: paraphrases, each in one wording
   * or, where tense matters, in several, of which the one that fits best counts.
   */
  hypotheses?: { [lang: string]: string[][] };
}

/** What the labels mean. Any file that fits `schemas/codebook.schema.json` works wherever ours does. */
export interface Codebook extends CodebookRef {
  title: string;
  description: string;
  multi_label: boolean;
  none: { id: string; definition: string };
  rules: string[];
  labels: CodebookLabel[];
  license: string | null;
  meta: Meta;
}

export interface FileEntry {
  path: string;
  bytes: number;
  sha256: string;
}

/** What made a dataset folder: everything needed to make it again, and the only place that holds times. */
export interface Manifest {
  schema_version: string;
  tool: { name: string; version: string };
  created: string;
  seconds: number;
  options: Meta;
  codebook: CodebookRef & { sha256: string };
  classifier: (Annotator & { dtype: string }) | null;
  /** `sha256` is that of the list of input files and their digests; null where stdin was read. */
  inputs: { files: number; articles: number; skipped: number; sha256?: string | null };
  /** Which part of a dataset this is; absent where it is whole. Shards count from 0. */
  shard?: { index: number; count: number };
  counts: {
    articles: number;
    units: number;
    annotations: number;
    by_kind: { [kind: string]: number };
    by_lang: { [lang: string]: number };
    by_label: { [label: string]: number };
  };
  files: FileEntry[];
  meta: Meta;
}

export type Severity = 'error' | 'warning';

/** Where a problem is. `line` and `column` count from 1; `column` counts code points. */
export interface Place {
  file: string;
  line?: number;
  column?: number;
  /** Byte offset from 0, for problems of encoding. */
  byte?: number;
  /** JSON pointer to the offending value. */
  pointer?: string;
  /** Id of the record concerned. */
  id?: string;
  /** Name of the CSV column. */
  field?: string;
}

/** Bad data is a value: what is wrong, where, what was expected, and what to do about it. */
export interface Problem {
  severity: Severity;
  code: string;
  message: string;
  place: Place;
  found?: string;
  expected?: string;
  hint?: string;
}

export type ProblemSink = (problem: Problem) => void;

/** A pure transform of a stream: order kept, memory bounded, inputs never changed. */
export type Stage<In, Out> = (input: AsyncIterable<In>) => AsyncIterable<Out>;

/** An article with its units: what segmentation yields and attribution refines. */
export interface SegmentedArticle {
  article: Article;
  units: Unit[];
}

/** How logits become scores and labels. Everything in it can be decided anew without the network. */
export interface Rule {
  activation: 'sigmoid' | 'softmax';
  /** Logits are divided by this first. */
  temperature: number;
  /** Which outputs of the network stand for each label, in the order of the codebook. */
  labels: { [label: string]: string[] };
  /** Score from which on a label is given; .5 for labels that are not named. */
  thresholds: { [label: string]: number };
  /** How the paraphrases of a hypothesis are put together. */
  pool: 'max' | 'mean';
  multi_label: boolean;
}

/** What a network put out for one text, before anything was decided. */
export interface Logits {
  /** Names of the outputs, in their order. */
  outputs: string[];
  /** Per label its paraphrases, per paraphrase its wordings, as places in a window's rows; null where no hypotheses were held against the text. */
  hypotheses: { [label: string]: number[][] } | null;
  /** Per window of the text, per row (hypothesis), per output; four decimals. */
  values: number[][][];
}

/** Logits with the rule that they were decided by: enough to decide anew. */
export type KeptLogits = Logits & { rule: Rule };

/** What a classifier says of one text. `truncated` is true where it could not read all of it. */
export interface Scored {
  labels: string[];
  scores: { [label: string]: number };
  truncated: boolean;
  /** There where the classifier was told to keep them. */
  logits?: KeptLogits;
}

/** A network that scores texts by the labels of one codebook. The result for a text never depends on its neighbours. */
export interface Classifier {
  readonly annotator: Annotator & { dtype: string };
  readonly codebook: CodebookRef;
  /** Label ids, in the order of the codebook. */
  readonly labels: readonly string[];
  /** Most texts that are worth handing over at once; the more, the longer until the first result. */
  readonly window: number;
  /** How many tokens a text has, without the special ones around it. */
  countTokens?(text: string): number;
  /** `langs`: the language of each text, for classifiers that hold hypotheses in it; default: unknown. */
  classify(texts: readonly string[], langs?: readonly string[]): Promise<Scored[]>;
  close(): Promise<void>;
}
