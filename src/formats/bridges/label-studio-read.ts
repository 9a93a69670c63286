import type { Meta, Unit } from '../../records.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { AnswerReader, type Outcome, type ReadOptions, type Said } from './answers.js';
import { type Fields, fieldsOf, listOf } from './fields.js';

/**
 * The annotations in an export of Label Studio: JSON (all of it), or JSON-MIN (one answer a task). Skipped tasks, drafts and
 * tasks nobody opened are left out with their reason; predictions are not read.
 */
export async function* readLabelStudio(
  path: string,
  options: ReadOptions,
): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  for await (const record of readJsonRecords(path, options)) {
    const task = record.value as Fields | null;
    if (!isObject(task)) {
      reader.tell('task', 'a task has to be an object', placeInRecord(record, ''), {
        found: showValue(task),
      });
      continue;
    }
    const min = !isObject(task['data']);
    const data = (min ? task : task['data']) as Fields;
    const base = min ? '' : '/data';
    const said = (key: string): Said<unknown> => ({
      value: data[key],
      place: placeInRecord(record, `${base}/${key}`),
    });
    const unit = reader.unitOf('unit_id' in data ? said('unit_id') : undefined, said('text'));
    if (unit === undefined) continue;
    yield { task: unit.id };
    if (min) yield* answerOfMin(task, unit, record, reader);
    else yield* answersOf(task, unit, record, reader);
  }
}

function* answersOf(
  task: Fields,
  unit: Unit,
  record: JsonRecord,
  reader: AnswerReader,
): Generator<Outcome> {
  const key = 'annotations' in task ? 'annotations' : 'completions';
  const annotations = Array.isArray(task[key]) ? task[key] : [];
  const drafts = Array.isArray(task['drafts']) ? task['drafts'] : [];
  if (typeof task['comment_count'] === 'number' && task['comment_count'] > 0)
    yield {
      leftOut: 'the comments of a task (the export only counts them)',
      unit: unit.id,
      place: placeInRecord(record, '/comment_count', unit.id),
    };
  if (annotations.length === 0)
    yield {
      leftOut: drafts.length > 0 ? 'a draft that was never submitted' : 'not annotated',
      unit: unit.id,
      place: placeInRecord(record, `/${key}`),
    };
  if (reader.options.everything) inspectPredictions(task, unit, record, reader);
  for (const [i, annotation] of annotations.entries()) {
    const at = `/${key}/${i}`;
    const place = placeInRecord(record, at, unit.id);
    if (!isObject(annotation)) {
      reader.tell('annotation', 'an annotation has to be an object', place, {
        found: showValue(annotation),
      });
      continue;
    }
    if (annotation['was_cancelled'] === true || annotation['skipped'] === true) {
      yield { leftOut: 'skipped by the annotator', unit: unit.id, place };
      continue;
    }
    const outcome = answerOf(annotation, at, unit, record, reader);
    if (outcome !== undefined) yield outcome;
  }
}

/** Predictions are held against the codebook and the text as annotations are. */
function inspectPredictions(
  task: Fields,
  unit: Unit,
  record: JsonRecord,
  reader: AnswerReader,
): void {
  for (const [i, prediction] of listOf(task['predictions']).entries()) {
    const at = `/predictions/${i}`;
    const fields = fieldsOf(prediction);
    // Exports may name predictions by their numbers only.
    if (fields === undefined) continue;
    answerOf(fields, at, unit, record, reader);
    const { score } = fields;
    if (
      score !== undefined &&
      score !== null &&
      !(typeof score === 'number' && score >= 0 && score <= 1)
    )
      reader.tell(
        'score',
        'the score is out of range',
        placeInRecord(record, `${at}/score`, unit.id),
        {
          found: showValue(score),
          expected: 'a number from 0 to 1',
        },
      );
  }
}

/** Types of results that are read; others are told, once each. */
const READ = new Set(['choices', 'labels', 'textarea', 'taxonomy']);

/** The key in the value of a result that holds its labels, by its type. */
const KEY_OF_VALUES: Readonly<Record<string, string>> = { choices: 'choices', labels: 'labels' };

function answerOf(
  annotation: Fields,
  at: string,
  unit: Unit,
  record: JsonRecord,
  reader: AnswerReader,
): Outcome | undefined {
  const place = placeInRecord(record, at, unit.id);
  const { result } = annotation;
  if (!Array.isArray(result))
    return reader.tell('annotation', 'an annotation has to have a list of results', place, {
      found: showValue(result),
    });
  const labels: Said<unknown>[] = [];
  const spans: Said<{ start: unknown; end: unknown; label: unknown; text?: unknown }>[] = [];
  const notes: string[] = [];
  let named: string | null = null;
  for (const [i, item] of result.entries()) {
    const { type, value, meta } = (item ?? {}) as { type?: unknown; value?: Fields; meta?: Fields };
    const inside = `${at}/result/${i}`;
    const pointTo = (key: string) => placeInRecord(record, `${inside}/value/${key}`, unit.id);
    if (typeof meta?.['annotator'] === 'string') named = meta['annotator'];
    const values = KEY_OF_VALUES[String(type)];
    if (values !== undefined && !Array.isArray(value?.[values]))
      reader.tell(
        'result',
        `a result of type ${type} has to have a list of ${values}`,
        placeInRecord(record, `${inside}/value`, unit.id),
        {
          found: showValue(value),
        },
      );
    if (type === 'choices')
      for (const [n, choice] of listOf(value?.['choices']).entries())
        labels.push({ value: choice, place: pointTo(`choices/${n}`) });
    else if (type === 'labels')
      for (const label of listOf(value?.['labels'])) {
        const { start, end, text } = value ?? {};
        spans.push({ value: { start, end, text, label }, place: pointTo('start') });
      }
    else if (type === 'textarea') notes.push(...listOf(value?.['text']).map(String));
    else if (!READ.has(String(type)))
      reader.tellOnce(
        'result-type',
        `results of type ${showValue(type)} are not read`,
        placeInRecord(record, inside, unit.id),
      );
  }
  const chosen = reader.labelsOf(labels);
  if (chosen === undefined) return undefined;
  const own = reader.spansOf(unit, spans);
  const {
    lead_time: seconds,
    ground_truth: gold,
    updated_at: updated,
    created_at: created,
  } = annotation;
  const meta: Meta = {
    ...(typeof seconds === 'number' ? { seconds } : {}),
    ...(gold === true ? { ground_truth: true } : {}),
  };
  const at_ = typeof updated === 'string' ? updated : created;
  return {
    answer: {
      unit,
      annotator: userOf(annotation['completed_by'] ?? annotation['annotator']) ?? named,
      labels: chosen,
      silent: labels.length === 0,
      spans: own,
      note: notes.length === 0 ? null : notes.join('\n'),
      at: typeof at_ === 'string' ? at_ : null,
      meta,
      given: true,
      as: null,
      place,
    },
  };
}

/** JSON-MIN: one flat object for each annotation, the results under the names of their controls. */
function* answerOfMin(
  task: Fields,
  unit: Unit,
  record: JsonRecord,
  reader: AnswerReader,
): Generator<Outcome> {
  const place = placeInRecord(record, '', unit.id);
  const { stance, span, note, annotator } = task;
  if (stance === undefined && annotator === undefined) {
    yield { leftOut: 'not annotated', unit: unit.id, place };
    return;
  }
  const choices = isObject(stance) ? listOf(stance['choices']) : listOf(stance);
  const labels = reader.labelsOf(
    choices.map((value) => ({ value, place: placeInRecord(record, '/stance', unit.id) })),
  );
  if (labels === undefined) return;
  const spans = listOf(span).flatMap((one, i) =>
    listOf((one as Fields)['labels']).map((label) => ({
      value: { ...(one as { start: unknown; end: unknown; text: unknown }), label },
      place: placeInRecord(record, `/span/${i}`, unit.id),
    })),
  );
  yield {
    answer: {
      unit,
      annotator: userOf(annotator),
      labels,
      silent: choices.length === 0,
      spans: reader.spansOf(unit, spans),
      note: listOf(note).map(String).join('\n') || null,
      at: typeof task['updated_at'] === 'string' ? task['updated_at'] : null,
      meta: {},
      given: true,
      as: null,
      place,
    },
  };
}

/** A user as exports name one: a number, an address, or an object with both. */
function userOf(user: unknown): string | null {
  if (typeof user === 'number') return String(user);
  if (typeof user === 'string') return user.trim() || null;
  if (!isObject(user)) return null;
  return userOf(user['email']) ?? userOf(user['username']) ?? userOf(user['id']);
}

const isObject = (value: unknown): value is Fields => fieldsOf(value) !== undefined;
