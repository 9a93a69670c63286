import { readFile } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { formatOfName } from './article-paths.js';
import { readBytes, STDIN } from './bytes.js';
import { readJsonl } from './jsonl.js';
import { isRereadable, peekRecord } from './peek.js';

/** What a record of a file can be: the normalised records, and the flat forms that are made of them. */
export const RECORD_KINDS = [
  'article',
  'unit',
  'annotation',
  'codebook',
  'manifest',
  'labelled-unit',
  'flat-row',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** Keys that tell one kind from the others; the kind with the largest share of them present wins. */
const SIGNS: readonly (readonly [RecordKind, readonly string[]])[] = [
  ['labelled-unit', ['article_id', 'start', 'end', 'kind', 'labels', 'scores', 'annotator']],
  ['flat-row', ['unit_id', 'article_id', 'label', 'annotator_id', 'annotator_type', 'codebook_id']],
  ['unit', ['article_id', 'start', 'end', 'kind', 'speaker']],
  ['annotation', ['unit_id', 'labels', 'annotator', 'codebook']],
  ['manifest', ['schema_version', 'tool', 'files', 'counts']],
  ['codebook', ['labels', 'none', 'rules', 'multi_label', 'version']],
  ['article', ['text', 'sha256', 'lang', 'source', 'title']],
];

/** The kind that a record's keys tell, or undefined where fewer than half of the signs of any kind are there. */
export function recordKindOf(value: unknown): RecordKind | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  let best: RecordKind | undefined;
  let share = 0.5;
  for (const [kind, keys] of SIGNS) {
    const here = keys.filter((key) => key in value).length / keys.length;
    if (here > share) {
      best = kind;
      share = here;
    }
  }
  return best;
}

/** The kind of the first record of a file; undefined for stdin, and where it cannot be told. */
export async function sniffRecordKind(
  path: string,
  options: { stdin: Readable; encoding: string | undefined },
): Promise<RecordKind | undefined> {
  if (path === STDIN || !isRereadable(path)) return undefined;
  const format = formatOfName(path);
  const peeked = options.encoding === undefined ? peekRecord(path) : undefined;
  if (peeked !== undefined) return recordKindOf(peeked.value);
  const silent = { file: path, encoding: options.encoding, sink: () => {} };
  if (format === 'json') {
    const value: unknown = await readFile(path, 'utf8')
      .then(JSON.parse)
      .catch(() => undefined);
    return recordKindOf(Array.isArray(value) ? value[0] : value);
  }
  if (format === 'parquet') {
    const { readParquet } = await import('./parquet-read.js');
    for await (const { value } of readParquet(path, options.stdin)) return recordKindOf(value);
    return undefined;
  }
  const bytes = readBytes(path, options.stdin);
  if (format === 'csv' || format === 'tsv') {
    const { readCsv } = await import('./csv.js');
    for await (const { cells } of readCsv(bytes, {
      ...silent,
      delimiter: format === 'csv' ? ',' : '\t',
    }))
      return recordKindOf(cells);
    return undefined;
  }
  for await (const { value } of readJsonl(bytes, silent)) return recordKindOf(value);
  return undefined;
}
