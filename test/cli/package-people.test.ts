/** A package of a dataset that people labelled: gold is no annotator of its own, and can be published alone. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Annotation } from '../../src/records.js';
import { makeDataset } from './bridges/dataset.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const root = t.testdir({});
const folder = join(root, 'dataset');
await makeDataset(folder);
const file = join(folder, 'annotations.jsonl');
const own = parseLines<Annotation>(readFileSync(file, 'utf8'));
const CHOICES: Record<string, string[][]> = {
  mai: [['condemn'], ['condemn'], [], []],
  bao: [['condemn'], [], [], ['call_for_restraint']],
};
const people = Object.entries(CHOICES).flatMap(([id, sets]) =>
  sets.map((labels, i) => ({
    ...own[i],
    id: `n_${id}_${i}`,
    labels,
    scores: null,
    annotator: { type: 'person', id, revision: null, sha256: null },
  })),
);
writeFileSync(file, [...own, ...people].map((one) => `${JSON.stringify(one)}\n`).join(''));
await run(['adjudicate', folder, '--quiet']);

const pack = (out: string, ...options: string[]) =>
  run([
    ...['package', folder, '--license', 'CC0-1.0', '--name', 'P', '--creator', 'A, B'],
    ...['--url', 'https://example.org/', '-o', join(root, out), '--format', 'jsonl', ...options],
  ]);
const text = (...path: string[]) => readFileSync(join(root, ...path), 'utf8');

t.test('gold is told as gold, and does not agree with those it was made of', async (t) => {
  t.match(await pack('all'), { status: 0, stderr: '' });
  const card = text('all', 'README.md');
  t.match(card, /a row for each annotator[\s\S]*row\["annotator_id"\] == "adjudicated"/);
  t.match(card, /\| `adjudicated` \| gold, from the labels of people \|/);
  t.match(card, /Agreement of 2 annotators on 4 units/);
  t.match(card, /The classifier against `adjudicated` on 2 units/);
  const croissant = JSON.parse(text('all', 'croissant.json')) as Record<string, string & string[]>;
  t.match(croissant['rai:annotationsPerItem'], /^2 by people, 1 by classifiers/);
  t.match(croissant['rai:dataAnnotationAnalysis']?.[0], /4 units, 2 annotators/);
  t.match(
    croissant['rai:dataAnnotationProtocol'],
    /adjudicated, gold made of the labels of people/,
  );
});

t.test('--annotator: the labels of one, and what is known of them', async (t) => {
  t.match(await pack('gold', '--annotator', 'adjudicated'), {
    status: 0,
    stdout: /^2 rows of 1 article/,
  });
  const rows = parseLines(text('gold', 'data', 'train-00000-of-00001.jsonl'));
  t.strictSame(
    rows.map(({ unit_id, annotator_id, label }) => [unit_id, annotator_id, label]),
    [
      ['u_en-1_0', 'adjudicated', 'condemn'],
      ['u_en-1_2', 'adjudicated', 'no_stance'],
    ],
  );
  t.equal(text('gold', 'csv', 'train.csv').split('\r\n').length, 4);
  const card = text('gold', 'README.md');
  t.notMatch(card, /a row for each annotator/);
  t.match(card, /Agreement of 2 annotators on 4 units/);
  t.match(await pack('none', '--annotator', 'adjudicat'), {
    status: 2,
    stderr: /annotated by "adjudicat"[\s\S]*did you mean adjudicated\?[\s\S]*no labelled rows/,
  });
});
