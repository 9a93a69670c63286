/**
 * What other programs make of our files: `npm run test:interop`. Builds a dataset from the samples and packages it
 * in every form; then goes the way of the README: export to Label Studio, import what two people did, agree,
 * adjudicate, split, package the gold. Python checks all of it. `PYTHON` names the interpreter; libraries that
 * it lacks are skipped, and said. `DATA_PACKAGE_PROFILE` may name a file of the official profile of Data Package 2.0.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'stancekit-interop-'));
const run = (...args) =>
  execFileSync(process.execPath, [join(root, 'dist/bin.js'), ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
const keep = (name, ...args) => writeFileSync(join(work, name), run(...args));

/** Two people review the tasks of Label Studio: one agrees, skips and leaves some, the other changes every third. */
function review(tasks) {
  const annotation = (id, user, result, more) => ({
    ...{ id, completed_by: user, was_cancelled: false, ground_truth: false, lead_time: 3.5 },
    ...{ created_at: '2026-01-05T10:00:00Z', updated_at: '2026-01-05T10:00:03Z', result, ...more },
  });
  return tasks.map((task, i) => {
    const { result } = task.predictions[0];
    const changed = result.map((one) =>
      one.type === 'choices' && i % 3 === 0 ? { ...one, value: { choices: ['condemn'] } } : one,
    );
    const skipped = i % 10 === 5 ? { was_cancelled: true } : {};
    const annotations =
      i % 10 === 7
        ? []
        : [annotation(2 * i, 1, result, skipped), annotation(2 * i + 1, 2, changed, {})];
    return { ...task, id: i + 1, annotations, predictions: [i], drafts: [], comment_count: 0 };
  });
}

try {
  const dataset = join(work, 'dataset');
  const reviewed = join(work, 'reviewed');
  run('build', 'datasets/samples/articles', '-o', dataset, '--quiet');
  run('split', dataset, '--quiet');
  const about = ['--license', 'CC-BY-4.0', '--name', 'Interop', '--creator', 'Tests'];
  about.push('--url', 'https://example.org/interop');
  for (const format of ['parquet', 'jsonl', 'csv'])
    run(
      ...['package', dataset, ...about, '--with-articles', '--quiet'],
      ...['--format', format, '-o', join(work, format)],
    );

  const tasks = join(work, 'tasks.json');
  run('export', dataset, '--to', 'label-studio', '-o', tasks, '--config-out', `${tasks}.xml`);
  const answers = review(JSON.parse(readFileSync(tasks, 'utf8')));
  writeFileSync(join(work, 'export.json'), JSON.stringify(answers));
  const told = ['--rename', '1=mai', '--rename', '2=bao', '-o', reviewed, '--quiet'];
  run('import', join(work, 'export.json'), '--from', 'label-studio', '--dataset', dataset, ...told);
  keep('agree.json', 'agree', reviewed, '--json', '--bootstrap', '0');
  run('adjudicate', reviewed, '--quiet');
  keep('evaluate.json', 'evaluate', reviewed, reviewed, '--json', '--bootstrap', '0', '--curve');
  run('split', '--audit', reviewed);
  const gold = ['--annotator', 'adjudicated', '-o', join(work, 'gold'), '--quiet'];
  run('package', reviewed, ...about, ...gold);
  const spacy = ['-o', join(work, 'docs.jsonl'), '--config-out', join(work, 'docbin.py')];
  run('export', dataset, '--to', 'spacy', ...spacy);

  const python = process.env.PYTHON ?? 'python3';
  for (const script of ['load.py', 'tools.py', 'metrics.py']) {
    const path = fileURLToPath(new URL(script, import.meta.url));
    const { status, error } = spawnSync(python, [path, work], {
      stdio: 'inherit',
      env: { ...process.env, HF_HOME: join(work, 'hub'), HF_HUB_OFFLINE: '1' },
    });
    if (error) throw error;
    if (status !== 0) process.exitCode = status ?? 1;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
