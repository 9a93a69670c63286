import { readFile } from 'node:fs/promises';
import type { Options } from 'yargs';
import { DEVICES } from '../classifiers/devices.js';
import { KINDS, type LabelMap } from '../classifiers/kind.js';
import { DTYPE_SUFFIXES, type Dtype } from '../classifiers/model-files.js';
import { StancekitError } from '../errors.js';
import type { Codebook } from '../records.js';
import { nearest } from '../wording.js';
import { type Argv, choiceOf, flagOf, stringOf, wholeOf } from './command.js';

const DTYPES = Object.keys(DTYPE_SUFFIXES) as Dtype[];
const POOLS = ['max', 'mean'] as const;

/** Options that decide labels from scores: they can be decided anew, without the network. */
export const DECISION_OPTIONS: Readonly<Record<string, Options>> = {
  threshold: {
    nargs: 1,
    type: 'string',
    describe: 'Score from which on a label is given: .6, or condemn=.6,…, or a JSON file [its own]',
  },
  pool: {
    nargs: 1,
    type: 'string',
    describe: `Paraphrases of a hypothesis count by their: ${POOLS.join(', ')} [max]`,
  },
};

/** Options of every command that labels. */
export const CLASSIFIER_OPTIONS: Readonly<Record<string, Options>> = {
  classifier: {
    nargs: 1,
    type: 'string',
    describe: 'bundled, a folder, or ORG/NAME@REVISION of the Hub [bundled]',
  },
  codebook: { nargs: 1, type: 'string', describe: 'Codebook file [diplomatic-stance]' },
  kind: {
    nargs: 1,
    type: 'string',
    describe: `What the classifier is: ${KINDS.join(', ')} [told from its outputs]`,
  },
  'label-map': {
    nargs: 1,
    type: 'string',
    describe: 'Labels that outputs stand for: LABEL_0=condemn,…, or a JSON file [same names]',
  },
  ...DECISION_OPTIONS,
  'keep-logits': {
    type: 'boolean',
    describe: 'Keep what the network put out, to decide labels anew later (label --rescore)',
  },
  'hypothesis-lang': {
    nargs: 1,
    type: 'string',
    describe: 'Language of the hypotheses of an NLI classifier [that of the text, else en]',
  },
  paraphrases: {
    nargs: 1,
    type: 'string',
    describe: 'At most so many hypotheses per label; fewer are faster [all]',
  },
  dtype: {
    nargs: 1,
    type: 'string',
    describe: `Number format of the network: ${DTYPES.join(', ')} [fp32]`,
  },
  device: { nargs: 1, type: 'string', describe: `Where it runs: ${DEVICES.join(', ')} [cpu]` },
  cache: {
    type: 'boolean',
    describe: 'Keep scores for later runs in $STANCEKIT_CACHE (--no-cache: do not) [yes]',
  },
  offline: { type: 'boolean', describe: 'Fetch nothing from the Hub' },
  'batch-size': {
    nargs: 1,
    type: 'string',
    describe: 'Texts to a batch; changes speed, never results',
  },
  threads: {
    nargs: 1,
    type: 'string',
    describe: 'Threads; changes speed, never results [as many as cores are granted]',
  },
};

/** How logits are decided, as the options say; what they do not say is left to the classifier. */
export async function decisionOf(argv: Argv, labels: readonly string[]) {
  return {
    thresholds: await thresholdsOf(argv, labels),
    pool: choiceOf(argv, 'pool', POOLS),
  };
}

/** What the options say of the classifier, checked. */
export async function classifierOptionsOf(argv: Argv, codebook: Codebook) {
  const lang = stringOf(argv, 'hypothesis-lang');
  const langs = new Set(codebook.labels.flatMap(({ hypotheses = {} }) => Object.keys(hypotheses)));
  if (lang !== undefined && !langs.has(lang)) {
    throw new StancekitError(
      'option/value',
      `the codebook ${codebook.id} has no hypotheses in ${JSON.stringify(lang)}`,
      { hint: langs.size > 0 ? `it has ${[...langs].join(', ')}` : 'it has none at all' },
    );
  }
  return {
    kind: choiceOf(argv, 'kind', KINDS),
    labelMap: await labelMapOf(argv),
    ...(await decisionOf(
      argv,
      codebook.labels.map(({ id }) => id),
    )),
    hypotheses: { lang, paraphrases: wholeOf(argv, 'paraphrases', 1) },
    dtype: choiceOf(argv, 'dtype', DTYPES),
    device: choiceOf(argv, 'device', DEVICES),
    keepLogits: flagOf(argv, 'keep-logits'),
    batchSize: wholeOf(argv, 'batch-size', 1),
  };
}

async function labelMapOf(argv: Argv): Promise<LabelMap | undefined> {
  const entries = await pairsOf(argv, 'label-map', 'LABEL_0=condemn,LABEL_1=offer_mediation');
  if (entries === undefined) return undefined;
  for (const [output, label] of entries) {
    if (typeof label !== 'string')
      throw new StancekitError(
        'option/value',
        `--label-map maps ${JSON.stringify(output)} onto ${JSON.stringify(label)}, which is no label id`,
      );
  }
  return Object.fromEntries(entries) as LabelMap;
}

async function thresholdsOf(
  argv: Argv,
  labels: readonly string[],
): Promise<{ [label: string]: number } | undefined> {
  const text = stringOf(argv, 'threshold');
  if (text === undefined) return undefined;
  const entries: [string, unknown][] = Number.isFinite(numberIn(text))
    ? labels.map((label) => [label, text])
    : ((await pairsOf(argv, 'threshold', 'condemn=.6,offer_mediation=.4')) as [string, unknown][]);
  return Object.fromEntries(
    entries.map(([label, value]) => {
      if (!labels.includes(label)) {
        const near = nearest(label, labels);
        throw new StancekitError('option/value', `--threshold: no label ${JSON.stringify(label)}`, {
          hint: near ? `did you mean ${near}?` : `there are ${labels.join(', ')}`,
        });
      }
      const threshold = typeof value === 'number' ? value : numberIn(String(value));
      if (!(threshold >= 0 && threshold <= 1))
        throw new StancekitError(
          'option/value',
          `--threshold has to lie from 0 to 1, found ${JSON.stringify(value)} for ${label}`,
        );
      return [label, threshold];
    }),
  );
}

const numberIn = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text));

/** `NAME=VALUE,…`, or the entries of a JSON file. */
async function pairsOf(
  argv: Argv,
  option: string,
  example: string,
): Promise<[string, unknown][] | undefined> {
  const text = stringOf(argv, option);
  if (text === undefined) return undefined;
  const pairs = text.split(',').map((part) => {
    const at = part.lastIndexOf('=');
    return [part.slice(0, at).trim(), part.slice(at + 1).trim()] as [string, string];
  });
  if (text.includes('=') && pairs.every(([name, value]) => name !== '' && value !== ''))
    return pairs;
  let json: string;
  try {
    json = await readFile(text, 'utf8');
  } catch {
    throw new StancekitError(
      'option/value',
      `--${option} is neither NAME=VALUE pairs nor a file: ${JSON.stringify(text)}`,
      { hint: `for example --${option} ${example}` },
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    // Told below.
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new StancekitError('option/value', `the file of --${option} is not a JSON object`, {
      place: { file: text },
    });
  return Object.entries(value);
}
