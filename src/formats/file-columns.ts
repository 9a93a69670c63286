import { closeSync, openSync, readSync } from 'node:fs';

/** Bytes that are read at once. */
const BLOCK = 1 << 16;

/**
 * Columns in lines that may be as long as the whole file, as those of a JSON array often are: code
 * points are counted when a column is asked for, from where the last answer in that line left off.
 */
export class FileColumns {
  #handle: number | undefined;
  #last = { lineStart: -1, byte: 0, column: 1 };

  constructor(readonly path: string) {}

  /** The column (from 1, in code points) of the byte at `byte` in the line that begins at `lineStart`. */
  columnAt(lineStart: number, byte: number): number {
    this.#handle ??= openSync(this.path, 'r');
    const goesOn = this.#last.lineStart === lineStart && this.#last.byte <= byte;
    let { byte: at, column } = goesOn ? this.#last : { byte: lineStart, column: 1 };
    const block = Buffer.allocUnsafe(BLOCK);
    while (at < byte) {
      const read = readSync(this.#handle, block, 0, Math.min(BLOCK, byte - at), at);
      if (read === 0) break;
      // Every byte but those that continue a character.
      for (let i = 0; i < read; i++) if (((block[i] as number) & 0xc0) !== 0x80) column++;
      if (at === 0 && block[0] === 0xef && block[1] === 0xbb && block[2] === 0xbf) column--;
      at += read;
    }
    this.#last = { lineStart, byte, column };
    return column;
  }

  close(): void {
    if (this.#handle !== undefined) closeSync(this.#handle);
    this.#handle = undefined;
  }
}
