import type { Annotation, Article, Codebook, KeptLogits, Unit } from '../records.js';
import type { Cell } from './csv.js';

export type FlatRow = Record<string, Cell>;

/** The part of an article that stands in flat rows. */
export type ArticleHead = Pick<Article, 'title' | 'date' | 'url' | 'source'>;

/** Columns of the flat form, in order: what people load into a data frame. One row per unit and annotator. */
export function flatColumns(codebook: Codebook): string[] {
  const labels = codebook.labels.map(({ id }) => id);
  return [
    ...['unit_id', 'article_id', 'index', 'start', 'end', 'text', 'lang', 'kind', 'quote_id'],
    ...[
      'speaker',
      'speaker_start',
      'speaker_end',
      'speaker_resolved',
      'reported_by',
      'cue',
      'target',
      'duplicate_of',
    ],
    'label',
    ...labels,
    ...labels.map((id) => `score_${id}`),
    ...[
      'annotator_type',
      'annotator_id',
      'annotator_revision',
      'codebook_id',
      'codebook_version',
      'truncated',
    ],
    ...['article_title', 'article_date', 'article_url', 'article_source'],
  ];
}

/**
 * One flat row. `label` is the strongest label given (by score, then by the order of the codebook),
 * or the codebook's name for none; each label also has a 0/1 column and a score column.
 */
export function flatRow(
  unit: Unit,
  annotation: Annotation,
  article: ArticleHead | undefined,
  codebook: Codebook,
): FlatRow {
  const { annotator } = annotation;
  return {
    unit_id: unit.id,
    article_id: unit.article_id,
    index: unit.index,
    start: unit.start,
    end: unit.end,
    text: unit.text,
    lang: unit.lang,
    kind: unit.kind,
    quote_id: unit.quote_id,
    speaker: unit.speaker?.text ?? null,
    speaker_start: unit.speaker?.start ?? null,
    speaker_end: unit.speaker?.end ?? null,
    speaker_resolved: unit.speaker?.resolved?.text ?? null,
    reported_by: unit.reported_by?.text ?? null,
    cue: unit.cue?.text ?? null,
    target: unit.target?.text ?? null,
    duplicate_of: unit.duplicate_of,
    ...labelCells(annotation, codebook),
    annotator_type: annotator.type,
    annotator_id: annotator.id,
    annotator_revision: annotator.revision,
    codebook_id: annotation.codebook.id,
    codebook_version: annotation.codebook.version,
    truncated: annotation.truncated ? 1 : 0,
    article_title: article?.title ?? null,
    article_date: article?.date ?? null,
    article_url: article?.url ?? null,
    article_source: article?.source ?? null,
  };
}

/** The cells of the labels: `label`, a 0/1 cell and a score cell for each. */
export function labelCells(
  annotation: Pick<Annotation, 'labels' | 'scores'>,
  codebook: Codebook,
): FlatRow {
  const { labels, scores } = annotation;
  const cells: FlatRow = { label: strongest(annotation, codebook) };
  for (const { id } of codebook.labels) cells[id] = labels.includes(id) ? 1 : 0;
  for (const { id } of codebook.labels) cells[`score_${id}`] = scores?.[id] ?? null;
  return cells;
}

/**
 * What the network put out for each label, before anything was decided: `logit_` and the label, the highest of
 * the outputs that stand for it in any window of the text and under any of its hypotheses. Null where none were kept.
 */
export function logitCells(kept: KeptLogits | null | undefined, codebook: Codebook): FlatRow {
  return Object.fromEntries(
    codebook.labels.map(({ id }) => [`logit_${id}`, kept ? highest(kept, id) : null]),
  );
}

function highest({ outputs, hypotheses, values, rule }: KeptLogits, label: string): number | null {
  const columns = (rule.labels[label] ?? []).map((name) => outputs.indexOf(name));
  const rows = hypotheses === null ? null : (hypotheses[label] ?? []).flat();
  const found = values
    .flatMap((window) => window.filter((_, row) => rows === null || rows.includes(row)))
    .flatMap((row) => columns.flatMap((column) => row[column] ?? []));
  return found.length === 0 ? null : Math.max(...found);
}

function strongest(
  { labels, scores }: Pick<Annotation, 'labels' | 'scores'>,
  codebook: Codebook,
): string {
  const given = codebook.labels.map(({ id }) => id).filter((id) => labels.includes(id));
  const score = (id: string) => scores?.[id] ?? 0;
  return (
    given.reduce<string | undefined>(
      (best, id) => (best === undefined || score(id) > score(best) ? id : best),
      undefined,
    ) ?? codebook.none.id
  );
}

/** The fields of a record as cells: nested ones by `outer_inner`, lists of scalars joined by `|`. */
export function flattenScalars(value: Record<string, unknown>, prefix = ''): FlatRow {
  const cells: FlatRow = {};
  for (const [key, inner] of Object.entries(value)) {
    const name = prefix + key;
    if (isCell(inner)) cells[name] = inner;
    else if (!Array.isArray(inner))
      Object.assign(cells, flattenScalars(inner as Record<string, unknown>, `${name}_`));
    else
      cells[name] = inner
        .map((item) => (isCell(item) ? String(item ?? '') : JSON.stringify(item)))
        .join('|');
  }
  return cells;
}

function isCell(value: unknown): value is Cell {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
