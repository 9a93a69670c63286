import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StancekitError } from '../../errors.js';
import type { Unit } from '../../records.js';
import { nearest, showValue } from '../../wording.js';
import { STDIN } from '../bytes.js';
import { isFolder } from '../dataset-reader.js';
import { decodeFile } from '../lines.js';
import { AnswerReader, type Outcome, type ReadOptions } from './answers.js';
import { BRAT } from './brat.js';
import { type Bound, type Document, push, readAnn } from './brat-document.js';
import { OFFSET_UNITS, resolveSpan } from './offset-units.js';
import type { SaidSpan } from './span-reader.js';
import { SPAN_LABELS, spansOf } from './task.js';

/** The labels and spans in a folder of brat, or in .ann files beside their texts. */
export async function* readBrat(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new AnswerReader(options);
  for (const file of await annFiles(path))
    yield* outcomesOf(await readAnn(file, reader), file, reader);
}

async function annFiles(path: string): Promise<string[]> {
  if (path === STDIN)
    throw new StancekitError(
      'import/brat-stdin',
      'brat keeps its work in a folder: name that, or its .ann files',
    );
  if (!(await isFolder(path))) return [path];
  const names = (await readdir(path, { recursive: true })).filter((name) => name.endsWith('.ann'));
  return names.sort().map((name) => join(path, name));
}

async function* outcomesOf(
  document: Document,
  file: string,
  reader: AnswerReader,
): AsyncGenerator<Outcome> {
  const statements: { bound: Bound; unit: Unit }[] = [];
  for (const bound of document.bounds.values()) {
    if (bound.type !== BRAT.statement) continue;
    const noted = document.notes
      .get(bound.id)
      ?.find(({ type }) => type === BRAT.unit)
      ?.text.trim();
    const unit = reader.unitOf(noted ? { value: noted, place: bound.place } : undefined, {
      value: bound.text,
      place: bound.place,
    });
    if (unit !== undefined) statements.push({ bound, unit });
  }
  const [first] = statements;
  if (first !== undefined && !(await textIsWhole(file, first.unit, reader))) return;
  if (reader.options.units === null)
    for (const { bound, unit } of statements)
      Object.assign(unit, { start: bound.start, end: bound.end });
  tellOfTypes(document, reader);
  const inside = spansInside(document, statements);
  for (const { bound, unit } of statements) {
    yield { task: unit.id };
    yield* outcomeOf(
      bound,
      unit,
      [...(document.has.get(bound.id) ?? []), ...(inside.get(bound.id) ?? [])],
      document,
      reader,
    );
  }
  for (const { id, type, place } of document.bounds.values())
    if (
      type !== BRAT.statement &&
      !document.owned.has(id) &&
      ![...inside.values()].flat().includes(id)
    )
      yield { leftOut: 'a span in no statement', unit: null, place };
}

function* outcomeOf(
  bound: Bound,
  unit: Unit,
  spanIds: readonly string[],
  document: Document,
  reader: AnswerReader,
): Generator<Outcome> {
  const place = { ...bound.place, id: unit.id };
  const notes = document.notes.get(bound.id) ?? [];
  const by = notes.find(({ type }) => type === BRAT.by)?.text.trim() || null;
  const article = reader.articleText(unit.article_id);
  const moved = article && resolveSpan(article, bound.start, bound.end, bound.text, OFFSET_UNITS);
  if (article !== undefined && moved === undefined) {
    reader.tell('span', 'the statement is not the text that it quotes', place, {
      found: `${bound.start}..${bound.end} ${showValue(bound.text)}`,
    });
    return;
  }
  const attributes = document.attributes.get(bound.id) ?? [];
  const labels = reader.heldLabels(attributes, by);
  if (labels === 'nothing') yield { leftOut: 'without a label', unit: unit.id, place };
  if (labels === undefined || labels === 'nothing') return;
  const said: SaidSpan[] = spanIds.flatMap((id) => {
    const span = document.bounds.get(id);
    if (span === undefined || !(SPAN_LABELS as readonly string[]).includes(span.type)) return [];
    const { start, end, type: label, text } = span;
    return [{ value: { start, end, label, text }, place: { ...span.place, id: unit.id } }];
  });
  const sent = reader.options.annotationsOf(unit.id).find(({ annotator }) => annotator.id === by);
  const spans = reader.articleSpansOf(unit.article_id, said);
  const note = notes
    .filter(({ type }) => type === BRAT.note)
    .map(({ text }) => text.replaceAll('⏎', '\n'));
  yield {
    answer: {
      unit,
      annotator: null,
      labels,
      silent: attributes.length === 0,
      spans: said.length === 0 && spansOf(unit, sent).length === 0 ? null : spans,
      note: note.join('\n') || null,
      at: null,
      meta: {},
      given: false,
      as: by,
      place,
    },
  };
}

/** Spans that no relation ties to a statement belong to the one that they lie in. */
function spansInside(document: Document, statements: { bound: Bound }[]): Map<string, string[]> {
  const inside = new Map<string, string[]>();
  for (const { id, type, start, end } of document.bounds.values()) {
    if (type === BRAT.statement || document.owned.has(id)) continue;
    const around = statements.find(({ bound }) => bound.start <= start && bound.end >= end);
    if (around !== undefined) push(inside, around.bound.id, id);
  }
  return inside;
}

function tellOfTypes(document: Document, reader: AnswerReader): void {
  const known = [BRAT.statement, ...SPAN_LABELS] as readonly string[];
  for (const { type, place } of document.bounds.values()) {
    if (known.includes(type)) continue;
    const near = nearest(type, known);
    reader.tell('unknown-span-label', 'no label of spans', place, {
      found: showValue(type),
      expected: known.join(', '),
      hint: near ? `did you mean ${near}?` : 'the span is left out',
    });
  }
}

/** Is the text beside the annotations that of the article? Where it is not, offsets mean nothing. */
async function textIsWhole(file: string, unit: Unit, reader: AnswerReader): Promise<boolean> {
  const path = file.replace(/\.ann$/, '.txt');
  const bytes = await readFile(path).catch(() => undefined);
  const article = reader.options.units?.article(unit.article_id);
  if (bytes !== undefined && article === undefined)
    reader.looseText = decodeFile(bytes, { file: path });
  if (bytes === undefined || article === undefined) return true;
  if (decodeFile(bytes, { file: path }) === article.text.replace(/^\ufeff/, '')) return true;
  reader.tell(
    'text-differs',
    `${basename(path)} is not the text of article ${article.id}`,
    { file: path },
    {
      hint: 'nothing of its annotations was taken in; put the text back as it was exported',
    },
  );
  return false;
}
