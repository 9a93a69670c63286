import type {
  Annotation,
  Article,
  Codebook,
  Manifest,
  SegmentedArticle,
  Unit,
} from '../records.js';

export interface Example {
  unit: Unit;
  annotation: Annotation;
}

/** Counts what a run makes, and keeps a few units worth showing. */
export interface Tally {
  readonly articles: number;
  /** Units written so far. */
  readonly units: number;
  /** Units cut so far: those written and those that wait for their labels. */
  readonly seenUnits: number;
  /** Units by label (or the name for none) and language. */
  readonly byLabelAndLang: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly articleLangs: ReadonlyMap<string, number>;
  /** The surest unit with a speaker of each label and language. */
  readonly examples: ReadonlyMap<string, Example>;
  countArticle(segmented: SegmentedArticle): void;
  countUnit(unit: Unit, annotation: Annotation | null): void;
  /** An article that an earlier run finished, with its units. */
  countFinished(finished: {
    article: Article;
    rows: readonly { unit: Unit; annotation: Annotation | null }[];
  }): void;
  counts(): Manifest['counts'];
}

export function createTally(codebook: Codebook): Tally {
  const byKind = new Map<string, number>();
  const byLang = new Map<string, number>();
  const articleLangs = new Map<string, number>();
  const byLabelAndLang = new Map<string, Map<string, number>>();
  const examples = new Map<string, Example>();
  const count = { articles: 0, units: 0, seenUnits: 0, annotations: 0 };
  for (const id of [...codebook.labels.map((label) => label.id), codebook.none.id])
    byLabelAndLang.set(id, new Map());
  const bump = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1);

  const keepExample = (id: string, unit: Unit, annotation: Annotation) => {
    if (unit.speaker === null) return;
    const key = `${id} ${unit.lang}`;
    const kept = examples.get(key)?.annotation.scores?.[id] ?? -1;
    if ((annotation.scores?.[id] ?? 0) > kept) examples.set(key, { unit, annotation });
  };

  const tally: Tally = {
    get articles() {
      return count.articles;
    },
    get units() {
      return count.units;
    },
    get seenUnits() {
      return count.seenUnits;
    },
    byLabelAndLang,
    articleLangs,
    examples,
    countArticle({ article, units }) {
      count.articles++;
      count.seenUnits += units.length;
      bump(articleLangs, primary(article.lang));
    },
    countUnit(unit, annotation) {
      count.units++;
      bump(byKind, unit.kind);
      bump(byLang, primary(unit.lang));
      if (annotation === null) return;
      count.annotations++;
      const labels = annotation.labels.length === 0 ? [codebook.none.id] : annotation.labels;
      for (const id of labels) {
        bump(byLabelAndLang.get(id) as Map<string, number>, primary(unit.lang));
        if (annotation.labels.length > 0) keepExample(id, unit, annotation);
      }
    },
    countFinished({ article, rows }) {
      tally.countArticle({ article, units: rows.map(({ unit }) => unit) });
      for (const { unit, annotation } of rows) tally.countUnit(unit, annotation);
    },
    counts() {
      const labels = [...byLabelAndLang].map(([id, langs]) => [id, sum(langs)] as const);
      const { articles, units, annotations } = count;
      return {
        articles,
        units,
        annotations,
        by_kind: sorted(byKind),
        by_lang: sorted(byLang),
        by_label: Object.fromEntries(labels),
      };
    },
  };
  return tally;
}

export const sum = (counts: ReadonlyMap<string, number>): number =>
  [...counts.values()].reduce((a, b) => a + b, 0);

const sorted = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** Counts go by language: `en-US` counts as `en`. */
const primary = (lang: string) => lang.split('-')[0] as string;
