/** Flat rows of a dataset: whose labels go out, and the logits that were kept. */
import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import t from 'tap';
import type { Annotation } from '../../src/records.js';
import { makeDataset } from './bridges/dataset.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const root = t.testdir({});
const folder = join(root, 'dataset');
await makeDataset(folder);
const file = join(folder, 'annotations.jsonl');
const [first] = parseLines<Annotation>(readFileSync(file, 'utf8'));
if (first === undefined) throw new Error('the dataset is empty');
const mai = { type: 'person', id: 'mai', revision: null, sha256: null };
appendFileSync(
  file,
  `${JSON.stringify({ ...first, id: 'n_mai', labels: ['condemn'], scores: null, annotator: mai })}\n`,
);
const cells = (text: string, column: string) =>
  (parse(text, { columns: true }) as Record<string, string>[]).map((row) => row[column]);

t.test('--annotator: the rows of whom it names', async (t) => {
  const all = await run(['export', folder, '--to', 'csv']);
  t.equal(cells(all.stdout, 'annotator_id').length, 7);
  for (const to of ['csv', 'tsv', 'jsonl']) {
    const one = await run(['export', folder, '--to', to, '--annotator', 'mai']);
    t.match(one, { status: 0, stderr: '', stdout: /mai/ }, to);
    t.notMatch(one.stdout, /stance-xs/, to);
  }
  const both = ['--annotator', 'mai', '--annotator', 'stance-xs'];
  t.equal((await run(['export', folder, '--to', 'csv', ...both])).stdout, all.stdout);
  t.match(await run(['export', folder, '--to', 'csv', '--annotator', 'may']), {
    status: 1,
    stdout: /^unit_id,[^\n]*\n$/,
    stderr: /annotated by "may", expected stance-xs, mai[\s\S]*did you mean mai\?/,
  });
  const lines = (await run(['export', folder, '--to', 'jsonl'])).stdout;
  const piped = await run(['export', '-', '--to', 'jsonl', '--annotator', 'nobody'], {
    stdin: '{"text":"a","labels":[],"annotator":{"id":"b"}}\n{"text":"c","labels":[]}\n',
  });
  t.match(piped, { status: 1, stdout: '', stderr: /annotated by "nobody", expected b/ });
  t.equal(parseLines(lines).length, 7);
});

t.test('logits stay out of tables, but for --logits: one column a label', async (t) => {
  const rule = { activation: 'sigmoid', temperature: 1, thresholds: {}, pool: 'max' };
  const labels = { condemn: ['c'], call_for_restraint: ['r', 's'], offer_mediation: [] };
  const logits = {
    outputs: ['c', 'r', 's'],
    hypotheses: null,
    values: [[[-3.5, 0.25, 1]], [[2.125, -1, -1]]],
    rule: { ...rule, labels, multi_label: true },
  };
  const rows = [
    { text: 'a', labels: ['condemn'], logits },
    { text: 'b', labels: [], logits: null },
  ];
  const stdin = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  const bare = await run(['export', '-', '--to', 'csv'], { stdin });
  t.notMatch(bare.stdout, /logit|sigmoid/);
  const { stdout } = await run(['export', '-', '--to', 'csv', '--logits'], { stdin });
  t.strictSame(cells(stdout, 'logit_condemn'), ['2.125', '']);
  t.strictSame(cells(stdout, 'logit_call_for_restraint'), ['1', '']);
  t.strictSame(cells(stdout, 'logit_offer_mediation'), ['', '']);

  const held = {
    outputs: ['entailment', 'neutral'],
    hypotheses: { condemn: [[0, 1]], call_for_restraint: [[2]], offer_mediation: [[3]] },
    values: [
      [
        [1, 9],
        [2.5, 9],
        [-4, 9],
        [0, 9],
      ],
    ],
    rule: {
      ...rule,
      labels: Object.fromEntries(Object.keys(labels).map((label) => [label, ['entailment']])),
      multi_label: true,
    },
  };
  writeFileSync(file, `${JSON.stringify({ ...first, logits: held })}\n`);
  const own = (await run(['export', folder, '--to', 'csv', '--logits'])).stdout;
  t.strictSame(cells(own, 'logit_condemn'), ['2.5']);
  t.strictSame(cells(own, 'logit_call_for_restraint'), ['-4']);
  t.equal(
    (await run(['export', folder, '--to', 'jsonl', '--logits'])).stdout.includes(
      '"logit_condemn":2.5',
    ),
    true,
  );
});
