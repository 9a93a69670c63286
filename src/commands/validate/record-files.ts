import { statSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { StancekitError } from '../../errors.js';
import { displayName, readAllBytes, readBytes, STDIN } from '../../formats/bytes.js';
import { FileColumns } from '../../formats/file-columns.js';
import { type JsonElement, readElementBlocks } from '../../formats/json-elements.js';
import { splitElements } from '../../formats/json-places.js';
import { syntaxProblem } from '../../formats/jsonl.js';
import { type LineForm, readLineBlocks } from '../../formats/line-blocks.js';
import { decodeFile, type Line } from '../../formats/lines.js';
import { peekForm } from '../../formats/peek.js';
import type { LineInFile } from '../../formats/text-store.js';
import type { ProblemSink } from '../../records.js';
import { emptyFile, opensValue, tellOfForm, tellOfSpread } from './forms.js';
import type { Located } from './tell.js';

interface Reading {
  stdin: Readable;
  encoding: string | undefined;
  sink: ProblemSink;
  /** A file is one record, even where it holds an array. */
  whole: boolean;
  /** Takes the records one by one. */
  record(located: Located): void;
  /** Asked after every stretch of records: go on? */
  goOn(): Promise<boolean>;
}

/** Reads the records of a JSON, JSONL or Parquet file with their places; what is wrong with its form is told. */
export async function readRecords(
  path: string,
  format: string | undefined,
  reading: Reading,
): Promise<void> {
  if (format === 'json') return await readJson(path, reading);
  if (format === 'parquet') return await readRows(path, reading);
  if (format === 'jsonl') return await readLines(path, reading);
  throw new StancekitError(
    'input/unknown-format',
    'expected a dataset folder or a file in .jsonl, .json, .csv, .tsv or .parquet',
    { place: { file: displayName(path) } },
  );
}

async function readLines(path: string, reading: Reading): Promise<void> {
  const { stdin, encoding, sink } = reading;
  const file = displayName(path);
  const placed = path !== STDIN && encoding === undefined && peekForm(path).placed;
  const form: LineForm = { mark: false, firstCrlf: 0, ended: true };
  const blocks = readLineBlocks(readBytes(path, stdin), { file, encoding, onBad: sink, form });
  let seen = 0;
  let blank = true;
  for await (const lines of blocks) {
    for (const line of lines) {
      const value = parseLine(line, file, form, seen === 0, sink);
      blank &&= value === undefined && line.text.trim() === '';
      if (value === undefined) {
        if (seen === 0 && opensValue(line.text)) return tellOfSpread(file, line.line, sink);
        continue;
      }
      seen++;
      const { byte, bytes, text: raw } = line;
      const source = placed ? { file: path, byte, bytes } : { text: raw };
      reading.record({ value, raw, file, line: line.line, column: 1, base: '', source });
    }
    if (!(await reading.goOn())) return;
  }
  tellOfForm(form, file, sink);
  if (blank && path !== STDIN) sink(emptyFile(file));
}

function parseLine(
  line: Line,
  file: string,
  form: LineForm,
  first: boolean,
  sink: ProblemSink,
): unknown {
  try {
    return JSON.parse(line.text);
  } catch {
    if (line.text.trim() === '' || (first && opensValue(line.text))) return undefined;
    const problem = syntaxProblem(line.text, file, line.line);
    const cut = !form.ended && problem.found === 'the end of the text';
    sink(
      cut
        ? { ...problem, hint: 'the file ends inside this line: it was not written to its end' }
        : problem,
    );
    return undefined;
  }
}

/** Rows of Parquet are records with types; their `line` is the number of the row. */
async function readRows(path: string, reading: Reading): Promise<void> {
  const { readParquet } = await import('../../formats/parquet-read.js');
  let rows = 0;
  for await (const { value, row } of readParquet(path, reading.stdin)) {
    rows++;
    const raw = JSON.stringify(value);
    const place = { file: path, line: row, column: 1, base: '' };
    reading.record({ value, raw, ...place, source: { text: raw } });
    if (!(await reading.goOn())) return;
  }
  if (rows > 0) return;
  reading.sink({
    severity: 'error',
    code: 'input/empty',
    message: 'the file holds no rows',
    place: { file: path },
  });
}

async function readJson(path: string, reading: Reading): Promise<void> {
  const { placed, mark, object } = peekForm(path);
  const streamed = placed && !object && !reading.whole && reading.encoding === undefined;
  const read = streamed ? await readElements(path, reading) : 0;
  if (read !== undefined) await readAtOnce(path, read, reading);
  tellOfForm({ mark, firstCrlf: 0, ended: true }, path, reading.sink);
}

/** Reads a file as one value. Where `told` records of it were read already, something is wrong with it, and that is all to tell. */
async function readAtOnce(path: string, told: number, reading: Reading): Promise<void> {
  const { stdin, encoding, sink } = reading;
  const text = decodeFile(await readAllBytes(path, stdin), { file: path, encoding });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    sink(syntaxProblem(text, path));
    return;
  }
  if (told > 0) return;
  if (!Array.isArray(value) || reading.whole) {
    const place = { file: path, line: 1, column: 1, base: '' };
    reading.record({ value, raw: text, ...place, source: { text } });
  } else {
    if (value.length === 0) sink(emptyFile(path));
    const elements = splitElements(text);
    for (const [i, item] of value.entries()) {
      const { text: raw, line, column } = elements[i] as (typeof elements)[number];
      const place = { file: path, line, column, base: `/${i}` };
      reading.record({ value: item, raw, ...place, source: { text: raw } });
    }
  }
  await reading.goOn();
}

/** An element of an array that lies in a file. Its column is counted only where somebody asks. */
class LocatedElement implements Located {
  readonly raw: string;
  readonly line: number;
  readonly base: string;
  readonly source: LineInFile;
  readonly #lineStart: number;

  constructor(
    readonly value: unknown,
    readonly file: string,
    element: JsonElement,
    index: number,
    readonly columns: FileColumns,
  ) {
    const { text, line, lineStart, byte, bytes } = element;
    this.raw = text;
    this.line = line;
    this.base = `/${index}`;
    this.source = { file, byte, bytes };
    this.#lineStart = lineStart;
  }

  get column(): number {
    return this.columns.columnAt(this.#lineStart, this.source.byte);
  }
}

/** A string may be hardly longer, in bytes. */
const LONGEST = 500_000_000;

/**
 * Reads an array element by element. Undefined where that is done; else how many records were read
 * before the file turned out to be no array, or not a whole one.
 */
async function readElements(path: string, reading: Reading): Promise<number | undefined> {
  const columns = new FileColumns(path);
  const blocks = readElementBlocks(readBytes(path, reading.stdin));
  let read = 0;
  try {
    for (;;) {
      const { value: block, done } = await blocks.next();
      if (done) {
        if (!block) return tellOfBreak(path, read, reading);
        if (read === 0) reading.sink(emptyFile(path));
        return undefined;
      }
      for (const element of block) {
        let value: unknown;
        try {
          value = JSON.parse(element.text);
        } catch {
          return tellOfBreak(path, read, reading);
        }
        reading.record(new LocatedElement(value, path, element, read++, columns));
      }
      if (!(await reading.goOn())) return undefined;
    }
  } finally {
    await blocks.return(false);
    columns.close();
  }
}

/** An array that stops being one. Where the file is short enough to be read at once, that tells best what is wrong. */
function tellOfBreak(path: string, read: number, { sink }: Reading): number | undefined {
  if (statSync(path).size < LONGEST) return read;
  sink({
    severity: 'error',
    code: 'json/syntax',
    message: 'is not JSON from this element on',
    place: { file: path, pointer: `/${read}` },
    hint: 'as JSON Lines, one record to a line, each would be told alone',
  });
  return undefined;
}
