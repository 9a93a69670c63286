import { Readable } from 'node:stream';
import type { Place, ProblemSink } from '../records.js';
import { formatOfName } from './article-paths.js';
import { displayName, readAllBytes, readBytes, STDIN } from './bytes.js';
import { locatePointer, splitElements } from './json-places.js';
import { spanOfValue } from './json-walk.js';
import { parseJson, readJsonl, syntaxProblem } from './jsonl.js';
import { decodeFile } from './lines.js';

/** A value of a JSON array or of JSONL, with its place: `raw` is the text it was parsed from. */
export interface JsonRecord {
  value: unknown;
  raw: string;
  file: string;
  line: number;
  column: number;
  /** JSON pointer of the record in its file; empty where the record is a line. */
  base: string;
}

/**
 * The records of a file, whether they stand in a JSON array, in the array under `listKey` of one
 * object, in JSONL, or are one object: JSONL is streamed by its name, all else told from the content.
 */
export async function* readJsonRecords(
  path: string,
  options: {
    stdin: Readable;
    encoding?: string | undefined;
    /** Key of an object that holds the records. */
    listKey?: string;
    sink: ProblemSink;
  },
): AsyncGenerator<JsonRecord> {
  const file = displayName(path);
  const { stdin, encoding, sink, listKey } = options;
  if (path !== STDIN && formatOfName(path) === 'jsonl') {
    let isArray = false;
    for await (const { value, raw, line } of readJsonl(readBytes(path, stdin), {
      file,
      encoding,
      sink,
    })) {
      isArray = Array.isArray(value);
      if (isArray) break;
      yield { value, raw, file, line, column: 1, base: '' };
    }
    if (!isArray) return;
  }
  const bytes = await readAllBytes(path, stdin);
  const text = decodeFile(bytes, { file, encoding });
  if (text.trim() === '') return;
  let value: unknown;
  try {
    value = parseJson(text);
  } catch {
    const [first = '', ...rest] = text.trim().split('\n', 2);
    if (!parses(first) || rest.length === 0) {
      sink(syntaxProblem(text, file));
      return;
    }
    const lines = readJsonl(Readable.from([bytes]), { file, encoding, sink });
    for await (const { value: record, raw, line } of lines)
      yield { value: record, raw, file, line, column: 1, base: '' };
    return;
  }
  yield* recordsOf(value, text, file, listKey);
}

function* recordsOf(
  value: unknown,
  text: string,
  file: string,
  listKey: string | undefined,
): Generator<JsonRecord> {
  const list =
    listKey !== undefined && typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)[listKey]
      : undefined;
  if (Array.isArray(value)) yield* elementsOf(value, text, file, '', 0);
  else if (Array.isArray(list)) {
    const span = spanOfValue(text, [listKey as string]);
    yield* elementsOf(list, text, file, `/${listKey}`, span?.start ?? 0);
  } else yield { value, raw: text, file, line: 1, column: 1, base: '' };
}

function* elementsOf(
  list: readonly unknown[],
  text: string,
  file: string,
  base: string,
  from: number,
): Generator<JsonRecord> {
  // Blanks keep the columns; the line breaks before the list are counted.
  const head = text.slice(0, from).replace(/[^\n]/gu, ' ');
  const elements = splitElements(head + text.slice(from));
  for (const [i, value] of list.entries()) {
    const { text: raw, line, column } = elements[i] as (typeof elements)[number];
    yield { value, raw, file, line, column, base: `${base}/${i}` };
  }
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** The place of the value that `pointer` names in a record. */
export function placeInRecord(record: JsonRecord, pointer: string, id?: string): Place {
  const { raw, file, line, column, base } = record;
  const full = base + pointer;
  return {
    file,
    ...locatePointer(raw, pointer, line, false, column),
    ...(full === '' ? {} : { pointer: full }),
    ...(id === undefined ? {} : { id }),
  };
}
