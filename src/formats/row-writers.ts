import { formatCsv } from './csv.js';
import { type FlatRow, flattenScalars } from './flat.js';
import { formatJsonLine } from './jsonl.js';

export const ROW_TARGETS = ['jsonl', 'csv', 'tsv'] as const;
export type RowTarget = (typeof ROW_TARGETS)[number];

/** Where the text of rows goes. */
export interface TextSink {
  write(text: string): Promise<void>;
}

/** Rows as JSON lines, or as a table with the columns of `columns`, else of the first row. */
export function createRowWriter(
  target: RowTarget,
  file: TextSink,
  columns?: readonly string[],
): (row: FlatRow) => Promise<void> {
  if (target === 'jsonl') return async (row) => await file.write(formatJsonLine(row));
  const delimiter = target === 'csv' ? ',' : '\t';
  let known = columns;
  let begun = false;
  return async (row) => {
    const cells = flattenScalars(row);
    known ??= Object.keys(cells);
    await file.write(formatCsv([cells], { columns: known, delimiter, header: !begun }));
    begun = true;
  };
}
