import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isErrno, StancekitError, unwritable } from '../errors.js';
import type { FileEntry } from '../records.js';

/**
 * A file written aside (`NAME.part`) and renamed when it is whole, so that no half file ever looks
 * finished. Counts bytes and computes the sha256 on the way.
 */
export class OutputFile {
  readonly #hash = createHash('sha256');
  #handle: FileHandle | undefined;
  #pending: string[] = [];
  #pendingSize = 0;
  #bytes = 0;

  private constructor(
    readonly path: string,
    readonly part: string,
    handle: FileHandle,
  ) {
    this.#handle = handle;
  }

  static async create(path: string): Promise<OutputFile> {
    const part = `${path}.part`;
    try {
      await mkdir(dirname(path), { recursive: true });
      return new OutputFile(path, part, await open(part, 'w'));
    } catch (error) {
      throw explainWriteError(error, path);
    }
  }

  async write(text: string | Uint8Array): Promise<void> {
    if (typeof text !== 'string') {
      await this.#flush();
      await this.#put(Buffer.from(text));
      return;
    }
    this.#pending.push(text);
    this.#pendingSize += text.length;
    if (this.#pendingSize > 1 << 16) await this.#flush();
  }

  async #flush(): Promise<void> {
    const bytes = Buffer.from(this.#pending.join(''), 'utf8');
    this.#pending = [];
    this.#pendingSize = 0;
    await this.#put(bytes);
  }

  async #put(bytes: Buffer): Promise<void> {
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
    try {
      let at = 0;
      while (at < bytes.length) {
        at += (await (this.#handle as FileHandle).write(bytes, at)).bytesWritten;
      }
    } catch (error) {
      throw explainWriteError(error, this.path);
    }
  }

  /** Flushes to disk, but leaves the file under its aside name; `path` of the entry is `name`. */
  async finish(name: string): Promise<FileEntry> {
    try {
      await this.#flush();
      await this.#handle?.sync();
      await this.#handle?.close();
      this.#handle = undefined;
    } catch (error) {
      throw explainWriteError(error, this.path);
    }
    return { path: name, bytes: this.#bytes, sha256: this.#hash.digest('hex') };
  }

  /** Gives the finished file its name. */
  async publish(): Promise<void> {
    await rename(this.part, this.path);
  }

  /** Takes away what was written aside. */
  async discard(): Promise<void> {
    await this.#handle?.close().catch(() => undefined);
    this.#handle = undefined;
    await rm(this.part, { force: true });
  }
}

function explainWriteError(error: unknown, file: string): unknown {
  return error instanceof StancekitError || !isErrno(error) ? error : unwritable(error, file);
}
