import { createHash } from 'node:crypto';
import { promises as fs } from 'node:fs';
import { join, resolve } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';
import type { CodebookRef } from '../records.js';
import {
  alteredFile,
  type Dtype,
  externalData,
  type FileSum,
  folderName,
  formatSums,
  listFiles,
  missingFile,
  networksIn,
  readSums,
  SMALL_FILES,
  SUMS,
  sumFile,
} from './model-files.js';

/** What `config.json` of a classifier of ours says under `stancekit`. */
export interface ClassifierSettings {
  id: string;
  revision: string;
  codebook: CodebookRef;
  /** Logits are divided by this before the sigmoid. */
  temperature: number;
  /** Score from which on a label is given, per label. */
  thresholds: { [label: string]: number };
  /** Longest input in tokens, with the two special ones. */
  max_length: number;
}

/** What there is to know of a classifier before its files are digested. */
export interface NetworkFolder {
  path: string;
  id: string;
  revision: string | null;
  /** Settings of a classifier of ours; undefined for anyone else's. */
  settings: ClassifierSettings | undefined;
  config: { readonly [key: string]: unknown };
  /** Names of the network's outputs, in their order. */
  outputs: string[];
  dtype: Dtype;
  /** The ONNX file, relative to the folder. */
  onnx: string;
  /** Longest input in tokens, with the special ones. */
  maxLength: number;
  /** Size of the network on the disk. */
  bytes: number;
}

/** A folder that was found, its files to be digested: their paths, and the digests that it promises. */
export interface FoundFolder extends NetworkFolder {
  names: readonly string[];
  sums: ReadonlyMap<string, string>;
}

export interface ModelFolder extends NetworkFolder {
  /** Does it scale its activations by what is in the batch, so that neighbours change results? */
  dynamic: boolean;
  files: FileSum[];
  /** Digest of the list of digests of all files. */
  sha256: string;
}

export interface FolderOptions {
  /** Number format of the network; default: fp32, else the only one there. */
  dtype?: Dtype | undefined;
  /** What annotators are called that come from it; default: the folder's name. */
  id?: string | undefined;
  revision?: string | undefined;
}

/** Longer inputs are cut into windows even where the network could read more: its cost grows with the square. */
const LONGEST = 512;

/** Finds a classifier in its folder, and takes the sha256 of every file that is used; see {@link findModelFolder}, {@link sumModelFolder}. */
export const openModelFolder = async (
  folder: string,
  options: FolderOptions = {},
): Promise<ModelFolder> => await sumModelFolder(await findModelFolder(folder, options));

/**
 * Reads the configuration of a classifier and chooses its network. Throws a StancekitError where a
 * file is missing, or does not describe a classifier.
 */
export async function findModelFolder(
  folder: string,
  options: FolderOptions = {},
): Promise<FoundFolder> {
  const path = resolve(folder);
  const present = await listFiles(path);
  for (const name of SMALL_FILES) if (!present.includes(name)) throw missingFile(folder, name);
  const config = await readConfig(path, 'config.json');
  const tokenizer = await readConfig(path, 'tokenizer_config.json');
  const settings = config['stancekit'] as ClassifierSettings | undefined;
  const { dtype, onnx } = chooseNetwork(folder, present, options.dtype);

  const sums = await readSums(path);
  const network = [onnx, ...externalData(onnx, present)];
  const used = [...SMALL_FILES, ...network];
  if (settings !== undefined) {
    if (sums.size === 0) throw missingFile(folder, SUMS);
    for (const name of used)
      if (!sums.has(name)) throw alteredFile(folder, SUMS, `it does not list ${name}`);
  }
  const sizes = await Promise.all(
    network.map(async (name) => (await fs.stat(join(path, name))).size),
  );
  return {
    path,
    id: options.id ?? settings?.id ?? folderName(path),
    revision: options.revision ?? settings?.revision ?? null,
    settings,
    config,
    outputs: outputsOf(config, join(folder, 'config.json')),
    dtype,
    onnx,
    maxLength: longestInput(config, tokenizer, settings),
    bytes: sizes.reduce((sum, size) => sum + size, 0),
    names: settings === undefined ? used : [...sums.keys()],
    sums,
  };
}

/**
 * Takes the sha256 of every file of a classifier. Where the folder has `SHA256SUMS` the digests have to
 * be those. Throws a StancekitError where a file is missing or was altered.
 */
export async function sumModelFolder({ names, sums, ...found }: FoundFolder): Promise<ModelFolder> {
  const { path, onnx, settings } = found;
  const files = await Promise.all(names.map((name) => sumFile(path, name, sums.get(name))));
  const list =
    settings === undefined ? formatSums(files) : await fs.readFile(join(path, SUMS), 'utf8');
  return {
    ...found,
    dynamic: files.some((file) => file.path === onnx && file.dynamic),
    files,
    sha256: createHash('sha256').update(list).digest('hex'),
  };
}

async function readConfig(folder: string, name: string): Promise<{ [key: string]: unknown }> {
  try {
    const value: unknown = JSON.parse(await fs.readFile(join(folder, name), 'utf8'));
    if (typeof value === 'object' && value !== null) return value as { [key: string]: unknown };
  } catch (error) {
    if (isErrno(error)) throw missingFile(folder, name);
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new StancekitError('classifier/config', 'is not a JSON object', {
    place: { file: join(folder, name) },
  });
}

function chooseNetwork(folder: string, present: readonly string[], wanted: Dtype | undefined) {
  const networks = networksIn(present);
  const names = [...networks.keys()];
  const dtype =
    wanted ?? (networks.has('fp32') ? 'fp32' : names.length === 1 ? names[0] : undefined);
  const onnx = dtype && networks.get(dtype);
  if (dtype !== undefined && onnx !== undefined) return { dtype, onnx };
  if (names.length === 0) throw missingFile(folder, 'onnx/model.onnx');
  throw new StancekitError(
    'classifier/dtype',
    wanted === undefined
      ? `the classifier has several networks: ${names.join(', ')}`
      : `the classifier has no ${wanted} network, only ${names.join(', ')}`,
    { place: { file: folder }, hint: `choose one with --dtype ${names[0]}` },
  );
}

function outputsOf(config: ModelFolder['config'], file: string): string[] {
  const names = config['id2label'];
  const keys = typeof names === 'object' && names !== null ? Object.keys(names) : [];
  const outputs = keys
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => String((names as Record<string, unknown>)[key]));
  const heads = Array.isArray(config['architectures']) ? config['architectures'].map(String) : [];
  const other = heads.length > 0 && !heads.some((head) => /SequenceClassification$/.test(head));
  if (keys.length > 0 && !other) return outputs;
  throw new StancekitError(
    'classifier/no-classifier',
    other
      ? `this network does not classify texts: it is a ${heads.join(', ')}`
      : 'id2label does not name the outputs of the network',
    { place: { file }, hint: 'an export of a sequence classification network is needed' },
  );
}

function longestInput(
  config: ModelFolder['config'],
  tokenizer: { [key: string]: unknown },
  settings: ClassifierSettings | undefined,
): number {
  const numberOf = (value: unknown) => (typeof value === 'number' && value > 0 ? value : LONGEST);
  // Networks of the RoBERTa family count their positions from the padding id on.
  const shift = /roberta|camembert/.test(String(config['model_type']))
    ? Number(config['pad_token_id'] ?? 1) + 1
    : 0;
  return Math.min(
    LONGEST,
    settings?.max_length ?? LONGEST,
    numberOf(tokenizer['model_max_length']),
    numberOf(config['max_position_embeddings']) - shift,
  );
}
