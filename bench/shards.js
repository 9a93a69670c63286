import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sampleArticles } from './texts.js';

const run = promisify(execFile);
const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

/**
 * How much sooner N machines are done than one: the processor time of one run with one thread, over
 * that of the slowest of N shards and their merge. Processor time, since shards beside each other on
 * this machine would fight for its cores.
 */
export default async function suite() {
  const cwd = mkdtempSync(join(tmpdir(), 'stancekit-shards-'));
  const articles = await sampleArticles(12);
  const lines = articles.map(({ id, text, lang }) => `${JSON.stringify({ id, text, lang })}\n`);
  writeFileSync(join(cwd, 'articles.jsonl'), lines.join(''));

  /** Processor seconds of a command: bash tells those of its children when they have ended. */
  const seconds = async (...args) => {
    const script = '"$@" >&2 && times';
    const words = [process.execPath, bin, ...args, '--quiet'];
    const { stdout } = await run('bash', ['-c', script, 'bash', ...words], { cwd });
    const children = stdout.trim().split('\n').at(-1) ?? '';
    return [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
      (sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest),
      0,
    );
  };
  const build = (...args) =>
    seconds('build', 'articles.jsonl', '--force', '--threads', '1', '-o', ...args);

  for (const count of [1, 2, 4]) {
    const ratios = [];
    const spreads = [];
    for (let round = 0; round < 3; round++) {
      const one = await build('whole');
      const each = [];
      for (let i = 0; i < count; i++) each.push(await build('parts', '--shard', `${i}/${count}`));
      const merge = await seconds('merge', 'parts', '-o', 'merged', '--force');
      ratios.push(one / (Math.max(...each) + merge));
      spreads.push(Math.max(...each) / (each.reduce((a, b) => a + b) / count));
      rmSync(join(cwd, 'parts'), { recursive: true });
    }
    ratios.sort((a, b) => a - b);
    const [least, middle, most] = ratios.map((ratio) => ratio.toFixed(2));
    const spread = `slowest shard ${Math.max(...spreads).toFixed(2)} of the mean`;
    process.stdout.write(
      `  ${`one run : slowest of ${count} shards and merge (processor time)`.padEnd(64)} ${middle}  (${least}-${most}), ${spread}\n`,
    );
  }
  rmSync(cwd, { recursive: true });
}
