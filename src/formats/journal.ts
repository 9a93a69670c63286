import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, stat, truncate } from 'node:fs/promises';
import { isErrno, StancekitError, unwritable } from '../errors.js';
import { formatJsonLine } from './jsonl.js';
import { readLines } from './lines.js';

/** The last line of a run whose output files are whole. */
const MARK = '{"finished":true}\n';

/** One finished piece of work. */
export interface JournalEntry {
  /** Its place in the whole input, from 0; rises from entry to entry. */
  at: number;
  id: string;
  /** Digest of its record. */
  sha256: string;
  /** How long each output file is with it, in bytes. */
  ends: number[];
}

/** What an earlier run left behind: as far as it can be trusted. */
export interface JournalPast {
  header: Record<string, unknown>;
  /** Entries that count, the last of them, and where the journal ends with it, in bytes. */
  count: number;
  last: JournalEntry | undefined;
  bytes: number;
}

/**
 * The list of what a run has finished, appended to and brought to the disk piece by piece: a header
 * that says what the run is, then one JSON line an entry. A line that a crash cut short is dropped.
 */
export class Journal {
  #pending: string[] = [];
  #saved = 0;

  private constructor(
    readonly path: string,
    readonly handle: FileHandle,
    /** Entries of an earlier run that this one goes on with. */
    readonly past: JournalPast | undefined,
  ) {}

  static async create(path: string, header: object): Promise<Journal> {
    const journal = new Journal(path, await opened(path, 'w'), undefined);
    await journal.#write(formatJsonLine(header));
    return journal;
  }

  /** Goes on behind the last entry that counts. */
  static async resume(path: string, past: JournalPast): Promise<Journal> {
    await truncate(path, past.bytes);
    return new Journal(path, await opened(path, 'a'), past);
  }

  /** Had the run that wrote the journal everything on the disk, and began to name its files? */
  static async isFinished(path: string): Promise<boolean> {
    const { size } = await stat(path);
    const tail = createReadStream(path, { start: Math.max(0, size - MARK.length) });
    return (await tail.toArray()).join('') === MARK;
  }

  /** Entries of this run that are safe on the disk. */
  get saved(): number {
    return this.#saved;
  }

  append(entry: JournalEntry): void {
    this.#pending.push(formatJsonLine(entry));
  }

  /** Brings the entries to the disk. What they speak of has to be there already. */
  async save(): Promise<void> {
    if (this.#pending.length === 0) return;
    const entries = this.#pending;
    this.#pending = [];
    await this.#write(entries.join(''));
    this.#saved += entries.length;
  }

  /** Says that all is on the disk, and only the names of the files are still to be given. */
  async markFinished(): Promise<void> {
    await this.#write(MARK);
  }

  async #write(text: string): Promise<void> {
    try {
      await this.handle.appendFile(text);
      await this.handle.datasync();
    } catch (error) {
      throw isErrno(error) ? unwritable(error, this.path) : error;
    }
  }

  async close(): Promise<void> {
    await this.handle.close().catch(() => undefined);
  }

  async remove(): Promise<void> {
    await this.close();
    await rm(this.path, { force: true });
  }
}

/**
 * Reads what an earlier run wrote, undefined where there is no journal. `lengths` are those of the
 * output files: an entry that speaks of more than they hold does not count, nor does what follows.
 */
export async function readJournalPast(
  path: string,
  lengths: readonly number[],
): Promise<JournalPast | undefined> {
  let past: JournalPast | undefined;
  try {
    for await (const { value, end } of journalLines(path)) {
      if (past === undefined) {
        past = { header: value as Record<string, unknown>, count: 0, last: undefined, bytes: end };
        continue;
      }
      const entry = value as JournalEntry;
      if (entry.ends.some((bytes, i) => bytes > (lengths[i] ?? 0))) break;
      Object.assign(past, { last: entry, bytes: end, count: past.count + 1 });
    }
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (error.code === 'ENOENT') return undefined;
    throw new StancekitError('resume/unreadable', `cannot read: ${error.message}`, {
      place: { file: path },
    });
  }
  return past;
}

/** The entries of a journal in order; those behind byte `bytes` left out. */
export async function* readJournalEntries(
  path: string,
  bytes = Number.POSITIVE_INFINITY,
): AsyncGenerator<JournalEntry> {
  let first = true;
  for await (const { value } of journalLines(path, bytes)) {
    if (!first) yield value as JournalEntry;
    first = false;
  }
}

/** The entries of a file that holds nothing else. */
export async function* readEntries(path: string): AsyncGenerator<JournalEntry> {
  for await (const { value } of journalLines(path)) yield value as JournalEntry;
}

/** The lines that are whole. A broken line that others follow is damage, not a crash. */
async function* journalLines(
  path: string,
  most = Number.POSITIVE_INFINITY,
): AsyncGenerator<{ value: unknown; end: number }> {
  const size = Math.min((await stat(path)).size, most);
  if (size === 0) return;
  let torn: number | undefined;
  for await (const { text, line, byte, bytes } of readLines(
    createReadStream(path, { end: size - 1 }),
    {
      file: path,
      onBad: ({ place }) => {
        torn ??= place.line;
      },
    },
  )) {
    if (torn !== undefined) {
      throw new StancekitError('resume/damaged', 'a line of the journal is damaged', {
        place: { file: path, line: torn },
        hint: 'begin anew with --force',
      });
    }
    const end = byte + bytes + 1;
    if (`${text}\n` === MARK) return;
    const value = end > size ? undefined : parsed(text);
    if (value === undefined) torn = line;
    else yield { value, end };
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

async function opened(path: string, flags: string): Promise<FileHandle> {
  try {
    return await open(path, flags);
  } catch (error) {
    throw isErrno(error) ? unwritable(error, path) : error;
  }
}
