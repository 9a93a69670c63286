import { createHash } from 'node:crypto';
import { rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';
import type { Article, Codebook, FileEntry } from '../records.js';
import { assertSameRun, type BuildFolder } from './build-folder.js';
import { type CsvOptions, DATASET_FILES, DatasetWriter } from './dataset-writer.js';
import { type FinishedArticle, readFinishedArticles } from './finished-rows.js';
import { Journal, type JournalEntry, readJournalEntries, readJournalPast } from './journal.js';
import { formatJsonLine } from './jsonl.js';
import { partName } from './part-names.js';
import type { RunIdentity } from './run-identity.js';

/** Where an article stands in the whole input, from 0. */
export type PlaceOf = (article: Article) => number;

/**
 * A dataset in the making, article by article, so that a run that is stopped can be gone on with.
 * The records go into part files; once those are on the disk, the journal says which articles are.
 */
export class BuildRun {
  #published = false;

  private constructor(
    readonly folder: BuildFolder,
    readonly writer: DatasetWriter,
    readonly journal: Journal,
  ) {}

  /** Begins a run, or goes on with the one that the folder holds. Throws where that was another one. */
  static async open(
    folder: BuildFolder,
    identity: RunIdentity,
    options: CsvOptions & { codebook: Codebook; resume: boolean },
  ): Promise<BuildRun> {
    const { shard, path, journalPath } = folder;
    const header = { journal: 1, ...identity };
    const goesOn = options.resume && folder.found === 'unfinished';
    const past = goesOn
      ? await readJournalPast(journalPath, await takeBack(folder, journalPath))
      : undefined;
    if (past !== undefined)
      assertSameRun(past.header as unknown as RunIdentity, identity, journalPath);
    if (past?.last === undefined) {
      const journal = await Journal.create(journalPath, header);
      const writer = await DatasetWriter.open(path, options.codebook, { ...options, shard });
      return new BuildRun(folder, writer, journal);
    }
    const ends = past.last.ends;
    const writer = await DatasetWriter.open(path, options.codebook, { ...options, shard, ends });
    return new BuildRun(folder, writer, await Journal.resume(journalPath, past));
  }

  /** How many articles an earlier run had finished. */
  get resumed(): number {
    return this.journal.past?.count ?? 0;
  }

  /** What an earlier run had finished, in order. */
  async *finished(): AsyncGenerator<FinishedArticle> {
    const [articles, units, annotations] = await this.#parts();
    yield* readFinishedArticles({ articles, units, annotations });
  }

  /** The articles that are still to be done. Throws where those that are done were others. */
  async *remaining(articles: AsyncIterable<Article>, placeOf: PlaceOf): AsyncGenerator<Article> {
    const { past, path } = this.journal;
    const done = past === undefined ? undefined : readJournalEntries(path, past.bytes);
    for await (const article of articles) {
      const next = await done?.next();
      if (next === undefined || next.done === true) yield article;
      else assertSameArticle(next.value, article, placeOf(article), path);
    }
    if ((await done?.next())?.done === false) throw changed(path, 'it has fewer articles now');
  }

  async write({ article, rows }: FinishedArticle, at: number): Promise<void> {
    const { writer } = this;
    await writer.writeArticle(article);
    for (const { unit, annotation } of rows) {
      await writer.writeUnit(unit);
      if (annotation !== null) await writer.writeAnnotation(annotation, unit, article);
    }
    this.journal.append({ at, id: article.id, sha256: digestOf(article), ends: writer.ends() });
  }

  /** Makes what was written so far safe: a run that is stopped goes on behind it. */
  async save(): Promise<void> {
    await this.writer.save();
    await this.journal.save();
  }

  /** Closes the record files and gives their digests; a shard also says where each article lies. */
  async finish(): Promise<FileEntry[]> {
    await this.save();
    const files = await this.writer.finish();
    if (this.folder.shard === null) return files;
    const { path } = this.journal;
    const lines = async function* () {
      for await (const entry of readJournalEntries(path)) yield formatJsonLine(entry);
    };
    return [...files, await this.writer.addFile('index.jsonl', lines())];
  }

  addFile(name: string, text: string): Promise<FileEntry> {
    return this.writer.addFile(name, text);
  }

  /** Gives all files their names; from then on the dataset is there and the journal is not. */
  async publish(): Promise<void> {
    await this.journal.markFinished();
    await this.writer.publish();
    await this.journal.remove();
    this.#published = true;
  }

  /**
   * Ends the run, however it went: keeps what is done, if it is worth going on with. Resolves to the
   * number of articles that are kept of a run that did not come to its end.
   */
  async close(): Promise<number> {
    if (this.#published) return 0;
    // On a full disk this fails; what was safe before still is.
    await this.save().catch(() => undefined);
    const kept = this.resumed + this.journal.saved;
    await this.writer.close();
    await this.journal.close();
    if (kept > 0) return kept;
    await this.writer.discard();
    await this.journal.remove();
    return 0;
  }

  #parts() {
    const ends = this.journal.past?.last?.ends ?? [];
    return DATASET_FILES.map((name, i) => ({
      path: join(this.folder.path, `${partName(name, this.folder.shard)}.part`),
      bytes: ends[i] ?? 0,
    })) as [FilePart, FilePart, FilePart];
  }
}

interface FilePart {
  path: string;
  bytes: number;
}

/**
 * The lengths of the part files. A run that was stopped while it named its files had all of them
 * whole: they get their names aside back.
 */
async function takeBack(folder: BuildFolder, journalPath: string): Promise<number[]> {
  const finished = await Journal.isFinished(journalPath);
  const lengths: number[] = [];
  for (const name of DATASET_FILES) {
    const path = join(folder.path, partName(name, folder.shard));
    let size = await sizeOf(`${path}.part`);
    if (size === undefined && finished) {
      await rename(path, `${path}.part`);
      size = await sizeOf(`${path}.part`);
    }
    lengths.push(size ?? 0);
  }
  // With the manifest gone, nobody takes the folder for finished in the meantime.
  if (finished)
    await rm(join(folder.path, partName('manifest.json', folder.shard)), { force: true });
  return lengths;
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const digestOf = (article: Article) =>
  createHash('sha256').update(formatJsonLine(article), 'utf8').digest('hex');

function assertSameArticle(entry: JournalEntry, article: Article, at: number, file: string): void {
  if (entry.id !== article.id)
    throw changed(file, `article ${entry.id} stood where ${article.id} is now`);
  if (entry.sha256 !== digestOf(article)) throw changed(file, `article ${entry.id} was changed`);
  if (entry.at !== at) throw changed(file, `article ${entry.id} stood at another place`);
}

const changed = (file: string, how: string) =>
  new StancekitError(
    'resume/other-run',
    `the input is not what the run to be resumed read: ${how}`,
    {
      place: { file },
      hint: 'give the files it had, or begin anew with --force',
    },
  );
