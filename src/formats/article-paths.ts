import { type Dirent, promises as fs } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { STDIN } from './bytes.js';

export type ArticleFormat = 'text' | 'markdown' | 'html' | 'json' | 'jsonl' | 'csv' | 'tsv';

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
});

/** The format that a file's name tells, `.gz` put aside; undefined where it tells none. */
export function formatOfName(path: string): ArticleFormat | undefined {
  return ARTICLE_FORMATS[extname(path.replace(/\.gz$/i, '')).toLowerCase()];
}

/** The format of text that came without a name: by its first sign. */
export function sniffFormat(text: string): ArticleFormat {
  const head = text.slice(0, 4096).trimStart();
  if (head.startsWith('{'))
    return /^\{[^\n]*\}\s*\n\s*\{/.test(head) || isWholeLine(head) ? 'jsonl' : 'json';
  if (head.startsWith('[')) return 'json';
  return /^(<!doctype html|<html|<head|<body|<article)/i.test(head) ? 'html' : 'text';
}

function isWholeLine(head: string): boolean {
  const [first] = head.split('\n', 1);
  try {
    JSON.parse(first as string);
    return true;
  } catch {
    return false;
  }
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
      const inside = await walk(path);
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

async function walk(folder: string): Promise<string[]> {
  const entries: Dirent[] = await fs.readdir(folder, { withFileTypes: true });
  entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  const files: string[] = [];
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = join(folder, entry.name);
    const isFolder =
      entry.isDirectory() || (entry.isSymbolicLink() && (await isLinkedFolder(path)));
    if (isFolder) files.push(...(entry.isSymbolicLink() ? [] : await walk(path)));
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
