import { sliceCodePoints } from '../../offsets.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { formatJsonLine } from '../jsonl.js';
import { AnswerReader, type Outcome, type ReadOptions } from './answers.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { OffsetConverter } from './offset-units.js';
import { noteOf, type Part, spansInside, spansOf, type Task, type TaskOptions } from './task.js';
import { contextOf } from './task-context.js';
import { type Token, tokenize } from './tokens.js';

/** The group of spans that spaCy's span categorizer reads. */
const GROUP = 'sc';

/**
 * JSONL of documents as spaCy's `Doc.to_json` writes them, so that `Doc(vocab).from_json` reads each and a
 * `DocBin` takes it: labels in `cats` (1.0 and 0.0; empty where nobody labelled), spans in the group `sc`.
 * All else stands under `meta`, for `from_json` fails on custom attributes that are not registered.
 */
export async function* writeSpacy(
  tasks: AsyncIterable<Task>,
  { codebook, offsets }: TaskOptions,
): AsyncGenerator<Part> {
  for await (const { unit, article, suggestions, answers } of tasks) {
    const [annotation] = [...answers, ...suggestions];
    const spans = spansInside(unit, spansOf(unit, annotation));
    const converter = new OffsetConverter(unit.text, offsets);
    const at = (points: number) => converter.fromPoints(points);
    // spaCy takes whole numbers for none of its scores.
    const cats =
      annotation === undefined
        ? []
        : codebook.labels.map(
            ({ id }) => `${JSON.stringify(id)}:${annotation.labels.includes(id) ? '1.0' : '0.0'}`,
          );
    const doc = formatJsonLine({
      text: unit.text,
      cats: {},
      spans: {
        [GROUP]: spans.map(({ start, end, label }) => ({
          start: at(start),
          end: at(end),
          label,
          kb_id: '',
        })),
      },
      tokens: withBlanks(unit.text, tokenize(unit.text, unit.lang, spans)).map(
        ({ start, end }, id) => ({
          id,
          start: at(start),
          end: at(end),
        }),
      ),
      meta: {
        unit_id: unit.id,
        labels_by: annotation?.annotator.id ?? null,
        ...noteOf(annotation),
        ...contextOf(unit, article),
      },
    });
    yield { text: doc.replace('"cats":{}', () => `"cats":{${cats.join(',')}}`) };
  }
}

/** Tokens with those that spaCy makes of white space: whatever is more than one blank after a word. */
function withBlanks(text: string, tokens: readonly Token[]): Pick<Token, 'start' | 'end'>[] {
  const all: Pick<Token, 'start' | 'end'>[] = [];
  let at = 0;
  const fill = (to: number, afterWord: boolean) => {
    const from = afterWord && sliceCodePoints(text, at, at + 1) === ' ' ? at + 1 : at;
    if (from < to) all.push({ start: from, end: to });
  };
  for (const { start, end } of tokens) {
    fill(start, all.length > 0);
    all.push({ start, end });
    at = end;
  }
  fill([...text].length, all.length > 0);
  return all;
}

/** The labels in documents that were corrected outside spaCy, or written by its `Doc.to_json`. */
export async function* readSpacy(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  for await (const record of readJsonRecords(path, options)) yield* outcomesOf(record, reader);
}

function* outcomesOf(record: JsonRecord, reader: AnswerReader): Generator<Outcome> {
  const fields = fieldsOf(record.value);
  const placeOf = (pointer: string, id?: string) => placeInRecord(record, pointer, id);
  if (fields === undefined) {
    reader.tell('task', 'a document has to be an object', placeOf(''), {
      found: showValue(record.value),
    });
    return;
  }
  // Custom attributes of a Doc stand under `_`, once somebody registered them.
  const key = 'meta' in fields ? 'meta' : '_';
  const own = fieldsOf(fields[key]) ?? {};
  const unit = reader.unitOf(
    'unit_id' in own ? { value: own['unit_id'], place: placeOf(`/${key}/unit_id`) } : undefined,
    { value: fields['text'], place: placeOf('/text') },
  );
  if (unit === undefined) return;
  yield { task: unit.id };
  if (reader.options.everything) inspectTokens(fields, unit.id, record, reader);
  const place = placeOf('', unit.id);
  const cats = Object.entries(fieldsOf(fields['cats']) ?? {});
  if (cats.length === 0) {
    yield { leftOut: 'without a label', unit: unit.id, place };
    return;
  }
  const said = cats.map(([label, score]) => ({
    value: label,
    score: Number(score),
    place: placeOf(`/cats/${label}`, unit.id),
  }));
  // Every label has to be known, also where its score says no.
  if (said.map((one) => reader.labelsOf([one])).includes(undefined)) return;
  const labels = reader.labelsOf(said.filter(({ score }) => score >= 0.5));
  if (labels === undefined) return;
  const group = fieldsOf(fields['spans'])?.[GROUP];
  yield {
    answer: {
      unit,
      annotator: stringOf(own['annotator']),
      labels,
      spans:
        group === undefined
          ? null
          : reader.spansOf(
              unit,
              listOf(group).map((span, i) => {
                const { start, end, label } = fieldsOf(span) ?? {};
                return {
                  value: { start, end, label },
                  place: placeOf(`/spans/${GROUP}/${i}`, unit.id),
                };
              }),
            ),
      note: stringOf(own['note']),
      at: null,
      meta: {},
      given: false,
      as: stringOf(own['labels_by']),
      place,
    },
  };
}

/** A script that makes a `.spacy` file of the documents, with the ids of units as a custom attribute. */
export function docbinScript(): string {
  return `"""python this_file.py documents.jsonl train.spacy [LANGUAGE]"""
import json
import sys

import spacy
from spacy.tokens import Doc, DocBin

source, target = sys.argv[1:3]
nlp = spacy.blank(sys.argv[3] if len(sys.argv) > 3 else "xx")
Doc.set_extension("unit_id", default=None)
docs = DocBin(store_user_data=True)
with open(source, encoding="utf-8") as lines:
    for line in lines:
        record = json.loads(line)
        doc = Doc(nlp.vocab).from_json(record)
        doc._.unit_id = record["meta"]["unit_id"]
        docs.add(doc)
docs.to_disk(target)
print(len(docs), "documents")
`;
}

/** spaCy reads no span that begins or ends within a token. */
function inspectTokens(fields: Fields, id: string, record: JsonRecord, reader: AnswerReader): void {
  const tokens = listOf(fields['tokens']).map((token) => fieldsOf(token) ?? {});
  const starts = new Set(tokens.map(({ start }) => start));
  const ends = new Set(tokens.map(({ end }) => end));
  for (const [group, spans] of Object.entries(fieldsOf(fields['spans']) ?? {}))
    for (const [i, span] of listOf(spans).entries()) {
      const { start, end } = fieldsOf(span) ?? {};
      if (starts.has(start) && ends.has(end)) continue;
      reader.tell(
        'token',
        'the span does not begin and end where tokens do',
        placeInRecord(record, `/spans/${group}/${i}`, id),
        {
          found: `${showValue(start)}..${showValue(end)}`,
          hint: 'spaCy reads no document with such a span',
        },
      );
    }
}
