import type { CsvRow } from '../../formats/csv.js';
import { locatePointer } from '../../formats/json-places.js';
import type { Located } from '../../formats/jsonl.js';
import type { ProblemSink } from '../../records.js';
import type { Finding } from '../../schema.js';

/** Tells findings about a JSON record with the line and column of the offending value; `base` is the pointer of the record in its file. */
export function tellOfJson(
  sink: ProblemSink,
  findings: readonly Finding[],
  located: Located,
  file: string,
  base: string,
): void {
  const { value, raw, line } = located;
  const id = (value as { id?: unknown } | null)?.id;
  for (const { severity = 'error', pointer, ...finding } of findings) {
    const atKey = finding.code === 'schema/additionalProperties';
    const place = {
      file,
      ...locatePointer(raw, base + pointer, line, atKey),
      ...(pointer === '' ? {} : { pointer: base + pointer }),
      ...(typeof id === 'string' ? { id } : {}),
    };
    sink({ severity, ...finding, place });
  }
}

/** Tells findings about the columns of a table. */
export function tellOfHeader(findings: readonly Finding[], file: string, sink: ProblemSink): void {
  for (const { severity = 'error', pointer: _, ...finding } of findings)
    sink({ severity, ...finding, place: { file, line: 1 } });
}

/** Tells findings about a row of a table, with the name of the column. */
export function tellOfRow(
  findings: readonly Finding[],
  { cells, line }: CsvRow,
  file: string,
  sink: ProblemSink,
): void {
  const id = cells['unit_id'];
  for (const { severity = 'error', pointer, ...finding } of findings) {
    sink({
      severity,
      ...finding,
      place: {
        file,
        line,
        ...(pointer === '' ? {} : { field: pointer.slice(1) }),
        ...(id ? { id } : {}),
      },
    });
  }
}
