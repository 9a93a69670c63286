import { type Dirent, promises as fs } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { STDIN } from './bytes.js';

export type ArticleFormat =
  | 'text'
  | 'markdown'
  | 'html'
  | 'json'
  | 'jsonl'
  | 'csv'
  | 'tsv'
  | 'parquet';

export const ARTICLE_FORMATS: Readonly<Record<string, ArticleFormat>> = Object.freeze({
  '.txt': 'text',
  '.text': 'text',
  '.md': 'markdown',
  '.markdown': 'markdown',
  '.html': 'html',
  '.htm': 'html',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.csv': 'csv',
  '.tsv': 'tsv',
  '.parquet': 'parquet',
});

/** The format that a file's name tells, `.gz` put aside; undefined where it tells none. */
export function formatOfName(path: string): ArticleFormat | undefined {
  return ARTICLE_FORMATS[extname(path.replace(/\.gz$/i, '')).toLowerCase()];
}

/** The format of text that came without a name: by its first signs. `textFields` are the columns that a table of articles may have. */
export function sniffFormat(
  text: string,
  textFields: readonly string[],
): Exclude<ArticleFormat, 'parquet'> {
  const start = text.trimStart();
  const [first = ''] = start.split('\n', 1);
  const rest = start.slice(first.length).trim();
  if (start.startsWith('{')) return parses(first) && rest !== '' ? 'jsonl' : 'json';
  if (/^\[\s*[[{\]"\d]/.test(start)) return 'json';
  if (
    /^(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<(!doctype|html|head|body|article|main|div|p|h1)\b/i.test(
      start.slice(0, 4096),
    )
  )
    return 'html';
  for (const [format, delimiter] of [
    ['csv', ','],
    ['tsv', '\t'],
  ] as const) {
    const cells = first
      .trim()
      .split(delimiter)
      .map((cell) => cell.replace(/^"|"$/g, '').toLowerCase());
    if (cells.length > 1 && textFields.some((name) => cells.includes(name.toLowerCase())))
      return format;
  }
  return 'text';
}

function parses(line: string): boolean {
  try {
    JSON.parse(line);
    return true;
  } catch {
    return false;
  }
}

/** What separates cells: given, else what the format says. `\\t` may be written out. */
export function delimiterOf(format: 'csv' | 'tsv', given: string | undefined): string {
  if (given !== undefined) return given === '\\t' ? '\t' : given;
  return format === 'csv' ? ',' : '\t';
}

/**
 * The files that `paths` name: files as they are, folders walked recursively in the order of their
 * names (by code unit, on every machine the same), `-` for stdin. Hidden files and files of other
 * kinds are passed over in folders; a missing path and a folder without articles go to `sink`.
 */
export async function listArticleFiles(
  paths: readonly string[],
  sink: ProblemSink,
): Promise<string[]> {
  const files: string[] = [];
  for (const path of paths) {
    if (path === STDIN) {
      files.push(path);
      continue;
    }
    try {
      if (!(await fs.stat(path)).isDirectory()) {
        files.push(path);
        continue;
      }
      const inside = await walk(path, true);
      if (inside.length === 0) sink(emptyFolder(path));
      files.push(...inside);
    } catch (error) {
      if (!isErrno(error)) throw error;
      const missing = error.code === 'ENOENT';
      sink({
        severity: 'error',
        code: missing ? 'input/missing' : 'input/unreadable',
        message: missing ? 'no such file or folder' : error.message,
        place: { file: path },
      });
    }
  }
  return files;
}

const DATASET_SIGNS = ['articles.jsonl', 'units.jsonl', 'manifest.json'];

async function walk(folder: string, isTop: boolean): Promise<string[]> {
  const entries: Dirent[] = await fs.readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  // A dataset of ours among the articles is not one of them: read its articles only if it is asked for.
  if (DATASET_SIGNS.every((name) => entries.some((entry) => entry.name === name))) {
    return isTop ? [join(folder, 'articles.jsonl')] : [];
  }
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const isFolder =
      entry.isDirectory() || (entry.isSymbolicLink() && (await isLinkedFolder(path)));
    if (isFolder) files.push(...(entry.isSymbolicLink() ? [] : await walk(path, false)));
    else if (formatOfName(path) !== undefined) files.push(path);
  }
  return files;
}

async function isLinkedFolder(path: string): Promise<boolean> {
  try {
    return (await fs.stat(path)).isDirectory();
  } catch (error) {
    if (isErrno(error)) return false;
    throw error;
  }
}

function emptyFolder(path: string) {
  return {
    severity: 'error' as const,
    code: 'input/no-articles',
    message: 'the folder holds no articles',
    place: { file: path },
    expected: Object.keys(ARTICLE_FORMATS).join(' '),
    hint: 'each of these may also end in .gz',
  };
}

/** Refuses a name that tells no format, before anything is read. */
export function requireFormat(
  path: string,
  given: ArticleFormat | undefined,
): ArticleFormat | undefined {
  const format = given ?? formatOfName(path);
  if (format === undefined && path !== STDIN) {
    throw new StancekitError(
      'input/unknown-format',
      `cannot tell the format of ${JSON.stringify(basename(path))} from its name`,
      {
        place: { file: path },
        hint: `expected one of ${Object.keys(ARTICLE_FORMATS).join(' ')}, or say it with --format`,
      },
    );
  }
  return format;
}
