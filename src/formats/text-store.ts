import { closeSync, openSync, readSync } from 'node:fs';

/** Where the line of a record lies in a file that can be read again, or the line itself. */
export type LineSource = { file: string; byte: number; bytes: number } | { text: string };

/** Lines are read again in blocks, since those that are asked for together lie together. */
const BLOCK = 1 << 18;

/**
 * Reads lines again by their place, so that records need not be held. Reading waits: a line that
 * was read a moment ago lies in the memory of the system, and a promise for each would cost more.
 */
export class LineStore {
  readonly #handles = new Map<string, number>();
  readonly #blocks = new Map<string, { from: number; bytes: Buffer }>();

  /** The text of a line. */
  read(source: LineSource): string {
    if ('text' in source) return source.text;
    const { file, byte, bytes } = source;
    let block = this.#blocks.get(file);
    if (
      block === undefined ||
      byte < block.from ||
      byte + bytes > block.from + block.bytes.length
    ) {
      const buffer = Buffer.allocUnsafe(Math.max(BLOCK, bytes));
      const read = readSync(this.#handle(file), buffer, 0, buffer.length, byte);
      block = { from: byte, bytes: buffer.subarray(0, read) };
      this.#blocks.set(file, block);
    }
    return block.bytes.toString('utf8', byte - block.from, byte - block.from + bytes);
  }

  #handle(file: string): number {
    let handle = this.#handles.get(file);
    if (handle === undefined) {
      handle = openSync(file, 'r');
      this.#handles.set(file, handle);
    }
    return handle;
  }

  close(): void {
    for (const handle of this.#handles.values()) closeSync(handle);
    this.#handles.clear();
    this.#blocks.clear();
  }
}
