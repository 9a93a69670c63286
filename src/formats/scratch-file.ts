import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readSync, unlinkSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';

/**
 * A file of the run's own for what does not fit in memory, in the folder for temporary files. Its
 * name is taken away at once, so that nothing of it is left however the process ends, by `kill -9`
 * too; where a system does not allow that, when it is closed.
 */
export class ScratchFile {
  readonly #path = join(tmpdir(), `stancekit-${randomUUID()}`);
  readonly #handle: number;
  #named = true;
  #closed = false;

  constructor() {
    this.#handle = this.#try(() => openSync(this.#path, 'wx+', 0o600));
    this.#unlink();
  }

  write(bytes: Uint8Array, at: number): void {
    for (let done = 0; done < bytes.length; )
      done += this.#try(() => writeSync(this.#handle, bytes, done, bytes.length - done, at + done));
  }

  /** Fills `into` with the bytes at `at`. */
  read(into: Uint8Array, at: number): void {
    for (let done = 0; done < into.length; ) {
      const read = readSync(this.#handle, into, done, into.length - done, at + done);
      if (read === 0) throw new Error(`nothing was written at ${at + done}`);
      done += read;
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    closeSync(this.#handle);
    if (this.#named) this.#unlink();
  }

  #unlink(): void {
    try {
      unlinkSync(this.#path);
      this.#named = false;
    } catch (error) {
      if (!isErrno(error)) throw error;
    }
  }

  #try<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      if (!isErrno(error)) throw error;
      throw new StancekitError(
        'scratch/unwritable',
        `cannot write a temporary file: ${error.message}`,
        {
          place: { file: tmpdir() },
          cause: error,
          hint: 'the environment variable TMPDIR names another folder for them',
        },
      );
    }
  }
}
