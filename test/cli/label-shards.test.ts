import { appendFileSync, cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { seededRandom } from '../../src/metrics/random.js';
import { run } from './in-process.js';

const random = seededRandom(5);
/** Rows of articles, of single ids and of none; some hold no text, two are no JSON. */
const LINES = Array.from({ length: 600 }, (_, i) => {
  const key = [{ article_id: `a${i >> 3}`, id: `u${i}` }, { id: `u${i}` }, {}][random() % 3];
  const text = random() % 40 === 0 ? '' : `Kenya condemned raid ${random() % 40} 😀.`;
  return i % 400 === 190 ? '{"text": "cut' : JSON.stringify({ ...key, text, n: i });
});
const cwd = t.testdir({ 'rows.jsonl': LINES.map((line) => `${line}\n`).join('') });
const at = (name: string) => readFileSync(join(cwd, name), 'utf8');
const label = (args: string[], more: { signal?: AbortSignal; now?: () => Date } = {}) =>
  run(['label', 'rows.jsonl', ...args], { cwd, ...more });
const merge = (...args: string[]) => run(['merge', ...args], { cwd });

let whole = { stdout: '', stderr: '' };
t.before(async () => {
  whole = await label([]);
});

t.test('shards, one of them stopped and gone on with, make the bytes of one run', async (t) => {
  for (const count of [1, 2, 3]) {
    const out = `of${count}/labelled.jsonl`;
    const told = [];
    for (let i = 0; i < count; i++) {
      const shard = ['-o', out, '--shard', `${i}/${count}`];
      if (count === 2 && i === 1) {
        const abort = new AbortController();
        let asked = 0;
        const now = () => {
          if (++asked === 3) abort.abort('SIGTERM');
          return new Date(0);
        };
        t.equal((await label(shard, { signal: abort.signal, now })).status, 143);
        t.match(await merge('of2', '-o', 'x.jsonl'), {
          status: 1,
          stdout: '--array=1\n',
          stderr: /shard 1 of 2 is not finished/,
        });
      }
      const ran = await label([...shard, '--resume', '--batch-size', String(3 + i)]);
      told.push(...ran.stderr.split('\n').filter((line) => line.includes(' error: ')));
    }
    const problems = whole.stderr.split('\n').filter((line) => line.includes(' error: '));
    if (count !== 2) t.strictSame(told.sort(), problems.sort(), 'each problem is told once');
    const merged = `m${count}.jsonl`;
    t.match(await merge(`of${count}`, '-o', merged), {
      status: 0,
      stdout: `598 rows in ${merged}\n`,
    });
    t.equal(at(merged), whole.stdout, `${count} shards`);
  }
  t.strictSame(readdirSync(join(cwd, 'of2')), [
    'labelled-00000-of-00002.jsonl',
    'labelled-00001-of-00002.jsonl',
    'labelled.index-00000-of-00002.jsonl',
    'labelled.index-00001-of-00002.jsonl',
    'labelled.manifest-00000-of-00002.json',
    'labelled.manifest-00001-of-00002.json',
  ]);
});

t.test('an article goes into one shard, and the scheduler says into which', async (t) => {
  const env = { AWS_BATCH_JOB_ARRAY_INDEX: '2', AWS_BATCH_JOB_ARRAY_SIZE: '3' };
  const args = ['label', 'rows.jsonl', '-o', 'auto.jsonl', '--shard', 'auto'];
  await run(args, { cwd, env });
  t.equal(at('auto-00002-of-00003.jsonl'), at('of3/labelled-00002-of-00003.jsonl'));
  const shardsOf = new Map<string, Set<number>>();
  for (const i of [0, 1, 2])
    for (const [, id] of at(`of3/labelled-0000${i}-of-00003.jsonl`).matchAll(
      /"article_id":"(\w+)"/g,
    ))
      shardsOf.set(id as string, (shardsOf.get(id as string) ?? new Set()).add(i));
  t.ok(shardsOf.size > 40);
  t.ok([...shardsOf.values()].every(({ size }) => size === 1));
});

t.test('what is finished is not done again, and another run is refused', async (t) => {
  const again = (more: string[]) =>
    label(['-o', 'of3/labelled.jsonl', '--shard', '0/3', '--resume', ...more]);
  t.match(await again([]), { status: 0, stderr: /warning: is finished already; nothing to do/ });
  t.match(await again(['--threshold', '.9']), {
    status: 2,
    stderr: /--threshold was not given, is "\.9"/,
  });
});

t.test('merge proves that the shards belong together', async (t) => {
  t.match(await merge('of3', '-o', 'm3.jsonl'), {
    status: 2,
    stderr: /m3\.jsonl: error: the file is there already/,
  });
  t.equal((await merge('of3', '-o', 'm3.jsonl', '--force')).status, 0);
  cpSync(join(cwd, 'of3'), join(cwd, 'bad'), { recursive: true });
  appendFileSync(join(cwd, 'bad/labelled-00002-of-00003.jsonl'), '\n');
  rmSync(join(cwd, 'bad/labelled.manifest-00000-of-00003.json'));
  t.match(await merge('bad', '-o', 'x.jsonl'), {
    status: 1,
    stdout: '--array=0,2\n',
    stderr:
      /shard 0 of 3 is missing.*\n.*labelled-00002-of-00003\.jsonl is not the file that was built/,
  });
  await label(['-o', 'bad/other.jsonl', '--shard', '0/3']);
  t.match(await merge('bad', '-o', 'x.jsonl'), {
    status: 2,
    stderr: /the folders hold shards of labelled and other \(merge\/several\)/,
  });
  await label(['-o', 'mixed/labelled.jsonl', '--shard', '0/2']);
  await label(['-o', 'mixed/labelled.jsonl', '--shard', '1/2', '--threshold', '.2']);
  t.match(await merge('mixed', '-o', 'x.jsonl'), {
    status: 1,
    stderr: /shard 1 is of another run: --threshold was not given, is "\.2"/,
  });
  t.notOk(existsSync(join(cwd, 'x.jsonl')));
});

t.test('what --shard cannot do', async (t) => {
  t.match(await label(['--shard', '0/2']), {
    status: 2,
    stderr: /say which file all shards make with -o FILE/,
  });
  t.match(await label(['-o', 'parts', '--shard', '0/2']), {
    status: 2,
    stderr: /-o has to name a file with an ending/,
  });
  t.match(await label(['-o', 'a.jsonl', '--shard', '0/2', '--rescore']), {
    status: 2,
    stderr: /--rescore needs no --shard/,
  });
});
