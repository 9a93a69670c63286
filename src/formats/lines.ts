import { StancekitError } from '../errors.js';
import type { Problem } from '../records.js';
import {
  decodeStrictly,
  refuseUnmarkedUtf16,
  resolveEncoding,
  sniffBom,
  UndecodableError,
} from './decode.js';

/** One line of a file, without its line feed. `line` counts from 1, `byte` is its offset from 0, `bytes` its length. */
export interface Line {
  text: string;
  line: number;
  byte: number;
  bytes: number;
}

/**
 * The lines of a byte stream. Only U+000A ends a line (U+2028 and a lone carriage return are data);
 * a carriage return before it is cut off unless `keepCarriageReturn`, and so is one byte order mark.
 * `onBad` is told of a line that does not decode, and the line is left out. Throws where the whole is
 * UTF-16 that nothing says is that.
 */
export async function* readLines(
  chunks: AsyncIterable<Buffer>,
  options: {
    file: string;
    encoding?: string | undefined;
    onBad: (problem: Problem) => void;
    keepCarriageReturn?: boolean;
  },
): AsyncGenerator<Line> {
  let encoding = options.encoding === undefined ? undefined : resolveEncoding(options.encoding);
  let width = 0;
  let offset = 0;
  let line = 0;
  let parts: Buffer[] = [];
  const finish = (last: Buffer): Line | undefined => {
    const bytes = parts.length === 0 ? last : Buffer.concat([...parts, last]);
    parts = [];
    const byte = offset;
    offset += bytes.length + width;
    line++;
    try {
      const text = decodeStrictly(bytes, encoding as string);
      const cut = !options.keepCarriageReturn && text.endsWith('\r');
      return { text: cut ? text.slice(0, -1) : text, line, byte, bytes: bytes.length };
    } catch (error) {
      if (!(error instanceof UndecodableError)) throw error;
      options.onBad(undecodable(error, options.file, byte, line));
      return undefined;
    }
  };
  for await (let chunk of withWholeHead(chunks)) {
    if (encoding === undefined || width === 0) {
      const bom = sniffBom(chunk);
      if (bom === undefined && encoding === undefined) refuseUnmarkedUtf16(chunk, options.file);
      encoding = bom?.encoding ?? encoding ?? 'utf-8';
      width = encoding.startsWith('utf-16') ? 2 : 1;
      if (bom !== undefined) {
        chunk = chunk.subarray(bom.length);
        offset = bom.length;
      }
    }
    if (width === 2 && parts.length > 0) {
      chunk = Buffer.concat([...parts, chunk]);
      parts = [];
    }
    let from = 0;
    for (;;) {
      const at = indexOfLineFeed(chunk, from, encoding);
      if (at === -1) break;
      const done = finish(chunk.subarray(from, at));
      if (done !== undefined) yield done;
      from = at + width;
    }
    if (from < chunk.length) parts.push(chunk.subarray(from));
  }
  if (parts.length > 0) {
    const done = finish(Buffer.alloc(0));
    if (done !== undefined) yield done;
  }
}

/** The same chunks, the first of which is long enough to show a byte order mark. */
async function* withWholeHead(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < 4) continue;
    yield head;
    head = undefined;
  }
  if (head !== undefined && head.length > 0) yield head;
}

function indexOfLineFeed(chunk: Buffer, from: number, encoding: string): number {
  if (!encoding.startsWith('utf-16')) return chunk.indexOf(0x0a, from);
  const mark = Buffer.from(encoding === 'utf-16le' ? [0x0a, 0x00] : [0x00, 0x0a]);
  let at = chunk.indexOf(mark, from);
  while (at !== -1 && (at - from) % 2 !== 0) at = chunk.indexOf(mark, at + 1);
  return at;
}

/** Turns a failure to decode into a Problem with its byte offset in the file. */
export function undecodable(
  error: UndecodableError,
  file: string,
  base: number,
  line?: number,
): Problem {
  return {
    severity: 'error',
    code: 'input/encoding',
    message: error.message,
    found: error.found,
    place: { file, byte: base + error.byte, ...(line === undefined ? {} : { line }) },
    hint: 'give the encoding of the file, for example --encoding windows-1256',
  };
}

/**
 * A whole file as one string, with its byte order mark cut off. `declared` may find the encoding in
 * the bytes (an HTML page names it). Throws a StancekitError with the byte offset of what does not decode.
 */
export function decodeFile(
  bytes: Buffer,
  options: {
    file: string;
    encoding?: string | undefined;
    declared?: (bytes: Buffer) => string | undefined;
  },
): string {
  const bom = sniffBom(bytes);
  if (bom === undefined && options.encoding === undefined) refuseUnmarkedUtf16(bytes, options.file);
  const encoding =
    bom?.encoding ??
    resolveEncoding(options.encoding ?? declaredEncoding(options.declared?.(bytes)));
  const skip = bom?.length ?? 0;
  try {
    return decodeStrictly(bytes.subarray(skip), encoding);
  } catch (error) {
    if (!(error instanceof UndecodableError)) throw error;
    const { code, message, place, hint, found } = undecodable(error, options.file, skip);
    throw new StancekitError(code, `${message}, found ${found}`, {
      place,
      ...(hint ? { hint } : {}),
    });
  }
}

/** A page that could be read far enough to find `utf-16` in it is not UTF-16 (so says the HTML standard). */
function declaredEncoding(name: string | undefined): string {
  return name === undefined || /^utf-?16/i.test(name) ? 'utf-8' : name;
}
