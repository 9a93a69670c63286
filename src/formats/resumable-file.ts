import { createHash, type Hash } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { isErrno, StancekitError, unwritable } from '../errors.js';
import type { FileEntry } from '../records.js';
import { assertSameRun } from './build-folder.js';
import { Journal, type JournalPast, readJournalPast } from './journal.js';
import { Lock } from './lock.js';
import { OutputFile } from './output.js';
import type { RunIdentity } from './run-identity.js';

/**
 * A file of rows, one for each row that came in, whose run can be stopped and gone on with. Beside it
 * lie `FILE.part`, `FILE.journal` and `FILE.lock` until it is whole.
 */
export class ResumableFile {
  readonly #seen: Hash = createHash('sha256');
  #rows = 0;
  #published = false;

  private constructor(
    readonly path: string,
    readonly lock: Lock,
    readonly file: OutputFile,
    readonly journal: Journal,
  ) {}

  /** Throws where another process writes, where an unfinished run is in the way, or where it was another one. */
  static async open(
    path: string,
    identity: RunIdentity,
    options: {
      resume: boolean;
      force: boolean;
      now: Date;
      signal: AbortSignal;
      tell: (message: string) => void;
    },
  ): Promise<ResumableFile> {
    const { resume, force } = options;
    await mkdir(dirname(path), { recursive: true }).catch((error) => {
      throw isErrno(error) ? unwritable(error, path) : error;
    });
    const lock = await Lock.take(`${path}.lock`, { ...options, wait: resume || force });
    try {
      const journalPath = `${path}.journal`;
      const there = force ? undefined : await pastOf(path, journalPath);
      if (there !== undefined && !resume) {
        throw new StancekitError('output/unfinished', 'an unfinished run is in the way', {
          place: { file: journalPath },
          hint: 'go on with it with --resume, or begin anew with --force',
        });
      }
      if (there !== undefined)
        assertSameRun(there.header as unknown as RunIdentity, identity, journalPath);
      const [end] = there?.last?.ends ?? [];
      if (there === undefined || end === undefined) {
        const journal = await Journal.create(journalPath, { journal: 1, ...identity });
        return new ResumableFile(path, lock, await OutputFile.create(path), journal);
      }
      const file = await OutputFile.resume(path, end);
      return new ResumableFile(path, lock, file, await Journal.resume(journalPath, there));
    } catch (error) {
      await lock.release();
      throw error;
    }
  }

  /** The rows that are still to be done. Throws where those that are done were others. */
  async *remaining<T>(rows: AsyncIterable<T>, textOf: (row: T) => string): AsyncGenerator<T> {
    const last = this.journal.past?.last;
    const done = last?.at ?? 0;
    let read = 0;
    for await (const row of rows) {
      if (++read > done) yield row;
      else {
        this.#count(textOf(row));
        if (read === done && this.#digest() !== last?.sha256) throw this.#changed();
      }
    }
    if (read < done) throw this.#changed();
  }

  /** Writes what was made of the next of the rows that `remaining` gave; `text` is what it gave. */
  async write(line: string, text: string): Promise<void> {
    this.#count(text);
    await this.file.write(line);
  }

  #count(text: string): void {
    this.#seen.update(`${text}\n`);
    this.#rows++;
  }

  /** Makes what was written so far safe. */
  async save(): Promise<void> {
    await this.file.save();
    const entry = { at: this.#rows, id: '', sha256: this.#digest(), ends: [this.file.size] };
    this.journal.append(entry);
    await this.journal.save();
  }

  /** Gives the file its name. */
  async publish(): Promise<FileEntry> {
    const entry = await this.file.finish(basename(this.path));
    await this.file.publish();
    await this.journal.remove();
    this.#published = true;
    return entry;
  }

  /** Ends the run, however it went; true where something is kept to go on with. */
  async close(): Promise<boolean> {
    try {
      if (this.#published) return false;
      // On a full disk this fails; what was safe before still is.
      if (this.#rows > (this.journal.past?.last?.at ?? 0)) await this.save().catch(() => undefined);
      const kept = this.journal.saved > 0 || this.journal.past !== undefined;
      await this.journal.close();
      if (kept) await this.file.close();
      else {
        await this.file.discard();
        await this.journal.remove();
      }
      return kept;
    } finally {
      await this.lock.release();
    }
  }

  #digest(): string {
    return this.#seen.copy().digest('hex');
  }

  #changed(): StancekitError {
    return new StancekitError(
      'resume/other-run',
      `the input is not what the run to be resumed read: its first ${this.journal.past?.last?.at} rows were others`,
      {
        place: { file: this.journal.path },
        hint: 'give the rows it had, or begin anew with --force',
      },
    );
  }
}

async function pastOf(path: string, journalPath: string): Promise<JournalPast | undefined> {
  const size = await stat(`${path}.part`).then(
    (part) => part.size,
    () => 0,
  );
  return await readJournalPast(journalPath, [size]);
}
