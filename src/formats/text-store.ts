import { closeSync, openSync, readSync } from 'node:fs';
import { ScratchFile } from './scratch-file.js';

/** Where the line of a record lies in a file that can be read again. */
export interface LineInFile {
  file: string;
  byte: number;
  bytes: number;
}

/** That, or the line itself. */
export type LineSource = LineInFile | { text: string };

/** Lines are read again in blocks, since those that are asked for together lie together. */
const BLOCK = 1 << 18;
const JUMP = 1 << 12;

/** Stands for the name of a file where lines were kept that came from a stream. */
const KEPT = '';

/**
 * Reads lines again by their place, so that records need not be held. Reading waits: a line that
 * was read a moment ago lies in the memory of the system, and a promise for each would cost more.
 */
export class LineStore {
  readonly #handles = new Map<string, number>();
  readonly #blocks = new Map<string, { from: number; bytes: Buffer }>();
  #scratch: ScratchFile | undefined;
  #waiting: Buffer[] = [];
  #waitingBytes = 0;
  #written = 0;

  /** Where a line can be read again: itself, or the copy on the disk of one that came from a stream. */
  keep(source: LineSource): LineInFile {
    if ('file' in source) return source;
    const bytes = Buffer.from(source.text, 'utf8');
    const byte = this.#written + this.#waitingBytes;
    this.#waiting.push(bytes);
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes > BLOCK) this.#flush();
    return { file: KEPT, byte, bytes: bytes.length };
  }

  #flush(): void {
    this.#scratch ??= new ScratchFile();
    this.#scratch.write(Buffer.concat(this.#waiting), this.#written);
    this.#written += this.#waitingBytes;
    this.#waiting = [];
    this.#waitingBytes = 0;
  }

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
      // Who goes on where the last block ended will go on; who jumps about wants no more than the line.
      const end = block === undefined ? byte : block.from + block.bytes.length;
      const most = byte >= end - bytes && byte <= end + BLOCK ? BLOCK : JUMP;
      block = { from: byte, bytes: this.#readBlock(file, byte, Math.max(most, bytes)) };
      this.#blocks.set(file, block);
    }
    return block.bytes.toString('utf8', byte - block.from, byte - block.from + bytes);
  }

  #readBlock(file: string, byte: number, most: number): Buffer {
    if (file !== KEPT) {
      const buffer = Buffer.allocUnsafe(most);
      return buffer.subarray(0, readSync(this.#handle(file), buffer, 0, most, byte));
    }
    if (this.#waitingBytes > 0) this.#flush();
    const buffer = Buffer.allocUnsafe(Math.min(most, this.#written - byte));
    this.#scratch?.read(buffer, byte);
    return buffer;
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
    this.#scratch?.close();
  }
}
