import { CodePointText } from '../../offsets.js';
import type { Annotation, Article } from '../../records.js';
import { showValue } from '../../wording.js';
import { type JsonRecord, placeInRecord, readJsonRecords } from '../json-records.js';
import { AnswerReader, type Outcome, type ReadOptions, type Said } from './answers.js';
import { type Fields, fieldsOf, listOf, stringOf } from './fields.js';
import { OffsetConverter } from './offset-units.js';
import {
  choicesOf,
  type LabelledSpan,
  type Part,
  spansOf,
  type Task,
  type TaskOptions,
} from './task.js';

/** So much of the text stands before and after a quotation, in code points, as Hypothesis does it. */
const AROUND = 32;
const ID = 'urn:stancekit:';

/**
 * An AnnotationPage of the W3C Web Annotation Data Model: an annotation for the labels of each unit and
 * annotator (`classifying`), and one for each span (`tagging`). Selectors point into the whole article: a
 * quotation with its surroundings, and positions. Classifiers are `Software`, people `Person`.
 */
export async function* writeW3c(
  tasks: AsyncIterable<Task>,
  options: TaskOptions,
): AsyncGenerator<Part> {
  const head = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: `${ID}annotations`,
    type: 'AnnotationPage',
  };
  yield { text: `${JSON.stringify(head).slice(0, -1)},"items":[` };
  let before = '';
  let text: { of: string; selector: (start: number, end: number) => object } | undefined;
  for await (const task of tasks) {
    if (text?.of !== task.article.id)
      text = { of: task.article.id, selector: selectorsOf(task.article, options) };
    for (const annotation of [...task.suggestions, ...task.answers])
      for (const item of itemsOf(task, annotation, text.selector, options)) {
        yield { text: `${before}\n${JSON.stringify(item)}` };
        before = ',';
      }
  }
  yield { text: `${before === '' ? '' : '\n'}]}\n` };
}

function itemsOf(
  { unit, article }: Task,
  annotation: Annotation,
  selector: (start: number, end: number) => object,
  { codebook }: TaskOptions,
): object[] {
  const { id, annotator, labels, meta } = annotation;
  const creator =
    annotator.type === 'person'
      ? { type: 'Person', nickname: annotator.id }
      : {
          type: 'Software',
          name: annotator.id,
          ...(annotator.revision === null ? {} : { 'schema:softwareVersion': annotator.revision }),
        };
  const source = article.url ?? `${ID}article:${encodeURIComponent(article.id)}`;
  const body = (value: string, purpose: string) => ({ type: 'TextualBody', value, purpose });
  const note = meta['note'];
  return [
    {
      id: ID + id,
      type: 'Annotation',
      motivation: 'classifying',
      creator,
      body: [
        ...choicesOf(labels, codebook).map((label) => body(label, 'classifying')),
        ...(typeof note === 'string' ? [body(note, 'commenting')] : []),
      ],
      target: {
        type: 'SpecificResource',
        id: `${ID}unit:${encodeURIComponent(unit.id)}`,
        source,
        selector: selector(unit.start, unit.end),
      },
    },
    ...spansOf(unit, annotation).map(({ label, start, end }, i) => ({
      id: `${ID}${id}#span${i + 1}`,
      type: 'Annotation',
      motivation: 'tagging',
      creator,
      body: [body(label, 'tagging')],
      target: { source, selector: selector(start, end) },
    })),
  ];
}

/** The selectors of a span of an article (code points). */
function selectorsOf(
  { text }: Article,
  { offsets }: TaskOptions,
): (start: number, end: number) => object {
  const points = new CodePointText(text);
  const converter = new OffsetConverter(text, offsets);
  return (start, end) => [
    {
      type: 'TextQuoteSelector',
      exact: points.slice(start, end),
      prefix: points.slice(Math.max(0, start - AROUND), start),
      suffix: points.slice(end, Math.min(points.length, end + AROUND)),
    },
    {
      type: 'TextPositionSelector',
      start: converter.fromPoints(start),
      end: converter.fromPoints(end),
    },
  ];
}

/**
 * What people say in Web Annotations: an AnnotationPage, an array or JSONL. An annotation is about the unit
 * that its target names, else about the one with the text that it quotes. Annotations by software are the
 * suggestions that went out.
 */
export async function* readW3c(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  const spans = new Map<string, { record: JsonRecord; fields: Fields }[]>();
  const labelled: { record: JsonRecord; fields: Fields }[] = [];
  for await (const record of readJsonRecords(path, { ...options, listKey: 'items' })) {
    const fields = fieldsOf(record.value);
    if (fields === undefined || !('target' in fields)) {
      reader.tell(
        'annotation',
        'an annotation has to be an object with a target',
        placeInRecord(record, ''),
        {
          found: showValue(record.value),
        },
      );
      continue;
    }
    const [of, fragment] = String(fields['id']).split('#');
    if (!(of as string).startsWith(ID) || fragment === undefined) labelled.push({ record, fields });
    else spans.set(of as string, [...(spans.get(of as string) ?? []), { record, fields }]);
  }
  for (const one of labelled)
    yield* outcomesOf(one, spans.get(String(one.fields['id'])) ?? [], reader);
}

function* outcomesOf(
  { record, fields }: { record: JsonRecord; fields: Fields },
  spans: { record: JsonRecord; fields: Fields }[],
  reader: AnswerReader,
): Generator<Outcome> {
  const placeOf = (pointer: string, id?: string) => placeInRecord(record, pointer, id);
  const target = fieldsOf(listOf(fields['target'])[0]) ?? {};
  const base = Array.isArray(fields['target']) ? '/target/0' : '/target';
  const named = stringOf(target['id']);
  const mark = `${ID}unit:`;
  const unit = reader.unitOf(
    named?.startsWith(mark)
      ? { value: decodeURIComponent(named.slice(mark.length)), place: placeOf(`${base}/id`) }
      : undefined,
    { value: quoteOf(target), place: placeOf(`${base}/selector`) },
  );
  if (unit === undefined) return;
  yield { task: unit.id };
  const creator = fieldsOf(listOf(fields['creator'])[0]);
  if (creator?.['type'] === 'Software' && !reader.options.everything) return;
  const bodies = listOf(fields['body']);
  const pointer = (i: number) => (Array.isArray(fields['body']) ? `/body/${i}` : '/body');
  const said: Said<unknown>[] = [];
  const notes: string[] = [];
  for (const [i, body] of bodies.entries()) {
    const { value, purpose } = fieldsOf(body) ?? { value: body, purpose: undefined };
    const why = purpose ?? fields['motivation'];
    if (why === 'commenting' || why === 'describing' || why === 'replying')
      notes.push(String(value));
    else
      said.push({
        value,
        place: placeOf(fieldsOf(body) ? `${pointer(i)}/value` : pointer(i), unit.id),
      });
  }
  const place = placeOf('', unit.id);
  if (said.length === 0) {
    yield { leftOut: 'a comment without a label', unit: unit.id, place };
    return;
  }
  const labels = reader.labelsOf(said);
  if (labels === undefined) return;
  const ours = String(fields['id']).startsWith(ID);
  const at = stringOf(fields['modified']) ?? stringOf(fields['created']);
  const who = creator ?? { id: fields['creator'] };
  yield {
    answer: {
      unit,
      annotator:
        stringOf(who['nickname']) ??
        stringOf(who['email']) ??
        stringOf(who['name']) ??
        stringOf(who['id']),
      labels,
      spans: ours || spans.length > 0 ? spansIn(unit.article_id, spans, reader) : null,
      note: notes.join('\n') || null,
      at,
      meta: {},
      given: true,
      as: null,
      place,
    },
  };
}

const selectorsIn = (target: Fields): Fields[] =>
  listOf(target['selector']).map((selector) => fieldsOf(selector) ?? {});

const quoteOf = (target: Fields): unknown =>
  selectorsIn(target).find(({ type }) => type === 'TextQuoteSelector')?.['exact'];

/** Spans in the offsets of their article, by position and quotation, else by the quotation alone. */
function spansIn(
  articleId: string,
  spans: { record: JsonRecord; fields: Fields }[],
  reader: AnswerReader,
): LabelledSpan[] {
  return reader.articleSpansOf(
    articleId,
    spans.map(({ record, fields }) => {
      const target = fieldsOf(listOf(fields['target'])[0]) ?? {};
      const { start, end } =
        selectorsIn(target).find(({ type }) => type === 'TextPositionSelector') ?? {};
      const body = listOf(fields['body'])[0];
      return {
        value: { start, end, label: fieldsOf(body)?.['value'] ?? body, text: quoteOf(target) },
        place: placeInRecord(record, '/target'),
      };
    }),
  );
}
