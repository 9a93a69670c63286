import { codePointLength } from '../../offsets.js';
import type { Place, Unit } from '../../records.js';
import { nearest, showValue } from '../../wording.js';
import { displayName, readBytes } from '../bytes.js';
import { readLines } from '../lines.js';
import { AnswerReader, type Outcome, type ReadOptions, type Said } from './answers.js';
import {
  choicesOf,
  type LabelledSpan,
  noteOf,
  type Part,
  SPAN_LABELS,
  spansInside,
  spansOf,
  spansOfUnit,
  type Task,
  type TaskOptions,
} from './task.js';
import { tokenize } from './tokens.js';

const DOCUMENT = '-DOCSTART- -X- O O\n\n';

/**
 * The columns of CoNLL-2003: token, two columns without content, and the tag of the span in the scheme BIO
 * (IOB2); a unit is a sentence, an article a document. Ids and labels stand in comments, as CoNLL-U has
 * them. Tags cannot overlap: of two spans that do, the longer one goes out.
 */
export async function* writeConll(
  tasks: AsyncIterable<Task>,
  { codebook, comments, sink }: TaskOptions,
): AsyncGenerator<Part> {
  let article: string | undefined;
  let dropped = 0;
  let first: string | undefined;
  for await (const { unit, suggestions, answers } of tasks) {
    const [annotation] = [...answers, ...suggestions];
    const all = spansInside(unit, spansOf(unit, annotation));
    const spans = withoutOverlaps(all);
    if (spans.length < all.length) first ??= unit.id;
    dropped += all.length - spans.length;
    const said = annotation === undefined ? [] : choicesOf(annotation.labels, codebook);
    const { note } = noteOf(annotation);
    const about = [
      `# unit_id = ${unit.id}`,
      `# text = ${unit.text.replace(/\s+/g, ' ')}`,
      `# labels = ${said.join('|')}`.trimEnd(),
      `# labels_by = ${annotation?.annotator.id ?? ''}`.trimEnd(),
      ...(note === undefined ? [] : [`# note = ${JSON.stringify(note)}`]),
    ];
    const lines = [
      ...(comments ? about : []),
      ...tokenize(unit.text, unit.lang, spans).map(({ text, start, end }) => {
        const span = spans.find((one) => start >= one.start && end <= one.end);
        const tag = span === undefined ? 'O' : `${start === span.start ? 'B' : 'I'}-${span.label}`;
        return `${text} -X- _ ${tag}`;
      }),
    ];
    const head = article === unit.article_id ? '' : DOCUMENT;
    article = unit.article_id;
    yield { text: `${head}${lines.join('\n')}\n\n` };
  }
  if (dropped > 0)
    sink({
      severity: 'warning',
      code: 'export/overlap',
      message: `tags cannot overlap: ${dropped} spans within others were left out, the first in unit ${first}`,
      place: { file: 'conll' },
    });
}

/** The longest spans, none of which overlap, in the order of their places. */
function withoutOverlaps(spans: readonly LabelledSpan[]): LabelledSpan[] {
  const kept: LabelledSpan[] = [];
  const length = ({ start, end }: LabelledSpan) => end - start;
  for (const span of [...spans].sort((a, b) => length(b) - length(a)))
    if (kept.every(({ start, end }) => span.end <= start || span.start >= end)) kept.push(span);
  return spans.filter((span) => kept.includes(span));
}

interface Sentence {
  comments: Map<string, Said<string>>;
  tokens: { text: string; tag: string; place: Place; tagPlace: Place }[];
  place: Place;
}

/** Labels and tags of a CoNLL file. The unit of a sentence is told by its comment, else by its text. */
export async function* readConll(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  const file = displayName(path);
  let sentence: Sentence | undefined;
  const lines = readLines(readBytes(path, options.stdin), {
    file,
    encoding: options.encoding,
    onBad: options.sink,
  });
  for await (const { text, line } of lines) {
    if (text.trim() === '') {
      if (sentence !== undefined) yield* outcomesOf(sentence, reader);
      sentence = undefined;
      continue;
    }
    sentence ??= { comments: new Map(), tokens: [], place: { file, line } };
    const comment = /^#\s*(\w+)\s*=\s?(.*)$/.exec(text);
    if (comment?.[1] !== undefined && sentence.tokens.length === 0) {
      const [, key, value = ''] = comment;
      const column = text.length - value.length + 1;
      sentence.comments.set(key, { value, place: { file, line, column } });
      continue;
    }
    if (text.startsWith('-DOCSTART-')) continue;
    const columns = text.trimEnd().split(/[ \t]+/);
    const tag = columns.at(-1) as string;
    const at = codePointLength(text.slice(0, text.lastIndexOf(tag))) + 1;
    const place = { file, line };
    if (columns.length < 2)
      reader.tell('conll-columns', 'a line has to hold a token and a tag', place, {
        found: showValue(text),
      });
    else
      sentence.tokens.push({
        text: columns[0] as string,
        tag,
        place,
        tagPlace: { ...place, column: at },
      });
  }
  if (sentence !== undefined) yield* outcomesOf(sentence, reader);
}

function* outcomesOf(sentence: Sentence, reader: AnswerReader): Generator<Outcome> {
  const { comments, tokens, place } = sentence;
  if (tokens.length === 0) return;
  const text = {
    value: tokens.map((token) => token.text).join(' '),
    place: tokens[0]?.place ?? place,
  };
  const unit = reader.unitOf(comments.get('unit_id'), text);
  if (unit === undefined) return;
  yield { task: unit.id };
  const here = { ...place, id: unit.id };
  const said = comments.get('labels');
  if (said === undefined) {
    yield { leftOut: 'spans without labels', unit: unit.id, place: here };
    return;
  }
  const by = comments.get('labels_by')?.value.trim() || null;
  const labels = reader.heldLabels(
    said.value
      .split(/[\s|,;]+/)
      .filter(Boolean)
      .map((value) => ({ value, place: { ...said.place, id: unit.id } })),
    by,
  );
  if (labels === 'nothing') yield { leftOut: 'without a label', unit: unit.id, place: here };
  if (labels === undefined || labels === 'nothing') return;
  const sent = reader.options.annotationsOf(unit.id).find(({ annotator }) => annotator.id === by);
  yield {
    answer: {
      unit,
      annotator: null,
      labels,
      silent: said.value.trim() === '',
      spans: restore(spansIn(unit, tokens, reader), unit, spansOf(unit, sent)),
      note: readNote(comments.get('note')?.value),
      at: null,
      meta: {},
      given: false,
      as: by,
      place: here,
    },
  };
}

/** The spans of the tags, in offsets of the unit's text. */
function spansIn(unit: Unit, tokens: Sentence['tokens'], reader: AnswerReader): LabelledSpan[] {
  const spans: LabelledSpan[] = [];
  let open: LabelledSpan | undefined;
  let utf16 = 0;
  let points = 0;
  for (const { text, tag, tagPlace } of tokens) {
    const from = unit.text.indexOf(text, utf16);
    if (from === -1) break;
    points += codePointLength(unit.text.slice(utf16, from));
    const start = points;
    points += codePointLength(text);
    utf16 = from + text.length;
    const [, mark, label = ''] = /^([BIESLUO])(?:-(.+))?$/.exec(tag) ?? [];
    if (mark === 'O' && label === '') {
      open = undefined;
      continue;
    }
    if (mark === undefined || !(SPAN_LABELS as readonly string[]).includes(label)) {
      const near = nearest(label === '' ? tag : label, SPAN_LABELS);
      reader.tell(
        'unknown-tag',
        'no tag of spans',
        { ...tagPlace, id: unit.id },
        {
          found: showValue(tag),
          expected: `O, or B- and I- with ${SPAN_LABELS.join(', ')}`,
          ...(near ? { hint: `did you mean ${near}?` } : {}),
        },
      );
      open = undefined;
      continue;
    }
    const goes = open !== undefined && open.label === label && 'IEL'.includes(mark);
    if (goes && open !== undefined) open.end = points;
    else {
      open = { label, text: '', start, end: points };
      spans.push(open);
    }
  }
  const characters = [...unit.text];
  return spans.map((span) => ({ ...span, text: characters.slice(span.start, span.end).join('') }));
}

/** Where the tags are those that went out, so are the spans, also those that no tag could show. */
function restore(
  tagged: readonly LabelledSpan[],
  unit: Unit,
  sent: readonly LabelledSpan[],
): LabelledSpan[] {
  const shown = withoutOverlaps(spansInside(unit, sent));
  const keyOf = (spans: readonly LabelledSpan[]) =>
    spans.map(({ label, start, end }) => `${label} ${start} ${end}`).join();
  if (keyOf(tagged) === keyOf(shown)) return [...sent];
  const outside = spansOfUnit(unit).filter(
    ({ start, end }) => start < unit.start || end > unit.end,
  );
  const own = tagged.map((span) => ({
    ...span,
    start: span.start + unit.start,
    end: span.end + unit.start,
  }));
  return [...own, ...outside].sort((a, b) => a.start - b.start);
}

function readNote(value: string | undefined): string | null {
  if (value === undefined || value.trim() === '') return null;
  try {
    const note: unknown = JSON.parse(value);
    return typeof note === 'string' ? note : value;
  } catch {
    return value;
  }
}
