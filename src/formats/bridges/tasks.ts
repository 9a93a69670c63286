import { join } from 'node:path';
import { Readable } from 'node:stream';
import { StancekitError } from '../../errors.js';
import type { Annotation, Article, ProblemSink, Unit } from '../../records.js';
import { readBytes } from '../bytes.js';
import { readDatasetRecords } from '../dataset-reader.js';
import { readJsonl } from '../jsonl.js';
import { type LineSource, LineStore } from '../text-store.js';
import type { Task } from './task.js';

/**
 * The units of a dataset folder as tasks, in the order of units.jsonl; boilerplate is left out.
 * Articles and annotations are read again when their unit comes, so that only their places are held.
 */
export async function* readTasks(
  folder: string,
  options: { sink: ProblemSink; wants: (annotation: Annotation) => boolean },
): AsyncGenerator<Task> {
  const store = new LineStore();
  try {
    const articles = await placesBy<Article>(folder, 'articles.jsonl', ({ id }) => id);
    const notes = await placesBy<Annotation>(folder, 'annotations.jsonl', ({ unit_id }) => unit_id);
    let article: Article | undefined;
    for await (const { value: unit, place } of readDatasetRecords<Unit>(
      folder,
      'units.jsonl',
      'unit',
      options.sink,
    )) {
      if (unit.kind === 'boilerplate') continue;
      if (article?.id !== unit.article_id) {
        const [source] = articles.get(unit.article_id) ?? [];
        article = source && (JSON.parse(store.read(source)) as Article);
      }
      if (article === undefined) {
        options.sink({
          severity: 'error',
          code: 'unit/no-article',
          message: 'its article is not in the dataset; the unit is left out',
          found: JSON.stringify(unit.article_id),
          place: { ...place, id: unit.id },
        });
        continue;
      }
      const own = (notes.get(unit.id) ?? [])
        .map((source) => JSON.parse(store.read(source)) as Annotation)
        .filter(options.wants);
      yield {
        unit,
        article,
        suggestions: own.filter(({ annotator }) => annotator.type === 'classifier'),
        answers: own.filter(({ annotator }) => annotator.type === 'person'),
      };
    }
  } finally {
    store.close();
  }
}

/** Where the records of a file stand, by a key of theirs. Lines that are no records are told by `validate`. */
export async function placesBy<T>(
  folder: string,
  name: string,
  keyOf: (record: T) => string,
): Promise<Map<string, LineSource[]>> {
  const file = join(folder, name);
  const places = new Map<string, LineSource[]>();
  const sink: ProblemSink = ({ code, message, place }) => {
    throw new StancekitError(code, message, {
      place,
      hint: `stancekit validate ${folder} tells all that is wrong`,
    });
  };
  for await (const { value, byte, bytes } of readJsonl(readBytes(file, Readable.from([])), {
    file,
    sink,
  })) {
    const key = keyOf(value as T);
    const source = { file, byte, bytes };
    const own = places.get(key);
    if (own === undefined) places.set(key, [source]);
    else own.push(source);
  }
  return places;
}
