import { appendFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { shardOfId } from '../../src/formats/part-names.js';
import { filesOf, randomCorpus } from './corpus.js';
import { run } from './in-process.js';

const CORPUS = randomCorpus(7, 60);
const cwd = t.testdir({
  in: { 'b.jsonl': CORPUS.slice(25).join(''), 'a.jsonl': CORPUS.slice(0, 25).join('') },
});
const out = (name: string) => join(cwd, name);
const build = (args: string[], env: Record<string, string> = {}) =>
  run(['build', '-q', 'in/a.jsonl', 'in/b.jsonl', ...args], { cwd, env });
const merge = (args: string[]) => run(['merge', ...args], { cwd });

t.before(async () => {
  await build(['-o', 'whole', '--bom']);
});

t.test(
  'the bytes are the same for any batch, threads, order, cache and number of shards',
  async (t) => {
    const whole = filesOf(out('whole'));
    await run(
      [
        'build',
        '-q',
        'in/b.jsonl',
        'in/a.jsonl',
        '-o',
        'c',
        '--bom',
        '--batch-size',
        '1',
        '--threads',
        '1',
      ],
      { cwd },
    );
    t.strictSame(filesOf(out('c')), whole, 'one by one, one thread, other order');
    await build(['-o', 'd', '--bom', '--batch-size', '7', '--threads', '2']);
    t.strictSame(filesOf(out('d')), whole, 'sevens');
    const kept = { STANCEKIT_NO_CACHE: '', STANCEKIT_CACHE: out('cache') };
    for (const when of ['empty', 'full']) {
      await build(['-o', when, '--bom'], kept);
      t.strictSame(filesOf(out(when)), whole, `scores are kept, and the cache is ${when} at first`);
    }
    t.ok(readdirSync(out('cache/scores')).length > 0, 'scores were kept');
    for (const count of [1, 2, 7]) {
      for (let i = 0; i < count; i++)
        await build(['-o', `of${count}`, '--bom', '--shard', `${i}/${count}`]);
      t.match(await merge([`of${count}`, '-o', `m${count}`, '-q']), { status: 0, stdout: '' });
      t.strictSame(filesOf(out(`m${count}`)), whole, `${count} shards`);
    }
  },
);

t.test('each shard is named as the Hub names shards, and stands for itself', async (t) => {
  t.strictSame(
    readdirSync(out('of2')).filter((name) => name.includes('-00001-')),
    ['annotations', 'articles', 'codebook', 'dataset', 'dataset', 'index', 'manifest', 'units'].map(
      (name, i) =>
        `${name}-00001-of-00002.${['jsonl', 'jsonl', 'json', 'csv', 'jsonl', 'jsonl', 'json', 'jsonl'][i]}`,
    ),
  );
  const manifest = JSON.parse(readFileSync(out('of2/manifest-00001-of-00002.json'), 'utf8'));
  t.strictSame(manifest.shard, { index: 1, count: 2 });
  t.equal((await run(['validate', 'of2/units-00001-of-00002.jsonl'], { cwd })).status, 0);
});

t.test('shards carry nearly the same load', (t) => {
  const load = new Array<number>(32).fill(0);
  for (let i = 0; i < 20_000; i++) {
    const shard = shardOfId(`https://news.example/${i}`, 32);
    load[shard] = (load[shard] as number) + 1;
  }
  t.ok(Math.max(...load) < 625 * 1.15, String(Math.max(...load)));
  t.ok(Math.min(...load) > 625 * 0.85, String(Math.min(...load)));
  t.end();
});

t.test('merge tells which shards to run again', async (t) => {
  cpSync(out('of7'), out('holes'), { recursive: true });
  for (const name of readdirSync(out('holes')))
    if (/-0000[1236]-/.test(name)) rmSync(out(`holes/${name}`));
  const missing = await merge(['holes', '-o', 'x']);
  t.match(missing, { status: 1, stdout: '--array=1-3,6\n', stderr: /shard 6 of 7 is missing/ });
  t.match(await merge(['holes', '-o', 'x', '--json']), {
    stdout: '{"count":7,"rerun":[1,2,3,6]}\n',
  });
  // What it printed is what Slurm gives back.
  for (const id of [1, 2, 3, 6])
    await build(['-o', 'holes', '--bom', '--shard', 'auto/7'], {
      SLURM_ARRAY_TASK_ID: String(id),
      SLURM_ARRAY_TASK_COUNT: '4',
      SLURM_ARRAY_TASK_MIN: '1',
      SLURM_ARRAY_TASK_MAX: '6',
      SLURM_ARRAY_TASK_STEP: '1',
    });
  t.equal((await merge(['holes', '-o', 'filled', '-q'])).status, 0);
  t.strictSame(filesOf(out('filled')), filesOf(out('whole')));
});

t.test('merge refuses shards that are altered, doubled or of another run', async (t) => {
  cpSync(out('of2'), out('bad'), { recursive: true });
  appendFileSync(out('bad/units-00001-of-00002.jsonl'), '\n');
  t.match(await merge(['bad', '-o', 'x']), {
    status: 1,
    stdout: '--array=1\n',
    stderr: /units-00001-of-00002\.jsonl is not the file that was built \(merge\/altered-file\)/,
  });
  t.match(await merge(['of2', 'of2', '-o', 'x']), {
    status: 1,
    stderr: /shard 0 is there more than once \(merge\/repeated-shard\)/,
  });
  t.match(await merge(['of2', 'of7', '-o', 'x']), {
    status: 2,
    stderr: /there are shards of 2 and of 7 \(merge\/other-count\)/,
  });
  mkdirSync(out('mixed'));
  await build(['-o', 'mixed', '--shard', '0/2']);
  await build(['-o', 'mixed', '--shard', '1/2', '--lang', 'fa']);
  t.match(await merge(['mixed', '-o', 'x']), {
    status: 1,
    stderr: /shard 1 is of another run: --lang was not given, is "fa" \(merge\/other-run\)/,
  });
  t.match(await merge(['in', '-o', 'x']), { status: 2, stderr: /the folders hold no shards/ });
  t.notOk(readdirSync(cwd).includes('x'), 'nothing was written');
});

t.test('an empty shard is a shard, and an article is told once', async (t) => {
  const told = [];
  for (let i = 0; i < 3; i++) {
    const { stderr, status } = await run(['build', 'in', '-o', 'told', '--shard', `${i}/3`], {
      cwd,
    });
    told.push(...stderr.split('\n').filter((line) => line.includes(' error: ')));
    t.equal(status, stderr.includes(' error: ') ? 1 : 0);
  }
  const whole = await run(['build', 'in', '-o', 'once'], { cwd });
  t.strictSame(
    told.sort(),
    whole.stderr
      .split('\n')
      .filter((l) => l.includes(' error: '))
      .sort(),
  );
  cpSync(out('in/a.jsonl'), out('one.jsonl'));
  for (let i = 0; i < 60; i += 59)
    t.ok(
      (await run(['build', '-q', 'in', '-o', 'many', '--shard', `${i}/900`], { cwd })).status < 2,
    );
});
