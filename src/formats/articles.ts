import { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { type Draft, draftFromRecord, type FieldNames } from './article-fields.js';
import { type ArticleFormat, delimiterOf, requireFormat, sniffFormat } from './article-paths.js';
import { parsePageFile, parseTextFile } from './article-texts.js';
import { displayName, readAllBytes, readBytes } from './bytes.js';
import { readCsv } from './csv.js';
import { refuseUnmarkedUtf16, resolveEncoding, sniffHtmlCharset } from './decode.js';
import { locateElements } from './json-places.js';
import { readJsonl, syntaxProblem } from './jsonl.js';
import { decodeFile } from './lines.js';
import { readParquet } from './parquet-read.js';

export interface ReadOptions {
  stdin: Readable;
  fields: FieldNames;
  format?: ArticleFormat | undefined;
  encoding?: string | undefined;
  /** What separates the cells of a CSV file, where that is no comma. */
  delimiter?: string | undefined;
  sink: ProblemSink;
}

type TextFormat = Exclude<ArticleFormat, 'parquet'>;

/** The options of one file. */
interface FileOptions extends ReadOptions {
  file: string;
}

/**
 * The articles of `files`, in order. A file or record that cannot be read goes to `sink` and the
 * rest goes on. JSONL, CSV and TSV are streamed; a file of another format is held in memory whole.
 */
export async function* readArticles(
  files: readonly string[],
  options: ReadOptions,
): AsyncGenerator<Draft> {
  for (const path of files) {
    try {
      yield* readFile(path, { ...options, file: displayName(path) });
    } catch (error) {
      if (!(error instanceof StancekitError)) throw error;
      const { code, message, place, hint } = error;
      options.sink({
        severity: 'error',
        code,
        message,
        place: place ?? { file: displayName(path) },
        ...(hint ? { hint } : {}),
      });
    }
  }
}

async function* readFile(path: string, options: FileOptions): AsyncGenerator<Draft> {
  const { file, encoding } = options;
  const format = requireFormat(path, options.format);
  if (format === 'jsonl' || format === 'csv' || format === 'tsv') {
    yield* readStream(readBytes(path, options.stdin), format, options);
    return;
  }
  if (format === 'parquet') {
    const { fields, sink } = options;
    for await (const { value, row } of readParquet(path, options.stdin)) {
      const place = { file, line: row };
      const draft = draftFromRecord(value, { fields, place, source: file, sink });
      if (draft !== undefined) yield draft;
    }
    return;
  }
  const bytes = await readAllBytes(path, options.stdin);
  refuseBinary(bytes, file, encoding);
  const declared = format === 'html' ? { declared: sniffHtmlCharset } : {};
  const text = decodeFile(bytes, { file, encoding, ...declared });
  if (text.trim() === '') throw emptyFile(file);
  const told = format ?? sniffFormat(text, options.fields.text);
  yield* parseWhole(text, told, options);
}

async function* parseWhole(
  text: string,
  format: TextFormat,
  options: FileOptions,
): AsyncGenerator<Draft> {
  const { file } = options;
  // What was decoded once must not be decoded again.
  const again = () => ({
    chunks: Readable.from([Buffer.from(text)]),
    options: { ...options, encoding: undefined },
  });
  if (format === 'json') {
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch {
      if (sniffFormat(text, []) !== 'jsonl') return options.sink(syntaxProblem(text, file));
      const { chunks, options: plain } = again();
      return yield* readStream(chunks, 'jsonl', plain);
    }
    yield* draftsFromJson(value, text, 1, options);
  } else if (format === 'jsonl' || format === 'csv' || format === 'tsv') {
    const { chunks, options: plain } = again();
    yield* readStream(chunks, format, plain);
  } else {
    yield* format === 'text'
      ? parseTextFile(text, options)
      : await parsePageFile(text, format, options);
  }
}

async function* readStream(
  chunks: AsyncIterable<Buffer>,
  format: 'jsonl' | 'csv' | 'tsv',
  options: FileOptions,
): AsyncGenerator<Draft> {
  const { file, fields, sink } = options;
  let rows = 0;
  if (format === 'jsonl') {
    for await (const { value, line, raw } of readJsonl(chunks, options)) {
      rows++;
      yield* draftsFromJson(value, raw, line, options);
    }
  } else {
    const delimiter = delimiterOf(format, options.delimiter);
    const onHeader = (columns: readonly string[]) => requireTextColumn(columns, options);
    for await (const { cells, line } of readCsv(chunks, { ...options, delimiter, onHeader })) {
      rows++;
      const draft = draftFromRecord(cells, { fields, place: { file, line }, source: file, sink });
      if (draft !== undefined) yield draft;
    }
  }
  if (rows === 0)
    sink({
      severity: 'error',
      code: 'article/empty',
      message: 'the file holds no articles',
      place: { file },
    });
}

function* draftsFromJson(
  value: unknown,
  raw: string,
  line: number,
  options: FileOptions,
): Generator<Draft> {
  const { fields, sink, file } = options;
  const places = Array.isArray(value) ? locateElements(raw, line) : [];
  for (const [i, record] of (Array.isArray(value) ? value : [value]).entries()) {
    const place = { file, line, ...places[i] };
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      const found = JSON.stringify(record).slice(0, 60);
      const message = 'an article has to be a JSON object';
      sink({ severity: 'error', code: 'article/not-an-object', message, found, place });
      continue;
    }
    const draft = draftFromRecord(record, { fields, place, source: file, sink });
    if (draft !== undefined) yield draft;
  }
}

function requireTextColumn(columns: readonly string[], { fields, file }: FileOptions): void {
  const present = columns.map((name) => name.toLowerCase());
  if (fields.text.some((name) => present.includes(name.toLowerCase()))) return;
  const [only = ''] = columns;
  const separator =
    columns.length === 1 ? [';', '\t', '|'].find((sign) => only.includes(sign)) : undefined;
  const hint =
    separator === undefined
      ? 'name it with --text-field'
      : `the cells are separated by ${JSON.stringify(separator)}: say it with --delimiter`;
  const found = columns.map((name) => JSON.stringify(name)).join(', ');
  const message = `no column holds the text of the articles, found ${found}`;
  throw new StancekitError('csv/missing-column', message, { place: { file, line: 1 }, hint });
}

function refuseBinary(bytes: Buffer, file: string, encoding: string | undefined): void {
  const marked = bytes[0] === 0xff || bytes[0] === 0xfe;
  if (marked || (encoding !== undefined && resolveEncoding(encoding).startsWith('utf-16'))) return;
  const byte = bytes.subarray(0, 65536).indexOf(0);
  if (byte === -1) return;
  if (encoding === undefined) refuseUnmarkedUtf16(bytes, file);
  throw new StancekitError('input/binary', 'is not a text file, found a zero byte', {
    place: { file, byte },
  });
}

const emptyFile = (file: string) =>
  new StancekitError('article/empty', 'the file is empty', { place: { file } });
