import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { run as stancekit } from './in-process.js';
import { parseLines } from './spawn.js';

const TEXT = 'Hi 😀 there. Kenya condemned the raid.';
const sha256 = createHash('sha256').update(TEXT).digest('hex');
const article = {
  id: 'a1',
  text: TEXT,
  title: null,
  lang: 'en',
  lang_confidence: null,
  date: null,
  url: null,
  source: null,
  meta: {},
  sha256,
};
const span = {
  speaker: null,
  reported_by: null,
  cue: null,
  target: null,
  duplicate_of: null,
  meta: {},
};
const first = {
  id: 'u1',
  article_id: 'a1',
  index: 0,
  start: 0,
  end: 11,
  text: 'Hi 😀 there.',
  lang: 'en',
  kind: 'narration',
  quote_id: null,
  ...span,
};
const second = {
  ...first,
  id: 'u2',
  index: 1,
  start: 12,
  end: 37,
  text: 'Kenya condemned the raid.',
};
const annotator = { type: 'person', id: 'mai', revision: null, sha256: null };
const codebook = { id: 'diplomatic-stance', version: '1.0' };
const note = {
  id: 'n1',
  unit_id: 'u2',
  labels: ['condemn'],
  scores: null,
  annotator,
  codebook,
  truncated: false,
  meta: {},
};

const jsonl = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Runs validate on one article, its units and their annotations, as changed by the case. */
async function validate(
  t: Tap.Test,
  change: { articles?: unknown[]; units?: unknown[]; notes?: unknown[] },
) {
  const cwd = t.testdir({
    'a.jsonl': jsonl(change.articles ?? [article]),
    'u.jsonl': jsonl(change.units ?? [first, second]),
    'n.jsonl': jsonl(change.notes ?? [note]),
  });
  const run = await stancekit(['validate', 'n.jsonl', 'u.jsonl', 'a.jsonl', '--json'], { cwd });
  const lines = parseLines(run.stdout);
  return { status: run.status, summary: lines.at(-1), problems: lines.slice(0, -1) };
}

declare namespace Tap {
  type Test = { testdir(files: Record<string, string>): string };
}

t.test('a good set has no problems', async (t) => {
  const { status, summary, problems } = await validate(t, {});
  t.strictSame(problems, []);
  t.equal(status, 0);
  t.strictSame(summary, { valid: true, files: 3, records: 4, errors: 0, warnings: 0 });
});

const cases: [string, Parameters<typeof validate>[1], Record<string, unknown>[]][] = [
  [
    'altered text',
    { articles: [{ ...article, sha256: '0'.repeat(64) }] },
    [{ code: 'article/sha256', place: { file: 'a.jsonl', line: 1, column: 163 } }],
  ],
  [
    'article twice',
    { articles: [article, article] },
    [{ code: 'article/duplicate-id', place: { file: 'a.jsonl', line: 2, column: 7 } }],
  ],
  [
    'unit twice',
    { units: [first, second, { ...second, index: 2 }] },
    [{ code: 'unit/duplicate-id', place: { line: 3 } }, { code: 'unit/order' }],
  ],
  [
    'unit without article',
    { units: [first, { ...second, article_id: 'a2', index: 0 }] },
    [{ code: 'unit/no-article', found: '"a2"', place: { line: 2, pointer: '/article_id' } }],
  ],
  [
    'UTF-16 offsets',
    { units: [first, { ...second, start: 13, end: 38 }] },
    [{ code: 'span/out-of-range', hint: /UTF-16 code units.*U\+1F600.*12\.\.37/ }],
  ],
  [
    'shifted span',
    { units: [first, { ...second, start: 11, end: 36 }] },
    [
      {
        code: 'span/text',
        found: '"Kenya condemned the raid."',
        hint: /nearby: it would be 12\.\.37/,
      },
    ],
  ],
  ['empty span', { units: [first, { ...second, end: 12 }] }, [{ code: 'unit/empty-span' }]],
  [
    'overlap',
    { units: [first, { ...second, start: 10, end: 37, text: '. Kenya condemned the raid.' }] },
    [{ code: 'unit/overlap', expected: 'at least 11' }],
  ],
  [
    'wrong order',
    {
      units: [
        { ...second, index: 0 },
        { ...first, index: 1 },
      ],
    },
    [{ code: 'unit/gap' }, { code: 'unit/order' }],
  ],
  [
    'gap in numbers',
    { units: [first, { ...second, index: 2 }] },
    [{ code: 'unit/index', found: '2', expected: '1' }],
  ],
  [
    'speaker off',
    {
      units: [first, { ...second, speaker: { text: 'Kenya', start: 13, end: 18, resolved: null } }],
    },
    [{ code: 'span/text', place: { pointer: '/speaker/text' } }],
  ],
  [
    'duplicate of a later unit',
    { units: [{ ...first, duplicate_of: 'u2' }, second] },
    [{ code: 'unit/duplicate-of' }],
  ],
  [
    'annotation without unit',
    { notes: [{ ...note, unit_id: 'u9' }] },
    [
      {
        code: 'annotation/no-unit',
        found: '"u9"',
        place: { file: 'n.jsonl', line: 1, column: 22 },
      },
    ],
  ],
  [
    'annotated twice',
    { notes: [note, { ...note, id: 'n2', labels: [] }] },
    [{ code: 'annotation/repeated', message: /^mai annotated this unit before: in n\.jsonl:1$/ }],
  ],
  [
    'unknown label',
    { notes: [{ ...note, labels: ['condem'] }] },
    [
      {
        code: 'annotation/unknown-label',
        hint: 'did you mean "condemn"?',
        place: { pointer: '/labels/0' },
      },
    ],
  ],
  [
    'other codebook',
    { notes: [{ ...note, codebook: { id: 'diplomatic-stance', version: '0.9' } }] },
    [{ code: 'annotation/other-codebook', found: 'diplomatic-stance 0.9' }],
  ],
  [
    'missing score',
    { notes: [{ ...note, scores: { condemn: 0.9, offer_mediation: 0.1 } }] },
    [{ code: 'annotation/missing-score', message: /call_for_restraint/ }],
  ],
  [
    'score out of range',
    { notes: [{ ...note, scores: { condemn: 1.9, call_for_restraint: 0, offer_mediation: 0.1 } }] },
    [{ code: 'schema/maximum', found: '1.9', place: { pointer: '/scores/condemn' } }],
  ],
  [
    'boilerplate labelled',
    { units: [first, { ...second, kind: 'boilerplate' }] },
    [{ code: 'annotation/boilerplate' }],
  ],
];

for (const [name, change, expected] of cases) {
  t.test(name, async (t) => {
    const { status, problems } = await validate(t, change);
    t.match(problems, expected);
    t.equal(problems.length, expected.length);
    t.equal(status, 1);
  });
}

t.test('text for people: place, words, code, hint', async (t) => {
  const cwd = t.testdir({
    'n.jsonl': jsonl([note, { ...note, id: 'n2', unit_id: 'u3', labels: ['condem'] }]),
  });
  const run = await stancekit(['validate', 'n.jsonl'], { cwd });
  t.equal(
    run.stdout,
    'n.jsonl:2:37: error: "condem" is not a label of codebook diplomatic-stance, expected condemn, call_for_restraint, offer_mediation (annotation/unknown-label) [id n2 /labels/0]\n  hint: did you mean "condemn"?\n',
  );
  t.equal(run.stderr, '1 file, 2 records: 1 error, 0 warnings\n');
  t.equal(run.status, 1);
});

t.test('--max-problems caps what is shown, never the count', async (t) => {
  const cwd = t.testdir({
    'n.jsonl': jsonl(
      Array.from({ length: 50 }, (_, i) => ({
        ...note,
        id: `n${i}`,
        unit_id: `u${i}`,
        labels: ['x'],
      })),
    ),
  });
  const run = await stancekit(['validate', 'n.jsonl', '--max-problems', '3'], { cwd });
  t.equal(run.stdout.match(/error:/g)?.length, 3);
  t.match(run.stdout, /and 47 more problems not shown/);
  t.match(run.stderr, /50 errors/);
});

t.test('a table: columns, cells and labels', async (t) => {
  const header = 'unit_id,text,label,condemn,call_for_restraint,offer_mediaton,annotator_id';
  const cwd = t.testdir({
    'd.csv': `${header}\nu1,"Two\nlines",condemn,1,0,0,mai\nu2,x,None,0,0,0,mai\nu3,x,condemn,0,yes,0,mai\nu1,x,no_stance,0,0,0,mai\n`,
  });
  const run = await stancekit(['validate', 'd.csv', '--json'], { cwd });
  t.match(parseLines(run.stdout), [
    {
      code: 'row/missing-column',
      message: 'column "offer_mediation" is missing',
      hint: 'did you mean it by "offer_mediaton"?',
      place: { line: 1 },
    },
    {
      code: 'row/unknown-label',
      found: '"None"',
      hint: /data frames read this word as a missing value; write "no_stance"/,
      place: { line: 4, field: 'label', id: 'u2' },
    },
    { code: 'row/not-0-or-1', found: '"yes"', place: { line: 5, field: 'call_for_restraint' } },
    { code: 'row/repeated', place: { line: 6 } },
    { valid: false },
  ]);
});

t.test('nothing to check, and what cannot be told', async (t) => {
  const cwd = t.testdir({ 'x.jsonl': '{"hello":1}\n', 'y.txt': 'x' });
  t.match(await stancekit(['validate', 'nope.jsonl'], { cwd }), {
    status: 2,
    stderr: /nope\.jsonl: error: no such file or folder/,
  });
  t.match(await stancekit(['validate', 'x.jsonl'], { cwd }), {
    status: 1,
    stdout: /x\.jsonl:1:1: error: cannot tell what kind of record this is/,
  });
  t.match(await stancekit(['validate', 'x.jsonl', '--schema', 'unit'], { cwd }), {
    status: 1,
    stdout: /key "article_id" is missing/,
  });
  t.match(await stancekit(['validate', 'y.txt'], { cwd }), {
    status: 2,
    stderr: /expected a dataset folder or a file in/,
  });
});

t.test('a codebook of your own', async (t) => {
  const cwd = t.testdir({});
  const { stdout } = await stancekit(['codebook', '--json']);
  const mine = JSON.parse(stdout) as { id: string; labels: { id: string }[] };
  writeFileSync(
    join(cwd, 'mine.json'),
    JSON.stringify({
      ...mine,
      id: 'mine',
      labels: mine.labels.map((label) => ({ ...label, id: `my_${label.id}` })),
    }),
  );
  writeFileSync(
    join(cwd, 'n.jsonl'),
    jsonl([{ ...note, labels: ['my_condemn'], codebook: { id: 'mine', version: '1.0' } }]),
  );
  t.equal((await stancekit(['validate', 'n.jsonl', '--codebook', 'mine.json'], { cwd })).status, 0);
  t.equal((await stancekit(['validate', 'n.jsonl'], { cwd })).status, 1);
  t.equal((await stancekit(['validate', 'mine.json'], { cwd })).status, 0);
});
