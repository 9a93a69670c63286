import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StancekitError } from '../errors.js';
import type { Annotation, Article, Codebook, FileEntry, Manifest, Unit } from '../records.js';
import { formatCsv } from './csv.js';
import { flatColumns, flatRow } from './flat.js';
import { formatJsonLine } from './jsonl.js';
import { OutputFile } from './output.js';

/** The files of a dataset folder that change with its annotations. */
const CHANGING = ['annotations.jsonl', 'dataset.jsonl', 'dataset.csv'] as const;

/**
 * Writes the annotations of a dataset folder anew, and the flat rows and the manifest with them: in
 * place, or into `target`, a copy. Every file is written aside; they get their names together, the
 * manifest last.
 */
export class DatasetUpdate {
  readonly #files = new Map<string, OutputFile>();
  readonly #byLabel = new Map<string, number>();
  readonly #columns: string[];
  #annotations = 0;

  private constructor(
    readonly folder: string,
    readonly target: string,
    readonly codebook: Codebook,
    readonly manifest: Manifest | undefined,
  ) {
    this.#columns = flatColumns(codebook);
    for (const { id } of codebook.labels) this.#byLabel.set(id, 0);
    this.#byLabel.set(codebook.none.id, 0);
  }

  static async create(
    folder: string,
    target: string,
    codebook: Codebook,
    force: boolean,
  ): Promise<DatasetUpdate> {
    const here = await readdir(folder);
    const manifest = here.includes('manifest.json')
      ? (JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as Manifest)
      : undefined;
    const update = new DatasetUpdate(folder, target, codebook, manifest);
    if (resolve(folder) !== resolve(target)) await copyRest(folder, target, force);
    for (const name of CHANGING)
      if (name === 'annotations.jsonl' || here.includes(name))
        update.#files.set(name, await OutputFile.create(join(target, name)));
    const { bom } = update.#options();
    await update.#files
      .get('dataset.csv')
      ?.write((bom ? '\ufeff' : '') + formatCsv([], { columns: update.#columns }));
    return update;
  }

  /** How the table was written: the options that `build` was given. */
  #options() {
    const given = this.manifest?.options ?? {};
    return { bom: given['bom'] === true, spreadsheetSafe: given['spreadsheet-safe'] === true };
  }

  async write(
    annotation: Annotation,
    { unit, article }: { unit: Unit; article: Article | undefined },
  ): Promise<void> {
    this.#annotations++;
    const labels = annotation.labels.length === 0 ? [this.codebook.none.id] : annotation.labels;
    for (const id of labels) this.#byLabel.set(id, (this.#byLabel.get(id) ?? 0) + 1);
    await this.#files.get('annotations.jsonl')?.write(formatJsonLine(annotation));
    const row = flatRow(unit, annotation, article, this.codebook);
    await this.#files.get('dataset.jsonl')?.write(formatJsonLine(row));
    const { spreadsheetSafe } = this.#options();
    await this.#files
      .get('dataset.csv')
      ?.write(formatCsv([row], { columns: this.#columns, header: false, spreadsheetSafe }));
  }

  /** Names the files; `describe` says in the manifest how they came about. */
  async publish(describe: (manifest: Manifest) => Manifest): Promise<void> {
    const entries: FileEntry[] = [];
    for (const [name, file] of this.#files) entries.push(await file.finish(name));
    if (this.manifest !== undefined) {
      const files = this.manifest.files.map(
        (entry) => entries.find(({ path }) => path === entry.path) ?? entry,
      );
      const counts = {
        ...this.manifest.counts,
        annotations: this.#annotations,
        by_label: Object.fromEntries(this.#byLabel),
      };
      const file = await OutputFile.create(join(this.target, 'manifest.json'));
      this.#files.set('manifest.json', file);
      await file.write(
        `${JSON.stringify(describe({ ...this.manifest, counts, files }), null, 2)}\n`,
      );
      await file.finish('manifest.json');
    }
    for (const file of this.#files.values()) await file.publish();
  }

  async discard(): Promise<void> {
    for (const file of this.#files.values()) await file.discard();
  }
}

/** Copies what does not change. */
async function copyRest(folder: string, target: string, force: boolean): Promise<void> {
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0 && !force)
    throw new StancekitError('output/not-empty', 'the output folder is not empty', {
      place: { file: target },
      hint: 'choose another folder, or replace the dataset in it with --force',
    });
  for (const entry of await readdir(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name).slice(join(folder, '/').length);
    if (!entry.isFile() || /(^|[\\/])\.|\.part$/.test(path)) continue;
    if ((CHANGING as readonly string[]).includes(path) || path === 'manifest.json') continue;
    await mkdir(join(target, path, '..'), { recursive: true });
    await copyFile(join(folder, path), join(target, path));
  }
}

/** What a file is, for the manifest. */
export function entryOf(path: string, bytes: Uint8Array): FileEntry {
  return { path, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}
