import type { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { Place, ProblemSink } from '../records.js';
import { type Draft, draftFromRecord, type FieldNames } from './article-fields.js';
import { type ArticleFormat, requireFormat, sniffFormat } from './article-paths.js';
import { displayName, readAllBytes, readBytes } from './bytes.js';
import { readCsv } from './csv.js';
import { sniffHtmlCharset } from './decode.js';
import { locateElements } from './json-places.js';
import { readJsonl, syntaxProblem } from './jsonl.js';
import { decodeFile } from './lines.js';

export interface ReadOptions {
  stdin: Readable;
  fields: FieldNames;
  format?: ArticleFormat | undefined;
  encoding?: string | undefined;
  sink: ProblemSink;
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
      yield* readFile(path, options);
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

async function* readFile(path: string, options: ReadOptions): AsyncGenerator<Draft> {
  const format = requireFormat(path, options.format);
  const file = displayName(path);
  const { sink, fields, encoding } = options;
  if (format === 'jsonl') {
    for await (const { value, line, raw } of readJsonl(readBytes(path, options.stdin), {
      file,
      encoding,
      sink,
    })) {
      yield* draftsFromJson(value, raw, { ...options, file, line });
    }
    return;
  }
  if (format === 'csv' || format === 'tsv') {
    const delimiter = format === 'csv' ? ',' : '\t';
    let named = false;
    for await (const { cells, line } of readCsv(readBytes(path, options.stdin), {
      file,
      delimiter,
      encoding,
      sink,
    })) {
      if (!named) requireTextColumn(cells, fields, file);
      named = true;
      const draft = draftFromRecord(cells, { fields, place: { file, line }, source: file, sink });
      if (draft !== undefined) yield draft;
    }
    return;
  }
  const bytes = await readAllBytes(path, options.stdin);
  refuseBinary(bytes, file);
  const text = decodeFile(bytes, {
    file,
    encoding,
    ...(format === 'html' ? { declared: sniffHtmlCharset } : {}),
  });
  if (text.trim() === '')
    throw new StancekitError('article/empty', 'the file is empty', { place: { file } });
  yield* parseWhole(text, format ?? sniffFormat(text), file, options);
}

function refuseBinary(bytes: Buffer, file: string): void {
  const utf16 = bytes[0] === 0xff || bytes[0] === 0xfe;
  const at = bytes.subarray(0, 65536).indexOf(0);
  if (at === -1 || utf16) return;
  throw new StancekitError('input/binary', 'is not a text file, found a zero byte', {
    place: { file, byte: at },
  });
}

async function* parseWhole(
  text: string,
  format: ArticleFormat,
  file: string,
  options: ReadOptions,
): AsyncGenerator<Draft> {
  const place: Place = { file };
  const plain = {
    id: null,
    lang: null,
    title: null,
    date: null,
    url: null,
    source: file,
    meta: {},
    place,
  };
  switch (format) {
    case 'html': {
      const { parsePage } = await import('./html.js');
      const page = parsePage(text);
      if (page.text === '')
        throw new StancekitError('article/none-in-page', 'the page holds no article', { place });
      const { meta, ...fields } = page;
      yield* viaRecord(fields, meta);
      return;
    }
    case 'markdown': {
      const { parseMarkdown } = await import('./markdown.js');
      const { front, text: body } = parseMarkdown(text);
      yield* viaRecord({ ...front, text: body }, {});
      return;
    }
    case 'json':
      try {
        yield* draftsFromJson(JSON.parse(text), text, { ...options, file, line: 1 });
      } catch (error) {
        if (!(error instanceof SyntaxError)) throw error;
        options.sink(syntaxProblem(text, file));
      }
      return;
    case 'jsonl':
    case 'csv':
    case 'tsv':
      yield* readFile('-', {
        ...options,
        format,
        stdin: (await import('node:stream')).Readable.from([Buffer.from(text)]),
      });
      return;
    default:
      yield { ...plain, text };
  }
  function* viaRecord(
    record: Record<string, unknown>,
    meta: Record<string, string>,
  ): Generator<Draft> {
    const draft = draftFromRecord(
      { ...record, meta },
      { fields: options.fields, place, source: file, sink: options.sink },
    );
    if (draft !== undefined) yield draft;
  }
}

function* draftsFromJson(
  value: unknown,
  raw: string,
  options: ReadOptions & { file: string; line: number },
): Generator<Draft> {
  const { fields, sink, file, line } = options;
  const records = Array.isArray(value) ? value : [value];
  const places = Array.isArray(value) ? locateElements(raw, line) : [];
  for (const [i, record] of records.entries()) {
    const place = { file, line, ...places[i] };
    if (typeof record !== 'object' || record === null || Array.isArray(record)) {
      sink({
        severity: 'error',
        code: 'article/not-an-object',
        message: 'an article has to be a JSON object',
        found: JSON.stringify(record).slice(0, 60),
        place,
      });
      continue;
    }
    const draft = draftFromRecord(record, { fields, place, source: file, sink });
    if (draft !== undefined) yield draft;
  }
}

function requireTextColumn(cells: Record<string, string>, fields: FieldNames, file: string): void {
  if (fields.text.some((name) => name in cells)) return;
  throw new StancekitError(
    'csv/missing-column',
    `no column holds the text of the articles, found ${Object.keys(cells)
      .map((name) => JSON.stringify(name))
      .join(', ')}`,
    { place: { file, line: 1 }, hint: 'name it with --text-field' },
  );
}
