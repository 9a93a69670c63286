import { readAnnotatedUnits } from '../../formats/dataset-reader.js';
import { joinLabelSets } from '../../formats/label-join.js';
import { readLabelSets } from '../../formats/label-sets.js';
import type { Io } from '../../io.js';
import type { Codebook, ProblemSink } from '../../records.js';
import type { AnnotatorFact, PackageFacts } from '../../reporters/package/facts.js';
import { measureAgreement } from '../agree/measure.js';
import { matchUnits } from '../evaluate/match.js';
import { measureScores } from '../evaluate/measure.js';
import { byAnnotator } from '../label-input.js';
import { sourceOf } from '../split/read.js';

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

/** Counts the rows of a dataset by everything that its card tells. `splitOf` gives null for what is left out. */
export async function gather(
  folder: string,
  codebook: Codebook,
  splitOf: (articleId: string) => string | null,
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
    const annotator = annotators.get(key) ?? { type, id, revision, sha256, annotations: 0 };
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

/** What annotators make of each other: agreement, and the classifier against people, as far as they share units. */
export async function measureAnnotators(
  folder: string,
  codebook: Codebook,
  io: Io,
): Promise<Pick<PackageFacts, 'agreement' | 'quality'>> {
  const sink = () => {};
  const rows = [];
  for await (const row of readLabelSets(folder, { stdin: io.stdin, codebook, sink }))
    rows.push(row);
  const raters = [...byAnnotator(rows).values()];
  const labels = codebook.labels.map(({ id }) => id);
  const bootstrap = { resamples: 0, seed: 1, level: 0.95 };
  const people = raters.filter(([row]) => row?.annotator?.type === 'person');
  const machines = raters.filter(([row]) => row?.annotator?.type === 'classifier');
  return {
    agreement: people.length < 2 ? null : agreementOf(people),
    quality: people.length === 0 || machines.length === 0 ? null : qualityOf(),
  };

  function agreementOf(sides: typeof raters): PackageFacts['agreement'] {
    const { units } = joinLabelSets(sides, sink);
    const names = sides.map((_, i) => String(i));
    const found = measureAgreement(units, names, labels, { bootstrap, disagreements: 0 });
    if (found.pairable === 0) return null;
    return {
      units: found.pairable,
      annotators: sides.length,
      alpha: Object.fromEntries(
        labels.map((id) => [id, found.labels[id]?.krippendorff_alpha ?? null]),
      ),
    };
  }

  /** The classifier and the person with the most rows. */
  function qualityOf(): PackageFacts['quality'] {
    const most = (sides: typeof raters) => sides.toSorted((a, b) => b.length - a.length)[0] ?? [];
    const sides = [most(people), most(machines)].map((side) => ({
      path: folder,
      annotator: null,
      rows: side,
    }));
    const { units } = joinLabelSets(
      sides.map((side) => side.rows),
      sink,
    );
    const { items } = matchUnits(units, sides, sink);
    if (items.length === 0) return null;
    const scores = measureScores(items, { labels, ignoreAmbiguous: false, bootstrap });
    return { units: items.length, micro: scores.micro.f1, labels: scores.labels };
  }
}
