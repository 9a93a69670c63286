import { findRepeatedKeys, findUnsafeIntegers } from '../../formats/json-walk.js';
import type { LineForm } from '../../formats/line-blocks.js';
import type { Place, Problem, ProblemSink } from '../../records.js';
import type { Finding } from '../../schema.js';

/** Keys that stand twice in one object. */
export function repeatedKeys(raw: string): Finding[] {
  return findRepeatedKeys(raw).map(({ name, pointer }) => ({
    code: 'json/duplicate-key',
    message: `key ${JSON.stringify(name)} stands twice in one object; every reader drops one of them`,
    pointer,
    atKey: true,
  }));
}

/** Whole numbers that most readers round. */
export function inexactNumbers(raw: string): Finding[] {
  return findUnsafeIntegers(raw).map(({ digits, pointer }) => ({
    severity: 'warning',
    code: 'json/inexact-number',
    message: 'most readers cannot hold so large a whole number, and read another',
    pointer,
    found: `${digits}, read as ${BigInt(Number(digits))}`,
    hint: 'an id is written as a string',
  }));
}

export const tooDeep = (place: Place): Problem => ({
  severity: 'error',
  code: 'json/too-deep',
  message: 'values are nested too deeply to be checked, and for most readers to be read',
  place,
});

export const emptyFile = (file: string): Problem => ({
  severity: 'warning',
  code: 'input/empty',
  message: 'the file holds no records',
  place: { file },
});

/** Does the line begin a value that goes on in the next lines? */
export const opensValue = (line: string): boolean => /^\s*[[{]\s*$/.test(line);

/** A value that is spread over lines: every line of it would be a problem, and all are the same one. */
export function tellOfSpread(file: string, line: number, sink: ProblemSink): void {
  sink({
    severity: 'error',
    code: 'json/not-lines',
    message:
      'a record is spread over several lines; in JSON Lines each stands on a line of its own',
    place: { file, line, column: 1 },
    hint: 'name the file .json where it is one value; jq -c . puts each on a line',
  });
}

export const arrayInLines = (file: string, line: number): Problem => ({
  severity: 'error',
  code: 'json/not-lines',
  message: 'the line holds a list of records; in JSON Lines each stands on a line of its own',
  place: { file, line, column: 1 },
  hint: 'name the file .json where it is one list; jq -c .[] puts each on a line',
});

/** Is it a whole table as pandas writes one: by columns, split, or with its schema? */
export function isDataFrame(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const record = value as Record<string, unknown>;
  if (Array.isArray(record['columns']) && Array.isArray(record['data'])) return true;
  if (Array.isArray(record['data']) && typeof record['schema'] === 'object') return true;
  const columns = Object.values(record);
  return (
    columns.length > 1 &&
    columns.every(
      (one) => typeof one === 'object' && one !== null && '0' in one && !Array.isArray(one),
    )
  );
}

/** Tells of a byte order mark and of carriage returns. */
export function tellOfForm({ mark, firstCrlf }: LineForm, file: string, sink: ProblemSink): void {
  const hint = 'readers that take this badly are many; --fix writes the file without';
  if (mark)
    sink({
      severity: 'warning',
      code: 'input/byte-order-mark',
      message: 'the file begins with a byte order mark',
      place: { file, line: 1, column: 1 },
      hint,
    });
  if (firstCrlf > 0)
    sink({
      severity: 'warning',
      code: 'input/crlf',
      message: 'lines end in a carriage return and a line feed',
      place: { file, line: firstCrlf },
      hint,
    });
}
