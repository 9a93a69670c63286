import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { annotationId } from '../../src/annotations.js';
import { makeDataset } from './bridges/dataset.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const HEAD = 'unit_id,text,condemn,call_for_restraint,offer_mediation';
const table = (rows: Record<string, string>) =>
  `${[HEAD, ...Object.entries(rows).map(([id, cells]) => `${id},Sentence ${id}.,${cells}`)].join('\n')}\n`;
const FILES = {
  'mai.csv': table({ u1: '1,0,0', u2: '0,1,0', u3: '0,0,0', u4: '1,0,0', u5: '0,0,0', u6: ',,' }),
  'bao.csv': table({ u1: '1,0,0', u2: '0,1,1', u3: '1,0,0', u4: '0,1,1', u6: '1,0,0' }),
  'lan.csv': table({ u1: '1,0,0', u2: '0,1,0', u3: '1,0,0' }),
};
const CODEBOOK = { id: 'diplomatic-stance', version: '1.0' };

interface Gold {
  unit_id: string;
  labels: string[];
  adjudication: { how: string; choices: Record<string, string[] | null> };
}

t.test('files: gold to stdout, the account to stderr', async (t) => {
  const cwd = t.testdir(FILES);
  const found = await run(['adjudicate', 'mai.csv', 'bao.csv', 'lan.csv'], { cwd });
  const gold = parseLines<Gold>(found.stdout);
  t.strictSame(
    gold.map(({ unit_id, labels, adjudication }) => [unit_id, labels, adjudication.how]),
    [
      ['u1', ['condemn'], 'unanimous'],
      ['u2', ['call_for_restraint'], 'majority'],
      ['u3', ['condemn'], 'majority'],
    ],
  );
  t.match(gold[0], { annotator: { type: 'person', id: 'adjudicated' }, codebook: CODEBOOK });
  t.strictSame(gold[2]?.adjudication.choices, { mai: [], bao: ['condemn'], lan: ['condemn'] });
  t.equal(
    found.stderr,
    `mai (5), bao (5), lan (3)
  6 units, joined by id; rule: majority

  decided 3 (unanimous 1, majority 2)
  labels  condemn 2, call_for_restraint 1
  open    3 (a tie 1, too few labelled it 2)
  --min-annotators 1 takes the word of one where nobody else labelled

  1. mai.csv:5 u4
     Sentence u4.
     mai  condemn
     bao  call_for_restraint, offer_mediation
     lan  -
     a tie: condemn, call_for_restraint, offer_mediation

  2. mai.csv:6 u5
     Sentence u5.
     mai  no_stance
     bao  -
     lan  -
     too few labelled it

  3. mai.csv:7 u6
     Sentence u6.
     mai  -
     bao  condemn
     lan  -
     too few labelled it
`,
  );
  t.equal(found.status, 0);
  const measured = await run(['evaluate', 'bao.csv', '-', '--bootstrap', '0', '--json'], {
    cwd,
    stdin: found.stdout,
  });
  t.match(parseLines(measured.stdout)[0], {
    gold: { annotator: 'adjudicated' },
    scores: { units: 3 },
  });
});

t.test('rules, ties by priority, and the open units for another look', async (t) => {
  const cwd = t.testdir(FILES);
  const json = async (...args: string[]) => {
    const found = await run(
      ['adjudicate', 'mai.csv', 'bao.csv', 'lan.csv', '--dry-run', '--json', ...args],
      { cwd },
    );
    return { ...found, report: parseLines(found.stdout)[0] };
  };
  t.match((await json('--priority', 'bao')).report, {
    decided: { unanimous: 1, majority: 2, priority: 1 },
    new_sets: 0,
    written: null,
  });
  t.match((await json('--rule', 'priority', '--priority', 'bao,mai')).report, {
    decided: { alone: 2, unanimous: 1, priority: 3 },
    open: { tie: 0, disagreement: 0, 'too-few': 0 },
  });
  const strict = await json(
    '--rule',
    'unanimous',
    '--strict',
    '--show',
    '1',
    '--open-out',
    'open.jsonl',
  );
  t.match(strict.report, {
    open: { disagreement: 3, 'too-few': 2 },
    open_units: [{ id: 'u4', why: 'disagreement' }],
  });
  t.equal(strict.status, 1);
  t.match(parseLines(readFileSync(join(cwd, 'open.jsonl'), 'utf8')), [
    { unit_id: 'u4', rank: 1, reason: 'disagreement', choices: { lan: null } },
    { unit_id: 'u2', rank: 2 },
    {},
    {},
    {},
  ]);
});

t.test('what cannot be decided is refused', async (t) => {
  const cwd = t.testdir(FILES);
  t.match(await run(['adjudicate', 'mai.csv'], { cwd }), {
    status: 2,
    stderr: /fewer than two people/,
  });
  t.match(await run(['adjudicate', 'mai.csv', 'bao.csv', '--rule', 'priority'], { cwd }), {
    status: 2,
    stderr: /--priority A,B/,
  });
  t.match(await run(['adjudicate', 'mai.csv', 'bao.csv', '--priority', 'may'], { cwd }), {
    status: 2,
    stderr: /"may", who labelled nothing .*\n.*did you mean mai/,
  });
  t.match(await run(['adjudicate', 'mai.csv', 'bao.csv', '--rule', 'vote'], { cwd }), {
    status: 2,
  });
});

t.test('a dataset: beside the originals, again the same bytes, and valid', async (t) => {
  const cwd = t.testdir({});
  const folder = join(cwd, 'in');
  await makeDataset(folder);
  const file = join(folder, 'annotations.jsonl');
  const people = ['mai', 'bao'].flatMap((id) =>
    ['u_en-1_1', 'u_en-1_2', 'u_ar-1_0'].map((unit_id) => {
      const annotator = { type: 'person' as const, id, revision: null, sha256: null };
      const labels = unit_id === 'u_en-1_2' && id === 'bao' ? [] : ['condemn'];
      const rest = { scores: null, annotator, codebook: CODEBOOK, truncated: false };
      const meta = unit_id === 'u_en-1_1' ? { ambiguous: ['condemn'] } : {};
      return `${JSON.stringify({ id: annotationId(unit_id, annotator), unit_id, labels, ...rest, meta })}\n`;
    }),
  );
  writeFileSync(file, readFileSync(file, 'utf8') + people.join(''));
  const target = join(cwd, 'out');
  const found = await run(['adjudicate', folder, '-o', target]);
  t.match(found.stdout, /^mai \(3\), bao \(3\)\n.*\n {2}left out: stance-xs/);
  t.match(found.stdout, /decided 2 .*\n.*condemn 2\n {2}open {4}1 \(a tie 1\)/);
  t.equal(found.status, 0);
  const bytes = readFileSync(join(target, 'annotations.jsonl'), 'utf8');
  t.equal(bytes.split('\n').filter((line) => line.includes('"id":"adjudicated"')).length, 2);
  t.match(bytes, /"how":"unanimous".*"ambiguous":\["condemn"\]/);
  for (const line of people) t.ok(bytes.includes(line.trim()), 'the original stays');
  t.match(await run(['validate', target, '--strict']), { status: 0 });
  t.match(await run(['adjudicate', target]), { status: 0 });
  t.equal(readFileSync(join(target, 'annotations.jsonl'), 'utf8'), bytes);
  t.match(await run(['agree', target]), { stdout: /left out: stance-xs, adjudicated/ });
  writeFileSync(
    join(target, 'annotations.jsonl'),
    bytes.replaceAll(/"meta":\{"adjudication".*\}\}/g, '"meta":{}}'),
  );
  t.match(await run(['adjudicate', target]), {
    status: 2,
    stderr: /a person of the name adjudicated labelled it/,
  });
});
