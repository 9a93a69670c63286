/**
 * What holds for every annotation tool: export, import, export gives the same bytes; ids, texts and
 * offsets survive; people's labels, notes and spans come back.
 */
import { cpSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import {
  EXPORT_NAMES,
  EXPORTS,
  type RowExport,
  type TaskExport,
} from '../../../src/formats/exports.js';
import { IMPORT_NAMES } from '../../../src/formats/imports.js';
import type { Annotation } from '../../../src/records.js';
import { run } from '../in-process.js';
import { parseLines } from '../spawn.js';
import { makeDataset } from './dataset.js';

const root = t.testdir({});
const good = join(root, 'good');
await makeDataset(good);
let copies = 0;
const copy = (from: string) => {
  const to = join(root, `copy-${copies++}`);
  cpSync(from, to, { recursive: true });
  return to;
};

/** A dataset in which two people answered: with other labels, other spans, a note, in part. */
const peopled = copy(good);
{
  const { stdout } = await run(['export', good, '--to', 'label-studio']);
  const tasks = JSON.parse(stdout) as {
    predictions: { result: { type: string; value: { choices?: string[]; labels?: string[] } }[] }[];
    annotations: unknown[];
  }[];
  for (const [i, task] of tasks.entries()) {
    const result = task.predictions[0]?.result ?? [];
    const other = result
      .filter(({ value }) => value.labels?.[0] !== 'target')
      .map((one) =>
        one.type === 'choices' ? { ...one, value: { choices: ['call_for_restraint'] } } : one,
      );
    const note = { type: 'textarea', value: { text: ['không chắc 😀,\n"غير متأكد"'] } };
    task.annotations = [
      { completed_by: 'mai', was_cancelled: false, result: i % 2 ? result : [...other, note] },
    ];
    if (i < 3)
      task.annotations.push({
        completed_by: 'b0b0b0b0-0000-4000-8000-000000000001',
        was_cancelled: false,
        result,
      });
  }
  const { status } = await run(['import', '-', '--from', 'label-studio', '--dataset', peopled], {
    stdin: JSON.stringify(tasks),
  });
  if (status !== 0) throw new Error('the dataset with people in it was not made');
}

/** The files of an export, by their names. */
function filesOf(path: string): Record<string, string> {
  if (!statSync(path).isDirectory()) return { '': readFileSync(path, 'utf8') };
  return Object.fromEntries(
    readdirSync(path).map((name) => [name, readFileSync(join(path, name), 'utf8')]),
  );
}
let exports = 0;
async function exported(folder: string, to: string, ...more: string[]) {
  const path = join(root, `export-${exports++}${to === 'brat' ? '' : '.out'}`);
  const { stderr, status } = await run(['export', folder, '--to', to, '-o', path, '-q', ...more]);
  if (status !== 0) throw new Error(`${to}: ${stderr}`);
  return { path, files: filesOf(path) };
}
const annotationsOf = (folder: string, id: string) =>
  parseLines<Annotation>(readFileSync(join(folder, 'annotations.jsonl'), 'utf8')).filter(
    ({ annotator }) => annotator.id === id,
  );
/** What counts of an annotation: not when it was given. */
const essence = (folder: string, id: string) =>
  annotationsOf(folder, id).map(({ unit_id, labels, meta }) => ({
    unit_id,
    labels,
    note: meta['note'],
    spans: meta['spans'],
  }));

const SPANS = ['speaker', 'reported_by', 'cue', 'target'];
/** What has to stand in the set-up of a tool, where that is not all labels. */
const NAMED: Record<string, string[]> = { prodigy: SPANS, spacy: ['unit_id'] };

const TOOLS = EXPORT_NAMES.filter(
  (name) => (EXPORTS[name] as RowExport | TaskExport).of === 'tasks',
);

t.test('every tool that tasks go to has a way back', async (t) => {
  t.ok(TOOLS.length >= 4);
  for (const name of TOOLS) t.ok((IMPORT_NAMES as string[]).includes(name), name);
});

for (const name of TOOLS) {
  const { several, setup } = EXPORTS[name] as TaskExport;

  t.test(`${name}: what nobody touched changes nothing`, async (t) => {
    const folder = copy(good);
    const out = await exported(folder, name);
    const told = await run(['import', out.path, '--from', name, '--dataset', folder, '--json']);
    t.equal(told.stderr, '');
    t.match(JSON.parse(told.stdout), { tasks: 6, answers: { new: 0 }, written: null });
    t.strictSame((await exported(folder, name)).files, out.files);
  });

  t.test(`${name}: people's labels come back, byte for byte`, async (t) => {
    const choice = several ? [] : ['--annotator', 'mai'];
    const out = await exported(peopled, name, ...choice);
    const folder = copy(good);
    const back = several ? [] : ['--annotator', 'mai', '--accept-unchanged'];
    const told = await run([
      'import',
      out.path,
      '--from',
      name,
      '--dataset',
      folder,
      ...back,
      '--json',
    ]);
    t.equal(told.stderr, '');
    t.equal(told.status, 0);
    t.strictSame((await exported(folder, name, ...choice)).files, out.files);
    t.strictSame(essence(folder, 'mai'), essence(peopled, 'mai'));
    if (several)
      t.strictSame(
        essence(folder, 'b0b0b0b0-0000-4000-8000-000000000001'),
        essence(peopled, 'b0b0b0b0-0000-4000-8000-000000000001'),
      );
    const check = await run(['validate', folder, '--strict']);
    t.strictSame([check.stdout, check.status], ['', 0]);
  });

  for (const offsets of ['utf-16', 'graphemes']) {
    t.test(`${name}: offsets that count ${offsets} give the same spans`, async (t) => {
      const choice = several ? [] : ['--annotator', 'mai'];
      const out = await exported(peopled, name, '--offsets', offsets, ...choice);
      const folder = copy(good);
      const back = several ? [] : ['--annotator', 'mai', '--accept-unchanged'];
      const args = ['import', out.path, '--from', name, '--dataset', folder, '--offsets', offsets];
      t.match(await run([...args, ...back]), { status: 0 });
      t.strictSame(
        essence(folder, 'mai').map(({ spans }) => spans),
        essence(peopled, 'mai').map(({ spans }) => spans),
      );
    });
  }

  if (setup !== undefined)
    t.test(`${name}: what the tool has to be set up with`, async (t) => {
      const path = join(root, `${name}.setup`);
      t.match(
        await run([
          'export',
          good,
          '--to',
          name,
          '-q',
          '-o',
          join(root, `${name}.x`),
          '--config-out',
          path,
        ]),
        { status: 0 },
      );
      const names = readdirSync(root).filter(
        (file) => file.startsWith(`${name}.`) && file.endsWith('.setup'),
      );
      const text = names.map((file) => readFileSync(join(root, file), 'utf8')).join('\n');
      for (const label of NAMED[name] ?? [...SPANS, 'condemn', 'no_stance'])
        t.match(text, label, label);
    });
}

t.test('an export stopped half way leaves no file', async (t) => {
  const path = join(root, 'stopped.json');
  const folder = copy(good);
  t.match(
    await run(['export', folder, '--to', 'label-studio', '-o', path, '--codebook', 'nowhere.json']),
    { status: 2 },
  );
  t.notOk(existsSync(path));
  t.notOk(existsSync(`${path}.part`));
});
