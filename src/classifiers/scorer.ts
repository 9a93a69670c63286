import { batchesOf, stretchesOf, type Window } from './batches.js';
import { round } from './decide.js';
import type { Network } from './network.js';

/** What a network put out for one text: per window, per row (hypothesis), per output. */
export interface RawScores {
  values: number[][][];
  truncated: boolean;
}

/** Puts texts through a network. The result for a text never depends on its neighbours. */
export interface Scorer {
  /** Names of the outputs, in their order. */
  readonly outputs: string[];
  /** Texts that are worth handing over at once. */
  readonly window: number;
  /** The hypotheses held against a text in `lang`: per label, per paraphrase, its wordings; null where there are none. */
  hypothesesFor(lang: string): { [label: string]: string[][] } | null;
  score(texts: readonly string[], langs: readonly string[]): Promise<RawScores[]>;
  close(): Promise<void>;
}

export interface ScorerOptions {
  outputs: string[];
  /** Longest input in tokens. */
  maxLength: number;
  /** Windows to a batch. */
  rows: number;
}

/** More gain nothing: by then the network computes all the time. */
const TOKENS_PER_BATCH = 1024;

/** One window of one text, and where its logits go. */
interface Job extends Window {
  target: number[][];
  row: number;
}

/** Scores each text by itself. */
export function textScorer(network: Network, options: ScorerOptions): Scorer {
  const { before, after } = network.frame;
  const size = options.maxLength - before.length - after.length;
  return {
    outputs: options.outputs,
    window: 1024,
    hypothesesFor: () => null,
    async score(texts) {
      const jobs: Job[] = [];
      const scores = texts.map((text): RawScores => {
        const { stretches, truncated } = stretchesOf(network.encode(text), size);
        const values = stretches.map((stretch) => {
          const target: number[][] = [];
          const ids = [...before, ...stretch, ...after];
          jobs.push({ ids, second: ids.length, target, row: 0 });
          return target;
        });
        return { values, truncated };
      });
      await runJobs(network, jobs, options);
      return scores;
    },
    close: () => network.close(),
  };
}

/**
 * Holds hypotheses against each text. Only the text is ever cut, never a hypothesis; a text too long
 * to stand beside its longest hypothesis is read in windows, the same ones for every hypothesis.
 */
export function pairScorer(
  network: Network,
  options: ScorerOptions & { hypothesesFor: (lang: string) => { [label: string]: string[][] } },
): Scorer {
  const { before, between, after } = network.pairFrame();
  const room = options.maxLength - before.length - between.length - after.length;
  const encoded = new Map<string, number[]>();
  const idsOf = (hypothesis: string) => {
    const ids = encoded.get(hypothesis) ?? network.encode(hypothesis);
    encoded.set(hypothesis, ids);
    return ids;
  };
  return {
    outputs: options.outputs,
    // One text costs as many passes as there are hypotheses.
    window: 32,
    hypothesesFor: options.hypothesesFor,
    async score(texts, langs) {
      const jobs: Job[] = [];
      const scores = texts.map((text, i): RawScores => {
        const hypotheses = Object.values(options.hypothesesFor(langs[i] as string))
          .flat(2)
          .map(idsOf);
        const longest = Math.max(...hypotheses.map((ids) => ids.length));
        const size = Math.max(1, room - longest);
        const { stretches, truncated } = stretchesOf(network.encode(text), size);
        const values = stretches.map((stretch) => {
          const target: number[][] = [];
          for (const [row, hypothesis] of hypotheses.entries()) {
            const first = [...before, ...stretch, ...between];
            jobs.push({
              ids: [...first, ...hypothesis, ...after],
              second: first.length,
              target,
              row,
            });
          }
          return target;
        });
        return { values, truncated };
      });
      await runJobs(network, jobs, options);
      return scores;
    },
    close: () => network.close(),
  };
}

async function runJobs(network: Network, jobs: readonly Job[], options: ScorerOptions) {
  const width = options.outputs.length;
  const batches = batchesOf(jobs, options.rows, TOKENS_PER_BATCH);
  const logits = await network.run(batches);
  for (const [i, { target, row }] of batches.flat().entries())
    target[row] = Array.from(logits.subarray(i * width, (i + 1) * width), round);
}
