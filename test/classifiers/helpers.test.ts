import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { batchesOf, type Window } from '../../src/classifiers/batches.js';
import { Helpers } from '../../src/classifiers/helpers.js';
import { type ClassifierOptions, loadClassifier } from '../../src/classifiers/load.js';
import { type ModelFolder, openModelFolder } from '../../src/classifiers/model-folder.js';
import { loadNetwork } from '../../src/classifiers/transformers.js';
import { bundledClassifierFolder } from '../../src/commands/classifier-input.js';
import { seededRandom } from '../../src/metrics/random.js';

const require = createRequire(import.meta.url);
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

t.test('helpers give the bits that this thread gives', async (t) => {
  const folder = await openModelFolder(`${fixtures}bert-nli`);
  const network = await load(folder, 1);
  t.teardown(() => network.close());
  const windows = randomWindows(3, 150);
  const own = await bitsOf(network.run, windows, 1);
  const real = createRequire(require.resolve('@xenova/transformers')).resolve('onnxruntime-node');
  // The runtime itself, which leaves a mark where a helper uses it.
  const dir = t.testdir({
    'runtime.cjs': `
      const { InferenceSession, Tensor } = require(${JSON.stringify(real)});
      const create = async (...given) => {
        const session = await InferenceSession.create(...given);
        const run = (feeds) => {
          require('fs').writeFileSync(__dirname + '/mark', '');
          return session.run(feeds);
        };
        return { inputNames: session.inputNames, run, release: () => session.release() };
      };
      module.exports = { InferenceSession: { create }, Tensor };`,
  });
  let here = 0;
  const helpers = new Helpers(
    async ({ ids, types }) => {
      here++;
      while (!existsSync(join(dir, 'mark'))) await sleep(10);
      const second = types.filter((type) => type === 0n).length;
      return network.run([[{ ids: [...ids].map(Number), second }]]);
    },
    {
      count: 2,
      patience: 0,
      data: {
        runtime: join(dir, 'runtime.cjs'),
        onnx: join(folder.path, folder.onnx),
        sessionOptions: { intraOpNumThreads: 1 },
      },
    },
  );
  const run = (batches: Window[][]) => helpers.make(batches, { outputs: 3, secondType: 1 });
  for (const when of ['helpers on their way', 'helpers that are there already']) {
    rmSync(join(dir, 'mark'), { force: true });
    here = 0;
    t.strictSame(await bitsOf(run, windows, 1), own, when);
    t.ok(here < windows.length, `${here} of ${windows.length} were made here`);
  }
  const [one, other] = [windows.slice(0, 70), windows.slice(70)];
  t.strictSame(
    (await Promise.all([bitsOf(run, one, 1), bitsOf(run, other, 1)])).flat(),
    own,
    'asked for at the same time',
  );
  await helpers.close();
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
