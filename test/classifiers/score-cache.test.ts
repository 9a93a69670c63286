import { readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { cachedScorer, ScoreCache } from '../../src/classifiers/score-cache.js';
import type { Scorer } from '../../src/classifiers/scorer.js';
import { run } from '../cli/in-process.js';

/** Logits that follow from the text, counted as they are asked for. */
function fakeScorer(): Scorer & { asked: string[] } {
  const asked: string[] = [];
  const outputs = ['a', 'b'];
  return {
    asked,
    outputs,
    window: 10,
    hypothesesFor: () => null,
    async score(texts) {
      asked.push(...texts);
      return texts.map((text) => ({
        values: Array.from({ length: text.startsWith('long') ? 3 : 1 }, () => [
          [text.length / 7, -1e4 / text.length].map((value) => Math.round(value * 1e4) / 1e4),
        ]),
        truncated: false,
      }));
    },
    close: async () => {},
  };
}

const none = (message: string) => {
  throw new Error(message);
};
const open = (folder: string, warn: (message: string) => void = none) =>
  ScoreCache.open(folder, 'x', 2, warn) as ScoreCache;
const texts = Array.from({ length: 500 }, (_, i) => `text ${'x'.repeat(i)}`);
const langs = texts.map(() => 'en');

t.test('what was computed comes back exactly, in this run and in others', async (t) => {
  const dir = t.testdir({});
  const plain = await fakeScorer().score(texts, langs);
  const first = fakeScorer();
  const scorer = cachedScorer(first, open(dir), none);
  t.strictSame(await scorer.score(texts, langs), plain);
  t.strictSame(await scorer.score([...texts].reverse(), langs), [...plain].reverse());
  t.equal(first.asked.length, texts.length);
  const second = fakeScorer();
  // Two processes at once have the same file open.
  const other = cachedScorer(second, open(dir), none);
  t.strictSame(await other.score([...texts, 'new'], [...langs, 'en']), [
    ...plain,
    ...(await fakeScorer().score(['new'], ['en'])),
  ]);
  t.strictSame(second.asked, ['new']);
  t.strictSame((await scorer.score(['new'], ['en'])).length, 1);
  t.equal(first.asked.length, texts.length, 'what the other process kept is seen');
  await scorer.score(['long one'], ['en']);
  await scorer.score(['long one'], ['en']);
  t.equal(first.asked.filter((text) => text === 'long one').length, 2, 'long texts are not kept');
  await scorer.close();
  await other.close();
});

t.test('its size is bounded, and so is the number of files', async (t) => {
  const dir = t.testdir({});
  for (const name of ['1', '2', '3', '4', '5', '6']) ScoreCache.open(dir, name, 2, none)?.close();
  const files = readdirSync(dir);
  t.ok(files.length <= 4, files.join());
  t.ok(files.includes('6.scores'));
  for (const file of files) t.equal(statSync(join(dir, file)).size, 4096 * 16_385);
});

t.test('damage is ignored, and told', async (t) => {
  const dir = t.testdir({});
  const keep = cachedScorer(fakeScorer(), open(dir), none);
  const plain = await keep.score(texts, langs);
  await keep.close();
  const file = join(dir, 'x.scores');
  // Flip a bit of the logits of every entry.
  const bytes = readFileSync(file);
  for (let page = 4096; page < bytes.length; page += 4096)
    for (let slot = 0; slot + 40 <= 4096; slot += 40)
      if (bytes[page + slot + 16] !== 0)
        bytes[page + slot + 25] = (bytes[page + slot + 25] ?? 0) ^ 1;
  writeFileSync(file, bytes);
  const told: string[] = [];
  const scorer = fakeScorer();
  const damaged = cachedScorer(scorer, open(dir), (message) => told.push(message));
  t.strictSame(await damaged.score(texts, langs), plain);
  t.equal(scorer.asked.length, texts.length);
  await damaged.close();
  t.match(told, [/^500 entries of the cache of scores were damaged/]);

  for (const spoil of [() => truncateSync(file, 100), () => writeFileSync(file, 'garbage')]) {
    spoil();
    const warned: string[] = [];
    open(dir, (message) => warned.push(message)).close();
    t.match(warned, [/damaged; it is ignored and begun anew/]);
    open(dir).close();
  }
});

t.test('the command line: the same bytes with, without, cold and warm', async (t) => {
  const cache = t.testdir({});
  const model = fileURLToPath(new URL('../fixtures/classifiers/deberta-v2-nli', import.meta.url));
  const rows = [
    'Kenya condemned the raid.',
    'Thái Lan kêu gọi kiềm chế.',
    'Kenya condemned the raid.',
  ];
  const stdin = rows
    .map((text, i) => `${JSON.stringify({ text, lang: i === 1 ? 'vi' : 'en' })}\n`)
    .join('');
  for (const classifier of [model, 'bundled']) {
    const label = (more: string[], env: Record<string, string> = {}) =>
      run(['label', '--classifier', classifier, '--keep-logits', ...more], {
        stdin,
        env: { STANCEKIT_NO_CACHE: '', STANCEKIT_CACHE: cache, ...env },
      });
    const plain = await label(['--no-cache']);
    t.equal(plain.status, 0, plain.stderr);
    for (const ran of [await label([]), await label([]), await label(['--threads', '1'])])
      t.same(ran, plain);
    t.same(await label([], { STANCEKIT_CACHE: '/dev/null/nowhere' }), plain, 'no place to keep it');
    const [file] = readdirSync(join(cache, 'scores')).slice(-1);
    for (const name of readdirSync(join(cache, 'scores')))
      truncateSync(join(cache, 'scores', name), 9);
    t.match(
      await label([]),
      { status: 0, stdout: plain.stdout, stderr: /warning: the cache of scores is damaged/ },
      file,
    );
  }
  t.equal(readdirSync(join(cache, 'scores')).length, 2);
});
