import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
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
  #pendingBytes = 0;
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

  /** Goes on with the file that an earlier run wrote aside: keeps its first `bytes` bytes, drops the rest. */
  static async resume(path: string, bytes: number): Promise<OutputFile> {
    const part = `${path}.part`;
    try {
      const handle = await open(part, 'r+');
      const file = new OutputFile(path, part, handle);
      await handle.truncate(bytes);
      if (bytes > 0) {
        for await (const chunk of createReadStream(part)) file.#hash.update(chunk as Buffer);
      }
      file.#bytes = bytes;
      return file;
    } catch (error) {
      throw explainWriteError(error, path);
    }
  }

  /** Bytes written so far, those that wait in memory among them. */
  get size(): number {
    return this.#bytes + this.#pendingBytes;
  }

  async write(text: string | Uint8Array): Promise<void> {
    if (typeof text !== 'string') {
      await this.#flush();
      await this.#put(Buffer.from(text));
      return;
    }
    this.#pending.push(text);
    this.#pendingBytes += Buffer.byteLength(text, 'utf8');
    if (this.#pendingBytes > 1 << 16) await this.#flush();
  }

  /** Brings everything that was written to the disk itself. */
  async save(): Promise<void> {
    try {
      await this.#flush();
      await this.#handle?.datasync();
    } catch (error) {
      throw explainWriteError(error, this.path);
    }
  }

  async #flush(): Promise<void> {
    await this.#put(Buffer.from(this.#pending.join(''), 'utf8'));
    // Only now: what a full disk did not take is still to be written.
    this.#pending = [];
    this.#pendingBytes = 0;
  }

  async #put(bytes: Buffer): Promise<void> {
    try {
      let at = 0;
      while (at < bytes.length) {
        const to = this.#bytes + at;
        at += (await (this.#handle as FileHandle).write(bytes, at, undefined, to)).bytesWritten;
      }
    } catch (error) {
      throw explainWriteError(error, this.path);
    }
    this.#hash.update(bytes);
    this.#bytes += bytes.length;
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

  /** Lets go of the file and leaves what was written aside. */
  async close(): Promise<void> {
    await this.#handle?.close().catch(() => undefined);
    this.#handle = undefined;
  }

  /** Takes away what was written aside. */
  async discard(): Promise<void> {
    await this.close();
    await rm(this.part, { force: true });
  }
}

function explainWriteError(error: unknown, file: string): unknown {
  return error instanceof StancekitError || !isErrno(error) ? error : unwritable(error, file);
}
