import { locateCell } from '../../formats/csv-places.js';
import { locatePointer } from '../../formats/json-places.js';
import type { LineSource } from '../../formats/text-store.js';
import type { Problem, ProblemSink } from '../../records.js';
import type { Finding } from '../../schema.js';

/** A record with its place: `raw` is the text it was parsed from, beginning at `line` and `column` of `file`. */
export interface Located {
  value: unknown;
  raw: string;
  file: string;
  line: number;
  column: number;
  /** JSON pointer of the record in its file; empty where the record is a line. */
  base: string;
  /** How to get the text again later. */
  source: LineSource;
}

/** A row of a table with its place. */
export interface LocatedRow {
  cells: Record<string, string>;
  raw: string;
  line: number;
  file: string;
  delimiter: string;
}

/** Tells findings about a JSON record with the line and column of the offending value. */
export function tellOfJson(
  sink: ProblemSink,
  findings: readonly Finding[],
  { value, raw, file, line, column, base }: Located,
): void {
  if (findings.length === 0) return;
  const record = value as { id?: unknown; unit_id?: unknown } | null;
  const id = record?.id ?? record?.unit_id;
  for (const { severity = 'error', pointer, atKey = false, ...finding } of findings) {
    const place = {
      file,
      ...locatePointer(raw, pointer, line, atKey, column),
      ...(pointer === '' ? {} : { pointer: base + pointer }),
      ...(typeof id === 'string' ? { id } : {}),
    };
    sink({ severity, ...finding, place });
  }
}

/** Tells findings about the columns of a table. */
export function tellOfHeader(findings: readonly Finding[], file: string, sink: ProblemSink): void {
  for (const finding of findings) sink(problemOf(finding, { file, line: 1 }));
}

/** Tells findings about a row of a table, with the name of the column, and the line and column of its cell. */
export function tellOfRow(
  sink: ProblemSink,
  findings: readonly Finding[],
  { cells, raw, line, file, delimiter }: LocatedRow,
): void {
  const id = cells['unit_id'] ?? cells['id'];
  for (const finding of findings) {
    const [, field] = finding.pointer.split('/');
    const name = field?.replaceAll('~1', '/').replaceAll('~0', '~');
    const index = name === undefined ? -1 : Object.keys(cells).indexOf(name);
    sink(
      problemOf(finding, {
        file,
        ...(index === -1 ? { line } : locateCell(raw, index, delimiter, line)),
        ...(name === undefined ? {} : { field: name }),
        ...(id ? { id } : {}),
      }),
    );
  }
}

function problemOf(finding: Finding, place: Problem['place']): Problem {
  const { severity = 'error', pointer: _, atKey: __, ...rest } = finding;
  return { severity, ...rest, place };
}
