import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotation, Article, Codebook, FileEntry, Unit } from '../records.js';
import { formatCsv } from './csv.js';
import { flatColumns, flatRow } from './flat.js';
import { formatJsonLine } from './jsonl.js';
import { OutputFile } from './output.js';
import { prepareFolder } from './output-folder.js';
import { partName, type Shard } from './part-names.js';
import { removeStaleDataset } from './stale-files.js';

/** The files of a dataset folder, in the order in which they are published; the manifest comes last. */
export const DATASET_FILES = [
  'articles.jsonl',
  'units.jsonl',
  'annotations.jsonl',
  'dataset.jsonl',
  'dataset.csv',
] as const;

export interface CsvOptions {
  bom: boolean;
  spreadsheetSafe: boolean;
}

/**
 * Writes a dataset folder. Every file is written aside and named only when all of them are whole,
 * the manifest last: a folder with a manifest is a finished dataset.
 */
export class DatasetWriter {
  readonly #files: Map<string, OutputFile>;
  readonly #columns: string[];
  #made = false;

  private constructor(
    readonly folder: string,
    readonly codebook: Codebook,
    readonly csv: CsvOptions,
    readonly shard: Shard | null,
    files: Map<string, OutputFile>,
  ) {
    this.#files = files;
    this.#columns = flatColumns(codebook);
  }

  /** Throws where `folder` holds something already, unless `force`. */
  static async create(
    folder: string,
    codebook: Codebook,
    options: CsvOptions & { force: boolean },
  ): Promise<DatasetWriter> {
    const made = await prepareFolder(folder, options.force);
    const writer = await DatasetWriter.open(folder, codebook, options);
    writer.#made = made;
    return writer;
  }

  /**
   * Opens the files without a look at what else is in the folder: those of one shard where `shard`
   * says so; with `ends`, those of an earlier run, each as long as it was when it ended there.
   */
  static async open(
    folder: string,
    codebook: Codebook,
    options: CsvOptions & { shard?: Shard | null; ends?: readonly number[] | undefined },
  ): Promise<DatasetWriter> {
    const { shard = null, ends } = options;
    const files = new Map<string, OutputFile>();
    for (const [i, name] of DATASET_FILES.entries()) {
      const path = join(folder, partName(name, shard));
      const end = ends?.[i];
      files.set(
        name,
        await (end === undefined ? OutputFile.create(path) : OutputFile.resume(path, end)),
      );
    }
    const writer = new DatasetWriter(folder, codebook, options, shard, files);
    if (ends === undefined) await writer.#write('dataset.csv', writer.csvHead());
    return writer;
  }

  /** What stands before the first row of dataset.csv. */
  csvHead(): string {
    return (this.csv.bom ? '\ufeff' : '') + formatCsv([], { columns: this.#columns });
  }

  async writeArticle(article: Article): Promise<void> {
    await this.#write('articles.jsonl', formatJsonLine(article));
  }

  async writeUnit(unit: Unit): Promise<void> {
    await this.#write('units.jsonl', formatJsonLine(unit));
  }

  async writeAnnotation(annotation: Annotation, unit: Unit, article: Article): Promise<void> {
    await this.#write('annotations.jsonl', formatJsonLine(annotation));
    const row = flatRow(unit, annotation, article, this.codebook);
    await this.#write('dataset.jsonl', formatJsonLine(row));
    const { spreadsheetSafe } = this.csv;
    await this.#write(
      'dataset.csv',
      formatCsv([row], { columns: this.#columns, header: false, spreadsheetSafe }),
    );
  }

  /** Rows of one of the record files as they were written before. */
  async writeRows(name: (typeof DATASET_FILES)[number], text: string): Promise<void> {
    await this.#write(name, text);
  }

  async #write(name: string, text: string): Promise<void> {
    await (this.#files.get(name) as OutputFile).write(text);
  }

  /** How long the record files are by now, in bytes, in the order of DATASET_FILES. */
  ends(): number[] {
    return DATASET_FILES.map((name) => (this.#files.get(name) as OutputFile).size);
  }

  /** Brings everything that was written to the disk itself. */
  async save(): Promise<void> {
    await Promise.all([...this.#files.values()].map((file) => file.save()));
  }

  /** Closes the record files and gives their digests. */
  async finish(): Promise<FileEntry[]> {
    const entries: FileEntry[] = [];
    for (const [name, file] of this.#files)
      entries.push(await file.finish(partName(name, this.shard)));
    return entries;
  }

  /** Writes one more file of text, for the card and the manifest. */
  async addFile(name: string, text: string | AsyncIterable<string>): Promise<FileEntry> {
    const path = partName(name, this.shard);
    const file = await OutputFile.create(join(this.folder, path));
    this.#files.set(name, file);
    if (typeof text === 'string') await file.write(text);
    else for await (const piece of text) await file.write(piece);
    return await file.finish(path);
  }

  /** Gives all files their names; a whole dataset takes the place of an earlier one in the folder. */
  async publish(): Promise<void> {
    if (this.shard === null) await removeStaleDataset(this.folder, this.#files.keys());
    for (const file of this.#files.values()) await file.publish();
  }

  /** Lets go of the files, and leaves what was written aside for another run. */
  async close(): Promise<void> {
    for (const file of this.#files.values()) await file.close();
  }

  /** Takes away everything that was written aside. */
  async discard(): Promise<void> {
    for (const file of this.#files.values()) await file.discard();
    // A folder that this run made, and that nothing came into, goes too.
    if (this.#made) await rmdir(this.folder).catch(() => undefined);
  }
}
