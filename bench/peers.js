/** What labelling is measured against, on a classifier's own folder. Each is loaded beforehand, and made to label all texts by a call. */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { AutoTokenizer, env, pipeline } from '@xenova/transformers';
import { batchesOf, stretchesOf } from '../dist/classifiers/batches.js';

env.allowRemoteModels = false;

const script = (name) => fileURLToPath(new URL(`python/${name}`, import.meta.url));

/** A Python with torch, transformers, tokenizers and onnx; undefined where none is named. */
export const PYTHON = process.env.STANCEKIT_BENCH_PYTHON;

/**
 * Makes a classifier with random weights, `small` (of the bundled one's shape) or `nli`; undefined,
 * and told, where there is no Python to make it.
 */
export function randomClassifier(size, texts) {
  if (!PYTHON) {
    process.stdout.write(
      `  left out: the rows of ${size === 'nli' ? 'an NLI-sized classifier' : 'Python transformers'}; name a Python with torch, transformers, tokenizers and onnx in STANCEKIT_BENCH_PYTHON\n`,
    );
    return undefined;
  }
  const folder = mkdtempSync(join(tmpdir(), 'stancekit-bench-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const learn = join(folder, 'texts.txt');
  writeFileSync(learn, texts.map((text) => `${text.replace(/\s+/g, ' ')}\n`).join(''));
  const args = [script('make-random.py'), size, learn, join(folder, size)];
  const { status, stderr } = spawnSync(PYTHON, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
  return join(folder, size);
}

/** The pipeline of transformers.js, one text at a time; with hypotheses, its zero-shot one. */
export async function naivePipeline(folder, texts, hypotheses) {
  const options = { dtype: 'fp32', device: 'cpu' };
  if (hypotheses === undefined) {
    const naive = await pipeline('text-classification', folder, options);
    return async () => {
      for (const text of texts) await naive(text, { top_k: null });
    };
  }
  const naive = await pipeline('zero-shot-classification', folder, options);
  return async () => {
    for (const text of texts)
      await naive(text, hypotheses, { hypothesis_template: '{}', multi_label: true });
  };
}

/**
 * The runtime alone with every core, on tensors made beforehand, in batches of like length; `rows`
 * to a batch.
 */
export async function bareRuntime(folder, texts, hypotheses = [''], rows = 32) {
  const require = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
  const { InferenceSession, Tensor } = require('onnxruntime-node');
  const session = await InferenceSession.create(`${folder}/onnx/model.onnx`, {
    intraOpNumThreads: availableParallelism(),
  });
  const config = JSON.parse(readFileSync(`${folder}/config.json`, 'utf8'));
  const longest = config.stancekit?.max_length ?? 512;
  const tokenizer = await AutoTokenizer.from_pretrained(folder);
  const windows = texts.flatMap((text) =>
    hypotheses.flatMap((hypothesis) => {
      const pair = hypothesis === '' ? {} : { text_pair: hypothesis };
      const [first, ...rest] = tokenizer.encode(text.normalize('NFC'), pair);
      const { stretches } = stretchesOf(rest.slice(0, -1), longest - 2);
      return stretches.map((stretch) => ({ ids: [first, ...stretch, rest.at(-1)] }));
    }),
  );
  const feeds = batchesOf(windows, rows, 4096).map((batch) => {
    const dims = [batch.length, batch[0].ids.length];
    const ids = BigInt64Array.from(batch.flatMap((window) => window.ids.map(BigInt)));
    return {
      input_ids: new Tensor('int64', ids, dims),
      attention_mask: new Tensor('int64', new BigInt64Array(ids.length).fill(1n), dims),
    };
  });
  return async () => {
    for (const feed of feeds) await session.run(feed);
  };
}

/** The pipeline of Python `transformers` in a process of its own, at the batch size that is fastest. */
export async function pythonPipeline(folder, texts, hypotheses = []) {
  const file = join(folder, 'texts.jsonl');
  writeFileSync(file, texts.map((text) => `${JSON.stringify(text)}\n`).join(''));
  const python = spawn(PYTHON, [script('pipeline.py'), folder, file, ...hypotheses], {
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const answers = createInterface(python.stdout)[Symbol.asyncIterator]();
  const next = async () => {
    if ((await answers.next()).done) throw new Error(`${PYTHON} pipeline.py ended`);
  };
  await next();
  const run = (size) => async () => {
    python.stdin.write(`${size}\n`);
    await next();
  };
  let best;
  for (const size of [32, 8, 32, 8, 64]) {
    const began = performance.now();
    await run(size)();
    const took = performance.now() - began;
    if (best === undefined || took < best.took) best = { size, took };
  }
  return { size: best.size, run: run(best.size), close: () => python.stdin.end() };
}
