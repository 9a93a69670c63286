import { createReadStream, readFileSync, statSync } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { isErrno, StancekitError } from '../errors.js';

export const STDIN = '-';

/** A file of so many bytes is read at once: a stream costs more than all there is in it. */
const SMALL = 1 << 16;

/**
 * The bytes of a file, or of `stdin` where `path` is `-`; unpacked where they begin with the gzip
 * mark, whatever the name says. Throws a StancekitError that names the file where it cannot be read.
 */
export async function* readBytes(path: string, stdin: Readable): AsyncGenerator<Buffer> {
  const name = displayName(path);
  try {
    const found = path === STDIN ? undefined : statSync(path);
    if (found?.isDirectory()) {
      throw new StancekitError('input/is-folder', 'is a folder, expected a file', {
        place: { file: name },
      });
    }
    if (found?.isFile() && found.size <= SMALL) yield* unpack(oneChunk(readFileSync(path)));
    else yield* unpack(path === STDIN ? stdin : createReadStream(path, { highWaterMark: 1 << 18 }));
  } catch (error) {
    throw explainReadError(error, name);
  }
}

async function* oneChunk(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** All bytes of a file or of stdin at once. */
export async function readAllBytes(path: string, stdin: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of readBytes(path, stdin)) parts.push(part);
  return Buffer.concat(parts);
}

/** What messages call an input. */
export function displayName(path: string): string {
  return path === STDIN ? '<stdin>' : path;
}

/** Is there anything at `path`? */
export const isHere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function* unpack(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const iterator = chunks[Symbol.asyncIterator]();
  try {
    let head = Buffer.alloc(0);
    while (head.length < 2) {
      const { value, done } = await iterator.next();
      if (done) break;
      head = Buffer.concat([head, value]);
    }
    const rest: AsyncIterable<Buffer> = { [Symbol.asyncIterator]: () => iterator };
    if (head[0] === 0x1f && head[1] === 0x8b) yield* gunzip(head, rest);
    else {
      if (head.length > 0) yield head;
      yield* rest;
    }
  } finally {
    await iterator.return?.();
  }
}

async function* gunzip(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const { Readable: Source } = await import('node:stream');
  const source = Source.from(
    (async function* () {
      yield head;
      yield* rest;
    })(),
  );
  const gunzipped = source.pipe(createGunzip());
  source.on('error', (error) => gunzipped.destroy(error));
  yield* gunzipped as AsyncIterable<Buffer>;
}

function explainReadError(error: unknown, file: string): unknown {
  if (!isErrno(error)) return error;
  const told: Record<string, [string, string]> = {
    ENOENT: ['input/missing', 'no such file or folder'],
    EACCES: ['input/unreadable', 'permission denied'],
    EISDIR: ['input/is-folder', 'is a folder, expected a file'],
    Z_DATA_ERROR: ['input/broken-gzip', 'is not whole gzip data'],
    Z_BUF_ERROR: ['input/broken-gzip', 'ends in the middle of its gzip data'],
  };
  const [code, message] = told[error.code ?? ''] ?? ['input/unreadable', error.message];
  return new StancekitError(code, message, { place: { file }, cause: error });
}
