import { createHash } from 'node:crypto';
import t from 'tap';
import { run } from './in-process.js';

const SAID =
  'The foreign ministry of Kenya condemned the raid on the market in the strongest terms on Monday evening.';
const EDITED = SAID.replace('Monday evening', 'Tuesday evening');

const unit = (n: number, text: string) => ({
  ...{ id: `u${n}`, article_id: `a${n}`, index: 0, start: 0, end: text.length, text, lang: 'en' },
  ...{ kind: 'narration', quote_id: null, speaker: null, reported_by: null, cue: null },
  ...{ target: null, duplicate_of: null, meta: {} },
});
const article = (n: number, text: string, date: string | null = null) => ({
  ...{ id: `a${n}`, text, title: null, lang: 'en', lang_confidence: null, date, url: null },
  ...{ source: null, meta: {}, sha256: createHash('sha256').update(text).digest('hex') },
});
const jsonl = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

t.test('edited copies in one loose file are told, wherever it comes from', async (t) => {
  const units = [unit(1, SAID), unit(2, 'Nothing of the kind was said elsewhere today.')];
  const text = jsonl([...units, unit(3, EDITED)]);
  const cwd = t.testdir({ 'u.jsonl': text, 'u.json': JSON.stringify([...units, unit(3, EDITED)]) });
  for (const [file, place] of [
    ['u.jsonl', /^u\.jsonl:3:\d+: warning: a text that is \d\d % alike .* \(u\.jsonl:1\)/],
    ['-', /^<stdin>:3:\d+: warning: a text that is \d\d % alike .* \(<stdin>:1\)/],
    ['u.json', /^u\.json:1:\d{3}: warning: a text that is \d\d % alike .*\/2\/text\]/],
  ] as const) {
    const { stdout, status } = await run(['validate', file], { cwd, stdin: text });
    t.match(stdout, place);
    t.equal(status, 0);
  }
  const off = await run(['validate', 'u.jsonl', '--no-near-duplicates'], { cwd });
  t.equal(off.stdout, '');
});

t.test('flat rows and labelled units, too; annotators of one unit are no copies', async (t) => {
  const labels = 'condemn,call_for_restraint,offer_mediation,label';
  const row = (n: number, text: string, who: string) => `u${n},"${text}",1,0,0,condemn,${who}`;
  const rows = [row(1, SAID, 'mai'), row(1, SAID, 'lan'), row(2, EDITED, 'mai')];
  const cwd = t.testdir({
    'r.csv': `unit_id,text,${labels},annotator_id\n${rows.join('\n')}\n`,
    'l.jsonl': jsonl(
      [unit(1, SAID), unit(2, EDITED)].map((record) => ({
        ...record,
        ...{ labels: null, scores: null, annotator: null, codebook: null, truncated: null },
      })),
    ),
  });
  const csv = await run(['validate', 'r.csv'], { cwd });
  t.match(csv.stdout, /^r\.csv:4:4: warning: a text that is .* \(r\.csv:2\) .*\n.*\n$/);
  const labelled = await run(['validate', 'l.jsonl'], { cwd });
  t.match(labelled.stdout, /^l\.jsonl:2:\d+: warning: a text that is .* \(l\.jsonl:1\)/);
});

t.test('more units than are looked at unasked: it is said', async (t) => {
  const many = Array.from({ length: 2_001 }, (_, i) => unit(i, i < 2 ? `${SAID} ${i}` : 'So.'));
  const cwd = t.testdir({ 'u.jsonl': jsonl(many) });
  const few = await run(['validate', 'u.jsonl'], { cwd });
  t.equal(few.stdout, '');
  t.match(few.stderr, '2,001 texts were not compared with each other: --near-duplicates does');
  const all = await run(['validate', 'u.jsonl', '--near-duplicates'], { cwd });
  t.match(all.stdout, /^u\.jsonl:2:\d+: warning: a text that is/);
});

t.test('articles with the same text', async (t) => {
  const cwd = t.testdir({ 'a.jsonl': jsonl([article(1, SAID), article(2, SAID)]) });
  const { stdout } = await run(['validate', 'a.jsonl'], { cwd });
  t.match(stdout, /^a\.jsonl:2:\d+: warning: another article has the same text \(a\.jsonl:1\)/);
});

t.test('units of one article in several files have no order among them', async (t) => {
  const [one, two] = [unit(1, 'First things first.'), unit(2, 'Then the others.')];
  const second = { ...two, article_id: 'a1', index: 1, start: 20, end: 36 };
  const cwd = t.testdir({ '1.json': JSON.stringify(second), '2.json': JSON.stringify(one) });
  const { stdout, stderr } = await run(['validate', '1.json', '2.json'], { cwd });
  t.equal(stdout, '');
  t.match(stderr, '2 files, 2 records: no problems');
});

t.test('dates that lie in the future', async (t) => {
  const dates = ['2024-05-17', '2024-05-18T09:00:00Z', '2024-05-19', '2025', '9999-12-31'];
  const cwd = t.testdir({
    'a.jsonl': jsonl(dates.map((date, i) => article(i, `Text ${i}`, date))),
  });
  const now = () => new Date('2024-05-17T23:00:00Z');
  const { stdout, status } = await run(['validate', 'a.jsonl', '--json'], { cwd, now });
  const told = stdout
    .trim()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  t.match(told, [
    { code: 'date/future', place: { line: 3, pointer: '/date' }, found: '"2024-05-19"' },
    { code: 'date/future', severity: 'warning', place: { line: 4 } },
    { code: 'date/placeholder', place: { line: 5 } },
  ]);
  t.equal(told.length, 3);
  t.equal(status, 0);
});
