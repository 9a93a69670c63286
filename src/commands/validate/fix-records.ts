import { isUtf8 } from 'node:buffer';
import type { Readable } from 'node:stream';
import { formatOfName } from '../../formats/article-paths.js';
import { readAllBytes, readBytes } from '../../formats/bytes.js';
import { readElementBlocks } from '../../formats/json-elements.js';
import { type LineForm, readLineBlocks } from '../../formats/line-blocks.js';

/** Where a record lies in a file. */
export interface RecordSource {
  file: string;
  line: number;
  byte: number;
  bytes: number;
}

/** A record as its file writes it. All of them, each with what stands `before` and `after` it, are the file. */
export interface RecordText {
  text: string;
  /** Undefined where the text does not parse. */
  value: unknown;
  source: RecordSource;
  before: string;
  after: string;
}

type Visit = (record: RecordText) => void | Promise<void>;

/** Can this file be repaired? Plain JSON and JSON Lines can: packed files and tables are left as they are. */
export const canFix = (path: string): boolean =>
  ['json', 'jsonl'].includes(formatOfName(path) ?? '') && !/\.gz$/i.test(path);

/** Gives the records of a file one by one. Undefined where it is not UTF-8, or no whole array: such a file is left alone. */
export async function eachRecord(
  path: string,
  stdin: Readable,
  visit: Visit,
): Promise<LineForm | undefined> {
  return formatOfName(path) === 'json'
    ? await eachElement(path, stdin, visit)
    : await eachLine(path, stdin, visit);
}

async function eachLine(
  path: string,
  stdin: Readable,
  visit: Visit,
): Promise<LineForm | undefined> {
  const form: LineForm = { mark: false, firstCrlf: 0, ended: true };
  let bad = false;
  const onBad = () => {
    bad = true;
  };
  for await (const lines of readLineBlocks(readBytes(path, stdin), { file: path, onBad, form })) {
    for (const [i, { text, ...place }] of lines.entries()) {
      const last = !form.ended && i === lines.length - 1;
      const source = { file: path, ...place };
      await visit({ text, value: parse(text), source, before: '', after: last ? '' : '\n' });
    }
  }
  return bad ? undefined : form;
}

/** A JSON file is read at once: what stands between its records has to be written again. */
async function eachElement(
  path: string,
  stdin: Readable,
  visit: Visit,
): Promise<LineForm | undefined> {
  const bytes = await readAllBytes(path, stdin);
  const mark = bytes.length > 2 && bytes.readUIntBE(0, 3) === 0xefbbbf;
  if (!isUtf8(bytes)) return undefined;
  async function* once() {
    yield bytes;
  }
  const records: Omit<RecordText, 'before' | 'after'>[] = [];
  const blocks = readElementBlocks(once());
  for (let next = await blocks.next(); ; next = await blocks.next()) {
    if (next.done) {
      if (!next.value && !isOne(bytes, mark, records, path)) return undefined;
      break;
    }
    for (const { text, line, byte, bytes: length } of next.value)
      records.push({ text, value: parse(text), source: { file: path, line, byte, bytes: length } });
  }
  let at = mark ? 3 : 0;
  for (const [i, record] of records.entries()) {
    const { byte, bytes: length } = record.source;
    const end = byte + length;
    const after = i === records.length - 1 ? bytes.toString('utf8', end) : '';
    await visit({ ...record, before: bytes.toString('utf8', at, byte), after });
    at = end;
  }
  return { mark, firstCrlf: 0, ended: true };
}

/** The file is one record, which then is added to the list. */
function isOne(
  bytes: Buffer,
  mark: boolean,
  records: Omit<RecordText, 'before' | 'after'>[],
  path: string,
): boolean {
  const byte = mark ? 3 : 0;
  const text = bytes.toString('utf8', byte);
  const value = parse(text);
  if (records.length > 0 || typeof value !== 'object' || value === null) return false;
  records.push({ text, value, source: { file: path, line: 1, byte, bytes: bytes.length - byte } });
  return true;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
