import type { Codebook, ProblemSink } from '../records.js';
import { formatCsv } from './csv.js';
import { type FlatRow, flatColumns } from './flat.js';
import { formatJsonLine } from './jsonl.js';

/** What a writer of flat rows is told. */
export interface RowOptions {
  codebook: Codebook;
  /** Guard cells that a spreadsheet would run as formulas. */
  spreadsheetSafe: boolean;
  /** What messages call the input. */
  file: string;
  sink: ProblemSink;
}

/** Rows as JSONL, a chunk each. */
export async function* writeRowLines(rows: AsyncIterable<FlatRow>): AsyncGenerator<string> {
  for await (const row of rows) yield formatJsonLine(row);
}

/** Rows as a table with the columns of its first row, a chunk each. */
export function tableWriter(delimiter: string) {
  return async function* (
    rows: AsyncIterable<FlatRow>,
    { codebook, spreadsheetSafe, file, sink }: RowOptions,
  ): AsyncGenerator<string> {
    const options = { delimiter, spreadsheetSafe };
    let columns: string[] | undefined;
    const tellOfColumns = createColumnTeller(sink, file);
    for await (const row of rows) {
      const header = columns === undefined;
      columns ??= Object.keys(row);
      tellOfColumns(columns, row);
      yield formatCsv([row], { ...options, columns, header });
    }
    if (columns === undefined) yield formatCsv([], { ...options, columns: flatColumns(codebook) });
  };
}

/** A table has the columns of its first row: tells, once each, of columns that only later rows have. */
function createColumnTeller(sink: ProblemSink, file: string) {
  const told = new Set<string>();
  return (columns: readonly string[], row: FlatRow) => {
    for (const name of Object.keys(row)) {
      if (columns.includes(name) || told.has(name)) continue;
      told.add(name);
      sink({
        severity: 'error',
        code: 'export/new-column',
        message: `column ${JSON.stringify(name)} appears after the first row, and is left out`,
        place: { file, field: name },
        hint: 'export to jsonl, or give the first row every field',
      });
    }
  };
}
