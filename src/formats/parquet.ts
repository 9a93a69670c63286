import type { Codebook } from '../records.js';
import type { Cell } from './csv.js';
import { type FlatRow, flatColumns } from './flat.js';
import type { RowOptions } from './flat-files.js';

/** The types of columns that rows need; each may be null. */
export type ColumnType = 'STRING' | 'INT32' | 'INT64' | 'DOUBLE' | 'BOOLEAN';

export interface Column {
  name: string;
  type: ColumnType;
}

/** Rows of one row group: small enough for the Hub's viewer to show a page without reading the rest. */
const GROUP = 10_000;

/** Flat rows as a Parquet file (Snappy), a chunk per row group. The same rows give the same bytes. */
export async function* writeParquet(
  rows: AsyncIterable<FlatRow>,
  { codebook, file, sink }: RowOptions,
): AsyncGenerator<Uint8Array> {
  const { ByteWriter, ParquetWriter } = await import('hyparquet-writer');
  const bytes = new ByteWriter();
  let columns: Column[] | undefined;
  let parquet: InstanceType<typeof ParquetWriter> | undefined;
  let group: FlatRow[] = [];
  const told = new Set<string>();
  const tell = (name: string, what: string, hint: string) => {
    if (told.has(name + what)) return;
    told.add(name + what);
    const message = `column ${JSON.stringify(name)} ${what}`;
    sink({ severity: 'error', code: 'export/column', message, place: { file, field: name }, hint });
  };
  const flush = () => {
    columns ??= group.length === 0 ? knownColumns(codebook) : columnsOf(group, codebook);
    parquet ??= new ParquetWriter({
      writer: bytes,
      schema: schemaOf(columns),
      createdBy: 'stancekit',
    });
    for (const row of group)
      for (const name of Object.keys(row))
        if (!columns.some((column) => column.name === name))
          tell(name, 'appears late, and is left out', 'give the first row every field');
    const columnData = columns.map(({ name, type }) => ({
      name,
      type,
      data: group.map((row) => {
        const cell = row[name] ?? null;
        const value = cell === null ? null : CASTS[type](cell);
        if (value === undefined) {
          tell(name, `holds values that are no ${type}, written as null`, 'export to jsonl');
          return null;
        }
        return value;
      }),
    }));
    if (group.length > 0) parquet.write({ columnData, rowGroupSize: GROUP });
    group = [];
    return takeBytes(bytes);
  };
  for await (const row of rows) {
    if (group.push(row) === GROUP) yield flush();
  }
  yield flush();
  (parquet as InstanceType<typeof ParquetWriter> | undefined)?.finish();
  yield takeBytes(bytes);
}

/** The bytes written since the last call. The writer goes on counting offsets from the start of the file. */
function takeBytes(bytes: { buffer: ArrayBuffer; index: number }): Uint8Array {
  const taken = new Uint8Array(bytes.buffer.slice(0, bytes.index));
  bytes.index = 0;
  return taken;
}

const CASTS: Record<ColumnType, (cell: Exclude<Cell, null>) => unknown> = {
  STRING: (cell) => String(cell),
  INT32: (cell) =>
    Number.isInteger(Number(cell)) && Math.abs(Number(cell)) < 2 ** 31 ? Number(cell) : undefined,
  INT64: (cell) => (Number.isSafeInteger(Number(cell)) ? BigInt(Number(cell)) : undefined),
  DOUBLE: (cell) => (Number.isNaN(Number(cell)) ? undefined : Number(cell)),
  BOOLEAN: (cell) => (typeof cell === 'boolean' ? cell : undefined),
};

function schemaOf(columns: readonly Column[]) {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, type }) => ({
      name,
      repetition_type: 'OPTIONAL' as const,
      ...(type === 'STRING'
        ? {
            type: 'BYTE_ARRAY' as const,
            converted_type: 'UTF8' as const,
            logical_type: { type: 'STRING' as const },
          }
        : { type }),
    })),
  ];
}

const WHOLE = ['index', 'start', 'end', 'speaker_start', 'speaker_end', 'truncated'];

/** The type of a column of flat rows; undefined for columns that are not ours. */
export function flatColumnType(name: string, codebook: Codebook): ColumnType | undefined {
  if (WHOLE.includes(name) || codebook.labels.some(({ id }) => id === name)) return 'INT32';
  if (codebook.labels.some(({ id }) => `score_${id}` === name)) return 'DOUBLE';
  return flatColumns(codebook).includes(name) ? 'STRING' : undefined;
}

function knownColumns(codebook: Codebook): Column[] {
  return flatColumns(codebook).map((name) => ({
    name,
    type: flatColumnType(name, codebook) as ColumnType,
  }));
}

/** The columns of the first rows; a column that is not ours has the narrowest type that holds its cells. */
function columnsOf(rows: readonly FlatRow[], codebook: Codebook): Column[] {
  const names = Object.keys(rows[0] ?? {});
  return names.map((name) => ({
    name,
    type: flatColumnType(name, codebook) ?? typeOf(rows.map((row) => row[name] ?? null)),
  }));
}

function typeOf(cells: readonly Cell[]): ColumnType {
  const given = cells.filter((cell) => cell !== null);
  if (given.length === 0) return 'STRING';
  if (given.every((cell) => typeof cell === 'boolean')) return 'BOOLEAN';
  if (!given.every((cell) => typeof cell === 'number')) return 'STRING';
  return given.every(Number.isSafeInteger) ? 'INT64' : 'DOUBLE';
}
