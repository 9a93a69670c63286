import type { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { Place, ProblemSink } from '../records.js';
import { formatOfName } from './article-paths.js';
import { displayName, readBytes } from './bytes.js';
import { readCsv } from './csv.js';
import { readJsonl } from './jsonl.js';
import { readParquet } from './parquet-read.js';

export const ROW_FORMATS = ['jsonl', 'csv', 'tsv', 'parquet'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

/** A row of a table or a JSONL file: an object, whatever its keys. In Parquet, `line` is the number of the row. */
export interface Row {
  value: Record<string, unknown>;
  place: Place;
}

/** The rows of a JSONL, CSV, TSV or Parquet file or of stdin, streamed; what is no row goes to `sink`. */
export async function* readRows(
  path: string,
  options: {
    stdin: Readable;
    format?: RowFormat | undefined;
    encoding?: string | undefined;
    sink: ProblemSink;
  },
): AsyncGenerator<Row> {
  const { stdin, encoding, sink } = options;
  const file = displayName(path);
  const format = options.format ?? rowFormatOf(path);
  if (format === 'parquet') {
    for await (const { value, row } of readParquet(path, stdin))
      yield { value, place: { file, line: row } };
    return;
  }
  if (format !== 'jsonl') {
    const delimiter = format === 'csv' ? ',' : '\t';
    for await (const { cells, line } of readCsv(readBytes(path, stdin), {
      file,
      delimiter,
      encoding,
      sink,
    })) {
      yield { value: cells, place: { file, line } };
    }
    return;
  }
  for await (const { value, raw, line } of readJsonl(readBytes(path, stdin), {
    file,
    encoding,
    sink,
  })) {
    const place = { file, line };
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      yield { value: value as Row['value'], place };
    else
      sink({
        severity: 'error',
        code: 'row/not-an-object',
        message: 'a row has to be a JSON object',
        found: raw.slice(0, 60),
        place,
      });
  }
}

function rowFormatOf(path: string): RowFormat {
  if (path === '-') return 'jsonl';
  const format = formatOfName(path);
  const known = ROW_FORMATS.find((name) => name === format);
  if (known !== undefined) return known;
  throw new StancekitError(
    'input/unknown-format',
    'expected rows in .jsonl, .csv, .tsv or .parquet',
    {
      place: { file: path },
      hint: 'say it with --format',
    },
  );
}
