import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { stancekit } from './cli/spawn.js';

const datasets = fileURLToPath(new URL('../datasets/', import.meta.url));

t.test('the authored sentences are a dataset without problems', async (t) => {
  const run = await stancekit(['validate', 'stance-sentences'], { cwd: datasets });
  // Contrasts tell an event twice in nearly the same words, once with the stance and once without.
  const others = run.stdout.split('\n').filter((line) => /: (?:error|warning): /.test(line));
  t.same(
    others.filter((line) => !line.includes('(unit/near-duplicate)')),
    [],
  );
  t.equal(run.status, 0);
});

t.test('every language has what its card promises', async (t) => {
  const many = ['ar', 'en', 'fa', 'ru', 'vi'];
  const sources = join(datasets, 'stance-sentences/sources');
  for (const file of readdirSync(sources)) {
    const labels = readFileSync(join(sources, file), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => line.split('\t')[0] as string);
    const count = (letter: string) => labels.filter((label) => label.includes(letter)).length;
    const least = many.includes(file.slice(0, 2)) ? [200, 200, 300, 400] : [60, 60, 100, 120];
    t.ok(
      [count('C'), count('R'), count('M'), count('-')].every((n, i) => n >= (least[i] as number)),
      file,
    );
  }
  t.equal(readdirSync(sources).length, 18);
});

t.test('the sample articles are read without a problem', async (t) => {
  const run = await stancekit(['segment', 'samples/articles'], { cwd: datasets });
  t.equal(run.stderr, '');
  t.equal(run.status, 0);
  t.ok(new Set(run.stdout.match(/"lang":"\w+"/g)).size >= 9);
});
