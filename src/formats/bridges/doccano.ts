import { basename } from 'node:path';
import type { Codebook } from '../../records.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { formatJsonLine } from '../jsonl.js';
import { AnswerReader, type Outcome, type ReadOptions } from './answers.js';
import { fieldsOf, listOf, stringOf } from './fields.js';
import { OffsetConverter } from './offset-units.js';
import {
  choicesOf,
  noteOf,
  type Part,
  SPAN_COLORS,
  SPAN_LABELS,
  spansInside,
  spansOf,
  type Task,
  type TaskOptions,
} from './task.js';
import { contextOf } from './task-context.js';

/**
 * JSONL of a doccano project "intent detection and slot filling", the one with both kinds of labels:
 * `cats` and `entities`. A project for text classification takes the same file with `cats` as its label
 * column. Other keys become metadata, and come back. doccano has no suggestions: the labels go out as
 * labels, and `labels_by` says whose they are.
 */
export async function* writeDoccano(
  tasks: AsyncIterable<Task>,
  { codebook, offsets }: TaskOptions,
): AsyncGenerator<Part> {
  for await (const { unit, article, suggestions, answers } of tasks) {
    const [annotation] = [...answers, ...suggestions];
    const converter = new OffsetConverter(unit.text, offsets);
    const record = {
      text: unit.text,
      cats: annotation === undefined ? [] : choicesOf(annotation.labels, codebook),
      entities: spansInside(unit, spansOf(unit, annotation)).map(({ start, end, label }) => [
        converter.fromPoints(start),
        converter.fromPoints(end),
        label,
      ]),
      unit_id: unit.id,
      labels_by: annotation?.annotator.id ?? null,
      ...noteOf(annotation),
      ...contextOf(unit, article),
    };
    yield { text: formatJsonLine(record) };
  }
}

/** The label types of a doccano project, for its import of labels: categories, and spans. */
export function doccanoLabels(codebook: Codebook): { name?: string; text: string }[] {
  const type = (text: string, background: string | undefined, i: number) => ({
    text,
    suffix_key: String(i + 1),
    background_color: background,
    text_color: '#ffffff',
  });
  const colors = ['#b40426', '#2ca02c', '#1f77b4', '#9467bd', '#8c564b', '#e377c2', '#bcbd22'];
  const labels = [...codebook.labels.map(({ id }) => id), codebook.none.id];
  const categories = labels.map((id, i) =>
    type(id, id === codebook.none.id ? '#7f7f7f' : colors[i % colors.length], i),
  );
  const spans = SPAN_LABELS.map((label, i) => type(label, SPAN_COLORS[i], i));
  return [
    { text: `${JSON.stringify(categories, null, 2)}\n` },
    { name: 'spans', text: `${JSON.stringify(spans, null, 2)}\n` },
  ];
}

/**
 * The labels in an export of doccano: JSONL or JSON of a project with categories, with or without
 * spans. Who labelled is the name of the file, for doccano writes one a user.
 */
export async function* readDoccano(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  for await (const record of readJsonRecords(path, options)) yield* outcomesOf(record, reader);
}

function* outcomesOf(record: JsonRecord, reader: AnswerReader): Generator<Outcome> {
  const fields = fieldsOf(record.value);
  const placeOf = (key: string) => placeInRecord(record, key === '' ? '' : `/${key}`);
  if (fields === undefined) {
    reader.tell('task', 'a line has to be an object', placeOf(''), {
      found: showValue(record.value),
    });
    return;
  }
  const textKey = 'text' in fields ? 'text' : 'data';
  const unit = reader.unitOf(
    'unit_id' in fields ? { value: fields['unit_id'], place: placeOf('unit_id') } : undefined,
    { value: fields[textKey], place: placeOf(textKey) },
  );
  if (unit === undefined) return;
  yield { task: unit.id };
  const place = { ...placeOf(''), id: unit.id };
  if (Array.isArray(fields['annotations'])) {
    reader.tell(
      'doccano-old',
      'labels stand as numbers under "annotations", which mean nothing outside doccano',
      placeOf('annotations'),
      {
        hint: 'export as JSONL from doccano 1.5 or later',
      },
    );
    return;
  }
  const labelKey = ['cats', 'label', 'labels', 'categories'].find(
    (key) => key in fields && !hasSpans(fields[key]),
  );
  const spanKey = ['entities', 'label', 'labels', 'spans'].find(
    (key) => key in fields && key !== labelKey,
  );
  const by = stringOf(fields['labels_by']);
  if (labelKey === undefined) {
    yield { leftOut: 'spans without labels', unit: unit.id, place };
    return;
  }
  const said = listOf(fields[labelKey]);
  const labels = reader.heldLabels(
    said.map((value, i) => ({ value, place: { ...placeOf(`${labelKey}/${i}`), id: unit.id } })),
    by,
  );
  if (labels === 'nothing') yield { leftOut: 'without a label', unit: unit.id, place };
  if (labels === undefined || labels === 'nothing') return;
  const spans =
    spanKey === undefined
      ? null
      : reader.spansOf(
          unit,
          listOf(fields[spanKey]).map((span, i) => ({
            value: spanOf(span),
            place: { ...placeOf(`${spanKey}/${i}`), id: unit.id },
          })),
        );
  const comments = listOf(fields['Comments']).map((one) => String(fieldsOf(one)?.['text'] ?? one));
  yield {
    answer: {
      unit,
      annotator: null,
      labels,
      silent: said.length === 0,
      spans,
      note: [stringOf(fields['note']) ?? [], comments].flat().join('\n') || null,
      at: null,
      meta: {},
      given: false,
      as: by,
      place,
    },
  };
}

const hasSpans = (value: unknown): boolean =>
  Array.isArray(value) && value.length > 0 && typeof value[0] === 'object';

/** `[start, end, label]`, or an object where the project has relations. */
function spanOf(span: unknown): { start: unknown; end: unknown; label: unknown } {
  if (Array.isArray(span)) return { start: span[0], end: span[1], label: span[2] };
  const fields = fieldsOf(span) ?? {};
  return { start: fields['start_offset'], end: fields['end_offset'], label: fields['label'] };
}

/** The user whose labels a file of doccano holds, by its name; `all` and `unknown` are nobody's names. */
export function doccanoUser(path: string): string | null {
  const name = basename(path).replace(/\.jsonl?$/i, '');
  return ['all', 'unknown', 'unconfirmed', ''].includes(name) ? null : name;
}
