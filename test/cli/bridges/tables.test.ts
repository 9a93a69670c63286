/** Tables that were exported, corrected in a spreadsheet, and come back. */
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Annotation } from '../../../src/records.js';
import { run } from '../in-process.js';
import { parseLines, stancekit } from '../spawn.js';
import { makeDataset } from './dataset.js';

const root = t.testdir({});
const good = join(root, 'good');
await makeDataset(good);
let copies = 0;

async function imported(stdin: string | Buffer, ...options: string[]) {
  const folder = join(root, `copy-${copies++}`);
  cpSync(good, folder, { recursive: true });
  const args = ['import', '-', '--from', 'csv', '--dataset', folder, '--json'];
  const { stdout, stderr, status } = await run([...args, ...options], { stdin });
  const people = parseLines<Annotation>(readFileSync(join(folder, 'annotations.jsonl'), 'utf8'))
    .filter(({ annotator }) => annotator.type === 'person')
    .map(({ unit_id, labels, annotator }) => [unit_id, annotator.id, labels.join(' ')]);
  return { report: stdout === '' ? undefined : JSON.parse(stdout), stderr, status, people, folder };
}
const csv = async (...options: string[]) =>
  (await run(['export', good, '--to', 'csv', ...options])).stdout;

t.test(
  'a table that nobody touched changes nothing, also guarded and with a byte order mark',
  async (t) => {
    for (const options of [[], ['--bom', '--spreadsheet-safe']]) {
      const { report, stderr, people } = await imported(await csv(...options));
      t.equal(stderr, '');
      t.match(report, {
        tasks: 6,
        answers: { new: 0 },
        left_out: { 'labels as they went out': 6 },
        written: null,
      });
      t.strictSame(people, []);
    }
    for (const to of ['tsv', 'jsonl']) {
      const { stdout } = await run(['export', good, '--to', to]);
      const told = await run(['import', '-', '--from', to, '--dataset', good, '--json'], {
        stdin: stdout,
      });
      t.match(
        JSON.parse(told.stdout),
        { left_out: { 'labels as they went out': 6 }, errors: 0, written: null },
        to,
      );
    }
  },
);

t.test(
  'corrected in a spreadsheet: semicolons, CRLF, another order of columns, marks of all kinds',
  async (t) => {
    const text = `\ufeffsep=;\r
label;offer_mediation;Condemn ;call_for_restraint;unit_id;annotator_id;annotator_type;text\r
condemn;FALSE;TRUE;FALSE;u_vi-1_0;stance-xs;classifier;\r
condemn;;;x;u_en-1_1;stance-xs;classifier;"😀👍🏽 Kenya condemned the raid on the market, its minister said."\r
condemn;1;0;0;u_en-1_2;stance-xs;classifier;"Uruguay offered to mediate,\nand to host their talks; it denounced “the 𝒷ombing”."\r
condemn;0;0;0;u_en-1_0;stance-xs;classifier;\r
;;;;u_ar-1_0;stance-xs;classifier;\r
;0.0;0.0;1.0;u_ar-1_1;bao;person;\r
`;
    const { report, stderr, people, status } = await imported(text, '--annotator', 'mai');
    t.equal(stderr, '');
    t.equal(status, 0);
    t.match(report, {
      answers: { new: 4 },
      left_out: { 'labels as they went out': 1, 'without a label': 1 },
    });
    t.strictSame(people, [
      ['u_en-1_0', 'mai', 'condemn'],
      ['u_en-1_1', 'mai', 'call_for_restraint'],
      ['u_en-1_2', 'mai', 'offer_mediation'],
      ['u_ar-1_1', 'bao', 'call_for_restraint'],
    ]);
  },
);

t.test('what people reviewed and left as it was', async (t) => {
  const { report, people } = await imported(
    await csv(),
    '--annotator',
    'mai',
    '--accept-unchanged',
  );
  t.match(report, { answers: { new: 6 }, as_suggested: 6, by_annotator: { mai: 6 } });
  t.strictSame(people[2], ['u_en-1_2', 'mai', 'condemn offer_mediation']);
});

t.test(
  'a table made by hand: text and label only, UTF-16 as spreadsheets save "Unicode text"',
  async (t) => {
    const text =
      'text\tlabel\r\nBộ Ngoại giao Chile lên án vụ tấn công nhằm vào đoàn xe cứu trợ.\tno_stance\r\n';
    const { people, stderr } = await imported(
      Buffer.from(`\ufeff${text}`, 'utf16le'),
      '--annotator',
      'mai',
    );
    t.equal(stderr, '');
    t.strictSame(people, [['u_vi-1_0', 'mai', '']]);
  },
);

t.test('Parquet, there and back', async (t) => {
  const path = join(root, 'rows.parquet');
  t.match(await stancekit(['export', good, '--to', 'parquet', '-o', path]), { status: 0 });
  const args = ['import', path, '--from', 'parquet', '--dataset', good, '--dry-run', '--json'];
  const untouched = await stancekit(args);
  t.match(JSON.parse(untouched.stdout), { left_out: { 'labels as they went out': 6 } });
  const all = await stancekit([...args, '--accept-unchanged', '--annotator', 'mai']);
  t.match(JSON.parse(all.stdout), { answers: { new: 6 }, as_suggested: 6, written: null });
});

t.test('labels in a list', async (t) => {
  const { people } = await imported(
    'unit_id,annotator,labels\nu_en-1_1,bao,condemn|offer_mediation\n',
  );
  t.strictSame(people, [['u_en-1_1', 'bao', 'condemn offer_mediation']]);
});

t.test('what is wrong is told with line, column and the name of the column', async (t) => {
  const text = [
    'unit_id,annotator_id,annotator_type,speaker,label,condemn,call_for_restraint,offer_mediation',
    'u_en-1_1,stance-xs,classifier,Kenya,condemn,maybe,0,0',
    'u_en-1_2,stance-xs,classifier,"Uruguay, again",call_for_restraint,1,0,1',
    'u_vi-1_0,stance-xs,classifier,,condem,1,0,0',
    'u_en-1_O,stance-xs,classifier,,condemn,1,0,0',
    'u_ar-1_1,stance-xs,classifier,,no_stance,0,0',
    'u_ar-1_0,stance-xs,classifier,Jordan,condemn,1,0,0',
    '',
  ].join('\n');
  const { stderr, people, status } = await imported(text, '--annotator', 'mai');
  t.equal(status, 1);
  t.strictSame(
    parseLines<{
      code: string;
      hint?: string;
      place: { line: number; column?: number; field?: string };
    }>(stderr).map(({ code, place: { line, column, field } }) => [code, line, column, field]),
    [
      // The parser is ahead of the rows.
      ['csv/row', 6, undefined, undefined],
      ['task/cell', 2, 45, 'condemn'],
      ['task/contradiction', 3, 48, 'label'],
      ['task/unknown-label', 4, 32, 'label'],
      ['task/unknown-unit', 5, 1, 'unit_id'],
      ['task/column-not-read', 7, 31, 'speaker'],
    ],
  );
  t.strictSame(people, [['u_ar-1_0', 'mai', 'condemn']]);
});

t.test('a column that is missing, and one that is misspelt', async (t) => {
  const { stderr, status } = await imported(
    'unit_id,condem,call_for_restraint,offer_mediation\nu_en-1_1,1,0,0\n',
    '--annotator',
    'mai',
  );
  t.match(stderr, /column \\"condemn\\" is missing.*did you mean it by \\"condem\\"\?/);
  t.equal(status, 1);
});

t.test("people's rows come back from the table, byte for byte", async (t) => {
  const { folder } = await imported(await csv(), '--annotator', 'mai', '--accept-unchanged');
  for (const to of ['csv', 'tsv', 'jsonl']) {
    const first = await run(['export', folder, '--to', to]);
    const fresh = join(root, `fresh-${to}`);
    cpSync(good, fresh, { recursive: true });
    t.match(await run(['import', '-', '--from', to, '--dataset', fresh], { stdin: first.stdout }), {
      status: 0,
    });
    t.equal((await run(['export', fresh, '--to', to])).stdout, first.stdout);
  }
});
