import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Manifest } from '../../src/records.js';
import type { Plan } from '../../src/reporters/plan.js';
import { run } from './in-process.js';

const article = (i: number) =>
  `${JSON.stringify({ id: `x${i}`, lang: i % 3 ? 'en' : 'vi', text: `Kenya condemned raid ${i} on the market, its minister said. It urged calm.` })}\n`;
const cwd = t.testdir({
  few: { 'a.jsonl': Array.from({ length: 30 }, (_, i) => article(i)).join('') },
  many: {
    'a.jsonl': `{"id":"e","text":""}\n${Array.from({ length: 400 }, (_, i) => article(i)).join('')}`,
  },
});

const planOf = async (args: string[], now?: () => Date) => {
  const { stdout } = await run(['plan', ...args, '--json'], { cwd, ...(now ? { now } : {}) });
  return JSON.parse(stdout) as Plan;
};

t.test('of few articles it tells what a build then makes', async (t) => {
  const plan = await planOf(['few']);
  await run(['build', '-q', 'few', '-o', 'out'], { cwd });
  const { counts, files } = JSON.parse(
    readFileSync(join(cwd, 'out/manifest.json'), 'utf8'),
  ) as Manifest;
  t.match(plan, { articles: counts.articles, units: counts.units, skipped: 0, shards: 1 });
  t.strictSame(plan.languages, { en: 20, vi: 10 });
  const rows = files.filter(({ path }) => /^(articles|units|annotations|dataset)\./.test(path));
  const bytes = rows.reduce((sum, file) => sum + file.bytes, 0);
  t.ok(Math.abs(plan.disk_bytes / bytes - 1) < 0.05, `${plan.disk_bytes} of ${bytes} bytes`);
  t.ok((plan.tokens ?? 0) > 30 * 10 && (plan.tokens ?? 0) < 30 * 40);
  t.ok(plan.memory_bytes > 5e7);
  t.notOk(
    readdirSync(cwd).some((name) => name.startsWith('stancekit')),
    'writes nothing',
  );
});

t.test('of many it draws a sample, and cuts what takes long into shards', async (t) => {
  // A clock on which every look takes a minute.
  let minutes = 0;
  const plan = await planOf(['many', '--minutes', '2'], () => new Date(60_000 * minutes++));
  t.match(plan, { articles: 400, skipped: 1, units: 800, sample: { articles: 200 } });
  t.ok(plan.shards > 1 && plan.shards <= 20, String(plan.shards));
  const { stdout, status } = await run(['plan', 'many'], { cwd });
  t.match(stdout, /^articles {2}400 \(266 en, 134 vi\), 1 left out\nunits {5}about 800\n/);
  t.equal(status, 1);
  t.match(await run(['plan', 'nothing.txt'], { cwd }), { status: 2 });
});
