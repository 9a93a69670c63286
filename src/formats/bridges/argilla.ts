import type { Annotation, Codebook, Unit } from '../../records.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { AnswerReader, type Outcome, type ReadOptions } from './answers.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { OffsetConverter } from './offset-units.js';
import {
  agentOf,
  certaintyOf,
  choicesOf,
  type Part,
  SPAN_LABELS,
  spansInside,
  spansOf,
  type Task,
  type TaskOptions,
} from './task.js';
import { contextOf } from './task-context.js';

/** Names of the questions, which suggestions and responses go by. */
const QUESTIONS = { labels: 'stance', spans: 'span', note: 'note' } as const;

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Records of Argilla 2 as one JSON array, as `dataset.records.from_json` reads it: the classifier's labels
 * as suggestions, people's as responses.
 */
export async function* writeArgilla(
  tasks: AsyncIterable<Task>,
  options: TaskOptions,
): AsyncGenerator<Part> {
  const strangers = new Set<string>();
  let before = '[';
  for await (const task of tasks) {
    for (const { annotator } of task.answers)
      if (!UUID.test(annotator.id)) strangers.add(annotator.id);
    yield { text: `${before}\n${JSON.stringify(recordOf(task, options))}` };
    before = ',';
  }
  yield { text: before === '[' ? '[]\n' : '\n]\n' };
  if (strangers.size > 0)
    options.sink({
      severity: 'warning',
      code: 'export/argilla-user',
      message: `Argilla knows its users by UUIDs, and takes no responses of ${[...strangers].join(', ')}`,
      place: { file: 'argilla' },
      hint: 'leave them out with --annotator, or replace the names by the ids of users in Argilla',
    });
}

function recordOf({ unit, article, suggestions, answers }: Task, options: TaskOptions) {
  const [suggested] = suggestions;
  const { codebook, offsets } = options;
  const converter = new OffsetConverter(unit.text, offsets);
  const choice = ({ labels }: Annotation) => {
    const choices = choicesOf(labels, codebook);
    return codebook.multi_label ? choices : choices[0];
  };
  const spansFor = (annotation: Annotation) =>
    spansInside(unit, spansOf(unit, annotation)).map(({ start, end, label }) => ({
      start: converter.fromPoints(start),
      end: converter.fromPoints(end),
      label,
    }));
  const note = ({ meta }: Annotation) => meta['note'];
  const responses = <T>(pick: (annotation: Annotation) => T) =>
    answers.flatMap((annotation) => {
      const value = pick(annotation);
      return value === undefined ? [] : [{ value, user_id: annotation.annotator.id }];
    });
  const notes = responses(note);
  const agent = suggested && agentOf(suggested);
  return {
    id: unit.id,
    fields: { text: unit.text },
    metadata: {
      ...contextOf(unit, article),
      ...(suggested === undefined ? {} : { certainty: certaintyOf(suggested) }),
    },
    suggestions:
      suggested === undefined
        ? {}
        : {
            [QUESTIONS.labels]: {
              value: choice(suggested),
              score: scoreOf(suggested, codebook),
              agent,
            },
            [QUESTIONS.spans]: { value: spansFor(suggested), score: null, agent },
          },
    responses:
      answers.length === 0
        ? {}
        : {
            [QUESTIONS.labels]: responses(choice),
            [QUESTIONS.spans]: responses(spansFor),
            ...(notes.length === 0 ? {} : { [QUESTIONS.note]: notes }),
          },
    vectors: {},
  };
}

/** The scores of the labels suggested, in their order; where none is, how far the highest is from 1. */
function scoreOf({ labels, scores }: Annotation, codebook: Codebook): number | number[] | null {
  if (scores === null) return null;
  const none = 1 - Math.max(0, ...Object.values(scores));
  const given = labels.length === 0 ? [none] : labels.map((label) => scores[label] ?? 0);
  const rounded = given.map((score) => Math.round(score * 1e6) / 1e6);
  return codebook.multi_label ? rounded : (rounded[0] as number);
}

/** A script with the settings of the dataset that the records fit. */
export function argillaSettings(codebook: Codebook): string {
  const text = (value: string) => JSON.stringify(value);
  const labels = [
    ...codebook.labels.map(({ id, name }) => `        ${text(id)}: ${text(name)},`),
    `        ${text(codebook.none.id)}: "None of these",`,
  ].join('\n');
  const guidelines = [
    codebook.description,
    ...codebook.rules.map((rule) => `- ${rule}`),
    ...codebook.labels.map(({ name, definition }) => `**${name}**: ${definition}`),
    `**None of these**: ${codebook.none.definition}`,
  ].join('\n\n');
  const question = codebook.multi_label ? 'MultiLabelQuestion' : 'LabelQuestion';
  return `"""Settings for records written by stancekit export --to argilla (Argilla 2)."""
import argilla as rg

settings = rg.Settings(
    guidelines=${text(guidelines)},
    fields=[rg.TextField(name="text", title="Statement")],
    questions=[
        rg.${question}(name="${QUESTIONS.labels}", title="Stance", labels={
${labels}
        }),
        rg.SpanQuestion(
            name="${QUESTIONS.spans}",
            field="text",
            labels=${JSON.stringify(SPAN_LABELS).replaceAll(',', ', ')},
            allow_overlapping=True,
            required=False,
        ),
        rg.TextQuestion(name="${QUESTIONS.note}", title="Note", required=False),
    ],
    allow_extra_metadata=True,
)

# client = rg.Argilla(api_url="...", api_key="...")
# dataset = rg.Dataset(name="stance", settings=settings, client=client)
# dataset.create()
# dataset.records.from_json("records.json")
# ... and when people have answered:
# dataset.records(with_suggestions=True, with_responses=True).to_json("answered.json")
`;
}

/** The responses in records of Argilla 2, as `to_json` writes them, one answer a record and user. */
export async function* readArgilla(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  for await (const record of readJsonRecords(path, options)) yield* outcomesOf(record, reader);
}

interface Response {
  value: unknown;
  status: string | null;
  pointer: string;
}

function* outcomesOf(record: JsonRecord, reader: AnswerReader): Generator<Outcome> {
  const fields = fieldsOf(record.value);
  const placeOf = (pointer: string, id?: string) => placeInRecord(record, pointer, id);
  if (fields === undefined) {
    reader.tell('task', 'a record has to be an object', placeOf(''), {
      found: showValue(record.value),
    });
    return;
  }
  const text = fieldsOf(fields['fields'])?.['text'];
  const unit = reader.unitOf(
    { value: fields['id'] ?? fields['external_id'], place: placeOf('/id') },
    { value: text, place: placeOf('/fields/text') },
  );
  if (unit === undefined) return;
  yield { task: unit.id };
  if (reader.options.everything) inspectSuggestions(fields, unit, record, reader);
  const users = byUser(fields);
  if (users.size === 0)
    yield { leftOut: 'not annotated', unit: unit.id, place: placeOf('', unit.id) };
  for (const [user, answers] of users) {
    const chosen = answers.get(QUESTIONS.labels);
    const place = placeOf(chosen?.pointer ?? '/responses', unit.id);
    const status = [...answers.values()].find((one) => one.status !== null)?.status;
    if (status === 'discarded' || status === 'draft') {
      const why =
        status === 'draft' ? 'a draft that was never submitted' : 'discarded by the annotator';
      yield { leftOut: why, unit: unit.id, place };
      continue;
    }
    if (chosen === undefined) {
      yield { leftOut: 'without a label', unit: unit.id, place };
      continue;
    }
    const labels = reader.labelsOf(
      listOf(chosen.value).map((value, i) => ({
        value,
        place: placeOf(
          `${chosen.pointer}/value${Array.isArray(chosen.value) ? `/${i}` : ''}`,
          unit.id,
        ),
      })),
    );
    if (labels === undefined) continue;
    const spans = answers.get(QUESTIONS.spans);
    yield {
      answer: {
        unit,
        annotator: user,
        labels,
        spans:
          spans === undefined
            ? null
            : reader.spansOf(
                unit,
                listOf(spans.value).map((span, i) => {
                  const { start, end, label } = fieldsOf(span) ?? {};
                  return {
                    value: { start, end, label },
                    place: placeOf(`${spans.pointer}/value/${i}`, unit.id),
                  };
                }),
              ),
        note: stringOf(answers.get(QUESTIONS.note)?.value),
        at: null,
        meta: {},
        given: true,
        as: null,
        place,
      },
    };
  }
}

/** Suggestions are held against the codebook and the text as responses are. */
function inspectSuggestions(
  fields: Fields,
  unit: Unit,
  record: JsonRecord,
  reader: AnswerReader,
): void {
  const suggestions = fieldsOf(fields['suggestions']) ?? {};
  const placeOf = (pointer: string) => placeInRecord(record, `/suggestions/${pointer}`, unit.id);
  const labels = fieldsOf(suggestions[QUESTIONS.labels]);
  const values = listOf(labels?.['value']);
  reader.labelsOf(
    values.map((value, i) => ({ value, place: placeOf(`${QUESTIONS.labels}/value/${i}`) })),
  );
  const score = labels?.['score'];
  const scores = listOf(score);
  const inRange = scores.every((one) => typeof one === 'number' && one >= 0 && one <= 1);
  if (!inRange || (Array.isArray(score) && scores.length !== values.length))
    reader.tell('score', 'the scores do not fit the labels', placeOf(`${QUESTIONS.labels}/score`), {
      found: showValue(score),
      expected: 'a number from 0 to 1 for each label',
    });
  reader.spansOf(
    unit,
    listOf(fieldsOf(suggestions[QUESTIONS.spans])?.['value']).map((span, i) => {
      const { start, end, label } = fieldsOf(span) ?? {};
      return { value: { start, end, label }, place: placeOf(`${QUESTIONS.spans}/value/${i}`) };
    }),
  );
}

/** Responses by user and question: under their questions, as the SDK writes them, or by user, as the server does. */
function byUser(fields: Fields): Map<string | null, Map<string, Response>> {
  const users = new Map<string | null, Map<string, Response>>();
  const put = (user: unknown, question: string, response: Response) => {
    const key = stringOf(user);
    const own = users.get(key) ?? new Map<string, Response>();
    users.set(key, own.set(question, response));
  };
  const { responses } = fields;
  if (Array.isArray(responses)) {
    for (const [i, response] of responses.entries()) {
      const { user_id, values, status } = fieldsOf(response) ?? {};
      const given = Object.entries(fieldsOf(values) ?? {});
      for (const [question, one] of given)
        put(user_id, question, {
          value: fieldsOf(one)?.['value'],
          status: stringOf(status),
          pointer: `/responses/${i}/values/${question}`,
        });
      if (given.length === 0)
        put(user_id, '', { value: null, status: stringOf(status), pointer: `/responses/${i}` });
    }
    return users;
  }
  for (const [question, list] of Object.entries(fieldsOf(responses) ?? {})) {
    for (const [i, response] of listOf(list).entries()) {
      const { user_id, value, status } = fieldsOf(response) ?? {};
      put(user_id, question, {
        value,
        status: stringOf(status),
        pointer: `/responses/${question}/${i}`,
      });
    }
  }
  return users;
}
