import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const CITIES = [
  'Zagreb',
  'Lima',
  'Osaka',
  'Dakar',
  'Quito',
  'Tallinn',
  'Amman',
  'Hanoi',
  'Perth',
  'Bergen',
  'Cork',
  'Tunis',
];
const THINGS = [
  'a strike on the harbour',
  'the shelling of a market',
  'talks about water',
  'a border crossing',
  'the new railway',
  'a drone attack',
];

/** Thirty-six articles; every sixth is a copy, by another outlet, of the one before it. */
const articles = Array.from({ length: 36 }, (_, i) => {
  const copied = i % 6 === 5;
  const n = copied ? i - 1 : i;
  const city = CITIES[n % 12] as string;
  const thing = THINGS[(n * 5 + Math.floor(n / 12)) % 6] as string;
  const text = [
    `The mayor of ${city} spoke on day ${n * 37} of the year about ${thing}, 😀 and asked for patience.`,
    `Officials ${n * 11} kilometres from ${city} condemned ${thing} as unacceptable in letter number ${n * 113}.`,
  ].join(' ');
  return {
    id: `article-${i}`,
    text: copied
      ? text.replace('spoke on', 'spoke, on').replace('as unacceptable', 'as wholly unacceptable')
      : text,
    lang: 'en',
    date: `2024-${String(1 + (n % 12)).padStart(2, '0')}-11`,
    url: `https://www.outlet${copied ? 9 : n % 4}.example/${i}`,
  };
});
const root = t.testdir({ 'in.jsonl': articles.map((one) => `${JSON.stringify(one)}\n`).join('') });
const dataset = join(root, 'dataset');
const built = await run(['build', join(root, 'in.jsonl'), '-o', dataset, '--quiet']);
t.equal(built.status, 0, built.stderr);

const splitsOf = (folder: string) =>
  new Map(
    readFileSync(join(folder, 'splits.csv'), 'utf8')
      .split('\r\n')
      .slice(1, -1)
      .map((line) => line.split(',') as [string, string, string])
      .map(([id, split, cluster]) => [id, { split, cluster }] as const),
  );

t.test('split DATASET: splits.csv in the dataset, which stays valid, and no leaks', async (t) => {
  const made = await run(['split', dataset, '--train', '.6', '--dev', '.2', '--test', '.2']);
  t.strictSame([made.status, made.stderr], [0, '']);
  t.match(
    made.stdout,
    /36 articles, 72 rows; 12 articles hold copies of each other, in 6 clusters \(the largest: 2\)/,
  );
  const splits = splitsOf(dataset);
  t.equal(splits.size, 36);
  for (let i = 5; i < 36; i += 6)
    t.strictSame(splits.get(`article-${i}`), splits.get(`article-${i - 1}`));
  const valid = await run([
    'validate',
    dataset,
    '--strict',
    '--codebook',
    join(dataset, 'codebook.json'),
  ]);
  t.notMatch(valid.stdout, /manifest/);
  const audit = await run(['split', '--audit', dataset]);
  t.strictSame([audit.status, audit.stdout], [0, '']);
  t.match(audit.stderr, /72 rows \(.*\): no leaks/);
  const again = await run(['split', dataset]);
  t.match(again, { status: 2, stderr: /splits already.*output\/exists.*\n.*--force/s });
});

t.test(
  'split -o DIR: a file of rows a split; together they are the rows of the dataset',
  async (t) => {
    const folder = join(root, 'csv');
    const made = await run([
      'split',
      dataset,
      '-o',
      folder,
      '--to',
      'csv',
      '--json',
      '--seed',
      '4',
    ]);
    t.equal(made.status, 0, made.stderr);
    const report = JSON.parse(made.stdout) as {
      rows: number;
      splits: Record<string, { rows: number }>;
    };
    t.strictSame(readdirSync(folder).sort(), ['dev.csv', 'splits.csv', 'test.csv', 'train.csv']);
    const rows = (path: string) => readFileSync(path, 'utf8').split('\r\n').slice(1, -1);
    for (const [name, { rows: n }] of Object.entries(report.splits))
      t.equal(rows(join(folder, `${name}.csv`)).length, n, name);
    t.strictSame(
      ['train', 'dev', 'test'].flatMap((name) => rows(join(folder, `${name}.csv`))).sort(),
      rows(join(dataset, 'dataset.csv')).sort(),
    );
    const audit = await run(['split', '--audit', folder]);
    t.equal(audit.status, 0, audit.stdout);
    const full = await run(['split', dataset, '-o', folder]);
    t.match(full, { status: 2, stderr: /not empty/ });
  },
);

t.test('a file of rows is split as its dataset is, and again by its own articles', async (t) => {
  const [a, b] = [join(root, 'from-dataset'), join(root, 'from-rows')];
  await run(['split', dataset, '-o', a, '--quiet']);
  const made = await run(['split', join(dataset, 'dataset.jsonl'), '-o', b, '--quiet']);
  t.strictSame([made.status, made.stdout, made.stderr], [0, '', '']);
  for (const name of readdirSync(a))
    t.equal(readFileSync(join(b, name), 'utf8'), readFileSync(join(a, name), 'utf8'), name);
});

t.test('--by time and --by source', async (t) => {
  const time = join(root, 'time');
  t.equal((await run(['split', dataset, '--by', 'time', '-o', time, '--quiet'])).status, 0);
  const months = (name: string) =>
    parseLines<{ article_date: string }>(readFileSync(join(time, `${name}.jsonl`), 'utf8')).map(
      (row) => row.article_date,
    );
  t.ok((months('train').sort().at(-1) as string) < (months('dev').sort()[0] as string));
  t.ok((months('dev').sort().at(-1) as string) < (months('test').sort()[0] as string));
  const source = join(root, 'source');
  const halves = ['--train', '.5', '--dev', '.3', '--test', '.2'];
  const made = await run(['split', dataset, '--by', 'source', ...halves, '-o', source]);
  t.match(made.stderr, /articles are in no split: a later split holds copies/);
  t.equal((await run(['split', '--audit', source])).status, 0);
});

t.test('--audit finds the leaks of a foreign split, with both places', async (t) => {
  const text = (n: number) => articles[n]?.text ?? '';
  const cwd = t.testdir({
    data: {
      'train-00000-of-00001.jsonl': [4, 6, 8]
        .map((n) => `${JSON.stringify({ text: text(n) })}\n`)
        .join(''),
      'test-00000-of-00001.csv': `text,label\r\n"${text(5)}",x\r\n"${text(10)}",y\r\n`,
    },
    'one.csv': `sentence,split,article_id\n"${text(6)}",train,k\n"${text(7)}",validation,k\n`,
    'rows.jsonl': `${JSON.stringify({ text: 'x' })}\n`,
  });
  const told = await run(['split', '--audit', 'data', '--json'], { cwd });
  const [leak, summary] = parseLines(told.stdout);
  t.match(leak, {
    code: 'split/leaked-text',
    place: { file: 'data/test-00000-of-00001.csv', line: 2 },
    message: /in train, too \(data\/train-00000-of-00001\.jsonl:1\)/,
    hint: /^0\.9\d alike, there: "The mayor of Quito/,
  });
  t.match(summary, { leaks: { article: 0, unit: 0, text: 1 }, rows: { train: 3, test: 2 } });
  t.equal(told.status, 1);
  const column = await run(['split', '--audit', 'one.csv'], { cwd });
  t.match(
    column.stdout,
    /^one\.csv:3: error: its article is in train, too \(one\.csv:2\), found "k"/,
  );
  t.match(column.stderr, /1 article and 0 units in two splits, 0 copied texts/);
  const none = await run(['split', '--audit', 'rows.jsonl'], { cwd });
  t.match(none, { status: 2, stderr: /expected at least two splits/ });
});

t.test('what cannot be done is said', async (t) => {
  for (const [args, said] of [
    [['split'], /say one dataset folder/],
    [['split', 'nowhere'], /no such file or folder/],
    [
      ['split', dataset, '--train', '.9', '--test', '.2', '-o', 'x'],
      /add up to 1, found 0\.9 \+ 0 \+ 0\.2/,
    ],
    [['split', dataset, '--train', 'most', '-o', 'x'], /--train has to be a number/],
    [['split', dataset, '--by', 'month', '-o', 'x'], /--by has to be one of cluster, source, time/],
    [['split', join(dataset, 'dataset.csv')], /say where the splits of a file go with -o/],
    [['split', '--audit', dataset, '-o', 'x'], /takes no --output/],
  ] as const) {
    const told = await run(args, { cwd: root });
    t.equal(told.status, 2, args.join(' '));
    t.match(told.stderr, said);
  }
  const empty = t.testdir({ 'e.jsonl': '' });
  t.match(await run(['split', 'e.jsonl', '-o', 'out'], { cwd: empty }), {
    status: 2,
    stderr: /nothing to split/,
  });
});
