import { isUtf8 } from 'node:buffer';
import type { Problem } from '../records.js';
import { decodeStrictly, refuseUnmarkedUtf16, sniffBom, UndecodableError } from './decode.js';
import { type Line, readLines, undecodable } from './lines.js';

/** What a reader sees of the form of a file, apart from its lines. */
export interface LineForm {
  /** A byte order mark stood at the head. */
  mark: boolean;
  /** Number of the first line that ended in CR LF; 0 where none did. */
  firstCrlf: number;
  /** The last line ended in a line feed. */
  ended: boolean;
}

/** A longer line is no record of any kind: it is passed by, since no string could hold it. */
const LONGEST = 1 << 28;

/**
 * The lines of a byte stream, as `readLines` gives them, in arrays: one to a chunk, so that a reader
 * in a hurry waits once for many lines. `form` is filled in on the way.
 */
export async function* readLineBlocks(
  chunks: AsyncIterable<Buffer>,
  options: {
    file: string;
    encoding?: string | undefined;
    onBad: (problem: Problem) => void;
    form: LineForm;
    /** Bytes that a line may have. */
    longest?: number;
  },
): AsyncGenerator<Line[]> {
  const { file, onBad, form, longest = LONGEST } = options;
  /** The line that is open is too long: what comes of it is passed by. */
  let passing = false;
  let parts: Buffer[] = [];
  let waiting = 0;
  let byte = 0;
  let line = 0;
  let first = true;
  const iterator = chunks[Symbol.asyncIterator]();
  const linesOf = (block: Buffer): Line[] => {
    const lines: Line[] = [];
    const good = isUtf8(block);
    for (let from = 0; from < block.length; ) {
      const feed = block.indexOf(0x0a, from);
      const end = feed === -1 ? block.length : feed;
      line++;
      const crlf = feed !== -1 && end > from && block[end - 1] === 0x0d;
      if (crlf && form.firstCrlf === 0) form.firstCrlf = line;
      const place = { line, byte, bytes: end - from };
      try {
        const to = crlf ? end - 1 : end;
        const text = good
          ? block.toString('utf8', from, to)
          : decodeStrictly(block.subarray(from, to), 'utf-8');
        lines.push({ text, ...place });
      } catch (error) {
        if (!(error instanceof UndecodableError)) throw error;
        onBad(undecodable(error, file, byte, line));
      }
      byte += end - from + 1;
      from = end + 1;
    }
    return lines;
  };
  try {
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) {
      let chunk = next.value;
      if (first) {
        while (chunk.length < 3) {
          const more = await iterator.next();
          if (more.done) break;
          chunk = Buffer.concat([chunk, more.value]);
        }
        first = false;
        const mark = sniffBom(chunk);
        form.mark = mark !== undefined;
        const encoding = mark?.encoding ?? options.encoding;
        if (encoding === undefined) refuseUnmarkedUtf16(chunk, file);
        if (encoding !== undefined && !/^utf-?8$/i.test(encoding)) {
          yield* oneByOne({ [Symbol.asyncIterator]: () => iterator }, chunk, options);
          return;
        }
        if (mark !== undefined) {
          chunk = chunk.subarray(mark.length);
          byte = mark.length;
        }
      }
      if (passing) {
        const end = chunk.indexOf(0x0a) + 1;
        byte += end === 0 ? chunk.length : end;
        if (end === 0) continue;
        passing = false;
        chunk = chunk.subarray(end);
      }
      const last = chunk.lastIndexOf(0x0a);
      if (last === -1) {
        parts.push(chunk);
        waiting += chunk.length;
        if (waiting <= longest) continue;
        onBad(tooLong(file, ++line, longest));
        byte += waiting;
        passing = true;
        parts = [];
        waiting = 0;
        continue;
      }
      const whole = chunk.subarray(0, last + 1);
      const block = waiting === 0 ? whole : Buffer.concat([...parts, whole]);
      parts = last + 1 < chunk.length ? [chunk.subarray(last + 1)] : [];
      waiting = chunk.length - last - 1;
      yield linesOf(block);
    }
    form.ended = waiting === 0 && !passing;
    if (waiting > 0) yield linesOf(Buffer.concat(parts));
  } finally {
    await iterator.return?.();
  }
}

const tooLong = (file: string, line: number, longest: number): Problem => ({
  severity: 'error',
  code: 'input/long-line',
  message: `the line is longer than ${longest.toLocaleString('en')} bytes, and was passed by`,
  place: { file, line, column: 1 },
  hint: 'is it a JSON array? name the file .json; jq -c .[] puts each element on a line',
});

/** The slow way, for encodings whose line feeds are not one byte, or whose bytes are not checked at once. */
async function* oneByOne(
  rest: AsyncIterable<Buffer>,
  head: Buffer,
  options: Parameters<typeof readLineBlocks>[1],
): AsyncGenerator<Line[]> {
  async function* all() {
    yield head;
    yield* rest;
  }
  for await (const line of readLines(all(), options)) yield [line];
}
