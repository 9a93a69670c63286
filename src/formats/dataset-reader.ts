import { statSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { Annotation, Article, Place, ProblemSink, Unit } from '../records.js';
import { inspectRecord, type SchemaName } from '../schema.js';
import { readBytes } from './bytes.js';
import type { ArticleHead } from './flat.js';
import { locatePointer } from './json-places.js';
import { readJsonl } from './jsonl.js';

/** A unit with the labels of one annotator, and what the dataset tells of its article. */
export interface AnnotatedUnit {
  unit: Unit;
  annotation: Annotation;
  article: ArticleHead | undefined;
  /** Its line in annotations.jsonl, from 1. */
  line: number;
}

/** Is `path` a folder? Throws where there is nothing. */
export async function isFolder(path: string): Promise<boolean> {
  try {
    return statSync(path).isDirectory();
  } catch (cause) {
    throw new StancekitError('input/missing', 'no such file or folder', {
      place: { file: path },
      cause,
    });
  }
}

/**
 * The annotations of a dataset folder joined with their units and articles, in the order of
 * annotations.jsonl. Records that do not fit their schema, or whose unit is missing, go to `sink`.
 */
export async function* readAnnotatedUnits(
  folder: string,
  sink: ProblemSink,
): AsyncGenerator<AnnotatedUnit> {
  const articles = new Map<string, ArticleHead>();
  for await (const { value } of readDatasetRecords<Article>(
    folder,
    'articles.jsonl',
    'article',
    sink,
  )) {
    const { title, date, url, source } = value;
    articles.set(value.id, { title, date, url, source });
  }
  const units = new Map<string, Unit>();
  for await (const { value } of readDatasetRecords<Unit>(folder, 'units.jsonl', 'unit', sink))
    units.set(value.id, value);
  for await (const { value, line } of readDatasetRecords<Annotation>(
    folder,
    'annotations.jsonl',
    'annotation',
    sink,
  )) {
    const unit = units.get(value.unit_id);
    if (unit !== undefined)
      yield { unit, annotation: value, article: articles.get(unit.article_id), line };
    else {
      const place = { file: join(folder, 'annotations.jsonl'), line, id: value.id };
      sink({
        severity: 'error',
        code: 'annotation/no-unit',
        message: 'its unit is not in the dataset',
        found: JSON.stringify(value.unit_id),
        place,
      });
    }
  }
}

/** The records of one file of a dataset folder that fit their schema, with their places; the others go to `sink`. */
export async function* readDatasetRecords<T>(
  folder: string,
  name: string,
  schema: SchemaName,
  sink: ProblemSink,
): AsyncGenerator<{ value: T; line: number; place: Place }> {
  const file = join(folder, name);
  for await (const { value, raw, line } of readJsonl(readBytes(file, Readable.from([])), {
    file,
    sink,
  })) {
    const findings = inspectRecord(schema, value);
    if (findings.length === 0) yield { value: value as T, line, place: { file, line } };
    for (const finding of findings) {
      sink({
        severity: 'error',
        ...finding,
        place: { file, pointer: finding.pointer, ...locatePointer(raw, finding.pointer, line) },
      });
    }
  }
}
