import { createHash } from 'node:crypto';
import type { Classifier, Codebook, Rule, Scored } from '../records.js';
import { decide } from './decide.js';
import type { Device } from './devices.js';
import { type HypothesisOptions, hypothesesOf, placesOf } from './hypotheses.js';
import { activationOf, entailmentOf, type Kind, kindOf, type LabelMap, labelsOf } from './kind.js';
import {
  type FolderOptions,
  findModelFolder,
  type ModelFolder,
  sumModelFolder,
} from './model-folder.js';
import { loadNetwork, type Network } from './network.js';
import { cachedScorer, ScoreCache } from './score-cache.js';
import { pairScorer, type Scorer, textScorer } from './scorer.js';
import { grantedCores } from './threads.js';

export interface ClassifierOptions extends FolderOptions {
  /** What the labels mean. A classifier of ours brings its own; anyone else's needs one. */
  codebook?: Codebook | undefined;
  /** Default: told from the names of the outputs. */
  kind?: Kind | undefined;
  labelMap?: LabelMap | undefined;
  /** Instead of those that the classifier brings, or .5. */
  thresholds?: { readonly [label: string]: number } | undefined;
  pool?: Rule['pool'] | undefined;
  hypotheses?: HypothesisOptions | undefined;
  device?: Device | undefined;
  /** Windows to a batch; changes speed, never results. */
  batchSize?: number | undefined;
  /** Threads of the runtime; default: as many as cores are granted. Changes speed, never results. */
  threads?: number | undefined;
  /** Say of each text what the network put out, beside what was decided. */
  keepLogits?: boolean | undefined;
  /** Folder of the cache of scores; default: none is kept. Changes speed, never results. */
  cache?: string | undefined;
  /** Told what is wrong with the cache. */
  onCache?: ((message: string, file: string) => void) | undefined;
  /** Told what outputs stand for no label. */
  onStray?: ((outputs: string[]) => void) | undefined;
}

/**
 * Loads a classifier from its folder, after checking its files: one of ours, or a Hugging Face
 * export of a network that gives labels (text-classification) or says whether a hypothesis follows
 * (NLI, which labels by the codebook's hypotheses). Nothing is ever fetched. Texts are composed
 * (NFC) first; a text longer than the network reads is scored in overlapping windows, and each
 * label takes its highest score.
 */
export async function loadClassifier(
  path: string,
  options: ClassifierOptions = {},
): Promise<Classifier> {
  const { folder, network } = await open(path, options);
  const { rule, kind } = ruleOf(folder, options);
  const common = {
    outputs: folder.outputs,
    maxLength: folder.maxLength,
    // What is scaled by the batch has to be alone in it.
    rows: folder.dynamic ? 1 : (options.batchSize ?? 32),
  };
  const plain =
    kind === 'nli' && options.codebook !== undefined
      ? pairScorer(network, {
          ...common,
          hypothesesFor: hypothesesOf(options.codebook, options.hypotheses),
        })
      : textScorer(network, common);
  const sha256 = identityOf(folder, kind, options);
  const scorer = withCache(plain, `${sha256}${folder.dtype}${options.device ?? 'cpu'}`, options);
  const codebook = options.codebook ?? folder.settings?.codebook ?? { id: 'own', version: '1' };
  return {
    annotator: {
      type: 'classifier',
      id: folder.id,
      revision: folder.revision,
      sha256,
      dtype: folder.dtype,
    },
    codebook: { id: codebook.id, version: codebook.version },
    labels: Object.keys(rule.labels),
    window: scorer.window,
    countTokens: (text) => network.encode(text).length,
    classify: async (texts, langs = []) => {
      const scored = await classify(scorer, rule, texts, langs);
      return options.keepLogits ? scored : scored.map(({ logits: _, ...rest }) => rest);
    },
    close: () => scorer.close(),
  };
}

/**
 * Digests the files while the network is loaded, and tells of a file that was altered before what the
 * runtime says of it.
 */
async function open(
  path: string,
  options: ClassifierOptions,
): Promise<{ folder: ModelFolder; network: Network }> {
  const found = await findModelFolder(path, options);
  const [network, folder] = await Promise.allSettled([
    loadNetwork(found, {
      device: options.device ?? 'cpu',
      threads: options.threads ?? (await grantedCores()),
    }),
    sumModelFolder(found),
  ]);
  if (folder.status === 'fulfilled' && network.status === 'fulfilled')
    return { folder: folder.value, network: network.value };
  if (network.status === 'fulfilled') await network.value.close();
  throw (folder.status === 'rejected' ? folder : (network as PromiseRejectedResult)).reason;
}

function withCache(scorer: Scorer, identity: string, options: ClassifierOptions): Scorer {
  if (options.cache === undefined) return scorer;
  const warn = options.onCache ?? (() => {});
  const name = createHash('sha256').update(identity).digest('hex').slice(0, 32);
  const rows = Object.values(scorer.hypothesesFor('en') ?? { text: [['']] }).flat(2).length;
  const cache = ScoreCache.open(options.cache, name, rows * scorer.outputs.length, warn);
  return cache === undefined ? scorer : cachedScorer(scorer, cache, warn);
}

async function classify(
  scorer: Scorer,
  rule: Rule,
  texts: readonly string[],
  langs: readonly string[],
): Promise<Scored[]> {
  const known = texts.map((_, i) => langs[i] ?? 'und');
  const raw = await scorer.score(texts, known);
  return raw.map(({ values, truncated }, i) => {
    const held = scorer.hypothesesFor(known[i] as string);
    const logits = { outputs: scorer.outputs, hypotheses: held && placesOf(held), values };
    return { ...decide(logits, rule), truncated, logits: { ...logits, rule } };
  });
}

function ruleOf(folder: ModelFolder, options: ClassifierOptions): { rule: Rule; kind: Kind } {
  const { settings, outputs, config } = folder;
  const { codebook, labelMap = {} } = options;
  const kind = options.kind ?? (settings ? 'text-classification' : kindOf(outputs));
  const common = {
    temperature: settings?.temperature ?? 1,
    thresholds: { ...settings?.thresholds, ...options.thresholds },
    pool: options.pool ?? 'max',
    multi_label: codebook?.multi_label ?? true,
  } as const;
  if (kind === 'nli' && codebook !== undefined) {
    const entailment = entailmentOf(outputs, labelMap);
    const labels = Object.fromEntries(codebook.labels.map(({ id }) => [id, [entailment]]));
    return { kind, rule: { activation: 'softmax', labels, ...common } };
  }
  const activation = settings ? 'sigmoid' : activationOf(config['problem_type'], outputs);
  if (codebook === undefined) {
    const labels = Object.fromEntries(outputs.map((name) => [name, [name]]));
    return { kind, rule: { activation, labels, ...common } };
  }
  const { labels, stray } = labelsOf(outputs, labelMap, codebook);
  if (stray.length > 0) options.onStray?.(stray);
  return { kind, rule: { activation, labels, ...common } };
}

/** Digest of what decides the scores: the files, and what was asked of them beyond what they say. */
function identityOf(folder: ModelFolder, kind: Kind, options: ClassifierOptions): string {
  const asked = {
    ...(kind === 'nli'
      ? {
          kind,
          hypotheses: options.codebook?.labels.map(({ id, name, hypotheses }) => [
            id,
            hypotheses ?? name,
          ]),
          ...options.hypotheses,
        }
      : {}),
    ...(Object.keys(options.labelMap ?? {}).length > 0 ? { labelMap: options.labelMap } : {}),
  };
  if (Object.keys(asked).length === 0) return folder.sha256;
  return createHash('sha256')
    .update(`${folder.sha256}\n${JSON.stringify(asked)}`)
    .digest('hex');
}
