import type { LoadedCodebook } from '../../formats/codebooks.js';
import { readAnnotatedUnits, readDatasetRecords } from '../../formats/dataset-reader.js';
import { DatasetWriter } from '../../formats/dataset-writer.js';
import { readManifest } from '../../formats/manifests.js';
import { formatSelection, SELECTION_FILE, type Selected } from '../../formats/selections.js';
import type { Article, Meta, ProblemSink, Unit } from '../../records.js';
import { formatSelectionCard } from '../../reporters/sample.js';
import { createTally } from '../../reporters/tally.js';

/**
 * Writes a dataset folder of the selected units: their articles whole, all their annotations, and
 * the selection. Its manifest says that it is a selection: what lies between its units is no gap.
 */
export async function writeSelection(
  folder: string,
  target: string,
  selection: readonly Selected[],
  options: { loaded: LoadedCodebook; force: boolean; now: Date; record: Meta; sink: ProblemSink },
): Promise<void> {
  const { loaded, force, now, record, sink } = options;
  const { codebook } = loaded;
  const wanted = new Set(selection.map(({ unit_id }) => unit_id));
  const manifest = await readManifest(folder);
  const writer = await DatasetWriter.create(target, codebook, {
    force,
    bom: manifest?.options?.['bom'] === true,
    spreadsheetSafe: manifest?.options?.['spreadsheet-safe'] === true,
  });
  const tally = createTally(codebook);
  const byLabel = Object.fromEntries(
    [...codebook.labels.map(({ id }) => id), codebook.none.id].map((id) => [id, 0]),
  );
  let annotations = 0;
  try {
    const articles = new Map<string, Article>();
    const units = new Map<string, Unit>();
    for await (const { value } of readDatasetRecords<Unit>(folder, 'units.jsonl', 'unit', sink))
      if (wanted.has(value.id)) units.set(value.id, value);
    const named = new Set([...units.values()].map(({ article_id }) => article_id));
    for await (const { value } of readDatasetRecords<Article>(
      folder,
      'articles.jsonl',
      'article',
      sink,
    )) {
      if (!named.has(value.id)) continue;
      articles.set(value.id, value);
      tally.countArticle({ article: value, units: [] });
      await writer.writeArticle(value);
    }
    for (const unit of units.values()) {
      await writer.writeUnit(unit);
      tally.countUnit(unit, null);
    }
    for await (const { unit, annotation } of readAnnotatedUnits(folder, sink)) {
      const article = articles.get(unit.article_id);
      if (!wanted.has(unit.id) || article === undefined) continue;
      await writer.writeAnnotation(annotation, unit, article);
      annotations++;
      const labels = annotation.labels.length === 0 ? [codebook.none.id] : annotation.labels;
      for (const id of labels) byLabel[id] = (byLabel[id] ?? 0) + 1;
    }
    const files = await writer.finish();
    files.push(await writer.addFile('codebook.json', loaded.text));
    files.push(await writer.addFile(SELECTION_FILE, formatSelection(selection)));
    files.push(await writer.addFile('README.md', formatSelectionCard(selection, record)));
    if (manifest !== undefined) {
      const counts = { ...tally.counts(), annotations, by_label: byLabel };
      const own = {
        ...manifest,
        created: now.toISOString(),
        seconds: 0,
        inputs: { files: 1, articles: tally.articles, skipped: 0 },
        counts,
        files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
        meta: { ...manifest.meta, selection: record },
      };
      await writer.addFile('manifest.json', `${JSON.stringify(own, null, 2)}\n`);
    }
    await writer.publish();
  } finally {
    await writer.discard();
  }
}
