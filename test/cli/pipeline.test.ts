import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Annotation, Article, Manifest, Unit } from '../../src/records.js';
import { run as main } from './in-process.js';
import { parseLines, stancekit } from './spawn.js';

const ARTICLES = {
  'en.txt':
    'Kenya condemned the raid on the market, its foreign minister said on Monday.\n\n“We urge both sides to cease fire at once. There is no military solution,” she told reporters 😀.\n\nUruguay offered to mediate between the two governments and to host their talks.',
  'vi.txt':
    'Bộ Ngoại giao Chile lên án vụ tấn công nhằm vào đoàn xe cứu trợ.\n\nThái Lan kêu gọi các bên kiềm chế và sớm trở lại bàn đàm phán.',
  'fa.txt': 'وزارت خارجه اندونزی حمله به کاروان امدادی را به شدت محکوم کرد.',
};

const read = <T>(folder: string, name: string) =>
  parseLines<T>(readFileSync(join(folder, name), 'utf8'));

t.test('build makes a dataset that validates, and whose offsets hold', async (t) => {
  const cwd = t.testdir({ in: ARTICLES });
  const run = await stancekit(['build', 'in', '-o', 'out'], { cwd });
  t.equal(run.stderr, '');
  t.equal(run.status, 0);
  t.match(run.stdout, /^3 articles in 3 languages/m);
  const out = join(cwd, 'out');
  t.strictSame(readdirSync(out).sort(), [
    'README.md',
    'annotations.jsonl',
    'articles.jsonl',
    'codebook.json',
    'dataset.csv',
    'dataset.jsonl',
    'manifest.json',
    'units.jsonl',
  ]);
  const articles = new Map(
    read<Article>(out, 'articles.jsonl').map((article) => [article.id, article]),
  );
  const units = read<Unit>(out, 'units.jsonl');
  for (const unit of units) {
    t.equal(
      [...(articles.get(unit.article_id) as Article).text].slice(unit.start, unit.end).join(''),
      unit.text,
    );
  }
  const annotations = new Map(
    read<Annotation>(out, 'annotations.jsonl').map((note) => [note.unit_id, note]),
  );
  const labelsOf = (start: string) =>
    annotations.get(units.find(({ text }) => text.startsWith(start))?.id as string)?.labels;
  t.strictSame(labelsOf('Kenya'), ['condemn']);
  t.strictSame(labelsOf('Uruguay'), ['offer_mediation']);
  t.strictSame(labelsOf('Bộ Ngoại giao Chile'), ['condemn']);
  t.strictSame(labelsOf('Thái Lan'), ['call_for_restraint']);
  const manifest = JSON.parse(readFileSync(join(out, 'manifest.json'), 'utf8')) as Manifest;
  t.match(manifest, {
    counts: { articles: 3, units: units.length },
    inputs: { files: 3, articles: 3, skipped: 0 },
  });
  const check = await stancekit(['validate', 'out'], { cwd });
  t.strictSame([check.stdout, check.status], ['', 0]);
});

t.test('the same articles give the same bytes, whatever batch, threads and order', async (t) => {
  const cwd = t.testdir({ in: ARTICLES });
  const files = Object.keys(ARTICLES).map((name) => `in/${name}`);
  const ways = [
    [...files, '-o', 'a'],
    [...files.toReversed(), '-o', 'b', '--batch-size', '1', '--threads', '1'],
    [...files, '-o', 'c', '--batch-size', '7', '--threads', '2'],
  ];
  for (const way of ways) t.equal((await stancekit(['build', '-q', ...way], { cwd })).status, 0);
  for (const name of readdirSync(join(cwd, 'a')).filter((name) => name !== 'manifest.json')) {
    const [a, b, c] = ['a', 'b', 'c'].map((folder) =>
      readFileSync(join(cwd, folder, name), 'utf8'),
    );
    t.equal(b, a, name);
    t.equal(c, a, name);
  }
  const [a, b] = ['a', 'b'].map(
    (folder) => JSON.parse(readFileSync(join(cwd, folder, 'manifest.json'), 'utf8')) as Manifest,
  );
  t.strictSame({ ...b, created: '', seconds: 0 }, { ...a, created: '', seconds: 0 });
});

t.test('the filters compose, and the pipe gives the rows of build', async (t) => {
  const cwd = t.testdir({ in: ARTICLES });
  await stancekit(['build', '-q', 'in', '-o', 'out'], { cwd });
  const segmented = await stancekit(['segment', 'in'], { cwd });
  const labelled = await stancekit(['label'], { cwd, stdin: segmented.stdout });
  t.strictSame(
    parseLines(labelled.stdout).map(({ id }) => id),
    parseLines(segmented.stdout).map(({ id }) => id),
  );
  t.strictSame(Object.keys(parseLines(labelled.stdout)[0] as object).slice(-5), [
    'labels',
    'scores',
    'annotator',
    'codebook',
    'truncated',
  ]);
  const piped = await stancekit(['export', '-', '--to', 'jsonl'], { cwd, stdin: labelled.stdout });
  const withoutArticle = (row: Record<string, unknown>) =>
    Object.fromEntries(
      Object.entries(row).filter(([key]) => !key.startsWith('article_') || key === 'article_id'),
    );
  t.strictSame(
    parseLines(piped.stdout).map(withoutArticle),
    read<Record<string, unknown>>(join(cwd, 'out'), 'dataset.jsonl').map(withoutArticle),
  );
  for (const [to, file] of [
    ['csv', 'dataset.csv'],
    ['jsonl', 'dataset.jsonl'],
  ] as const) {
    const exported = await stancekit(['export', 'out', '--to', to], { cwd });
    t.equal(exported.stdout, readFileSync(join(cwd, 'out', file), 'utf8'), to);
  }
});

t.test('label keeps any row, and adds to it', async (t) => {
  const cwd = t.testdir({
    's.csv': 'id,sentence,n\n1,"Kenya condemned the raid, its minister said.",7\n2,,8\n',
  });
  const run = await stancekit(['label', 's.csv', '--text-field', 'sentence'], { cwd });
  t.match(parseLines(run.stdout), [
    { id: '1', n: '7', labels: ['condemn'], annotator: { type: 'classifier' } },
    { id: '2', n: '8', labels: null, scores: null },
  ]);
  t.match(run.stderr, /^s\.csv:3: error: field "sentence" holds no text/);
  t.equal(run.status, 1);
  t.match(await stancekit(['label', 's.csv'], { cwd }), {
    status: 2,
    stderr: /no field "text" holds the text, found "id", "sentence", "n"/,
  });
  const again = await stancekit(['label', '--text-field', 'sentence'], { cwd, stdin: run.stdout });
  t.match(again, {
    status: 2,
    stderr: /already has a field "labels".*\n {2}hint: rename it, or replace it with --overwrite/,
  });
  t.equal(
    (
      await stancekit(['label', '--text-field', 'sentence', '--overwrite'], {
        cwd,
        stdin: run.stdout,
      })
    ).status,
    1,
  );
});

t.test('an occupied folder is refused, and --force replaces only what is ours', async (t) => {
  const cwd = t.testdir({ in: ARTICLES, out: { 'mine.txt': 'keep' } });
  t.match(await stancekit(['build', 'in', '-o', 'out'], { cwd }), {
    status: 2,
    stderr: /out: error: the output folder is not empty .*\n {2}hint: .*--force/,
  });
  t.strictSame(readdirSync(join(cwd, 'out')), ['mine.txt']);
  t.equal((await stancekit(['build', '-q', 'in', '-o', 'out', '--force'], { cwd })).status, 0);
  t.equal(readFileSync(join(cwd, 'out/mine.txt'), 'utf8'), 'keep');
  const own = readdirSync(join(cwd, 'out'));
  // What split and a later version of the tool may have put there, and what a manifest must not name.
  const manifest = JSON.parse(readFileSync(join(cwd, 'out/manifest.json'), 'utf8'));
  for (const path of ['extra.jsonl', '../in/en.txt', join(cwd, 'in/vi.txt')])
    manifest.files.push({ path, bytes: 0, sha256: '' });
  writeFileSync(join(cwd, 'out/manifest.json'), JSON.stringify(manifest));
  for (const name of ['splits.csv', 'extra.jsonl']) writeFileSync(join(cwd, 'out', name), 'old');
  const before = readdirSync(join(cwd, 'in'));
  const again = await main(['build', '-q', 'in', '-o', 'out', '--force'], { cwd });
  t.equal(again.status, 0);
  t.strictSame(readdirSync(join(cwd, 'out')), own, 'nothing of the earlier dataset is left');
  t.strictSame(readdirSync(join(cwd, 'in')), before);
});

t.test('nothing that looks finished is left where a run fails', async (t) => {
  const cwd = t.testdir({ in: ARTICLES, empty: {}, file: 'x' });
  t.match(await stancekit(['build', 'empty', '-o', 'out'], { cwd }), {
    status: 2,
    stderr: /no article could be read; nothing was written/,
  });
  t.notOk(existsSync(join(cwd, 'out')));
  t.match(await stancekit(['build', 'in', '-o', 'file'], { cwd }), {
    status: 2,
    stderr: /cannot write: is a file, not a folder/,
  });
  t.match(await stancekit(['build', 'in', '-o', '/dev/null/x'], { cwd }), {
    status: 2,
    stderr: /cannot write/,
  });
});

t.test('a full disk is told, on stdout and in files', async (t) => {
  const cwd = t.testdir({ in: ARTICLES });
  const full = openSync('/dev/full', 'w');
  const run = await stancekit(['segment', 'in'], { cwd, stdout: full });
  closeSync(full);
  t.match(run, {
    status: 2,
    stderr: '<stdout>: error: cannot write: no space is left on the disk (output/unwritable)\n',
  });
  mkdirSync(join(cwd, 'out'));
  symlinkSync('/dev/full', join(cwd, 'out/units.jsonl.part'));
  t.match(await stancekit(['build', 'in', '-o', 'out', '--force'], { cwd }), {
    status: 2,
    stderr: /out\/units\.jsonl: error: cannot write: no space is left on the disk/,
  });
  t.strictSame(readdirSync(join(cwd, 'out')), []);
});

t.test('a reader that closes the pipe early ends the run quietly', async (t) => {
  const cwd = t.testdir({ in: ARTICLES });
  const run = await stancekit(['segment', 'in'], {
    cwd,
    onStart: (child) => child.stdout?.destroy(),
  });
  t.equal(run.stderr, '');
  t.equal(run.status, 0);
});

t.test('--json tells problems and summary for machines; --quiet says nothing', async (t) => {
  const cwd = t.testdir({ in: ARTICLES });
  const json = await stancekit(['build', 'in', 'nope.txt', '-o', 'a', '--json'], { cwd });
  t.match(parseLines(json.stdout), [{ folder: 'a', counts: { articles: 3 } }]);
  t.match(parseLines(json.stderr), [
    { severity: 'error', code: 'input/missing', place: { file: 'nope.txt' } },
  ]);
  t.equal(json.status, 1);
  const quiet = await stancekit(['build', 'in', '-o', 'b', '-q'], { cwd });
  t.strictSame([quiet.stdout, quiet.stderr, quiet.status], ['', '', 0]);
});
