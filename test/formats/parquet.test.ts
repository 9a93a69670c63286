import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { parseLines, stancekit } from '../cli/spawn.js';
import { read, write, writeForeign } from './parquet-process.js';

t.test('what is written is read again: text in any script, numbers, nulls', async (t) => {
  const rows = [
    {
      text: 'تهران 🕊️ \u202bالأول\u202c',
      index: 0,
      condemn: 1,
      score_condemn: 0.25,
      own: 3,
      real: 0.5,
      yes: true,
      odd: 1,
    },
    {
      text: 'dòng\nhai',
      index: 7,
      condemn: 0,
      score_condemn: null,
      own: 2 ** 40,
      real: 2,
      yes: false,
      odd: 'x',
    },
    {
      text: '',
      index: null,
      condemn: null,
      score_condemn: 1,
      own: null,
      real: null,
      yes: null,
      odd: null,
    },
  ];
  const { bytes, problems } = await write(rows);
  t.strictSame(problems, []);
  t.strictSame(
    (await read(bytes)).rows,
    rows.map((row) => ({ ...row, odd: row.odd === null ? null : String(row.odd) })),
  );
});

t.test('the same rows give the same bytes, over several row groups', async (t) => {
  const rows = Array.from({ length: 25_000 }, (_, i) => ({ text: `row ${i}`, index: i }));
  const { bytes } = await write(rows);
  t.ok(bytes.equals((await write(rows)).bytes));
  const again = await read(bytes);
  t.equal(again.rows.length, rows.length);
  t.strictSame(again.rows[20_001], rows[20_001]);
});

t.test('no rows: a file with all columns', async (t) => {
  const { bytes } = await write([]);
  t.strictSame((await read(bytes)).rows, []);
  t.ok(bytes.includes('score_offer_mediation'));
});

t.test('columns that come late and cells of another type are told once', async (t) => {
  const { bytes, problems } = await write([
    { index: 1 },
    { index: 'seven', late: 'x' },
    { index: 'eight', late: 'y' },
  ]);
  t.strictSame((await read(bytes)).rows, [{ index: 1 }, { index: null }, { index: null }]);
  t.strictSame(
    problems.map(({ place }) => place.field),
    ['late', 'index'],
  );
});

t.test('files of others: gzip, lists, dates, long whole numbers', async (t) => {
  const bytes = await writeForeign(`{
    codec: 'GZIP',
    compressors: { GZIP: (bytes) => new Uint8Array(gzipSync(bytes)) },
    columnData: [
      { name: 'id', data: [1n, 9007199254740993n], type: 'INT64' },
      { name: 'labels', data: [['condemn', 'x'], []], type: 'JSON' },
      { name: 'date', data: [new Date('2024-05-01T00:00:00Z'), new Date('2024-05-01T10:30:00Z')] },
    ],
  }`);
  t.strictSame((await read(bytes)).rows, [
    { id: 1, labels: ['condemn', 'x'], date: '2024-05-01' },
    { id: '9007199254740993', labels: [], date: '2024-05-01T10:30:00.000Z' },
  ]);
});

t.test('what is not Parquet, or half of it, is told', async (t) => {
  const { bytes: whole } = await write([{ text: 'x' }]);
  for (const bytes of [
    Buffer.from('PAR1'),
    Buffer.from('{"a":1}\n{"a":2}\n'),
    whole.subarray(0, 40),
  ])
    t.equal((await read(bytes)).code, 'parquet/broken');
  const cwd = t.testdir({ 'x.parquet': 'no' });
  const told = await stancekit(['validate', 'x.parquet'], { cwd });
  t.match(told, { status: 2, stderr: /x\.parquet: error: is not a whole Parquet file/ });
});

t.test('agree and validate read Parquet as they read JSONL; problems have the row', async (t) => {
  const cwd = t.testdir({
    'people.csv':
      'unit_id,article_id,condemn,call_for_restraint,offer_mediation\nu1,a1,1,0,0\nu2,a1,0,0,0\n',
  });
  const row = { article_id: 'a1', condemn: 1, call_for_restraint: 0, offer_mediation: 0 };
  const { bytes } = await write([
    { unit_id: 'u1', label: 'condemn', ...row },
    { unit_id: 'u2', label: 'condmn', ...row },
  ]);
  writeFileSync(join(cwd, 'machine.parquet'), bytes);
  const agreed = await stancekit(['agree', 'people.csv', 'machine.parquet', '--json'], { cwd });
  t.match(JSON.parse(agreed.stdout), { units: 2, disagreeing: 1 });
  const checked = await stancekit(['validate', 'machine.parquet', '--schema', 'flat-row'], { cwd });
  t.match(checked.stdout, /^machine\.parquet:2: error: .*condmn.*\[id u2 \/label\]/);
  t.equal(checked.status, 1);
});

t.test('articles from Parquet, rows to Parquet', async (t) => {
  const cwd = t.testdir();
  const text = 'The minister condemned the attack.';
  const { bytes } = await write([{ id: 'a', text, lang: 'en', date: '2024-01-02' }]);
  writeFileSync(join(cwd, 'news.parquet'), bytes);
  const segmented = await stancekit(['segment', 'news.parquet'], { cwd });
  t.match(parseLines(segmented.stdout), [{ article_id: 'a', text, lang: 'en' }]);
  const row = { text: 'x', labels: ['condemn'], scores: null };
  const stdin = `${JSON.stringify(row)}\n`;
  const told = await stancekit(['export', '-', '--to', 'parquet', '-o', 'x.parquet'], {
    cwd,
    stdin,
  });
  t.strictSame([told.status, told.stderr], [0, '']);
  t.match((await read(readFileSync(join(cwd, 'x.parquet')))).rows, [
    { text: 'x', label: 'condemn', condemn: 1 },
  ]);
  const bom = await stancekit(['export', '-', '--to', 'parquet', '--bom'], { stdin });
  t.match(bom, { status: 2, stderr: /leave --bom out/ });
});
