import type { Annotation, Article, Codebook, ProblemSink, Span, Unit } from '../../records.js';
import type { OffsetUnit } from './offset-units.js';

/** A unit with its article and what annotators say of it: what a task of an annotation tool is made of. */
export interface Task {
  unit: Unit;
  article: Article;
  /** What classifiers say: suggestions for people. */
  suggestions: Annotation[];
  /** What people say. */
  answers: Annotation[];
}

export const SPAN_LABELS = ['speaker', 'reported_by', 'cue', 'target'] as const;
/** Colours of the spans, in the same order. */
export const SPAN_COLORS = ['#1f77b4', '#7f7f7f', '#ff7f0e', '#2ca02c'] as const;

/** A span with its label (`speaker`, `cue`, …). What the offsets count from, its user says. */
export interface LabelledSpan extends Span {
  label: string;
}

/** What a writer of tasks is told. */
export interface TaskOptions {
  codebook: Codebook;
  /** What offsets in the file count. */
  offsets: OffsetUnit;
  /** Ids and labels in comments, where the format has no other place for them. */
  comments: boolean;
  sink: ProblemSink;
}

/** A piece of the output; `file` names the file it belongs to where the format is a folder of files. */
export interface Part {
  file?: string;
  text: string;
}

/** The spans of a unit, in the offsets of the article, in the order of their places. */
export function spansOfUnit(unit: Unit): LabelledSpan[] {
  return SPAN_LABELS.flatMap((label) => {
    const span = unit[label];
    return span === null ? [] : [{ label, text: span.text, start: span.start, end: span.end }];
  }).sort(byPlace);
}

/**
 * The spans as an annotator left them, in the offsets of the article. People who changed spans have
 * all of theirs in `meta.spans`; for everybody else those of the unit stand.
 */
export function spansOf(unit: Unit, annotation: Annotation | undefined): LabelledSpan[] {
  const own = annotation?.meta['spans'];
  return Array.isArray(own) ? (own as unknown as LabelledSpan[]) : spansOfUnit(unit);
}

/** The spans that lie inside the unit, in offsets of its text. */
export function spansInside(unit: Unit, spans: readonly LabelledSpan[]): LabelledSpan[] {
  return spans
    .filter(({ start, end }) => start >= unit.start && end <= unit.end)
    .map((span) => ({ ...span, start: span.start - unit.start, end: span.end - unit.start }));
}

export const byPlace = (a: LabelledSpan, b: LabelledSpan): number =>
  a.start - b.start || a.end - b.end || (a.label < b.label ? -1 : a.label > b.label ? 1 : 0);

/** Labels as tools want them: where nothing applies, the codebook's name for that, so that a person can affirm it. */
export function choicesOf(labels: readonly string[], codebook: Codebook): string[] {
  return labels.length === 0 ? [codebook.none.id] : [...labels];
}

/** `id@revision`, as tools name the version of a model. */
export const agentOf = ({ annotator: { id, revision } }: Annotation): string =>
  revision === null ? id : `${id}@${revision}`;

/** How sure the least sure decision about a unit is, .5 to 1: what to look at first comes first when sorted by it. */
export function certaintyOf({ scores }: Annotation): number | null {
  const all = Object.values(scores ?? {});
  if (all.length === 0) return null;
  return Math.round(Math.min(...all.map((p) => Math.max(p, 1 - p))) * 1e6) / 1e6;
}

/** Who holds the statement, as far as it is known: the name behind a pronoun before the pronoun. */
export const speakerName = ({ speaker }: Unit): string | null =>
  speaker?.resolved?.text ?? speaker?.text ?? null;

/** The note that an annotator left, as a field where there is one. */
export function noteOf(annotation: Annotation | undefined): { note?: string } {
  const note = annotation?.meta['note'];
  return typeof note === 'string' ? { note } : {};
}
