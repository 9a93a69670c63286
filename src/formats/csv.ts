import { Readable } from 'node:stream';
import { type CsvError, type Info, parse } from 'csv-parse';
import { stringify } from 'csv-stringify/sync';
import { StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { readLines } from './lines.js';

/** A row of a CSV or TSV file: its cells by column name, the line in which it begins, its text. */
export interface CsvRow {
  cells: Record<string, string>;
  line: number;
  raw: string;
}

/**
 * The rows of a CSV stream (RFC 4180; `delimiter` is `,` or a tab), the first of which names the
 * columns. Rows with too many or too few cells, and a quote that is never closed, go to `sink`.
 */
export async function* readCsv(
  chunks: AsyncIterable<Buffer>,
  options: {
    file: string;
    delimiter: string;
    encoding?: string | undefined;
    /** Told of the column names before the first row; may throw. */
    onHeader?: (columns: readonly string[]) => void;
    sink: ProblemSink;
  },
): AsyncGenerator<CsvRow> {
  const { file, delimiter, sink, onHeader } = options;
  const lines = new LineIndex();
  const parser = parse({
    delimiter,
    info: true,
    raw: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    columns: (header: string[]) => {
      reportRepeatedColumns(header, file, sink);
      onHeader?.(header);
      return header;
    },
    on_skip: (error, raw) => {
      if (error === undefined) return;
      // A row that is never closed goes on to the end, and the parser does not tell where that is.
      const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
      const byte = open ? Number.POSITIVE_INFINITY : Number(error['bytes'] ?? 0);
      sink(raggedRow(error, file, lines.firstLine(byte, raw ?? '')));
    },
  });
  const source = Readable.from(decodedText(chunks, lines, options));
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  for await (const { record, info, raw } of parser as AsyncIterable<ParsedRow>) {
    const line = lines.firstLine(info.bytes, raw);
    lines.forgetBefore(line);
    yield { cells: record, line, raw };
  }
}

interface ParsedRow {
  record: Record<string, string>;
  info: Info;
  raw: string;
}

/** Which line a byte of the decoded text lies in. (The parser counts lines too, but loses count within quotes.) */
class LineIndex {
  /** Where each line ends, from line `#first` on. */
  readonly #ends: number[] = [];
  #first = 1;
  #bytes = 0;

  addLine(text: string): void {
    this.#bytes += Buffer.byteLength(text);
    this.#ends.push(this.#bytes);
  }

  /** The line in which a row begins that ends before `byte`: its cells may hold line breaks. */
  firstLine(byte: number, raw: string): number {
    let low = 0;
    let high = this.#ends.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#ends[middle] as number) >= byte) high = middle;
      else low = middle + 1;
    }
    const breaks = raw.trim().match(/\n/g)?.length ?? 0;
    return Math.max(1, this.#first + low - breaks);
  }

  forgetBefore(line: number): void {
    if (line - this.#first < 10_000) return;
    this.#ends.splice(0, line - this.#first);
    this.#first = line;
  }
}

async function* decodedText(
  chunks: AsyncIterable<Buffer>,
  index: LineIndex,
  options: { file: string; encoding?: string | undefined },
): AsyncGenerator<string> {
  const lines = readLines(chunks, {
    ...options,
    keepCarriageReturn: true,
    onBad: ({ code, message, place, hint, found }) => {
      throw new StancekitError(code, `${message}, found ${found}`, {
        place,
        ...(hint ? { hint } : {}),
      });
    },
  });
  for await (const { text } of lines) {
    const line = `${text}\n`;
    index.addLine(line);
    yield line;
  }
}

function raggedRow(error: CsvError, file: string, firstLine: number) {
  const open = error.code === 'CSV_QUOTE_NOT_CLOSED';
  const counts = /columns length is (\d+), got (\d+)/.exec(error.message);
  return {
    severity: 'error' as const,
    code: open ? 'csv/unclosed-quote' : 'csv/row',
    message: open
      ? 'a quote opened in this row is never closed; everything after it is lost'
      : counts
        ? 'row has the wrong number of cells'
        : error.message,
    ...(counts ? { found: String(counts[2]), expected: String(counts[1]) } : {}),
    place: { file, line: firstLine },
    hint: open
      ? 'double a quote that belongs to the text: ""'
      : 'quote a cell that holds the delimiter',
  };
}

function reportRepeatedColumns(header: string[], file: string, sink: ProblemSink): void {
  const unnamed = header.filter((name) => name === '').length;
  // One is how data frames write their index.
  if (unnamed > 1)
    sink({
      severity: 'warning',
      code: 'csv/unnamed-column',
      message: `${unnamed} columns have no name; only the last of them is read`,
      place: { file, line: 1 },
    });
  for (const [i, name] of header.entries()) {
    if (name === '' || header.indexOf(name) === i) continue;
    sink({
      severity: 'error',
      code: 'csv/repeated-column',
      message: `column ${JSON.stringify(name)} stands twice; only the last is read`,
      place: { file, line: 1, field: name },
    });
  }
}

export type Cell = string | number | boolean | null;

/**
 * Rows as CSV text (RFC 4180, CRLF): null is an empty cell, "" a quoted empty one, booleans 1 and 0.
 * `spreadsheetSafe` puts an apostrophe before a text that a spreadsheet would run as a formula.
 */
export function formatCsv(
  rows: readonly Record<string, Cell>[],
  options: {
    columns: readonly string[];
    delimiter?: string;
    header?: boolean;
    spreadsheetSafe?: boolean;
  },
): string {
  const guard = (text: string) =>
    options.spreadsheetSafe && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return stringify(rows as Record<string, Cell>[], {
    columns: [...options.columns],
    delimiter: options.delimiter ?? ',',
    header: options.header ?? true,
    record_delimiter: 'windows',
    quoted_match: /[\r\n]/,
    cast: {
      boolean: (value) => (value ? '1' : '0'),
      string: (value) => (value === '' ? { value, quoted_empty: true } : guard(value)),
    },
  });
}
