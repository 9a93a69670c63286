import { StancekitError } from '../../errors.js';
import { readAnnotatedUnits, readDatasetRecords } from '../../formats/dataset-reader.js';
import { ROW_EXPORTS } from '../../formats/exports.js';
import { fanOut } from '../../formats/fan-out.js';
import { type FlatRow, flatRow } from '../../formats/flat.js';
import { TEXT_COLUMNS } from '../../formats/flat-describe.js';
import type { OutputFolder } from '../../formats/output-folder.js';
import type { Io } from '../../io.js';
import type { Article, FileEntry, ProblemSink } from '../../records.js';
import type { PackageFile } from '../../reporters/package/facts.js';
import type { PackageFormat, PackageOptions } from './options.js';
import type { PackageSource } from './source.js';

/** Writes the rows of every split in the format of the package, and as csv, in one reading of the dataset; then the articles, where they are asked for. */
export async function writeData(
  out: OutputFolder,
  source: PackageSource,
  splits: ReadonlyMap<string, { rows: number }>,
  options: Pick<PackageOptions, 'format' | 'csv' | 'texts'>,
  io: Io,
  sink: ProblemSink,
): Promise<PackageFile[]> {
  const { format, csv, texts } = options;
  const files: PackageFile[] = [];
  const readers = new Map<string, (rows: AsyncIterable<SplitRow>) => Promise<void>>();
  const names = new Map<string, string[]>();
  for (const [split, { rows }] of splits) {
    const targets: [PackageFormat, string][] = [[format, `data/${split}-00000-of-00001.${format}`]];
    if (csv && format !== 'csv') targets.push(['csv', `csv/${split}.csv`]);
    names.set(
      split,
      targets.map(([, path]) => path),
    );
    for (const [to, path] of targets) {
      const place = files.length;
      files.push({ path, bytes: 0, sha256: '', format: to, holds: 'rows', split, rows });
      readers.set(path, async (items) => {
        const entry = await writeRows(out, path, to, rowsIn(items), source, sink);
        files[place] = { ...(files[place] as PackageFile), ...entry };
      });
    }
  }
  await fanOut(rowsOf(source, texts, io), ({ split }) => names.get(split ?? '') ?? [], readers);
  if (texts === 'articles') {
    const path = `articles/train-00000-of-00001.${format}`;
    const entry = await writeRows(out, path, format, articlesOf(source), source, sink);
    files.push({ ...entry, format, holds: 'articles' });
  }
  return files;
}

async function writeRows(
  out: OutputFolder,
  path: string,
  to: PackageFormat,
  rows: AsyncIterable<FlatRow>,
  { codebook }: PackageSource,
  sink: ProblemSink,
): Promise<FileEntry> {
  const file = await out.open(path);
  const options = { codebook, spreadsheetSafe: false, file: path, sink };
  for await (const chunk of ROW_EXPORTS[to].write(rows, options)) await file.write(chunk);
  return await out.finish(file, path);
}

/** The problems of the records were told when they were counted. */
const silent = () => {};

interface SplitRow {
  split: string | null;
  row: FlatRow;
}

async function* rowsIn(items: AsyncIterable<SplitRow>): AsyncGenerator<FlatRow> {
  for await (const { row } of items) yield row;
}

async function* rowsOf(
  { folder, codebook, splitOf, annotators }: PackageSource,
  texts: PackageOptions['texts'],
  io: Io,
): AsyncGenerator<SplitRow> {
  for await (const { unit, annotation, article } of readAnnotatedUnits(folder, silent)) {
    if (!annotators.wants(annotation.annotator.id)) continue;
    const row = flatRow(unit, annotation, article, codebook);
    yield { split: splitOf(unit.article_id), row: texts === 'none' ? withoutTexts(row) : row };
    if (io.signal.aborted) throw new StancekitError('interrupted', 'interrupted');
  }
}

const withoutTexts = (row: FlatRow): FlatRow =>
  Object.fromEntries(Object.entries(row).filter(([name]) => !TEXT_COLUMNS.has(name)));

/** The articles of the package, without what only the tool needs. */
async function* articlesOf({ folder, splitOf }: PackageSource): AsyncGenerator<FlatRow> {
  const records = readDatasetRecords<Article>(folder, 'articles.jsonl', 'article', silent);
  for await (const { value } of records) {
    if (splitOf(value.id) === null) continue;
    const { id, text, title, lang, date, url, source } = value;
    yield { article_id: id, text, title, lang, date, url, source };
  }
}
