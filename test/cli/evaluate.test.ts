import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { annotationOf } from '../../src/annotations.js';
import type { Article, Unit } from '../../src/records.js';
import { run } from './in-process.js';
import { parseLines, stancekit } from './spawn.js';

const jsonl = (rows: object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const LABELS = ['condemn', 'call_for_restraint', 'offer_mediation'];

/** Eight sentences of two articles in two languages; `u5` is in doubt. */
const GOLD = [
  ['u1', 'en', 'a1', ['condemn']],
  ['u2', 'en', 'a1', ['condemn', 'call_for_restraint']],
  ['u3', 'en', 'a1', []],
  ['u4', 'en', 'a2', ['offer_mediation']],
  ['u5', 'vi', 'a2', ['condemn']],
  ['u6', 'vi', 'a2', []],
  ['u7', 'vi', 'a3', ['call_for_restraint']],
  ['u8', 'vi', 'a3', []],
].map(([id, lang, article_id, labels]) => ({
  id,
  lang,
  article_id,
  text: `Sentence ${id}.`,
  labels,
  ambiguous: id === 'u5' ? ['condemn'] : [],
})) as {
  id: string;
  lang: string;
  article_id: string;
  text: string;
  labels: string[];
  ambiguous: string[];
}[];

/** Misses u5, sees a condemnation in u3. */
const PREDICTED = GOLD.map(({ id, text, labels }) => {
  const given = id === 'u3' ? ['condemn'] : id === 'u5' ? [] : labels;
  const scores = Object.fromEntries(
    LABELS.map((label) => [label, given.includes(label) ? 0.9 : 0.1]),
  );
  return {
    id,
    text,
    labels: given,
    scores,
    annotator: { type: 'classifier', id: 'xs', revision: '1', sha256: null },
  };
});

const FILES = { 'gold.jsonl': jsonl(GOLD), 'predicted.jsonl': jsonl(PREDICTED) };

interface Json {
  scores: {
    units: number;
    micro: Record<string, number>;
    labels: Record<string, Record<string, unknown>>;
    subset_accuracy: number;
  };
  by: { lang?: Record<string, { units: number; micro: { f1: number } }> };
  [key: string]: unknown;
}

interface Compared {
  units: number;
  f1_gain: number;
  all_labels: { p: number };
}

t.test('the scores, as a table and as JSON', async (t) => {
  const cwd = t.testdir(FILES);
  const run = await stancekit(['evaluate', 'predicted.jsonl', 'gold.jsonl'], { cwd });
  t.equal(run.stderr, '');
  t.equal(run.status, 0);
  t.match(
    run.stdout,
    /^predicted\.jsonl \(xs\) against gold\.jsonl\n {2}8 units of 3 articles, joined by id\n/,
  );
  t.match(run.stdout, /^ {2}condemn +0\.667 +0\.667 +0\.667 .* 3 {2}█{13}░{7}$/m);
  t.match(run.stdout, /^ {2}micro +0\.833 +0\.833 +0\.833 /m);
  t.match(run.stdout, /every label right in 75\.0 % of the units/);
  t.match(
    run.stdout,
    /calibration: error \(ECE\) 0\.050, Brier 0\.077, 24 scores; scores run 0\.050 too high/,
  );
  const json = await stancekit(
    ['evaluate', 'predicted.jsonl', 'gold.jsonl', '--json', '--by', 'lang'],
    { cwd },
  );
  const [report] = parseLines<Json>(json.stdout) as [Json];
  t.match(report.scores.labels['condemn'], {
    true_positives: 2,
    false_positives: 1,
    false_negatives: 1,
    true_negatives: 4,
    support: 3,
  });
  t.equal(report.scores.subset_accuracy, 0.75);
  t.match(report.by.lang, { en: { units: 4 }, vi: { units: 4 } });
  t.ok(Math.abs((report.by.lang?.['vi']?.micro.f1 ?? 0) - 2 / 3) < 1e-12);
  t.match(report, {
    joined_by: 'id',
    groups: { by: 'article', count: 3 },
    bootstrap: { resamples: 1000, seed: 1, level: 0.95 },
  });
});

t.test('labels in doubt are left out where asked', async (t) => {
  const cwd = t.testdir(FILES);
  const run = await stancekit(
    ['evaluate', 'predicted.jsonl', 'gold.jsonl', '--ignore-ambiguous', '--json'],
    { cwd },
  );
  const [report] = parseLines<Json>(run.stdout) as [Json];
  t.match(report.scores.labels['condemn'], {
    false_negatives: 0,
    ignored: 1,
    support: 2,
    recall: 1,
  });
  t.match(report, { ignored_pairs: 1 });
  t.equal(report.scores.subset_accuracy, 7 / 8);
});

t.test('rows without a counterpart are told with their places', async (t) => {
  const cwd = t.testdir({
    'gold.jsonl': jsonl(GOLD.slice(0, 7)),
    'predicted.jsonl': jsonl([
      { ...PREDICTED[0], labels: null, scores: null },
      ...PREDICTED.slice(1, 6),
      PREDICTED[7] as object,
    ]),
  });
  const run = await stancekit(['evaluate', 'predicted.jsonl', 'gold.jsonl'], { cwd });
  t.strictSame(run.stderr.trim().split('\n'), [
    'predicted.jsonl:1: warning: its unit was not labelled; gold has labels (evaluate/not-labelled) [id u1]',
    'gold.jsonl:7: error: there is no prediction for this gold row (evaluate/no-prediction) [id u7]',
    'predicted.jsonl:7: warning: there is no gold for this prediction (evaluate/no-gold) [id u8]',
  ]);
  t.match(
    run.stdout,
    /5 units .*\n {2}1 gold row without a prediction, 1 not labelled, 1 prediction without gold\n/,
  );
  t.equal(run.status, 1);
  const few = await stancekit(
    ['evaluate', 'predicted.jsonl', 'gold.jsonl', '--max-problems', '1'],
    { cwd },
  );
  t.match(few.stderr, /^.*\n\.\.\. and 2 more problems not shown/);
});

t.test('predictions without gold are told in one line', async (t) => {
  const cwd = t.testdir({
    'gold.jsonl': jsonl(GOLD.slice(0, 3)),
    'predicted.jsonl': jsonl(PREDICTED),
    'other.jsonl': jsonl(PREDICTED.slice(0, 1)),
  });
  const compare = ['--compare', 'other.jsonl'];
  const ran = await run(['evaluate', 'predicted.jsonl', 'gold.jsonl', ...compare], { cwd });
  t.equal(ran.status, 0);
  t.strictSame(ran.stderr.trim().split('\n'), [
    'predicted.jsonl:4: warning: 5 predictions have no gold, and do not count; this is the first (evaluate/no-gold) [id u4]',
    'gold.jsonl:2: warning: 2 units are not labelled by other.jsonl; this is the first (evaluate/not-compared) [id u2]',
  ]);
});

t.test('--min-f1 decides the exit status', async (t) => {
  const cwd = t.testdir(FILES);
  const run = (min: string) =>
    stancekit(['evaluate', 'predicted.jsonl', 'gold.jsonl', '--min-f1', min], { cwd });
  t.match(await run('0.83'), { status: 0, stdout: /\nreached: micro F1 0\.833, wanted 0\.83\n$/ });
  t.match(await run('0.84'), {
    status: 1,
    stdout: /\nnot reached: micro F1 0\.833, wanted 0\.84\n$/,
  });
  t.match(await run('84'), {
    status: 2,
    stderr: /--min-f1 has to be a number from 0 to 1, found "84"/,
  });
});

t.test('curves and reliability', async (t) => {
  const cwd = t.testdir({ ...FILES, 'bare.csv': 'id,label\nu1,condemn\nu2,no_stance\n' });
  const run = await stancekit(['evaluate', 'predicted.jsonl', 'gold.jsonl', '--curve'], { cwd });
  t.match(
    run.stdout,
    /^ {2}offer_mediation +1\.000 +0\.900 +1\.000 +1\.000 +1\.000 +\+0\.000 {2}█{20}$/m,
  );
  t.match(run.stdout, /^ {2}0\.8 to 0\.9 +6 +0\.900 +0\.833 {2}█{17}░{3}$/m);
  const json = await stancekit(['evaluate', 'predicted.jsonl', 'gold.jsonl', '--curve', '--json'], {
    cwd,
  });
  t.match(parseLines(json.stdout), [
    {
      curves: {
        condemn: {
          points: [
            { threshold: 0.9, precision: 2 / 3, recall: 2 / 3 },
            { threshold: 0.1, precision: 3 / 8, recall: 1 },
          ],
        },
      },
    },
  ]);
  const bare = await stancekit(['evaluate', 'bare.csv', 'gold.jsonl', '--curve', '-q'], { cwd });
  t.match(bare, {
    status: 2,
    stderr: /bare\.csv: error: --curve needs scores, and there are none/,
  });
});

t.test('two systems are compared on the same units', async (t) => {
  const other = PREDICTED.map((row) =>
    ['u1', 'u2', 'u7'].includes(row.id) ? { ...row, labels: [] } : row,
  ).slice(0, 7);
  const cwd = t.testdir({ ...FILES, 'other.jsonl': jsonl(other) });
  const run = await stancekit(
    ['evaluate', 'predicted.jsonl', 'gold.jsonl', '--compare', 'other.jsonl', '--json'],
    { cwd },
  );
  const [{ comparison }] = parseLines<{ comparison: Compared }>(run.stdout) as [
    { comparison: Compared },
  ];
  t.match(comparison, {
    units: 7,
    labels: { condemn: { only_first: 2, only_second: 0 } },
    all_labels: { only_first: 3, only_second: 0 },
  });
  t.ok(Math.abs(comparison.all_labels.p - 0.25) < 1e-12);
  t.ok(Math.abs(comparison.f1_gain - (5 / 6 - 1 / 4)) < 1e-12);
  t.match(parseLines(run.stderr), [
    { severity: 'warning', code: 'evaluate/not-compared', place: { file: 'gold.jsonl', line: 8 } },
  ]);
  const text = await stancekit(
    ['evaluate', 'predicted.jsonl', 'gold.jsonl', '--compare', 'other.jsonl'],
    { cwd },
  );
  t.match(text.stdout, /^ {2}micro, whole units +0\.833 +0\.250 +3 +0 +0\.250$/m);
  t.match(text.stdout, /micro F1 \+0\.583 over other\.jsonl, 95 % /);
});

t.test('the same seed gives the same bytes; another seed, or none, another interval', async (t) => {
  const many = Array.from({ length: 60 }, (_, i) => ({
    ...GOLD[i % 8],
    id: `m${i}`,
    article_id: `a${i % 17}`,
  }));
  const cwd = t.testdir({
    'gold.jsonl': jsonl(many),
    'predicted.jsonl': jsonl(
      many.map((row, i) => ({
        ...PREDICTED[i % 8],
        id: row.id,
        labels: i % 11 === 0 ? ['condemn'] : row.labels,
      })),
    ),
  });
  const run = async (...args: string[]) =>
    (await stancekit(['evaluate', 'predicted.jsonl', 'gold.jsonl', '--json', ...args], { cwd }))
      .stdout;
  const intervalOf = (text: string) => parseLines<Json>(text)[0]?.scores.micro['f1_interval'];
  t.equal(await run(), await run('--seed', '1'));
  t.notSame(intervalOf(await run()), intervalOf(await run('--seed', '2')));
  t.equal(intervalOf(await run('--bootstrap', '0')), null);
});

t.test('a dataset folder: its classifier against its person', async (t) => {
  const cwd = t.testdir({
    in: {
      'a.txt': 'Kenya condemned the raid.\n\nUruguay offered to mediate.\n\nThe talks went on.',
    },
  });
  const units = parseLines<Unit>((await stancekit(['segment', 'in'], { cwd })).stdout);
  const article: Omit<Article, 'sha256'> = {
    id: units[0]?.article_id as string,
    text: 'Kenya condemned the raid.\n\nUruguay offered to mediate.\n\nThe talks went on.',
    title: null,
    lang: 'en',
    lang_confidence: null,
    date: null,
    url: null,
    source: null,
    meta: {},
  };
  const annotate = (type: 'person' | 'classifier', id: string, labels: string[][]) =>
    units.map((unit, i) =>
      annotationOf(
        unit,
        {
          labels: labels[i] as string[],
          scores: { condemn: 0.5, call_for_restraint: 0, offer_mediation: 0 },
          truncated: false,
        },
        { type, id, revision: null, sha256: null },
        { id: 'diplomatic-stance', version: '1.0' },
      ),
    );
  const folder = t.testdir({
    'articles.jsonl': jsonl([{ ...article, sha256: '0'.repeat(64) }]),
    'units.jsonl': jsonl(units),
    'annotations.jsonl': jsonl([
      ...annotate('classifier', 'xs', [['condemn'], [], []]),
      ...annotate('person', 'mai', [['condemn'], ['offer_mediation'], []]),
    ]),
  });
  const run = await stancekit(['evaluate', '.', '.', '--by', 'kind'], { cwd: folder });
  t.equal(run.stderr, '');
  t.match(run.stdout, /^\. \(xs\) against \. \(mai\)\n {2}3 units of 1 article, joined by id/);
  t.match(run.stdout, /^ {2}by kind +units/m);
  t.match(run.stdout, /^ {2}micro +1\.000 +0\.500 +0\.667 /m);
  const two = join(folder, 'annotations.jsonl');
  writeFileSync(
    two,
    jsonl([
      ...annotate('person', 'bao', [[], [], []]),
      ...annotate('person', 'mai', [['condemn'], ['offer_mediation'], []]),
    ]),
  );
  t.match(await stancekit(['evaluate', 'annotations.jsonl', '.'], { cwd: folder }), {
    status: 2,
    stderr: /several annotators labelled it: bao, mai .*\n {2}hint: choose one with --gold-by/,
  });
  const chosen = await stancekit(
    ['evaluate', 'annotations.jsonl', '.', '--gold-by', 'mai', '--predicted-by', 'bao'],
    { cwd: folder },
  );
  t.match(chosen, { status: 0, stdout: /^annotations\.jsonl \(bao\) against \. \(mai\)\n/ });
});

t.test('text joins where ids do not, and bad input ends with status 2', async (t) => {
  const cwd = t.testdir({
    ...FILES,
    'by-text.csv': `text,label\n${GOLD.map(({ text, labels }) => `${text},${labels[0] ?? 'no_stance'}`).join('\n')}\n`,
    'strange.jsonl': jsonl([{ id: 'zz', text: 'Nothing alike.', labels: [] }]),
    'empty.jsonl': '',
  });
  const byText = await stancekit(['evaluate', 'by-text.csv', 'gold.jsonl'], { cwd });
  t.match(byText, { status: 0, stdout: /8 units of 3 articles, joined by text/ });
  const cases: [string[], RegExp][] = [
    [['predicted.jsonl'], /say two files: PREDICTED and GOLD/],
    [['-', '-'], /stdin can be read once only/],
    [['predicted.jsonl', 'nope.jsonl'], /nope\.jsonl: error: no such file or folder/],
    [['predicted.jsonl', 'empty.jsonl'], /empty\.jsonl: error: holds no labels/],
    [
      ['predicted.jsonl', 'gold.jsonl', '-q', '--compare', 'strange.jsonl'],
      /strange\.jsonl: error: it labels none of the units compared/,
    ],
    [['strange.jsonl', 'gold.jsonl', '-q'], /no unit has both gold and predicted labels/],
    [
      ['predicted.jsonl', 'gold.jsonl', '--by', 'lang,colour'],
      /--by takes label, lang, kind, found "colour"/,
    ],
    [
      ['predicted.jsonl', 'gold.jsonl', '--predicted-by', 'bao'],
      /"bao" labelled none of it, but xs/,
    ],
  ];
  for (const [args, stderr] of cases)
    t.match(await stancekit(['evaluate', ...args], { cwd }), { status: 2, stdout: '', stderr });
  const piped = await stancekit(['evaluate', '-', 'gold.jsonl'], {
    cwd,
    stdin: FILES['predicted.jsonl'],
  });
  t.match(piped, { status: 0, stdout: /^<stdin> \(xs\) against gold\.jsonl/ });
});
