import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { parse as parseCsv } from 'csv-parse/sync';
import jsonld from 'jsonld';
import t from 'tap';
import { parse as parseYaml } from 'yaml';
import { run } from './in-process.js';
import { DATA_PACKAGE_PROFILE } from './package/profile.js';
import { parseLines, stancekit } from './spawn.js';

const articles = Array.from({ length: 12 }, (_, i) => ({
  id: `a${i}`,
  text: `The minister of country ${i} condemned the attack of day ${i * 7}, 🕊️ number ${i * 31}. It rained in town ${i * 13}. Hắn nói: "một, hai"`,
  title: i % 2 === 0 ? `Title ${i}` : null,
  lang: i % 3 === 0 ? 'vi' : 'no',
  date: i === 5 ? null : `2024-0${1 + (i % 9)}-03`,
  url: `https://www.outlet${i % 2}.example/${i}`,
}));
const root = t.testdir({ 'in.jsonl': articles.map((one) => `${JSON.stringify(one)}\n`).join('') });
const dataset = join(root, 'dataset');
await run(['build', 'in.jsonl', '-o', dataset, '--quiet'], { cwd: root });
await run(['split', dataset, '--train', '.5', '--dev', '.25', '--test', '.25', '--quiet']);

const ABOUT = [
  ...['--license', 'cc-by-4.0', '--name', 'Thử nghiệm: "no"', '--description', 'A: test'],
  ...['--creator', 'Nguyễn, Lan (0000-0002-1825-0097)', '--creator', 'Institute of Tests'],
  ...[
    '--url',
    'https://example.org/data',
    '--doi',
    'https://doi.org/10.5281/zenodo.1',
    '--keyword',
    'yes',
  ],
];
const pack = (out: string, ...more: string[]) =>
  run(['package', dataset, ...ABOUT, '-o', join(root, out), '--format', 'jsonl', ...more]);
const text = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');
const files = (folder: string) =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(root, folder, '/').length))
    .sort();

const made = await pack('out');
const SPLITS = ['train', 'validation', 'test'];
const rowsOf = (split: string) => parseLines(text('out', 'data', `${split}-00000-of-00001.jsonl`));
const csvOf = (split: string) =>
  parseCsv(text('out', 'csv', `${split}.csv`), { columns: true }) as Record<string, string>[];

t.test(
  'a package is whole: data in two forms with the ids of the dataset, and checksums',
  async (t) => {
    t.strictSame([made.status, made.stderr], [0, '']);
    t.strictSame(files('out'), [
      ...[
        'CITATION.cff',
        'CLASSIFIER.md',
        'README.md',
        'SHA256SUMS',
        'codebook.json',
        'croissant.json',
      ],
      ...['csv/test.csv', 'csv/train.csv', 'csv/validation.csv'],
      ...['test', 'train', 'validation'].map((name) => `data/${name}-00000-of-00001.jsonl`),
      'datapackage.json',
    ]);
    const ids = SPLITS.flatMap((split) => rowsOf(split).map((row) => row['unit_id']));
    const own = parseLines(text('dataset', 'annotations.jsonl')).map((row) => row['unit_id']);
    t.strictSame([...ids].sort(), own.sort());
    for (const split of SPLITS)
      t.strictSame(
        csvOf(split).map((row) => row['unit_id']),
        rowsOf(split).map((row) => row['unit_id']),
      );
    const sums = text('out', 'SHA256SUMS').trim().split('\n');
    t.equal(sums.length, files('out').length - 1);
    for (const line of sums) {
      const [sha256, path = ''] = line.split('  ');
      const bytes = readFileSync(join(root, 'out', path));
      t.equal(sha256, createHash('sha256').update(bytes).digest('hex'), path);
    }
  },
);

t.test('the same dataset gives the same package', async (t) => {
  await pack('again');
  for (const name of files('out')) t.equal(text('again', name), text('out', name), name);
});

t.test('README.md: what the Hub reads, and blanks for what only the author knows', async (t) => {
  const [, yaml = '', body = ''] = text('out', 'README.md').split('---\n');
  // The Hub reads YAML 1.1, where a bare no is false.
  const head = parseYaml(yaml, { version: '1.1' }) as Record<string, unknown>;
  t.match(head, {
    pretty_name: 'Thử nghiệm: "no"',
    license: 'cc-by-4.0',
    language: ['no', 'vi'],
    annotations_creators: ['machine-generated'],
    size_categories: ['n<1K'],
    tags: ['yes'],
    configs: [
      {
        config_name: 'default',
        data_files: SPLITS.map((split) => ({ split, path: `data/${split}-*.jsonl` })),
      },
    ],
  });
  const [info] = head['dataset_info'] as {
    features: { name: string }[];
    splits: { num_examples: number }[];
  }[];
  t.strictSame(
    info?.features.map(({ name }) => name),
    Object.keys(rowsOf('train')[0] ?? {}),
  );
  t.strictSame(
    info?.splits.map(({ num_examples }) => num_examples),
    SPLITS.map((split) => rowsOf(split).length),
  );
  t.match(body, /To be filled in by the author/);
  t.match(body, /from a score of 0\.\d+ \(`condemn`\)/);
  t.match(body, /outlet0\.example \| 6/);
  t.match(body, /Dated 2024-01-03 to 2024-09-03; 1 article without a date/);
});

t.test('CITATION.cff', async (t) => {
  t.match(parseYaml(text('out', 'CITATION.cff')), {
    'cff-version': '1.2.0',
    message: String,
    type: 'dataset',
    title: 'Thử nghiệm: "no"',
    authors: [
      {
        'family-names': 'Nguyễn',
        'given-names': 'Lan',
        orcid: 'https://orcid.org/0000-0002-1825-0097',
      },
      { name: 'Institute of Tests' },
    ],
    version: '1.0.0',
    'date-released': /^\d{4}-\d{2}-\d{2}$/,
    license: 'CC-BY-4.0',
    doi: '10.5281/zenodo.1',
  });
});

interface Field {
  name: string;
  type: 'string' | 'integer' | 'number';
  constraints?: { required?: boolean; enum?: unknown[] };
}

t.test('datapackage.json keeps the rules of its profile, and the tables keep theirs', async (t) => {
  const described = JSON.parse(text('out', 'datapackage.json')) as {
    resources: {
      path: string;
      bytes: number;
      hash: string;
      format: string;
      schema: { fields: Field[]; primaryKey: string[] };
    }[];
  };
  const ajv = new Ajv({ strict: false, allErrors: true });
  formats.default(ajv);
  const validate = ajv.compile(DATA_PACKAGE_PROFILE);
  t.ok(validate(described), JSON.stringify(validate.errors));
  t.notOk(validate({ resources: [{ name: 'x', path: '../x.csv' }] }));
  t.equal(described.resources.length, 6);
  for (const { path, bytes, hash, format, schema } of described.resources) {
    const content = readFileSync(join(root, 'out', path));
    t.equal(content.length, bytes);
    t.equal(hash, `sha256:${createHash('sha256').update(content).digest('hex')}`);
    if (format !== 'csv') continue;
    const rows = parseCsv(content, { columns: true }) as Record<string, string>[];
    t.strictSame(
      schema.fields.map(({ name }) => name),
      Object.keys(rows[0] ?? {}),
    );
    for (const { name, type, constraints } of schema.fields)
      for (const row of rows) {
        const cell = row[name] ?? '';
        if (cell === '') t.notOk(constraints?.required, `${path} ${name}`);
        else if (type !== 'string') t.ok(Number.isFinite(Number(cell)), `${path} ${name} ${cell}`);
        if (cell !== '' && constraints?.enum !== undefined)
          t.ok(constraints.enum.map(String).includes(cell), `${path} ${name} ${cell}`);
      }
    const keys = rows.map((row) => schema.primaryKey.map((name) => row[name]).join(' '));
    t.equal(new Set(keys).size, rows.length, 'primary key');
  }
});

/** JSON-LD makes no difference between a value and a list of it, orders of keys, and names with and without the prefix of @vocab. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.length === 1 ? plain(value[0]) : value.map(plain);
  if (typeof value === 'string') return value.replace(/^sc:/, '');
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, plain(inner)] as const);
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

t.test(
  'croissant.json: required fields; a JSON-LD processor expands it without loss',
  async (t) => {
    const document = JSON.parse(text('out', 'croissant.json')) as Record<string, unknown>;
    for (const key of [
      '@context',
      '@type',
      'conformsTo',
      'name',
      'description',
      'license',
      'url',
      'creator',
      'datePublished',
      'distribution',
    ])
      t.ok(document[key], key);
    const options = {
      base: 'https://example.org/',
      // Anything that would be dropped is an error.
      safe: true,
      documentLoader: (url: string) => {
        throw new Error(`no network: ${url}`);
      },
    };
    const expanded = await jsonld.expand(document, options);
    const again = await jsonld.compact(expanded, document['@context'], options);
    t.strictSame(plain(again), plain(document));
    const sets = document['recordSet'] as {
      '@id': string;
      data?: unknown;
      field: { source: { fileObject: { '@id': string }; extract: { jsonPath: string } } }[];
    }[];
    const ids = (document['distribution'] as { '@id': string }[]).map((file) => file['@id']);
    t.strictSame(
      sets.map((set) => set['@id']),
      ['splits', ...SPLITS.map((split) => `rows-${split}`)],
    );
    for (const set of sets.slice(1))
      for (const { source } of set.field) {
        t.ok(ids.includes(source.fileObject['@id']));
        t.ok(source.extract.jsonPath.slice(2) in (rowsOf('train')[0] ?? {}));
      }
  },
);

t.test('texts: units by default, articles on request, none on request', async (t) => {
  t.notMatch(files('out').join(), /articles/);
  await pack('full', '--with-articles', '--no-csv');
  const full = parseLines(text('full', 'articles', 'train-00000-of-00001.jsonl'));
  t.strictSame(
    full.map((row) => [row['article_id'], row['text']]).sort(),
    articles.map(({ id, text }) => [id, text]).sort(),
  );
  t.notMatch(files('full').join(), /csv/);
  await pack('bare', '--without-texts');
  for (const name of files('bare').filter((path) => /^(data|csv)/.test(path))) {
    t.notMatch(text('bare', name), 'condemned the attack', name);
    t.match(text('bare', name), 'outlet');
  }
  t.match(text('bare', 'README.md'), /No texts are in this package/);
});

t.test('without splits there is one; articles in no split are told and left out', async (t) => {
  const list = join(root, 'some.csv');
  const one = await pack('one', '--splits', join(root, 'dataset', 'splits.csv'));
  t.equal(one.status, 0);
  const { writeFileSync } = await import('node:fs');
  writeFileSync(list, 'article_id,split\na1,train\na2,val\na3,fold9\n');
  const some = await pack('some', '--splits', list);
  t.match(some.stderr, /9 articles of the dataset are in no split/);
  t.strictSame(
    files('some').filter((path) => path.startsWith('data/')),
    ['fold9', 'train', 'validation'].map((name) => `data/${name}-00000-of-00001.jsonl`),
  );
});

t.test('what is missing or wrong is said', async (t) => {
  const base = ['package', dataset, '--name', 'X', '-o', join(root, 'bad')];
  for (const [args, said] of [
    [['package', dataset], /--name/],
    [base, /--license/],
    [[...base, '--license', 'CC BY 4'], /no SPDX licence.*\n.*did you mean CC-BY-4\.0/],
    [[...base, '--license', 'MIT', '--url', 'nowhere'], /--url has to be an address/],
    [[...base, '--license', 'MIT', '--doi', 'x'], /--doi has to be a DOI/],
    [[...base, '--license', 'MIT', '--published', 'May'], /--published has to be a day/],
    [[...base, '--license', 'MIT', '--with-articles', '--without-texts'], /exclude each other/],
    [['package', root, ...base.slice(2), '--license', 'MIT'], /no dataset folder/],
    [['package', dataset, ...ABOUT, '-o', join(root, 'out')], /not empty/],
  ] as const) {
    const told = await run([...args]);
    t.equal(told.status, 2, args.join(' '));
    t.match(told.stderr, said);
  }
  const bare = await run([...base, '--license', 'MIT', '--format', 'csv']);
  t.match(bare, { status: 0, stderr: /no-url.*no-creator/s });
});

t.test('by default, Parquet', async (t) => {
  const told = await stancekit([
    'package',
    dataset,
    ...ABOUT,
    '-o',
    join(root, 'parquet'),
    '--json',
  ]);
  t.strictSame([told.status, told.stderr], [0, '']);
  const { files: written } = JSON.parse(told.stdout) as { files: { path: string }[] };
  t.ok(written.some(({ path }) => path === 'data/train-00000-of-00001.parquet'));
  const audit = await stancekit(['split', '--audit', join(root, 'parquet', 'data')]);
  t.match(audit, { status: 0, stderr: /no leaks/ });
});
