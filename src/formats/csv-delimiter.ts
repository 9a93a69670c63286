import { open } from 'node:fs/promises';
import { StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { STDIN } from './bytes.js';

const NAMES: Readonly<Record<string, string>> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

/**
 * What separates the cells of a table: what its name says, unless its first line holds none of
 * these and another separator instead, as spreadsheets write it in many countries; that is told to `sink`.
 */
export async function sniffDelimiter(
  path: string,
  options: { usual: string; encoding: string | undefined; sink: ProblemSink },
): Promise<string> {
  const { usual, encoding, sink } = options;
  if (path === STDIN || path.endsWith('.gz')) return usual;
  const first = await readFirstLine(path, encoding);
  if (/^"?sep=.?"?$/i.test(first)) {
    sink({
      severity: 'error',
      code: 'csv/sep-line',
      message:
        'the first line is a note for Excel, and every other reader takes it for the columns',
      place: { file: path, line: 1, column: 1 },
      hint: 'delete the line',
    });
    return usual;
  }
  if (first.includes(usual)) return usual;
  const counts = Object.keys(NAMES).map((sign) => [first.split(sign).length - 1, sign] as const);
  const [count, found] = counts.reduce((a, b) => (b[0] > a[0] ? b : a));
  if (count === 0) return usual;
  sink({
    severity: 'warning',
    code: 'csv/delimiter',
    message: `the cells are separated by ${NAMES[found]}, not by ${NAMES[usual]}`,
    place: { file: path, line: 1, column: [...first.slice(0, first.indexOf(found))].length + 1 },
    hint: `most readers have to be told: in pandas, read_csv(path, sep=${JSON.stringify(found)})`,
  });
  return found;
}

async function readFirstLine(path: string, encoding: string | undefined): Promise<string> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(1 << 16), 0, 1 << 16, 0);
    const bytes = buffer.subarray(0, bytesRead);
    if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004')
      throw new StancekitError(
        'input/not-text',
        'is a workbook or another packed file, not a table',
        {
          place: { file: path },
          hint: 'save it as CSV in UTF-8',
        },
      );
    const wide = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : undefined;
    const text = new TextDecoder(wide ?? encoding ?? 'utf-8').decode(bytes);
    return text.split(/\r?\n|\r/, 1)[0] as string;
  } finally {
    await file.close();
  }
}
