import { showValue } from '../../wording.js';
import { displayName, readBytes } from '../bytes.js';
import { readCsv } from '../csv.js';
import { locateCell } from '../csv-places.js';
import { placeInRecord, readJsonRecords } from '../json-records.js';
import { readParquet } from '../parquet-read.js';
import type { Outcome, ReadOptions } from './answers.js';
import { type Fields, fieldsOf } from './fields.js';
import { TableReader, type TableRow } from './table-reader.js';
import { sniffTable } from './table-sniff.js';

/**
 * Rows of a table that people filled in or corrected, perhaps in a spreadsheet: columns in any order,
 * separated by commas, semicolons or tabs; labels as a column each (0/1, true/false, x), or in `label`.
 */
export async function* readTable(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const file = displayName(path);
  const { delimiter, skipped, chunks } = await sniffTable(readBytes(path, options.stdin));
  const reader = new TableReader(options);
  let rows = 0;
  for await (const { cells, raw, line } of readCsv(chunks, {
    file,
    delimiter,
    encoding: options.encoding,
    sink: (problem) => {
      const { place } = problem;
      const shifted = place.line === undefined ? place : { ...place, line: place.line + skipped };
      options.sink({ ...problem, place: shifted });
    },
  })) {
    const columns = Object.keys(cells);
    const names = new Map(columns.map((name) => [name.trim().toLowerCase(), name]));
    const here = line + skipped;
    const row: TableRow = {
      columns,
      has: (column) => names.has(column),
      get: (column) => {
        const name = names.get(column);
        return name === undefined || cells[name]?.trim() === '' ? null : (cells[name] ?? null);
      },
      placeOf: (column) => {
        const name = names.get(column);
        const index = name === undefined ? -1 : columns.indexOf(name);
        if (name === undefined || index === -1) return { file, line: here };
        return { file, ...locateCell(raw, index, delimiter, here), field: name };
      },
    };
    if (rows++ === 0) reader.inspectColumns(row);
    yield* reader.outcomes(row);
  }
}

/** The same rows as JSONL or JSON. */
export async function* readRowRecords(path: string, options: ReadOptions): AsyncGenerator<Outcome> {
  const reader = new TableReader(options);
  let rows = 0;
  for await (const record of readJsonRecords(path, options)) {
    const fields = fieldsOf(record.value);
    if (fields === undefined) {
      reader.tell('row', 'a row has to be an object', placeInRecord(record, ''), {
        found: showValue(record.value),
      });
      continue;
    }
    const row = rowOf(fields, (column) =>
      placeInRecord(record, column in fields ? `/${column}` : ''),
    );
    if (rows++ === 0) reader.inspectColumns(row);
    yield* reader.outcomes(row);
  }
}

/** The same rows as Parquet. */
export async function* readParquetTable(
  path: string,
  options: ReadOptions,
): AsyncGenerator<Outcome> {
  const reader = new TableReader(options);
  const file = displayName(path);
  for await (const { value, row: line } of readParquet(path, options.stdin)) {
    const row = rowOf(value, (column) => ({
      file,
      line,
      ...(column in value ? { field: column } : {}),
    }));
    if (line === 1) reader.inspectColumns(row);
    yield* reader.outcomes(row);
  }
}

/** A row of fields that may hold more than text. */
function rowOf(fields: Fields, placeOf: TableRow['placeOf']): TableRow {
  return {
    columns: Object.keys(fields),
    has: (column) => column in fields,
    get: (column) => {
      const value = fields[column];
      if (value === null || value === undefined || value === '') return null;
      return Array.isArray(value) ? value.join('|') : String(value);
    },
    placeOf,
  };
}
