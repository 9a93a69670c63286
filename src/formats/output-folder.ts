import { mkdir, readdir, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';
import type { FileEntry } from '../records.js';
import { OutputFile } from './output.js';

/** Files that belong together, written aside and named only when all of them are whole. */
export class OutputFolder {
  readonly #files: OutputFile[] = [];
  readonly #entries: FileEntry[] = [];

  private constructor(
    readonly path: string,
    readonly made: boolean,
  ) {}

  /** Throws where the folder holds something already, unless `force`. */
  static async create(path: string, options: { force: boolean }): Promise<OutputFolder> {
    return new OutputFolder(path, await prepareFolder(path, options.force));
  }

  /** Digests of the finished files, by name. */
  get entries(): FileEntry[] {
    return this.#entries.toSorted((a, b) => (a.path < b.path ? -1 : 1));
  }

  /** Opens a file; `finish` it. */
  async open(name: string): Promise<OutputFile> {
    const file = await OutputFile.create(join(this.path, name));
    this.#files.push(file);
    return file;
  }

  async finish(file: OutputFile, name: string): Promise<FileEntry> {
    const entry = await file.finish(name);
    this.#entries.push(entry);
    return entry;
  }

  /** Writes a whole file of text. */
  async add(name: string, text: string): Promise<FileEntry> {
    const file = await this.open(name);
    await file.write(text);
    return await this.finish(file, name);
  }

  async publish(): Promise<void> {
    for (const file of this.#files) await file.publish();
  }

  /** Takes away everything that was written aside, and a folder that was made for it and stayed empty. */
  async discard(): Promise<void> {
    for (const file of this.#files) await file.discard();
    if (this.made) await removeEmpty(this.path);
  }
}

async function removeEmpty(folder: string): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) if (entry.isDirectory()) await removeEmpty(join(folder, entry.name));
  await rmdir(folder).catch(() => undefined);
}

/** Makes the folder, unless it is there; refuses one that holds something. True where it was made. */
export async function prepareFolder(folder: string, force: boolean): Promise<boolean> {
  try {
    const made = await mkdir(folder, { recursive: true });
    if ((await readdir(folder)).length === 0 || force) return made !== undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    const file = error.code === 'EEXIST' || error.code === 'ENOTDIR';
    throw new StancekitError(
      'output/unwritable',
      file ? 'cannot write: is a file, not a folder' : `cannot write: ${error.message}`,
      { place: { file: folder }, cause: error },
    );
  }
  throw new StancekitError('output/not-empty', 'the output folder is not empty', {
    place: { file: folder },
    hint: 'choose another folder, or replace the dataset in it with --force',
  });
}
