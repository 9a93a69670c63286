import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { EXPORT_NAMES } from '../../src/formats/exports.js';
import { makeDataset } from './bridges/dataset.js';
import { run } from './in-process.js';
import { parseLines, stancekit } from './spawn.js';

const root = t.testdir({});
const folder = join(root, 'dataset');
await makeDataset(folder);

interface Row {
  unit_id: string;
  rank: number;
  reason: string;
}

t.test('a list to stdout, the account to stderr', async (t) => {
  const found = await run(['sample', folder, '--n', '3', '--random', '0']);
  const rows = parseLines<Row>(found.stdout);
  t.strictSame(
    rows.map(({ rank }) => rank),
    [1, 2, 3],
  );
  t.match(rows[0], {
    reason: 'uncertainty',
    score: Number,
    article_id: String,
    lang: /^(en|ar|vi)$/,
    choices: { 'stance-xs': [] },
  });
  t.match(found.stderr, /^3 units to look at \(seed 1\)\n {2}by uncertainty {2}3 {2}of 6 units\n/);
  t.equal(found.status, 0);
  t.equal((await run(['sample', folder, '--n', '3', '--random', '0'])).stdout, found.stdout);
  const all = parseLines<Row>((await run(['sample', folder, '--by', 'random', '-q'])).stdout);
  t.equal(all.length, 6, 'boilerplate is left out');
  const labelled = await run(['sample', folder, '--label', 'offer_mediation', '--lang', 'en']);
  t.strictSame(
    parseLines<Row>(labelled.stdout).map(({ unit_id }) => unit_id),
    ['u_en-1_2'],
  );
});

t.test('an earlier selection is left out', async (t) => {
  const first = await run(['sample', folder, '--n', '4', '--by', 'coverage']);
  const file = join(root, 'first.jsonl');
  writeFileSync(file, first.stdout);
  const second = await run(['sample', folder, '--by', 'coverage', '--exclude', file, '--json']);
  t.equal(parseLines(second.stdout).length, 2);
  t.match(parseLines(second.stderr)[0], { wanted: 100, picked: 2, pool: 2 });
  const ids = (text: string) => parseLines<Row>(text).map(({ unit_id }) => unit_id);
  t.equal(new Set([...ids(first.stdout), ...ids(second.stdout)]).size, 6);
});

t.test('a dataset of the selection: valid, exported in its order', async (t) => {
  const todo = join(root, 'todo');
  const found = await run(['sample', folder, '--n', '3', '--seed', '4', '-o', todo]);
  t.match(found.stdout, /Written to .*todo\n$/);
  t.match(await run(['validate', todo, '--strict']), { status: 0, stderr: /no problems/ });
  const order = parseLines<Row>(readFileSync(join(todo, 'selection.jsonl'), 'utf8'));
  const tasks = JSON.parse((await run(['export', todo, '--to', 'label-studio'])).stdout) as {
    data: { unit_id: string };
  }[];
  t.strictSame(
    tasks.map(({ data }) => data.unit_id),
    order.map(({ unit_id }) => unit_id),
  );
  t.match(await run(['sample', folder, '-o', todo]), { status: 2, stderr: /not empty/ });
});

t.test('export --units', async (t) => {
  const units = join(root, 'units.csv');
  writeFileSync(units, 'unit_id\nu_vi-1_0\nu_en-1_1\nu_gone\n');
  const tasks = await run(['export', folder, '--to', 'label-studio', '--units', units]);
  t.match(JSON.parse(tasks.stdout), [
    { data: { unit_id: 'u_vi-1_0' } },
    { data: { unit_id: 'u_en-1_1' } },
  ]);
  t.match(tasks, { status: 1, stderr: /a unit of the selection does not go out.*\[id u_gone\]/ });
  const rows = await run(['export', folder, '--to', 'jsonl', '--units', units]);
  t.equal(parseLines(rows.stdout).length, 2);
});

t.test('in every format of export, the first to look at first', async (t) => {
  const order = parseLines<Row>(
    (await run(['sample', folder, '--n', '4', '--seed', '3', '-q'])).stdout,
  ).map(({ unit_id }) => unit_id);
  const places = (text: string) => order.map((id) => text.indexOf(id));
  for (const to of EXPORT_NAMES) {
    const out = join(root, `sample.${to}`);
    const setup = ['label-studio', 'doccano', 'prodigy', 'argilla', 'spacy'].includes(to)
      ? ['--config-out', join(root, `setup.${to}`)]
      : [];
    // The loader of the test runner cannot resolve the Parquet library.
    const found = await (to === 'parquet' ? stancekit : run)([
      ...['sample', folder, '--n', '4', '--seed', '3', '--to', to, '-o', out, ...setup],
    ]);
    t.match(found, { status: 0, stdout: /^4 units to look at[\s\S]*Written to / }, to);
    if (setup[1] !== undefined) t.ok(readFileSync(setup[1], 'utf8').length > 0, to);
    // Folders of articles keep the order of the text, and Parquet packs its columns.
    if (to === 'brat' || to === 'parquet') continue;
    const found_at = places(readFileSync(out, 'utf8'));
    t.notOk(found_at.includes(-1), to);
    if (to !== 'w3c')
      t.strictSame(
        found_at,
        [...found_at].sort((a, b) => a - b),
        to,
      );
  }
  const piped = await run(['sample', folder, '--n', '2', '--to', 'csv']);
  t.match(piped, { stdout: /^unit_id,/, stderr: /^2 units to look at/ });
  t.equal(
    piped.stdout
      .trimEnd()
      .split('\r\n')
      .filter((line) => /^u_/.test(line)).length,
    2,
  );
  t.match(await run(['sample', folder, '--to', 'brat']), { status: 2, stderr: /-o DIR/ });
  t.match(await run(['sample', folder, '--config-out', 'x']), { status: 2, stderr: /with --to/ });
});

t.test('what cannot be sampled is refused', async (t) => {
  const cases: [string[], RegExp][] = [
    [[folder, '--by', 'disagreement'], /no unit was labelled by two annotators/],
    [[folder, '--by', 'doubt'], /--by has to be one of/],
    [[folder, '--n', '0'], /--n has to be a whole number from 1/],
    [[folder, '--random', '2'], /--random has to be a number from 0 to 1/],
    [[folder, '--balance', 'kind'], /--balance takes lang, label/],
    [[folder, '--lang', 'de'], /no unit is left to pick from/],
    [[folder, '--label', 'condemm'], /did you mean condemn/],
    [[join(folder, 'units.jsonl')], /expected a dataset folder/],
    [[join(root, 'gone')], /no such file or folder/],
  ];
  for (const [args, message] of cases)
    t.match(await run(['sample', ...args]), { status: 2, stdout: '', stderr: message });
  const bare = join(root, 'bare');
  await makeDataset(bare);
  writeFileSync(join(bare, 'annotations.jsonl'), '');
  t.match(await run(['sample', bare]), { status: 2, stderr: /no classifier scored the units/ });
  t.match(await run(['sample', bare, '--by', 'coverage', '-q']), { status: 0 });
  t.notOk(existsSync(join(root, 'gone')));
});
