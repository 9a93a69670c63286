import type { ProblemSink } from '../../records.js';
import type { SplitReport } from '../../reporters/split.js';
import { type Assignment, SPLITS, type SplitArticle } from '../../stages/split.js';

/** How far a split may be from its share before it is told, in parts of all rows. */
const OFF = 0.05;

/** A cluster with a larger part of the articles than this is told: a stock sentence may have made it. */
const LARGE = 0.1;

/** Counts what each split got. */
export function reportSplit(
  articles: readonly SplitArticle[],
  assignments: readonly Assignment[],
  options: SplitReport['options'],
): SplitReport {
  const byId = new Map(articles.map((article) => [article.id, article] as const));
  const names = (what: string) =>
    [...new Set(articles.flatMap(({ strata }) => [...strata.keys()]))]
      .filter((key) => key.startsWith(`${what} `) && key.split(' ').length === 2)
      .map((key) => key.slice(what.length + 1))
      .filter((name) => name !== '')
      .sort();
  const labels = names('label');
  const langs = names('lang');
  const sizes = new Map<string, number>();
  for (const { cluster } of assignments) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1);
  const copied = [...sizes.values()].filter((size) => size > 1);
  const counted = SPLITS.filter((name) => options[name] > 0).map((name) => {
    const own = assignments
      .filter(({ split }) => split === name)
      .map(({ article_id }) => byId.get(article_id) as SplitArticle);
    const count = (stratum: string) =>
      own.reduce((sum, { strata }) => sum + (strata.get(stratum) ?? 0), 0);
    const by = (what: string, keys: readonly string[]) =>
      Object.fromEntries(keys.map((key) => [key, count(`${what} ${key}`)]));
    return [
      name,
      {
        articles: own.length,
        rows: own.reduce((sum, { rows }) => sum + rows, 0),
        by_label: by('label', labels),
        by_lang: by('lang', langs),
      },
    ] as const;
  });
  return {
    articles: articles.length,
    rows: articles.reduce((sum, { rows }) => sum + rows, 0),
    copies: {
      articles: copied.reduce((sum, size) => sum + size, 0),
      clusters: copied.length,
      largest: Math.max(0, ...copied),
    },
    options,
    left_out: assignments.filter(({ split }) => split === null).length,
    splits: Object.fromEntries(counted),
    files: [],
  };
}

/** Tells where the splits are not what was asked for, and why. */
export function tellOfSplit(
  report: SplitReport,
  articles: readonly SplitArticle[],
  file: string,
  sink: ProblemSink,
): void {
  const { by } = report.options;
  const why = {
    cluster: 'articles go whole, and with all that hold copies of their texts',
    source: 'sources go whole',
    time: 'days go whole',
  }[by as 'cluster'];
  const { largest } = report.copies;
  if (largest > 10 && largest > LARGE * report.articles)
    sink({
      severity: 'warning',
      code: 'split/large-cluster',
      message: `${largest} of ${report.articles} articles hang together by copies, some perhaps by a stock sentence`,
      place: { file },
      hint: 'a higher --similarity tells fewer texts for copies',
    });
  const undated = articles.filter(({ date }) => date === null).length;
  if (by === 'time' && undated > 0)
    sink({
      severity: 'warning',
      code: 'split/no-date',
      message: `${undated} of ${articles.length} articles have no date, and are in no split`,
      place: { file },
    });
  const apart = report.left_out - (by === 'time' ? undated : 0);
  if (apart > 0)
    sink({
      severity: 'warning',
      code: 'split/copies-left-out',
      message: `${apart} articles are in no split: a later split holds copies of their texts`,
      place: { file },
    });
  for (const [name, { rows }] of Object.entries(report.splits)) {
    const asked = report.options[name as 'train'];
    const share = rows / report.rows;
    if (rows > 0 && Math.abs(share - asked) <= OFF) continue;
    sink({
      severity: rows === 0 ? 'error' : 'warning',
      code: rows === 0 ? 'split/empty-split' : 'split/share',
      message:
        rows === 0
          ? `${name} got no rows: ${why}`
          : `${name} got another share of the rows: ${why}`,
      found: share.toFixed(3),
      expected: asked.toFixed(3),
      place: { file },
    });
  }
}
