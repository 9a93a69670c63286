import { cpSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { batchesOf, type Window } from '../../src/classifiers/batches.js';
import { Helpers } from '../../src/classifiers/helpers.js';
import { type ClassifierOptions, loadClassifier } from '../../src/classifiers/load.js';
import { type ModelFolder, openModelFolder } from '../../src/classifiers/model-folder.js';
import { loadNetwork } from '../../src/classifiers/network.js';
import { runtimeFile } from '../../src/classifiers/transformers.js';
import { bundledClassifierFolder } from '../../src/commands/classifier-input.js';
import { seededRandom } from '../../src/metrics/random.js';

const fixtures = fileURLToPath(new URL('../fixtures/classifiers/', import.meta.url));
const folders: Record<string, string> = { bundled: bundledClassifierFolder };
for (const name of ['bert-nli', 'xlm-roberta-text', 'deberta-v2-nli', 'modernbert-text'])
  folders[name] = fixtures + name;

/** Inputs of random ids and lengths, some of them pairs. */
function randomWindows(seed: number, count: number): Window[] {
  const source = seededRandom(seed);
  const below = (most: number) => source() % most;
  return Array.from({ length: count }, () => {
    const ids = Array.from({ length: 1 + below(24) }, () => 5 + below(60));
    return { ids, second: 1 + below(ids.length) };
  });
}

/** The bits of the logits of each window, by way of batches of at most `rows`. */
async function bitsOf(
  run: (batches: Window[][]) => Promise<Float32Array>,
  windows: readonly Window[],
  rows: number,
): Promise<unknown[]> {
  const batches = batchesOf(windows, rows, 4096);
  const bits = new Uint32Array((await run(batches)).buffer);
  const width = bits.length / windows.length;
  const found = new Map(
    batches.flat().map((window, i) => [window, String(bits.slice(i * width, (i + 1) * width))]),
  );
  return windows.map((window) => found.get(window));
}

const load = (folder: ModelFolder, threads: number, patience?: number) =>
  loadNetwork(folder, { device: 'cpu', threads, patience });

for (const [name, path] of Object.entries(folders)) {
  t.test(`${name}: every bit is the same in any company`, async (t) => {
    const folder = await openModelFolder(path);
    const windows = randomWindows(3, 120);
    const one = await load(folder, 1);
    const two = await load(folder, 2);
    const alone = await bitsOf(one.run, windows, 1);
    t.ok(new Set(alone).size > 100, 'the inputs differ in their logits');
    for (const rows of [2, 7, 32]) {
      t.strictSame(await bitsOf(one.run, windows, rows), alone, `${rows} rows to a batch`);
      t.strictSame(await bitsOf(two.run, windows, rows), alone, 'as much on two threads');
    }
    await one.close();
    await two.close();
  });
}

t.test('threads give the bits of one, whenever they come', async (t) => {
  const folder = await openModelFolder(`${fixtures}bert-nli`);
  const network = await load(folder, 1);
  t.teardown(() => network.close());
  const windows = randomWindows(3, 150);
  const own = await bitsOf(network.run, windows, 1);
  // The runtime itself, in which the first copy waits until another one has made a pass.
  const dir = t.testdir({
    'runtime.cjs': `
      const fs = require('fs');
      const { InferenceSession, Tensor } = require(${JSON.stringify(runtimeFile())});
      const create = async (...given) => {
        const session = await InferenceSession.create(...given);
        const [first, other] = ['first', 'other'].map((name) => __dirname + '/' + name);
        const isFirst = !fs.existsSync(first);
        if (isFirst) fs.writeFileSync(first, '');
        const run = async (feeds) => {
          if (!isFirst) fs.writeFileSync(other, '');
          while (!fs.existsSync(other)) await new Promise((go) => setTimeout(go, 10));
          return session.run(feeds);
        };
        return { inputNames: session.inputNames, run, release: () => session.release() };
      };
      module.exports = { InferenceSession: { create }, Tensor };`,
  });
  const helpers = new Helpers({
    count: 3,
    patience: 0,
    plan: {
      path: folder.path,
      onnx: folder.onnx,
      dtype: folder.dtype,
      device: 'cpu',
      sessionOptions: { intraOpNumThreads: 1 },
      runtime: join(dir, 'runtime.cjs'),
    },
  });
  await helpers.ready;
  const run = (batches: Window[][]) => helpers.make(batches, { outputs: 3, secondType: 1 });
  for (const when of ['threads on their way', 'threads that are there already']) {
    rmSync(join(dir, 'other'), { force: true });
    t.strictSame(await bitsOf(run, windows, 1), own, when);
  }
  t.strictSame(await run([]), new Float32Array(0), 'nothing to do');
  const lots = [windows.slice(0, 70), windows.slice(70, 71), windows.slice(71)];
  t.strictSame(
    (await Promise.all(lots.map((lot) => bitsOf(run, lot, 1)))).flat(),
    own,
    'several lots at the same time',
  );
  await helpers.close();
});

t.test('a network that cannot be loaded, or that breaks, is told', async (t) => {
  const dir = t.testdir({
    'runtime.cjs': `
      const create = async () => ({
        inputNames: [],
        run: async () => { throw new Error('no memory left'); },
        release: async () => {},
      });
      module.exports = { InferenceSession: { create }, Tensor: class {} };`,
  });
  const plan = {
    path: dir,
    onnx: 'model.onnx',
    dtype: 'fp32',
    device: 'cpu',
    sessionOptions: {},
    runtime: join(dir, 'runtime.cjs'),
  } as const;
  const helpers = new Helpers({ count: 2, patience: 0, plan });
  await helpers.ready;
  for (const when of ['at once', 'and later'])
    await t.rejects(
      helpers.make([[{ ids: [5], second: 1 }]], { outputs: 1, secondType: 0 }),
      /no memory left/,
      when,
    );
  await helpers.close();
  const none = new Helpers({ count: 1, plan: { ...plan, runtime: runtimeFile() } });
  await t.rejects(none.ready, /model\.onnx/);
  await none.close();
});

t.test(
  'a network that scales by its batch gets one text a batch, whatever --batch-size',
  async (t) => {
    const path = `${fixtures}bert-q8`;
    const folder = await openModelFolder(path);
    t.match(folder, { dtype: 'q8', dynamic: true });
    const network = await load(folder, 1);
    t.teardown(() => network.close());
    const windows = randomWindows(6, 60);
    t.strictNotSame(
      await bitsOf(network.run, windows, 32),
      await bitsOf(network.run, windows, 1),
      'neighbours would change the logits',
    );
    const texts = Array.from(
      { length: 40 },
      (_, i) => 'Oman hosts talks on Friday '.repeat(1 + (i % 3)) + i,
    );
    const scores = async (options: ClassifierOptions, groups: string[][]) => {
      const classifier = await loadClassifier(path, { keepLogits: true, ...options });
      const scored: unknown[] = [];
      for (const group of groups) scored.push(...(await classifier.classify(group)));
      await classifier.close();
      return scored;
    };
    const alone = await scores(
      { threads: 1 },
      texts.map((text) => [text]),
    );
    for (const options of [
      { threads: 1, batchSize: 32 },
      { threads: 2, batchSize: 3 },
    ])
      t.strictSame(await scores(options, [texts]), alone, JSON.stringify(options));
  },
);

t.test('help that cannot come is done without', async (t) => {
  const path = join(t.testdir(), 'moved');
  cpSync(`${fixtures}bert-text`, path, { recursive: true });
  const network = await load(await openModelFolder(path), 3, 0);
  const windows = randomWindows(4, 40);
  renameSync(join(path, 'onnx'), join(path, 'gone'));
  const first = await bitsOf(network.run, windows, 1);
  t.ok(new Set(first).size > 30);
  t.strictSame(await bitsOf(network.run, windows, 1), first);
  await network.close();
});
