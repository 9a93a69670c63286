import { sliceCodePoints } from '../../offsets.js';
import type { Codebook, Unit } from '../../records.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { formatJsonLine } from '../jsonl.js';
import { AnswerReader, type Outcome, type ReadOptions } from './answers.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { OffsetConverter } from './offset-units.js';
import type { SaidSpan } from './span-reader.js';
import {
  choicesOf,
  noteOf,
  type Part,
  SPAN_LABELS,
  spansInside,
  spansOf,
  type Task,
  type TaskOptions,
} from './task.js';
import { contextOf } from './task-context.js';
import { tokenize, tokensOfSpan } from './tokens.js';

/**
 * Tasks of Prodigy as JSONL, one a unit, for its `choice` and `spans_manual` interfaces: the classifier's
 * labels are accepted beforehand. Labels of a person go out as answered tasks, as `db-in` takes them.
 */
export async function* writeProdigy(
  tasks: AsyncIterable<Task>,
  { codebook, offsets }: TaskOptions,
): AsyncGenerator<Part> {
  const options = [
    ...codebook.labels.map(({ id, name }) => ({ id, text: name })),
    { id: codebook.none.id, text: 'None of these' },
  ];
  for await (const { unit, article, suggestions, answers } of tasks) {
    const [answer] = answers;
    const annotation = answer ?? suggestions[0];
    const spans = spansInside(unit, spansOf(unit, annotation));
    const tokens = tokenize(unit.text, unit.lang, spans);
    const converter = new OffsetConverter(unit.text, offsets);
    const at = (points: number) => converter.fromPoints(points);
    const task = {
      text: unit.text,
      unit_id: unit.id,
      tokens: tokens.map(({ text, start, end, space }, id) => ({
        text,
        start: at(start),
        end: at(end),
        id,
        ws: space,
      })),
      spans: spans.map((span) => {
        const [first, last] = tokensOfSpan(tokens, span);
        const { start, end, label } = span;
        return { start: at(start), end: at(end), token_start: first, token_end: last, label };
      }),
      options,
      accept: annotation === undefined ? [] : choicesOf(annotation.labels, codebook),
      meta: contextOf(unit, article),
      ...noteOf(answer),
      ...(answer === undefined
        ? {}
        : {
            answer: 'accept',
            _annotator_id: answer.annotator.id,
            _session_id: answer.annotator.id,
          }),
    };
    yield { text: formatJsonLine(task) };
  }
}

/** A recipe that shows the tasks: spans above, labels below, room for a note. */
export function prodigyRecipe(codebook: Codebook): string {
  return `"""Review stance labels: prodigy stance.review my_answers tasks.jsonl -F this_file.py"""
import prodigy
from prodigy.components.stream import get_stream


@prodigy.recipe(
    "stance.review",
    dataset=("Dataset that takes the answers", "positional", None, str),
    source=("Tasks written by stancekit export --to prodigy", "positional", None, str),
)
def review(dataset, source):
    return {
        "dataset": dataset,
        "stream": get_stream(source, rehash=True, dedup=True),
        "view_id": "blocks",
        "config": {
            "blocks": [
                {"view_id": "spans_manual"},
                {"view_id": "choice", "text": None},
                {"view_id": "text_input", "field_id": "note", "field_label": "Note"},
            ],
            "labels": ${JSON.stringify(SPAN_LABELS).replaceAll(',', ', ')},
            "choice_style": "${codebook.multi_label ? 'multiple' : 'single'}",
            "buttons": ["accept", "ignore", "undo"],
        },
    }
`;
}

/**
 * The answers in an export of Prodigy (`db-out`): accepted tasks of the `choice` interface, and binary
 * decisions on one label a line, which make an answer where all labels of the codebook were decided.
 */
export async function* readProdigy(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  const decisions = new Decisions(options.codebook);
  for await (const record of readJsonRecords(path, options))
    yield* outcomesOf(record, reader, decisions);
  yield* decisions.outcomes();
}

function* outcomesOf(
  record: JsonRecord,
  reader: AnswerReader,
  decisions: Decisions,
): Generator<Outcome> {
  const fields = fieldsOf(record.value);
  const placeOf = (pointer: string, id?: string) => placeInRecord(record, pointer, id);
  if (fields === undefined) {
    reader.tell('task', 'a line has to be an object', placeOf(''), {
      found: showValue(record.value),
    });
    return;
  }
  const meta = fieldsOf(fields['meta']);
  const id =
    'unit_id' in fields
      ? { value: fields['unit_id'], place: placeOf('/unit_id') }
      : meta !== undefined && 'unit_id' in meta
        ? { value: meta['unit_id'], place: placeOf('/meta/unit_id') }
        : undefined;
  const unit = reader.unitOf(id, { value: fields['text'], place: placeOf('/text') });
  if (unit === undefined) return;
  yield { task: unit.id };
  const place = placeOf('', unit.id);
  const { answer, accept, label, spans } = fields;
  if (reader.options.everything) inspectTask(fields, unit, record, reader);
  if (answer !== 'accept' && answer !== 'reject') {
    const known = answer === undefined || answer === 'ignore';
    if (!known)
      reader.tell('answer', 'no answer of Prodigy', placeOf('/answer', unit.id), {
        found: showValue(answer),
        expected: 'accept, reject, ignore',
      });
    else
      yield {
        leftOut: answer === undefined ? 'not annotated' : 'ignored by the annotator',
        unit: unit.id,
        place,
      };
    return;
  }
  const annotator = stringOf(fields['_annotator_id']) ?? stringOf(fields['_session_id']);
  const time = fields['_timestamp'];
  const at =
    typeof time === 'number' ? new Date(time * 1000).toISOString().replace('.000Z', 'Z') : null;
  const common = {
    unit,
    annotator,
    note: stringOf(fields['note']) ?? stringOf(fields['user_input']),
    at,
    meta: {},
    given: true,
    as: null,
    place,
  };
  if (accept === undefined && typeof label === 'string') {
    const known = reader.labelsOf([{ value: label, place: placeOf('/label', unit.id) }]);
    if (known !== undefined)
      decisions.add({ ...common, labels: [], spans: null }, label, answer === 'accept');
    return;
  }
  if (answer === 'reject') {
    yield { leftOut: 'rejected by the annotator', unit: unit.id, place };
    return;
  }
  if (!Array.isArray(accept)) {
    yield { leftOut: 'spans without labels', unit: unit.id, place };
    return;
  }
  const labels = reader.labelsOf(
    accept.map((value, i) => ({ value, place: placeOf(`/accept/${i}`, unit.id) })),
  );
  if (labels === undefined) return;
  const own = spans === undefined ? null : reader.spansOf(unit, saidSpans(spans, unit, record));
  yield { answer: { ...common, labels, silent: accept.length === 0, spans: own } };
}

function saidSpans(spans: unknown, unit: Unit, record: JsonRecord): SaidSpan[] {
  return listOf(spans).map((span, i) => {
    const { start, end, label } = fieldsOf(span) ?? {};
    return { value: { start, end, label }, place: placeInRecord(record, `/spans/${i}`, unit.id) };
  });
}

/** What nobody answered is held against the codebook and the text all the same; so are the tokens. */
function inspectTask(fields: Fields, unit: Unit, record: JsonRecord, reader: AnswerReader): void {
  const placeOf = (pointer: string) => placeInRecord(record, pointer, unit.id);
  const { answer, accept, spans, tokens } = fields;
  if (answer !== 'accept' && Array.isArray(accept)) {
    reader.labelsOf(accept.map((value, i) => ({ value, place: placeOf(`/accept/${i}`) })));
    if (spans !== undefined) reader.spansOf(unit, saidSpans(spans, unit, record));
  }
  for (const [i, token] of listOf(tokens).entries()) {
    const { text, start, end } = fieldsOf(token) ?? {};
    const exact = sliceCodePoints(unit.text, Number(start), Number(end));
    if (exact === text) continue;
    reader.tell('token', 'the token is not the text at its offsets', placeOf(`/tokens/${i}`), {
      found: showValue(text),
      expected: showValue(exact),
      hint: 'offsets of Prodigy count code points',
    });
    // One shift puts all that follow out of place.
    return;
  }
}

type Answered = Extract<Outcome, { answer: unknown }>['answer'];

/** Binary decisions, gathered by unit and annotator: a label that nobody decided about is not a "no". */
class Decisions {
  readonly #open = new Map<string, { answer: Answered; labels: Map<string, boolean> }>();

  constructor(readonly codebook: Codebook) {}

  add(answer: Answered, label: string, yes: boolean): void {
    const key = JSON.stringify([answer.unit.id, answer.annotator]);
    const open = this.#open.get(key) ?? { answer, labels: new Map() };
    open.labels.set(label, yes);
    this.#open.set(key, open);
  }

  *outcomes(): Generator<Outcome> {
    const known = this.codebook.labels.map(({ id }) => id);
    for (const { answer, labels } of this.#open.values()) {
      const none = labels.get(this.codebook.none.id) === true;
      const { unit, place } = answer;
      if (none || known.every((label) => labels.has(label)))
        yield { answer: { ...answer, labels: known.filter((label) => labels.get(label)) } };
      else yield { leftOut: 'not all labels were decided', unit: unit.id, place };
    }
  }
}
