import { createPaint } from '../errors.js';
import { alignColumns, plural } from './text-table.js';

/** What splitting made of a dataset. */
export interface SplitReport {
  articles: number;
  rows: number;
  /** Articles that hold a copy of another's text, the clusters that they form, the articles of the largest. */
  copies: { articles: number; clusters: number; largest: number };
  options: {
    train: number;
    dev: number;
    test: number;
    by: string;
    seed: number;
    similarity: number;
  };
  /** Articles that are in no split. */
  left_out: number;
  splits: {
    [split: string]: {
      articles: number;
      rows: number;
      by_label: { [label: string]: number };
      by_lang: { [lang: string]: number };
    };
  };
  files: string[];
}

/** How many rows of each label and language each split got, for reading on a terminal. */
export function formatSplitReport(report: SplitReport, options: { color: boolean }): string {
  const paint = createPaint(options.color);
  const { copies } = report;
  const splits = Object.values(report.splits);
  const row = (name: string, counts: number[], of = report.rows) => [
    name,
    ...counts.flatMap((n) => [n.toLocaleString('en'), `${((100 * n) / of || 0).toFixed(1)}%`]),
  ];
  const rowsOf = (key: 'by_label' | 'by_lang') =>
    Object.keys(splits[0]?.[key] ?? {}).map((name) => {
      const counts = splits.map((split) => split[key][name] ?? 0);
      return row(
        name,
        counts,
        counts.reduce((a, b) => a + b, 0),
      );
    });
  const [head, ...lines] = alignColumns([
    ['', ...Object.keys(report.splits).flatMap((name) => ['', name])],
    row(
      'articles',
      splits.map(({ articles }) => articles),
      report.articles,
    ),
    row(
      'rows',
      splits.map(({ rows }) => rows),
    ),
    ...rowsOf('by_label'),
    ...rowsOf('by_lang'),
  ]);
  const copied =
    copies.articles === 0
      ? 'no article holds a copy of another'
      : `${plural(copies.articles, 'article')} hold copies of each other, in ${plural(copies.clusters, 'cluster')} (the largest: ${copies.largest.toLocaleString('en')})`;
  const left =
    report.left_out === 0
      ? []
      : [paint.yellow(`${plural(report.left_out, 'article')} left out of all splits`)];
  return `${[
    `${plural(report.articles, 'article')}, ${plural(report.rows, 'row')}; ${copied}`,
    '',
    paint.dim(`  ${head}`),
    ...lines.map((line) => `  ${line}`),
    '',
    ...left,
    `Written: ${report.files.join(', ')}`,
  ].join('\n')}\n`;
}
