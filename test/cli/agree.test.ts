import t from 'tap';
import { parseLines, stancekit } from './spawn.js';

const HEAD = 'id,text,condemn,call_for_restraint,offer_mediation';
/** One row a unit: its condemn, call_for_restraint and offer_mediation cells, or nothing where it was not annotated. */
const table = (rows: Record<string, string>) =>
  `${[HEAD, ...Object.entries(rows).map(([id, cells]) => `${id},Sentence ${id}.,${cells}`)].join('\n')}\n`;

const MAI = table({ u1: '1,0,0', u2: '0,1,0', u3: '0,0,0', u4: '1,0,0', u5: '0,0,0', u6: ',,' });
const BAO = table({ u1: '1,0,0', u2: '0,1,0', u3: '1,0,0', u4: '0,1,1', u5: '0,0,0', u6: '1,0,0' });
const LAN = table({ u1: '1,0,0', u2: '0,0,0', u3: '0,0,0', u4: '1,0,0' });

interface Row {
  units: number;
  pairable: number;
  observed: number;
  cohen_kappa: number | null;
  krippendorff_alpha: number | null;
  intervals: Record<string, { low: number; high: number } | null>;
  given: number;
}
interface Json {
  labels: Record<string, Row>;
  label_sets: Row;
  [key: string]: unknown;
}

t.test('two annotators: a table, and JSON', async (t) => {
  const cwd = t.testdir({ 'mai.csv': MAI, 'bao.csv': BAO });
  const run = await stancekit(['agree', 'mai.csv', 'bao.csv'], { cwd });
  t.equal(run.stderr, '');
  t.equal(run.status, 0);
  t.match(
    run.stdout,
    /^mai \(5\), bao \(6\)\n {2}6 units, joined by id; 5 labelled by two or more\n/,
  );
  // condemn on u1..u5: yes/yes, no/no, no/yes, yes/no, no/no: Cohen (0.6 - 0.52) / 0.48
  t.match(run.stdout, /^ {2}condemn +0\.455 +0\.600 +0\.167 /m);
  t.match(run.stdout, /^ {2}label sets +0\.600 /m);
  t.match(run.stdout, /chance from all ratings, also of the 1 unit that one alone labelled/);
  t.match(run.stdout, /2 disagreements \(--disagreements N shows them\)\n$/);
  const json = await stancekit(['agree', 'mai.csv', 'bao.csv', '--json'], { cwd });
  const [report] = parseLines<Json>(json.stdout) as [Json];
  t.match(report, {
    joined_by: 'id',
    units: 6,
    pairable: 5,
    disagreeing: 2,
    pairs: [],
    disagreements: [],
  });
  t.ok(Math.abs((report.labels['condemn']?.cohen_kappa ?? 0) - 1 / 6) < 1e-12);
  t.match(report.labels['offer_mediation'], { cohen_kappa: 0, pairable: 5 });
  const { low, high } = report.label_sets.intervals['observed'] as { low: number; high: number };
  t.ok(low < 0.6 && high > 0.6 && low >= 0 && high <= 1);
});

t.test('three annotators, missing ratings: pairs, and the most divided units first', async (t) => {
  const cwd = t.testdir({ 'mai.csv': MAI, 'bao.csv': BAO, 'lan.csv': LAN });
  const run = await stancekit(['agree', 'mai.csv', 'bao.csv', 'lan.csv', '--disagreements', '2'], {
    cwd,
  });
  t.notMatch(run.stdout, /Cohen's κ {2}/);
  t.match(
    run.stdout,
    /^ {2}Cohen's κ of two +units +label sets +condemn +call_for_restraint +offer_mediation\n {2}mai, bao +5 .*\n {2}mai, lan +4 .*\n {2}bao, lan +4 /m,
  );
  t.match(
    run.stdout,
    /3 disagreements, the 2 most divided:\n\n {2}1\. mai\.csv:5 u4\n {5}Sentence u4\.\n {5}mai {2}condemn\n {5}bao {2}call_for_restraint, offer_mediation\n {5}lan {2}condemn\n\n {2}2\. mai\.csv:3 u2\n {5}Sentence u2\.\n {5}mai {2}call_for_restraint\n {5}bao {2}call_for_restraint\n {5}lan {2}no_stance\n$/,
  );
  const json = await stancekit(
    ['agree', 'mai.csv', 'bao.csv', 'lan.csv', '--json', '--disagreements', '9'],
    { cwd },
  );
  t.match(parseLines(json.stdout), [
    {
      label_sets: { cohen_kappa: null },
      pairs: [{ annotators: ['mai', 'bao'], units: 5 }, {}, {}],
      disagreements: [
        { id: 'u4', line: 5, choices: { mai: ['condemn'], lan: ['condemn'] } },
        { id: 'u2' },
        { id: 'u3' },
      ],
    },
  ]);
});

t.test('one file with several annotators', async (t) => {
  const rows = ['mai', 'bao'].flatMap((id) =>
    ['u1', 'u2'].map((unit_id) => ({
      id: `${id}-${unit_id}`,
      unit_id,
      labels: unit_id === 'u1' ? ['condemn'] : [],
      annotator: { type: 'person', id, revision: null, sha256: null },
    })),
  );
  const cwd = t.testdir({
    'annotations.jsonl': rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  });
  const run = await stancekit(['agree', 'annotations.jsonl'], { cwd });
  t.match(run.stdout, /^mai \(2\), bao \(2\)\n/);
  t.match(run.stdout, /^ {2}condemn +0\.500 +1\.000 +1\.000 /m);
  t.match(run.stdout, /^ {2}offer_mediation +0\.000 +1\.000 +- +- +1\.000 +-/m);
  t.match(run.stdout, /-: undefined \(too few ratings, or all of them alike\)/);
  t.match(run.stdout, /no disagreements\n$/);
  t.equal(run.status, 0);
});

t.test('the same seed gives the same bytes', async (t) => {
  const cwd = t.testdir({ 'mai.csv': MAI, 'bao.csv': BAO });
  const run = async (...args: string[]) =>
    (await stancekit(['agree', 'mai.csv', 'bao.csv', '--json', ...args], { cwd })).stdout;
  t.equal(await run(), await run('--seed', '1'));
  const none = parseLines<Json>(await run('--bootstrap', '0'))[0];
  t.strictSame(new Set(Object.values(none?.label_sets.intervals ?? {})), new Set([null]));
});

t.test('what cannot be measured is refused', async (t) => {
  const cwd = t.testdir({
    'mai.csv': MAI,
    'far.csv': 'id,text,label\nx,Elsewhere.,condemn\n',
    'bad.csv': `${HEAD}\nu1,Sentence u1.,7,0,0\nu2,Sentence u2.,0,1,0\n`,
  });
  t.match(await stancekit(['agree', 'mai.csv'], { cwd }), {
    status: 2,
    stderr: /one annotator cannot disagree .*\n {2}hint: give a file for each/,
  });
  t.match(await stancekit(['agree', 'mai.csv', 'far.csv'], { cwd }), {
    status: 2,
    stderr: /no unit was labelled by two annotators/,
  });
  t.match(await stancekit(['agree', 'mai.csv', 'bad.csv'], { cwd }), {
    status: 1,
    stderr:
      /^bad\.csv:2: error: a label column has to be 0 or 1, found .*\(labels\/not-0-or-1\) \[id u1\]\n$/,
  });
  t.match(await stancekit(['agree', 'mai.csv', 'mai.csv', '--disagreements', 'all'], { cwd }), {
    status: 2,
    stderr: /--disagreements has to be a whole number from 0, found "all"/,
  });
});
