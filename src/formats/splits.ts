import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { formatCsv } from './csv.js';
import { readRows } from './rows.js';

/** The file in a dataset folder that says which article is in which split. */
export const SPLITS_FILE = 'splits.csv';

export interface SplitRow {
  article_id: string;
  /** Null where the article is left out of all splits. */
  split: string | null;
  cluster: string;
}

export const formatSplits = (rows: readonly SplitRow[]): string =>
  formatCsv(
    rows.map(({ article_id, split, cluster }) => ({ article_id, split, cluster })),
    { columns: ['article_id', 'split', 'cluster'] },
  );

/** The splits of a file with the columns `article_id` and `split`, by article. Rows without an id go to `sink`. */
export async function readSplits(
  path: string,
  options: { stdin: Readable; sink: ProblemSink },
): Promise<Map<string, string>> {
  const splits = new Map<string, string>();
  for await (const { value, place } of readRows(path, options)) {
    const { article_id: id, split } = value;
    if (id === undefined || split === undefined)
      throw new StancekitError('splits/columns', 'the columns article_id and split are missing', {
        place,
        hint: 'stancekit split writes such a file',
      });
    const name = splitOfCell(split);
    const other = splits.get(String(id));
    if (other !== undefined && other !== name)
      options.sink({
        severity: 'error',
        code: 'splits/article-in-two',
        message: 'the article stands in another split, too; the first counts',
        found: JSON.stringify(split),
        expected: JSON.stringify(other),
        place: { ...place, id: String(id) },
      });
    else if (name !== null) splits.set(String(id), name);
  }
  return splits;
}

/** What datasets call their splits (the words that the Hugging Face Hub knows), and what we call them. */
const WORDS: Readonly<Record<string, string>> = {
  train: 'train',
  training: 'train',
  validation: 'dev',
  valid: 'dev',
  val: 'dev',
  dev: 'dev',
  test: 'test',
  testing: 'test',
  eval: 'test',
  evaluation: 'test',
};

/** The split that a cell names: ours where the word is known, else the word itself; null where the cell is empty. */
export function splitOfCell(value: unknown): string | null {
  const word = String(value ?? '').trim();
  return word === '' ? null : (WORDS[word.toLowerCase()] ?? word);
}

/** The split that a file's name tells (`train.csv`, `data/test-00000-of-00001.parquet`), else that of its folder. */
export function splitOfPath(path: string): string | undefined {
  const [file = '', folder = ''] = [basename(path), path.split(/[\\/]/).at(-2)];
  for (const name of [file, folder])
    for (const word of name.toLowerCase().split(/[^\p{L}\p{N}]+|(?<=\p{L})(?=\p{N})/u))
      if (Object.hasOwn(WORDS, word)) return WORDS[word];
  return undefined;
}
