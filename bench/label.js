import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { AutoTokenizer, env, pipeline } from '@xenova/transformers';
import { batchesOf, stretchesOf } from '../dist/classifiers/batches.js';
import { loadClassifier } from '../dist/classifiers/load.js';
import { bundledClassifierFolder as folder } from '../dist/commands/classifier-input.js';
import { pair } from './pair.js';
import { sampleUnits } from './texts.js';

/** Labelling against the library's own pipeline one text at a time, and against the bare runtime. */
export default async function suite() {
  env.allowRemoteModels = false;
  const texts = await sampleUnits(1000);
  const classifier = await loadClassifier(folder);
  const ours = () => classifier.classify(texts);

  const naive = await pipeline('text-classification', folder, { dtype: 'fp32', device: 'cpu' });
  await pair(
    'naive pipeline, one text at a time : stancekit (time)',
    async () => {
      for (const text of texts) await naive(text, { top_k: null });
    },
    ours,
    { rounds: 3, goal: '>= 2' },
  );

  const raw = await rawRuntime(texts);
  await pair('bare onnxruntime, pre-tokenised, best batch : stancekit (time)', raw, ours, {
    rounds: 5,
    goal: '>= .85',
  });
  await classifier.close();
}

/** The runtime alone on tensors made beforehand, sorted by length, with every core. */
async function rawRuntime(texts) {
  const require = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
  const ort = require('onnxruntime-node');
  const session = await ort.InferenceSession.create(`${folder}/onnx/model.onnx`, {
    intraOpNumThreads: availableParallelism(),
  });
  const { stancekit } = JSON.parse(readFileSync(`${folder}/config.json`, 'utf8'));
  const tokenizer = await AutoTokenizer.from_pretrained(folder);
  const windows = texts.flatMap((text) => {
    const [first, ...rest] = tokenizer.encode(text.normalize('NFC'));
    const { stretches } = stretchesOf(rest.slice(0, -1), stancekit.max_length - 2);
    return stretches.map((stretch) => ({ ids: [first, ...stretch, rest.at(-1)] }));
  });
  const feeds = batchesOf(windows, 32, 4096).map((batch) => {
    const width = Math.max(...batch.map(({ ids }) => ids.length));
    const ids = new BigInt64Array(batch.length * width);
    const mask = new BigInt64Array(batch.length * width);
    batch.forEach((window, row) => {
      window.ids.forEach((id, column) => {
        ids[row * width + column] = BigInt(id);
        mask[row * width + column] = 1n;
      });
    });
    const dims = [batch.length, width];
    return {
      input_ids: new ort.Tensor('int64', ids, dims),
      attention_mask: new ort.Tensor('int64', mask, dims),
    };
  });
  return async () => {
    for (const feed of feeds) await session.run(feed);
  };
}
