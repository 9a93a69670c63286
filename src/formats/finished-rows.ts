import { createReadStream } from 'node:fs';
import { StancekitError } from '../errors.js';
import type { Annotation, Article, Unit } from '../records.js';
import { readJsonl } from './jsonl.js';

/** An article with everything that was made of it. */
export interface FinishedArticle {
  article: Article;
  rows: { unit: Unit; annotation: Annotation | null }[];
}

/** A file of records, and how many of its bytes count. */
export interface RecordFile {
  path: string;
  bytes: number;
}

/**
 * Puts the records that we wrote together again, article by article, in their order. Throws where
 * they do not belong together: somebody else wrote in the files.
 */
export async function* readFinishedArticles(files: {
  articles: RecordFile;
  units: RecordFile;
  annotations: RecordFile;
}): AsyncGenerator<FinishedArticle> {
  const units = peekable(records<Unit>(files.units));
  const annotations = peekable(records<Annotation>(files.annotations));
  for await (const article of records<Article>(files.articles)) {
    const rows: FinishedArticle['rows'] = [];
    while ((await units.peek())?.article_id === article.id) {
      const unit = await units.take();
      const labelled = (await annotations.peek())?.unit_id === unit.id;
      rows.push({ unit, annotation: labelled ? await annotations.take() : null });
    }
    yield { article, rows };
  }
  if ((await units.peek()) !== undefined) throw foreign(files.units.path);
  if ((await annotations.peek()) !== undefined) throw foreign(files.annotations.path);
}

async function* records<T>({ path, bytes }: RecordFile): AsyncGenerator<T> {
  if (bytes === 0) return;
  const sink = () => {
    throw foreign(path);
  };
  for await (const { value } of readJsonl(createReadStream(path, { end: bytes - 1 }), {
    file: path,
    sink,
  }))
    yield value as T;
}

function peekable<T>(source: AsyncGenerator<T>) {
  let next: Promise<IteratorResult<T, unknown>> | undefined;
  const peek = async (): Promise<T | undefined> => {
    next ??= source.next();
    const { done, value } = await next;
    return done ? undefined : (value as T);
  };
  return {
    peek,
    async take(): Promise<T> {
      const value = (await peek()) as T;
      next = undefined;
      return value;
    },
  };
}

const foreign = (file: string) =>
  new StancekitError('resume/damaged', 'the file was changed since the run that wrote it', {
    place: { file },
    hint: 'begin anew with --force',
  });
