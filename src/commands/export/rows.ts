import { annotationId } from '../../annotations.js';
import { StancekitError } from '../../errors.js';
import { readAnnotatedUnits } from '../../formats/dataset-reader.js';
import {
  type FlatRow,
  flatRow,
  flattenScalars,
  labelCells,
  logitCells,
} from '../../formats/flat.js';
import { readRows } from '../../formats/rows.js';
import type { Io } from '../../io.js';
import type { Annotation, Codebook, ProblemSink, Unit } from '../../records.js';
import { inspectRecord, readSchemaText } from '../../schema.js';
import { showValue } from '../../wording.js';
import type { ChosenAnnotators } from '../chosen-annotators.js';

const UNIT_KEYS = Object.keys(JSON.parse(readSchemaText('unit')).properties as object);

/** What flat rows are made of, and which. */
export interface RowsOptions {
  codebook: Codebook;
  annotators: ChosenAnnotators;
  /** Also the logits that were kept. */
  logits: boolean;
  sink: ProblemSink;
}

/** The flat rows of a dataset folder. */
export async function* datasetRows(
  folder: string,
  { codebook, annotators, logits, sink }: RowsOptions,
): AsyncGenerator<FlatRow> {
  for await (const { unit, annotation, article } of readAnnotatedUnits(folder, sink)) {
    if (!annotators.wants(annotation.annotator.id)) continue;
    const row = flatRow(unit, annotation, article, codebook);
    yield logits ? { ...row, ...logitCells(annotation.logits, codebook) } : row;
  }
}

/**
 * Rows as `label` writes them. Units become full flat rows, with fields of their own behind; other
 * rows keep their own fields. Boilerplate has no row; a row that could not be labelled has empty label cells.
 */
export async function* labelledRows(
  path: string,
  io: Io,
  options: RowsOptions,
): AsyncGenerator<FlatRow> {
  const { codebook, annotators, logits: withLogits, sink } = options;
  for await (const { value, place } of readRows(path, { stdin: io.stdin, sink })) {
    if (!('labels' in value)) {
      throw new StancekitError('export/not-labelled', 'the rows are not labelled', {
        place,
        hint: 'pipe them through stancekit label',
      });
    }
    if (value['kind'] === 'boilerplate') continue;
    const problem = inspectLabels(value, codebook);
    if (problem !== undefined) {
      sink({ severity: 'error', place, ...problem });
      continue;
    }
    const { logits, ...rest } = value as Record<string, unknown> & Annotation;
    if (!annotators.wants(rest.annotator?.id ?? '')) continue;
    const row = rowOf(rest, codebook);
    yield withLogits ? { ...row, ...logitCells(logits, codebook) } : row;
  }
}

function rowOf(value: Record<string, unknown> & Annotation, codebook: Codebook): FlatRow {
  const { labels, scores, annotator, codebook: by, truncated, ...rest } = value;
  const unit = Object.fromEntries(
    UNIT_KEYS.filter((key) => key in rest).map((key) => [key, rest[key]]),
  );
  if (labels !== null && annotator && by && inspectRecord('unit', unit).length === 0) {
    const own = Object.fromEntries(
      Object.entries(rest).filter(([key]) => !UNIT_KEYS.includes(key)),
    );
    const { id } = unit as unknown as Unit;
    const annotation = {
      id: annotationId(id, annotator),
      unit_id: id,
      labels,
      scores,
      annotator,
      codebook: by,
      truncated,
      meta: {},
    };
    return withOwn(
      flatRow(unit as unknown as Unit, annotation, undefined, codebook),
      flattenScalars(own),
    );
  }
  const cells = labels === null ? emptyCells(codebook) : labelCells({ labels, scores }, codebook);
  return withOwn({ ...cells, annotator_id: annotator?.id ?? null }, flattenScalars(rest), true);
}

/** Joins a row with the fields that came with it; one whose name is taken is kept as `input_NAME`. */
function withOwn(row: FlatRow, own: FlatRow, first = false): FlatRow {
  const named = Object.fromEntries(
    Object.entries(own).map(([key, cell]) => [key in row ? `input_${key}` : key, cell]),
  );
  return first ? { ...named, ...row } : { ...row, ...named };
}

function emptyCells(codebook: Codebook): FlatRow {
  return Object.fromEntries(
    Object.keys(labelCells({ labels: [], scores: null }, codebook)).map((key) => [key, null]),
  );
}

function inspectLabels(value: Record<string, unknown>, codebook: Codebook) {
  const { labels, annotator } = value;
  if (labels === null) return undefined;
  if (!Array.isArray(labels) || !labels.every((label) => typeof label === 'string')) {
    return {
      code: 'export/labels',
      message: 'labels have to be a list of label ids',
      found: showValue(labels),
      hint: 'the row is left out',
    };
  }
  const known = codebook.labels.map(({ id }) => id);
  const stray = labels.find((label) => !known.includes(label));
  if (stray !== undefined) {
    return {
      code: 'export/unknown-label',
      message: `label is no label of codebook ${codebook.id}`,
      found: showValue(stray),
      expected: known.join(', '),
      hint: 'name the codebook with --codebook; the row is left out',
    };
  }
  const isAnnotator =
    typeof annotator === 'object' &&
    annotator !== null &&
    typeof (annotator as Annotation['annotator']).id === 'string';
  if (annotator !== undefined && annotator !== null && !isAnnotator) {
    return {
      code: 'export/annotator',
      message: 'annotator has to be an object with an id',
      found: showValue(annotator),
      hint: 'the row is left out',
    };
  }
  return undefined;
}
