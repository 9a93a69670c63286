import { ADJUDICATED } from '../../annotations.js';
import { readAnnotatedUnits } from '../../formats/dataset-reader.js';
import type { ProblemSink } from '../../records.js';
import type { AnnotatorFact, PackageFacts } from '../../reporters/package/facts.js';
import { sourceOf } from '../split/read.js';
import type { PackageSource } from './source.js';

type Gathered = Pick<
  PackageFacts,
  | 'rows'
  | 'units'
  | 'articles'
  | 'leftOut'
  | 'labels'
  | 'langs'
  | 'kinds'
  | 'sources'
  | 'dates'
  | 'truncated'
  | 'annotators'
  | 'primaryKey'
> & { splits: Map<string, { rows: number; articles: Set<string> }>; localPaths: number };

const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

/** Counts the rows of a dataset by everything that its card tells. */
export async function gather(
  { folder, codebook, splitOf, annotators: chosen }: PackageSource,
  sink: ProblemSink,
): Promise<Gathered> {
  const labels = new Map<string, Map<string, number>>();
  for (const { id } of [...codebook.labels, codebook.none]) labels.set(id, new Map());
  const langs = new Map<string, number>();
  const kinds = new Map<string, number>();
  const sources = new Map<string, number>();
  const annotators = new Map<string, AnnotatorFact>();
  const splits: Gathered['splits'] = new Map();
  const [units, articles, leftOut, keys] = [1, 2, 3, 4].map(() => new Set<string>()) as [
    Set<string>,
    Set<string>,
    Set<string>,
    Set<string>,
  ];
  const days: string[] = [];
  let rows = 0;
  let truncated = 0;
  let missing = 0;
  let localPaths = 0;
  for await (const { unit, annotation, article } of readAnnotatedUnits(folder, sink)) {
    if (!chosen.wants(annotation.annotator.id)) continue;
    const name = splitOf(unit.article_id);
    if (name === null) {
      leftOut.add(unit.article_id);
      continue;
    }
    rows++;
    units.add(unit.id);
    const split = splits.get(name) ?? { rows: 0, articles: new Set<string>() };
    splits.set(name, split);
    split.rows++;
    split.articles.add(unit.article_id);
    bump(langs, unit.lang);
    bump(kinds, unit.kind);
    for (const id of annotation.labels.length === 0 ? [codebook.none.id] : annotation.labels) {
      const byLang = labels.get(id);
      if (byLang !== undefined) bump(byLang, unit.lang);
    }
    if (annotation.truncated) truncated++;
    const { type, id, revision, sha256 } = annotation.annotator;
    const key = JSON.stringify([type, id, revision, sha256]);
    const annotator = annotators.get(key) ?? {
      ...{ type, id, revision, sha256, annotations: 0 },
      adjudicated: id === ADJUDICATED,
    };
    annotator.annotations++;
    annotators.set(key, annotator);
    keys.add(`${unit.id} ${type} ${id}`);
    if (articles.has(unit.article_id)) continue;
    articles.add(unit.article_id);
    if (article?.date == null) missing++;
    else days.push(article.date.slice(0, 10));
    const source = article === undefined ? null : sourceOf(article);
    if (source !== null) bump(sources, source);
    if (/^([/\\]|[a-z]:[/\\])/i.test(article?.source ?? '')) localPaths++;
  }
  days.sort();
  const [first, last] = [days[0], days.at(-1)];
  const order = (map: Map<string, number>) =>
    new Map([...map].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
  return {
    rows,
    units: units.size,
    articles: articles.size,
    leftOut: leftOut.size,
    labels,
    langs: order(langs),
    kinds: order(kinds),
    sources: order(sources),
    dates: first === undefined || last === undefined ? null : { first, last, missing },
    truncated,
    annotators: [...annotators.values()].sort(
      (a, b) => b.annotations - a.annotations || (a.id < b.id ? -1 : 1),
    ),
    // Two revisions of one classifier share the key of a unit.
    primaryKey: keys.size === rows ? ['unit_id', 'annotator_type', 'annotator_id'] : null,
    splits,
    localPaths,
  };
}
