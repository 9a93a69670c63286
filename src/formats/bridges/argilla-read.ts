import type { Unit } from '../../records.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { AnswerReader, type Outcome, type ReadOptions } from './answers.js';
import { QUESTIONS } from './argilla.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';

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
        silent: listOf(chosen.value).length === 0,
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
