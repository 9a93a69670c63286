import { join } from 'node:path';
import { Readable } from 'node:stream';
import { SPAN_LABELS, spansOf } from '../../formats/bridges/task.js';
import { readBytes } from '../../formats/bytes.js';
import { readAnnotatedUnits, readDatasetRecords } from '../../formats/dataset-reader.js';
import { readJsonl } from '../../formats/jsonl.js';
import { type BootstrapOptions, bootstrapIntervals, sumDrawn } from '../../metrics/bootstrap.js';
import {
  type BoundaryCounts,
  boundarySimilarity,
  compareBoundaries,
  type Extent,
  overlapOf,
} from '../../metrics/boundaries.js';
import { codePointLength } from '../../offsets.js';
import type { Article, Unit } from '../../records.js';
import type { BoundaryRow, SpanRow } from '../../reporters/agreement-report.js';
import type { Rater } from '../raters.js';

const NOBODY = () => {};
const KEYS = ['matches', 'near', 'distance', 'only_first', 'only_second'] as const;

/** How alike dataset folders cut the articles that they have in common. */
export async function measureBoundaries(
  folders: readonly string[],
  bootstrap: BootstrapOptions,
): Promise<BoundaryRow[]> {
  const cuts = await Promise.all(folders.map(readCuts));
  const rows: BoundaryRow[] = [];
  for (const [i, first] of cuts.entries())
    for (const [j, second] of cuts.entries()) {
      const [a, b] = [folders[i], folders[j]] as [string, string];
      const common = [...first.keys()].filter(
        (id) => j > i && second.get(id)?.sha256 === first.get(id)?.sha256,
      );
      if (common.length === 0) continue;
      const vectors = common.map((id) => {
        const counts = compareBoundaries(first.get(id)?.places ?? [], second.get(id)?.places ?? []);
        return Float64Array.from(KEYS, (key) => counts[key]);
      });
      const countsOf = (sum: Float64Array) =>
        Object.fromEntries(KEYS.map((key, k) => [key, sum[k]])) as unknown as BoundaryCounts;
      const sum = (drawn: Uint32Array) => countsOf(sumDrawn(vectors, drawn));
      const [interval] = bootstrapIntervals(
        vectors.length,
        (drawn) => [boundarySimilarity(sum(drawn))],
        bootstrap,
      );
      const { distance: _, ...counts } = sum(new Uint32Array(vectors.length).fill(1));
      rows.push({
        files: [a, b],
        articles: common.length,
        ...counts,
        similarity: boundarySimilarity({ ...counts, distance: _ }),
        interval: interval ?? null,
      });
    }
  return rows;
}

/** Where units begin in each article, as numbers of words. */
async function readCuts(
  folder: string,
): Promise<Map<string, { sha256: string; places: number[] }>> {
  const starts = new Map<string, number[]>();
  for await (const { value } of readDatasetRecords<Unit>(folder, 'units.jsonl', 'unit', NOBODY)) {
    const own = starts.get(value.article_id);
    if (own === undefined) starts.set(value.article_id, [value.start]);
    else own.push(value.start);
  }
  const cuts = new Map<string, { sha256: string; places: number[] }>();
  const file = join(folder, 'articles.jsonl');
  const articles = readJsonl(readBytes(file, Readable.from([])), { file, sink: NOBODY });
  for await (const { value } of articles) {
    const { id, text, sha256 } = value as Article;
    const own = starts.get(id);
    if (own !== undefined) cuts.set(id, { sha256, places: placesOf(text, own) });
  }
  return cuts;
}

/** A word, or a letter of a script that writes no blanks. */
const WORD =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[^\s\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]+/gu;

/** How many words begin before each of `starts` (code points, rising). The head of the text is no boundary. */
function placesOf(text: string, starts: readonly number[]): number[] {
  const places = new Set<number>();
  const sorted = [...starts].sort((a, b) => a - b);
  let words = 0;
  let at = 0;
  let seen = 0;
  let next = 0;
  const settle = (until: number) => {
    while (next < sorted.length && (sorted[next] as number) <= until) {
      if (words > 0) places.add(words);
      next++;
    }
  };
  for (const { index } of text.matchAll(WORD)) {
    at += codePointLength(text.slice(seen, index));
    seen = index;
    settle(at);
    words++;
  }
  settle(Number.POSITIVE_INFINITY);
  return [...places];
}

/** How alike annotators mark speaker, cue and target of the units that two of them annotated; undefined is one without a dataset folder. */
export async function measureSpans(
  raters: readonly (Rater | undefined)[],
  names: readonly string[],
): Promise<SpanRow[]> {
  const marks = await Promise.all(raters.map((rater) => rater && readMarks(rater)));
  const rows: SpanRow[] = [];
  for (const [i, first] of marks.entries())
    for (const [j, second] of marks.entries()) {
      if (j <= i || first === undefined || second === undefined) continue;
      const common = [...first.keys()].filter((id) => second.has(id));
      // In one dataset, the spans of a unit stand for all who did not mark their own.
      const own = common.some((id) => first.get(id)?.own || second.get(id)?.own);
      if (common.length === 0 || (!own && raters[i]?.path === raters[j]?.path)) continue;
      for (const label of SPAN_LABELS) {
        const pairs = common.map(
          (id) =>
            [first.get(id)?.spans[label] ?? null, second.get(id)?.spans[label] ?? null] as const,
        );
        const marked = pairs.filter(([a, b]) => a !== null || b !== null);
        if (marked.length === 0) continue;
        const exact = marked.filter(([a, b]) => a?.start === b?.start && a?.end === b?.end).length;
        const overlap = marked.reduce((sum, [a, b]) => sum + overlapOf(a, b), 0);
        rows.push({
          annotators: [names[i], names[j]] as [string, string],
          span: label,
          units: common.length,
          marked: marked.length,
          exact: exact / marked.length,
          overlap: overlap / marked.length,
        });
      }
    }
  return rows;
}

interface Marks {
  own: boolean;
  spans: Record<string, Extent>;
}

/** The spans that one annotator of a dataset folder has, by unit. */
async function readMarks({ path, id }: Rater): Promise<Map<string, Marks>> {
  const marks = new Map<string, Marks>();
  for await (const { unit, annotation } of readAnnotatedUnits(path, NOBODY)) {
    if (annotation.annotator.id !== id) continue;
    const spans: Record<string, Extent> = {};
    for (const { label, start, end } of spansOf(unit, annotation)) spans[label] ??= { start, end };
    marks.set(unit.id, { own: annotation.meta['spans'] !== undefined, spans });
  }
  return marks;
}
