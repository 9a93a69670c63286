import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Annotation, Article, Codebook, FileEntry, Unit } from '../records.js';
import { formatCsv } from './csv.js';
import { flatColumns, flatRow } from './flat.js';
import { formatJsonLine } from './jsonl.js';
import { OutputFile } from './output.js';
import { prepareFolder } from './output-folder.js';

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
    const files = new Map<string, OutputFile>();
    for (const name of DATASET_FILES) files.set(name, await OutputFile.create(join(folder, name)));
    const writer = new DatasetWriter(folder, codebook, options, files);
    writer.#made = made;
    const header = formatCsv([], { columns: writer.#columns });
    await writer.#write('dataset.csv', (options.bom ? '\ufeff' : '') + header);
    return writer;
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

  async #write(name: string, text: string): Promise<void> {
    await (this.#files.get(name) as OutputFile).write(text);
  }

  /** Closes the record files and gives their digests. */
  async finish(): Promise<FileEntry[]> {
    const entries: FileEntry[] = [];
    for (const [name, file] of this.#files) entries.push(await file.finish(name));
    return entries;
  }

  /** Writes one more file of text, for the card and the manifest. */
  async addFile(name: string, text: string): Promise<FileEntry> {
    const file = await OutputFile.create(join(this.folder, name));
    this.#files.set(name, file);
    await file.write(text);
    return await file.finish(name);
  }

  /** Gives all files their names. */
  async publish(): Promise<void> {
    for (const file of this.#files.values()) await file.publish();
  }

  /** Takes away everything that was written aside. */
  async discard(): Promise<void> {
    for (const file of this.#files.values()) await file.discard();
    // A folder that this run made, and that nothing came into, goes too.
    if (this.#made) await rmdir(this.folder).catch(() => undefined);
  }
}
