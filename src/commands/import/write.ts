import { join } from 'node:path';
import { Readable } from 'node:stream';
import { placesBy } from '../../formats/bridges/tasks.js';
import { readBytes } from '../../formats/bytes.js';
import { DatasetUpdate } from '../../formats/dataset-update.js';
import { readJsonl } from '../../formats/jsonl.js';
import { LineStore } from '../../formats/text-store.js';
import type {
  Annotation,
  Article,
  Codebook,
  FileEntry,
  Json,
  Manifest,
  Unit,
} from '../../records.js';
import type { AnswerLedger } from './ledger.js';

/** Writes a dataset with what people said in it: in the order of the units, classifiers before people, people by id. */
export async function writeAnswers(
  folder: string,
  target: string,
  options: {
    codebook: Codebook;
    ledger: AnswerLedger;
    force: boolean;
    record: { from: string; files: FileEntry[]; at: string };
  },
): Promise<void> {
  const { codebook, ledger, force, record } = options;
  const byUnit = new Map<string, Annotation[]>();
  for (const annotation of ledger.changes.values()) {
    const own = byUnit.get(annotation.unit_id);
    if (own === undefined) byUnit.set(annotation.unit_id, [annotation]);
    else own.push(annotation);
  }
  const store = new LineStore();
  const update = await DatasetUpdate.create(folder, target, codebook, force);
  try {
    const articles = await placesBy<Article>(folder, 'articles.jsonl', ({ id }) => id);
    const file = join(folder, 'units.jsonl');
    const units = readJsonl(readBytes(file, Readable.from([])), { file, sink: () => {} });
    let article: Article | undefined;
    for await (const { value } of units) {
      const unit = value as Unit;
      const said = merge(ledger.annotationsOf(unit.id), byUnit.get(unit.id) ?? []);
      if (said.length === 0) continue;
      if (article?.id !== unit.article_id) {
        const [source] = articles.get(unit.article_id) ?? [];
        article = source && (JSON.parse(store.read(source)) as Article);
      }
      for (const annotation of said) await update.write(annotation, { unit, article });
    }
    await update.publish((manifest) => describe(manifest, record));
  } finally {
    store.close();
    await update.discard();
  }
}

function merge(here: readonly Annotation[], changes: readonly Annotation[]): Annotation[] {
  const kept = here.map((one) => changes.find(({ id }) => id === one.id) ?? one);
  const added = changes.filter(({ id }) => !here.some((one) => one.id === id));
  const order = ({ annotator: { type, id } }: Annotation) => (type === 'person' ? `1${id}` : '0');
  return [...kept, ...added].sort((a, b) =>
    order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0,
  );
}

/** Notes an import in the manifest; the same files imported again are the same import. */
function describe(
  manifest: Manifest,
  record: { from: string; files: FileEntry[]; at: string },
): Manifest {
  const earlier = (manifest.meta['imports'] ?? []) as unknown as (typeof record)[];
  const keyOf = ({ from, files }: typeof record) => JSON.stringify([from, files]);
  const imports = [...earlier.filter((one) => keyOf(one) !== keyOf(record)), record];
  return { ...manifest, meta: { ...manifest.meta, imports: imports as unknown as Json[] } };
}
