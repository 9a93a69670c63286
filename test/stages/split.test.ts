import t from 'tap';
import { seededRandom } from '../../src/metrics/random.js';
import { SPLITS, type SplitArticle, type SplitBy, splitArticles } from '../../src/stages/split.js';

const shares = { train: 0.8, dev: 0.1, test: 0.1 };
const random = seededRandom(3);
const below = (limit: number) => random() % limit;

/** Articles of one to five rows with skewed labels and languages, on 200 days, from nine sources. */
const articles: SplitArticle[] = Array.from({ length: 1200 }, (_, i) => {
  const strata = new Map<string, number>();
  const rows = 1 + below(5);
  const lang = ['vi', 'vi', 'vi', 'ar', 'ar', 'fa'][below(6)] as string;
  for (let row = 0; row < rows; row++) {
    const label = ['none', 'none', 'none', 'none', 'none', 'condemn', 'condemn', 'mediate'][
      below(8)
    ];
    for (const name of [`label ${label}`, `lang ${lang}`, `label ${label} lang ${lang}`])
      strata.set(name, (strata.get(name) ?? 0) + 1);
  }
  const day = new Date(Date.UTC(2024, 0, 1 + below(200))).toISOString().slice(0, 10);
  return { id: `a${i}`, rows, strata, date: i % 50 === 0 ? null : day, source: `s${below(9)}` };
});
const copies = Array.from({ length: 150 }, () => [below(1200), below(1200)] as const);
const split = (by: SplitBy, seed = 1, list = articles, pairs: typeof copies = copies) =>
  splitArticles(list, pairs, { shares, by, seed });
const byId = new Map(articles.map((article) => [article.id, article] as const));
const splitOf = (assignments: ReturnType<typeof split>) =>
  new Map(assignments.map((one) => [one.article_id, one.split] as const));

t.test('by cluster: every article is in one split, and copies are in the same', async (t) => {
  const assignments = split('cluster');
  t.strictSame(
    assignments.map(({ article_id }) => article_id),
    [...byId.keys()].sort(),
  );
  const splits = splitOf(assignments);
  t.notOk([...splits.values()].includes(null));
  for (const [a, b] of copies) t.equal(splits.get(`a${a}`), splits.get(`a${b}`));
});

t.test('by cluster: rows, labels and languages come near to the shares', async (t) => {
  const splits = splitOf(split('cluster'));
  const strata = new Set(articles.flatMap((article) => [...article.strata.keys()]));
  for (const stratum of strata) {
    const of = (list: readonly SplitArticle[]) =>
      list.reduce((sum, article) => sum + (article.strata.get(stratum) ?? 0), 0);
    for (const name of SPLITS) {
      const share = of(articles.filter(({ id }) => splits.get(id) === name)) / of(articles);
      t.ok(Math.abs(share - shares[name]) < 0.03, `${stratum} in ${name}: ${share}`);
    }
  }
});

t.test('the order of articles and copies changes nothing; the seed does', async (t) => {
  const turned = [...articles].reverse();
  const last = articles.length - 1;
  const pairs = copies.map(([a, b]) => [last - b, last - a] as const).reverse();
  for (const by of ['cluster', 'source', 'time'] as const)
    t.strictSame(split(by, 1, turned, pairs), split(by), by);
  t.strictNotSame(split('cluster', 2), split('cluster', 1));
});

t.test('by time: train is older than dev, dev older than test', async (t) => {
  const splits = splitOf(split('time'));
  const days = (name: string) =>
    articles.filter(({ id }) => splits.get(id) === name).map(({ date }) => date as string);
  const last = (name: string) => days(name).sort().at(-1) as string;
  const first = (name: string) => days(name).sort()[0] as string;
  t.ok(last('train') < first('dev'));
  t.ok(last('dev') < first('test'));
  t.ok(articles.filter(({ date }) => date === null).every(({ id }) => splits.get(id) === null));
});

t.test(
  'by time and by source: of copies that fall apart, the latest split keeps its own',
  async (t) => {
    for (const by of ['time', 'source'] as const) {
      const splits = splitOf(split(by));
      for (const [a, b] of copies) {
        const both = [splits.get(`a${a}`), splits.get(`a${b}`)];
        t.ok(both.includes(null) || both[0] === both[1], by);
      }
      const kept = [...splits.values()].filter((name) => name !== null).length;
      t.ok(kept > 1000, `${by}: ${kept}`);
    }
    const two = [
      { id: 'old', rows: 1, strata: new Map(), date: '2024-01-01', source: 'x' },
      { id: 'older', rows: 3, strata: new Map(), date: '2023-01-01', source: 'x' },
      { id: 'new', rows: 1, strata: new Map(), date: '2024-02-01', source: 'y' },
    ];
    const options = { shares: { train: 0.5, dev: 0, test: 0.5 }, by: 'time' as const, seed: 1 };
    t.strictSame(
      splitArticles(two, [[0, 2]], options),
      [
        { article_id: 'new', split: 'test', cluster: 'new' },
        { article_id: 'old', split: 'test', cluster: 'new' },
        { article_id: 'older', split: 'test', cluster: 'older' },
      ].map((row) => (row.article_id === 'older' ? { ...row, split: 'train' } : row)),
    );
  },
);

t.test('by source: no source is in two splits', async (t) => {
  const splits = splitOf(split('source'));
  for (const source of new Set(articles.map((article) => article.source))) {
    const own = articles.filter((article) => article.source === source);
    const names = new Set(own.map(({ id }) => splits.get(id)).filter((name) => name !== null));
    t.equal(names.size, 1, String(source));
  }
});

t.test('where there are few articles, every split gets one as far as they go round', async (t) => {
  const few = (n: number) =>
    splitArticles(articles.slice(0, n), [], { shares, by: 'cluster', seed: 1 }).map(
      (one) => one.split,
    );
  t.strictSame(new Set(few(5)), new Set(SPLITS));
  t.strictSame(new Set(few(3)), new Set(SPLITS));
  t.equal(new Set(few(2)).size, 2);
  t.strictSame(few(1), ['train']);
});

t.test('a share of 0 gets nothing', async (t) => {
  const options = { shares: { train: 0.7, dev: 0, test: 0.3 }, by: 'cluster' as const, seed: 1 };
  const names = new Set(splitArticles(articles, copies, options).map((one) => one.split));
  t.strictSame([...names].sort(), ['test', 'train']);
});
