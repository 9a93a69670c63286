import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Annotation, Unit } from '../../src/records.js';
import { makeDataset } from './bridges/dataset.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const root = t.testdir({});
const read = <T>(folder: string, name: string) =>
  parseLines<T>(readFileSync(join(root, folder, name), 'utf8'));
const write = (folder: string, name: string, rows: readonly object[]) =>
  writeFileSync(join(root, folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
const person = (id: string) => ({ type: 'person' as const, id, revision: null, sha256: null });

t.test('two datasets: boundaries of units, and spans', async (t) => {
  await makeDataset(join(root, 'a'));
  await makeDataset(join(root, 'b'));
  const annotations = read<Annotation>('b', 'annotations.jsonl');
  write(
    'b',
    'annotations.jsonl',
    annotations.map((one) => ({ ...one, annotator: person('mai') })),
  );
  // The second unit of the English article begins a word later, and its speaker is another.
  const units = read<Unit>('b', 'units.jsonl').map((unit) => {
    if (unit.id !== 'u_en-1_1') return unit;
    const cut = [...unit.text.slice(0, unit.text.indexOf(' ') + 1)].length;
    const speaker = { text: 'minister', start: unit.end - 14, end: unit.end - 6, resolved: null };
    return { ...unit, start: unit.start + cut, text: [...unit.text].slice(cut).join(''), speaker };
  });
  write(
    'b',
    'units.jsonl',
    units.filter(({ id }) => id !== 'u_ar-1_1'),
  );
  write(
    'b',
    'annotations.jsonl',
    read<Annotation>('b', 'annotations.jsonl').filter(({ unit_id }) => unit_id !== 'u_ar-1_1'),
  );
  const json = await run(['agree', 'a', 'b', '--json'], { cwd: root });
  const [report] = parseLines(json.stdout);
  t.match(report, {
    boundaries: [
      { files: ['a', 'b'], articles: 3, matches: 2, near: 1, only_first: 1, only_second: 0 },
    ],
  });
  const [boundaries] = (report as { boundaries: { similarity: number }[] }).boundaries;
  t.ok(Math.abs((boundaries?.similarity ?? 0) - (1 - 1.5 / 4)) < 1e-9);
  t.match(report, {
    spans: [
      { annotators: ['stance-xs', 'mai'], span: 'speaker', units: 5, marked: 4, exact: 0.75 },
      { span: 'cue', exact: 1, overlap: 1 },
      { span: 'target', exact: 1 },
    ],
  });
  const text = await run(['agree', 'a', 'b', '--bootstrap', '0'], { cwd: root });
  t.match(
    text.stdout,
    /\n {2}unit boundaries +articles +same +beside .*\n {2}a, b +3 +2 +1 +1 +0 +0\.625 +-\n/,
  );
  t.match(
    text.stdout,
    /\n {2}spans +marked +the same +overlap\n {2}stance-xs, mai {2}speaker +4 +0\.750 +0\.750\n/,
  );
});

t.test('one dataset: only people who marked spans of their own', async (t) => {
  await makeDataset(join(root, 'c'));
  const first = read<Annotation>('c', 'annotations.jsonl').filter(({ unit_id }) =>
    unit_id.startsWith('u_en'),
  );
  const rows = (spans: boolean) =>
    ['mai', 'bao'].flatMap((id) =>
      first.map((one) => ({
        ...one,
        id: `${id}-${one.unit_id}`,
        annotator: person(id),
        scores: null,
        meta: spans && id === 'bao' ? { spans: [] } : {},
      })),
    );
  write('c', 'annotations.jsonl', rows(false));
  const without = await run(['agree', 'c', '--json'], { cwd: root });
  t.match(parseLines(without.stdout)[0], { boundaries: [], spans: [] });
  write('c', 'annotations.jsonl', rows(true));
  const withSpans = await run(['agree', 'c', '--json'], { cwd: root });
  t.match(parseLines(withSpans.stdout)[0], {
    spans: [{ span: 'speaker', exact: 0, overlap: 0 }, {}, {}],
  });
});
