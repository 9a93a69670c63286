import { Forest } from './near-duplicates/forest.js';
import { type Group, stratify } from './split/stratify.js';

/** What the splits of a dataset are called, earliest first where they are cut by time. */
export const SPLITS = ['train', 'dev', 'test'] as const;
export type Split = (typeof SPLITS)[number];

export const SPLIT_BY = ['cluster', 'source', 'time'] as const;
export type SplitBy = (typeof SPLIT_BY)[number];

/** An article as far as splitting needs to know it. `strata` counts its rows by each thing to keep in balance. */
export interface SplitArticle {
  id: string;
  rows: number;
  strata: ReadonlyMap<string, number>;
  /** Publication day or moment, ISO 8601; compared by day. */
  date: string | null;
  source: string | null;
}

/** Where an article goes; null where it is left out. */
export interface Assignment {
  article_id: string;
  split: Split | null;
  /** The smallest id among the articles that hold copies of its texts; its own where there are none. */
  cluster: string;
}

/**
 * Assigns whole articles to splits, and never articles that hold copies of one text to two of them.
 *
 * - by `cluster`: clusters of copies go whole, balanced by stratum;
 * - by `source`: sources go whole, balanced by stratum;
 * - by `time`: days go whole, the oldest to train, the newest to test. An article without a date is left out.
 *
 * By source and by time, copies may fall apart: those in the latest split stay, the others are left
 * out, so that neither promise is broken. `copies` are pairs of articles (by index) with a common
 * text. The order of `articles` does not matter; the result is in the order of ids.
 */
export function splitArticles(
  articles: readonly SplitArticle[],
  copies: Iterable<readonly [number, number]>,
  options: { shares: Readonly<Record<Split, number>>; by: SplitBy; seed: number },
): Assignment[] {
  const { by, seed } = options;
  const shares = SPLITS.map((name) => options.shares[name]);
  const clusters = clusterKeys(articles, copies);
  const keyOf: Record<SplitBy, (article: SplitArticle, i: number) => string | null> = {
    cluster: (_, i) => clusters[i] as string,
    source: ({ source }) => source ?? '',
    time: ({ date }) => date?.slice(0, 10) ?? null,
  };
  const keys = articles.map(keyOf[by]);
  const groups = groupArticles(articles, keys);
  const chosen = by === 'time' ? cutByTime(groups, shares) : stratify(groups, shares, seed);
  const splitOf = new Map(groups.map(({ key }, i) => [key, chosen[i] as number] as const));
  const numbers = keys.map((key) => (key === null ? null : (splitOf.get(key) as number)));
  const latest = new Map<string, number>();
  for (const [i, number] of numbers.entries()) {
    const cluster = clusters[i] as string;
    if (number !== null) latest.set(cluster, Math.max(number, latest.get(cluster) ?? 0));
  }
  return articles
    .map(({ id }, i) => {
      const cluster = clusters[i] as string;
      const number = numbers[i] as number | null;
      const stays = number !== null && number === latest.get(cluster);
      return { article_id: id, split: stays ? (SPLITS[number] as Split) : null, cluster };
    })
    .sort((a, b) => (a.article_id < b.article_id ? -1 : 1));
}

/** By article: the smallest id of those that it shares a text with, directly or by others. */
function clusterKeys(
  articles: readonly SplitArticle[],
  copies: Iterable<readonly [number, number]>,
): string[] {
  const forest = new Forest(articles.length);
  for (const [a, b] of copies) forest.join(a, b);
  const roots = forest.roots();
  const smallest = new Map<number, string>();
  for (const [i, { id }] of articles.entries()) {
    const root = roots[i] as number;
    const known = smallest.get(root);
    if (known === undefined || id < known) smallest.set(root, id);
  }
  return articles.map((_, i) => smallest.get(roots[i] as number) as string);
}

function groupArticles(
  articles: readonly SplitArticle[],
  keys: readonly (string | null)[],
): Group[] {
  const groups = new Map<string, { key: string; rows: number; strata: Map<string, number> }>();
  for (const [i, { rows, strata }] of articles.entries()) {
    const key = keys[i];
    if (key === null || key === undefined) continue;
    const group = groups.get(key) ?? { key, rows: 0, strata: new Map() };
    groups.set(key, group);
    group.rows += rows;
    for (const [stratum, n] of strata)
      group.strata.set(stratum, (group.strata.get(stratum) ?? 0) + n);
  }
  return [...groups.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}

/**
 * Cuts a row of days, oldest first, each time where the rows before come nearest to the shares; every
 * split with a share gets a day, as far as there are days.
 */
function cutByTime(days: readonly Group[], shares: readonly number[]): number[] {
  const before = [0];
  for (const { rows } of days) before.push((before.at(-1) as number) + rows);
  const all = before.at(-1) as number;
  const chosen: number[] = [];
  let wanted = 0;
  for (const [split, share] of shares.entries()) {
    if (share === 0) continue;
    wanted += share * all;
    const later = shares.slice(split + 1).filter((other) => other > 0).length;
    let end = later === 0 ? days.length : chosen.length + 1;
    const most = days.length - later;
    const off = (at: number) => Math.abs((before[at] as number) - wanted);
    while (later > 0 && end < most && off(end + 1) <= off(end)) end++;
    while (chosen.length < Math.min(end, days.length)) chosen.push(split);
  }
  return chosen;
}
