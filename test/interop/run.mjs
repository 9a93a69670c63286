/**
 * Builds a dataset from the samples, splits it and packages it, then has Python load every form of
 * it: `npm run test:interop`. `PYTHON` names the interpreter; libraries that it lacks are skipped, and said.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'stancekit-interop-'));
const run = (...args) =>
  execFileSync(process.execPath, [join(root, 'dist/bin.js'), ...args], { cwd: root });
try {
  const dataset = join(work, 'dataset');
  run('build', 'datasets/samples/articles', '-o', dataset, '--quiet');
  run('split', dataset, '--quiet');
  const about = ['--license', 'CC-BY-4.0', '--name', 'Interop', '--creator', 'Tests'];
  about.push('--url', 'https://example.org/interop');
  for (const format of ['parquet', 'jsonl', 'csv'])
    run(
      ...['package', dataset, ...about, '--with-articles', '--quiet'],
      ...['--format', format, '-o', join(work, format)],
    );
  const python = process.env.PYTHON ?? 'python3';
  const script = fileURLToPath(new URL('load.py', import.meta.url));
  const { status, error } = spawnSync(python, [script, work], {
    stdio: 'inherit',
    env: { ...process.env, HF_HOME: join(work, 'hub'), HF_HUB_OFFLINE: '1' },
  });
  if (error) throw error;
  process.exitCode = status ?? 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
