import { resolve } from 'node:path';
import {
  AutoModelForSequenceClassification,
  AutoTokenizer,
  env,
  LogLevel,
  Tensor,
} from '@xenova/transformers';
import type { Classifier, Scored } from '../records.js';
import { batchesOf, type Window, windowsOf } from './batches.js';
import { openModelFolder } from './model-folder.js';

export interface ClassifierOptions {
  /** Windows to a batch; changes speed, never results. */
  batchSize?: number | undefined;
  /** Threads of the runtime; default: one per core. Changes speed, never results. */
  threads?: number | undefined;
}

/** Scores are told to four decimals: far coarser than what batch shape or thread count could move. */
const DECIMALS = 1e4;
const TOKENS_PER_BATCH = 4096;

/**
 * Loads a classifier of ours from its folder, after checking its files. Runs on the CPU in fp32;
 * nothing is ever fetched. The text is composed (NFC) before it is tokenised; a text longer than
 * the network reads is scored in overlapping windows, and each label takes its highest score.
 */
export async function loadClassifier(
  folder: string,
  options: ClassifierOptions = {},
): Promise<Classifier> {
  // A relative path would be looked for in the runtime's own cache.
  const path = resolve(folder);
  const { settings, labels, sha256 } = await openModelFolder(path);
  env.allowRemoteModels = false;
  env.logLevel = LogLevel.ERROR;
  const session_options = {
    intraOpNumThreads: options.threads ?? 0,
    extra: { session: { intra_op: { allow_spinning: '0' } } },
  };
  const tokenizer = await AutoTokenizer.from_pretrained(path, { local_files_only: true });
  const model = await AutoModelForSequenceClassification.from_pretrained(path, {
    local_files_only: true,
    dtype: 'fp32',
    device: 'cpu',
    session_options,
  });
  const pad = tokenizer.pad_token_id ?? 0;

  const forward = async (batch: Window[]): Promise<Float32Array> => {
    const width = Math.max(...batch.map(({ ids }) => ids.length));
    const ids = new BigInt64Array(batch.length * width).fill(BigInt(pad));
    const mask = new BigInt64Array(batch.length * width);
    for (const [row, window] of batch.entries()) {
      for (const [column, id] of window.ids.entries()) {
        ids[row * width + column] = BigInt(id);
        mask[row * width + column] = 1n;
      }
    }
    const shape = [batch.length, width];
    const output = await model({
      input_ids: new Tensor('int64', ids, shape),
      attention_mask: new Tensor('int64', mask, shape),
    });
    return output.logits.data as Float32Array;
  };

  const classify = async (texts: readonly string[]): Promise<Scored[]> => {
    const best = texts.map(() => labels.map(() => Number.NEGATIVE_INFINITY));
    const windows = texts.flatMap((text, i) =>
      windowsOf(i, tokenizer.encode(text.normalize('NFC')), settings.max_length),
    );
    for (const batch of batchesOf(windows, options.batchSize ?? 32, TOKENS_PER_BATCH)) {
      const logits = await forward(batch);
      for (const [row, { text }] of batch.entries()) {
        const scores = best[text] as number[];
        for (const [column, score] of scores.entries()) {
          scores[column] = Math.max(score, logits[row * labels.length + column] as number);
        }
      }
    }
    return best.map((logits) => decide(logits));
  };

  const decide = (logits: readonly number[]): Scored => {
    const scores: Scored['scores'] = {};
    for (const [i, id] of labels.entries()) {
      const score = 1 / (1 + Math.exp(-(logits[i] as number) / settings.temperature));
      scores[id] = Math.round(score * DECIMALS) / DECIMALS;
    }
    const given = labels.filter((id) => (scores[id] as number) >= (settings.thresholds[id] ?? 0.5));
    return { labels: given, scores, truncated: false };
  };

  return {
    annotator: {
      type: 'classifier',
      id: settings.id,
      revision: settings.revision,
      sha256,
      dtype: 'fp32',
    },
    codebook: settings.codebook,
    labels,
    classify,
    close: async () => {
      await model.dispose();
    },
  };
}
