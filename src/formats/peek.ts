import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { formatOfName } from './article-paths.js';
import { firstElement } from './json-walk.js';

/** What a head has to hold to be enough: the first record, mostly. */
const HEAD = 1 << 16;

/** Can the file be read twice? What comes through a pipe cannot, though it has a name. */
export function isRereadable(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Used for every file: thousands of small ones are common. */
const buffer = Buffer.alloc(HEAD);

/** The first bytes of a file, until the next is read; `whole` says that there are no others. Undefined where it cannot be read, or not twice. */
function readHead(path: string, most = HEAD): { head: Buffer; whole: boolean } | undefined {
  if (!isRereadable(path)) return undefined;
  try {
    const handle = openSync(path, 'r');
    try {
      const read = readSync(handle, buffer, 0, most, 0);
      return { head: buffer.subarray(0, read), whole: read < most };
    } finally {
      closeSync(handle);
    }
  } catch {
    return undefined;
  }
}

/**
 * What the first bytes of a file tell of its form: `placed`, whether offsets in what is read from it
 * are offsets in the file (not where it is packed, or a pipe); `mark`, whether it begins with the byte
 * order mark of UTF-8; `object`, whether with the brace of an object.
 */
export function peekForm(path: string): { placed: boolean; mark: boolean; object: boolean } {
  const head = readHead(path, 64)?.head;
  if (head === undefined) return { placed: false, mark: false, object: false };
  const packed = head[0] === 0x1f && head[1] === 0x8b;
  const mark = head.length >= 3 && head.readUIntBE(0, 3) === 0xefbbbf;
  return { placed: !packed, mark, object: /^\s*\{/.test(head.toString('latin1', mark ? 3 : 0)) };
}

/**
 * The first record of a JSON or JSONL file, told from its head without reading on: the first
 * line, or the first element of an array. Undefined where that does not tell; a reader has to.
 */
export function peekRecord(path: string): { value: unknown } | undefined {
  const format = formatOfName(path);
  const read = format === 'json' || format === 'jsonl' ? readHead(path) : undefined;
  if (read === undefined || /\.gz$/i.test(path)) return undefined;
  const text = read.head
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  const record =
    format === 'jsonl'
      ? firstLine(text, read.whole)
      : text.startsWith('[')
        ? firstElement(text)
        : read.whole
          ? text
          : undefined;
  if (record === undefined) return undefined;
  try {
    return { value: JSON.parse(record) };
  } catch {
    return undefined;
  }
}

function firstLine(text: string, whole: boolean): string | undefined {
  const end = text.indexOf('\n');
  return end === -1 ? (whole ? text : undefined) : text.slice(0, end);
}
