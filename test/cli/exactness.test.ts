import { join } from 'node:path';
import t from 'tap';
import { seededRandom } from '../../src/metrics/random.js';
import { filesOf, randomCorpus } from './corpus.js';
import { run } from './in-process.js';

/** Seeds of random corpora, and of how each is cut into files, read, batched, stopped and shared out; SEEDS=1,2,3 tries others. */
const SEEDS = (process.env['SEEDS'] ?? '11').split(',').map(Number);
for (const seed of SEEDS) {
  t.test(`corpus ${seed}: the same bytes however it is done`, async (t) => {
    const random = seededRandom(seed);
    const below = (n: number) => random() % n;
    const corpus = randomCorpus(seed, 150);
    const cuts = [0, ...[below(150), below(150), below(150)].sort((a, b) => a - b), 150];
    const files = cuts.slice(1).map((end, i) => ({
      // One is packed in a folder of its own, whose name sorts between those of the others.
      name: i === 1 ? 'b/b.jsonl' : `${'abcd'[i]}.jsonl`,
      text: corpus.slice(cuts[i], end).join(''),
    }));
    const [a, b, c, d] = files.map(({ text }) => text) as [string, string, string, string];
    const cwd = t.testdir({ 'a.jsonl': a, b: { 'b.jsonl': b }, 'c.jsonl': c, 'd.jsonl': d });

    /** The command with the files in any order, and with what must not matter. */
    const build = (more: string[], stopAt?: number) => {
      const order = files
        .map(({ name }) => ({ name, key: random() }))
        .sort((x, y) => x.key - y.key)
        .map(({ name }) => name);
      const batch = ['--batch-size', String(3 + below(40)), '--threads', String(1 + below(2))];
      const abort = new AbortController();
      let asked = 0;
      const now = () => {
        // The clock is asked twice before the first window, and once after each.
        if (stopAt !== undefined && ++asked === stopAt + 2) abort.abort('SIGTERM');
        return new Date(0);
      };
      return run(['build', '-q', ...order, ...more, ...batch], { cwd, signal: abort.signal, now });
    };

    const plain = await run(['build', '-q', 'a.jsonl', 'b', 'c.jsonl', 'd.jsonl', '-o', 'plain'], {
      cwd,
    });
    const whole = filesOf(join(cwd, 'plain'));

    t.equal((await build(['-o', 'stopped'], 1)).status, 143);
    t.equal((await build(['-o', 'stopped', '--resume'])).status, plain.status);
    t.strictSame(filesOf(join(cwd, 'stopped')), whole, 'stopped, and gone on with');

    const count = 2 + below(2);
    for (let i = 0; i < count; i++) await build(['-o', 'parts', '--shard', `${i}/${count}`]);
    t.equal((await run(['merge', 'parts', '-o', 'merged', '-q'], { cwd })).status, 0);
    t.strictSame(filesOf(join(cwd, 'merged')), whole, `${count} shards`);
  });
}
