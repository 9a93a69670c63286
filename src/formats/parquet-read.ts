import type { Readable } from 'node:stream';
import type { AsyncBuffer } from 'hyparquet';
import { isErrno, StancekitError } from '../errors.js';
import { displayName, readAllBytes, STDIN } from './bytes.js';

/** A row of a Parquet file, with its number from 1. */
export interface ParquetRow {
  value: Record<string, unknown>;
  row: number;
}

/**
 * The rows of a Parquet file, or of stdin where `path` is `-`, a row group at a time. Whole numbers
 * become numbers, or strings of digits where JavaScript cannot hold them; dates become ISO 8601.
 * Throws where the file is not Parquet, or broken.
 */
export async function* readParquet(path: string, stdin: Readable): AsyncGenerator<ParquetRow> {
  const { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } = await import(
    'hyparquet'
  );
  const { compressors } = await import('hyparquet-compressors');
  const file = displayName(path);
  try {
    const source: AsyncBuffer =
      path === STDIN ? bufferOf(await readAllBytes(path, stdin)) : await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(source);
    let rowStart = 0;
    for (const { num_rows } of metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      const rows = await parquetReadObjects({
        file: source,
        metadata,
        rowStart,
        rowEnd,
        compressors,
      });
      for (const [i, value] of rows.entries())
        yield { value: plain(value) as ParquetRow['value'], row: rowStart + i + 1 };
      rowStart = rowEnd;
    }
  } catch (error) {
    throw explain(error, file);
  }
}

function bufferOf(bytes: Buffer): AsyncBuffer {
  return {
    byteLength: bytes.length,
    slice: (start, end) => new Uint8Array(bytes.subarray(start, end)).buffer as ArrayBuffer,
  };
}

/** A value as JSON would hold it. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
  if (value === undefined) return null;
  if (value instanceof Date) return value.toISOString().replace(/T00:00:00\.000Z$/, '');
  if (ArrayBuffer.isView(value)) return Array.from(value as Uint8Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

function explain(error: unknown, file: string): unknown {
  if (error instanceof StancekitError || !(error instanceof Error)) return error;
  if (isErrno(error) && error.code === 'ENOENT')
    return new StancekitError('input/missing', 'no such file or folder', {
      place: { file },
      cause: error,
    });
  if (isErrno(error))
    return new StancekitError('input/unreadable', error.message, { place: { file }, cause: error });
  return new StancekitError('parquet/broken', `is not a whole Parquet file: ${error.message}`, {
    place: { file },
    cause: error,
  });
}
