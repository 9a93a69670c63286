import { join } from 'node:path';
import { Readable } from 'node:stream';
import { placesBy } from '../formats/bridges/tasks.js';
import { readBytes } from '../formats/bytes.js';
import { DatasetUpdate } from '../formats/dataset-update.js';
import { readJsonl } from '../formats/jsonl.js';
import { LineStore } from '../formats/text-store.js';
import type { Annotation, Article, Codebook, Manifest, Unit } from '../records.js';

/**
 * Writes the annotations of a dataset anew, and its rows and manifest with them: in place, or into
 * `target`, a copy. In the order of the units; of a unit, classifiers before people, people by id.
 * `annotationsOf` gives all that is to stand there of a unit.
 */
export async function rewriteAnnotations(
  folder: string,
  target: string,
  options: {
    codebook: Codebook;
    force: boolean;
    annotationsOf(unitId: string): Annotation[];
    describe(manifest: Manifest): Manifest;
  },
): Promise<void> {
  const store = new LineStore();
  const update = await DatasetUpdate.create(folder, target, options.codebook, options.force);
  try {
    const articles = await placesBy<Article>(folder, 'articles.jsonl', ({ id }) => id);
    const file = join(folder, 'units.jsonl');
    const units = readJsonl(readBytes(file, Readable.from([])), { file, sink: () => {} });
    let article: Article | undefined;
    for await (const { value } of units) {
      const unit = value as Unit;
      const said = options.annotationsOf(unit.id).sort(byAnnotator);
      if (said.length === 0) continue;
      if (article?.id !== unit.article_id) {
        const [source] = articles.get(unit.article_id) ?? [];
        article = source && (JSON.parse(store.read(source)) as Article);
      }
      for (const annotation of said) await update.write(annotation, { unit, article });
    }
    await update.publish(options.describe);
  } finally {
    store.close();
    await update.discard();
  }
}

function byAnnotator(a: Annotation, b: Annotation): number {
  const [left, right] = [a, b].map(({ annotator: { type, id } }) =>
    type === 'person' ? `1${id}` : '0',
  ) as [string, string];
  return left < right ? -1 : left > right ? 1 : 0;
}
