import type { Readable } from 'node:stream';
import { displayName, readBytes } from '../../formats/bytes.js';
import { readCsv } from '../../formats/csv.js';
import { sniffDelimiter } from '../../formats/csv-delimiter.js';
import type { ProblemSink } from '../../records.js';
import type { UserSchema } from '../../schema/user.js';
import type { RowCheck } from './options.js';
import type { RecordChecks } from './records.js';
import { type LocatedRow, tellOfHeader, tellOfRow } from './tell.js';

/** Checks the rows of a table, whose delimiter is `usual` unless its first lines say otherwise. Returns how many there are. */
export async function validateTable(
  path: string,
  usual: string,
  options: {
    stdin: Readable;
    encoding: string | undefined;
    sink: ProblemSink;
    schema: UserSchema | undefined;
    checks: RecordChecks;
    rowCheck: RowCheck | undefined;
    stopped: () => boolean;
  },
): Promise<number> {
  const { sink, stdin, encoding, schema, checks, rowCheck, stopped } = options;
  const file = displayName(path);
  const delimiter = await sniffDelimiter(path, { usual, encoding, sink });
  let rows = 0;
  for await (const { cells, raw, line } of readCsv(readBytes(path, stdin), {
    file,
    delimiter,
    encoding,
    sink,
  })) {
    if (rows++ === 0 && schema === undefined)
      tellOfHeader(checks.inspectColumns(cells), file, sink);
    const row: LocatedRow = { cells, raw, line, file, delimiter };
    if (Object.values(cells).every((cell) => cell === '')) {
      sink({
        severity: 'error',
        code: 'row/empty',
        message: 'the row is empty',
        place: { file, line },
      });
      continue;
    }
    const findings = schema?.inspectRow(cells) ?? checks.inspectTableRow(row);
    rowCheck?.note(cells);
    if (rowCheck !== undefined && findings.length === 0)
      findings.push(...rowCheck.inspect(cells, true));
    if (findings.length > 0) tellOfRow(sink, findings, row);
    if (stopped()) break;
  }
  if (rows === 0)
    sink({
      severity: 'error',
      code: 'input/empty',
      message: 'the file holds no rows',
      place: { file },
    });
  return rows;
}
