import { createHash } from 'node:crypto';
import { createReadStream, promises as fs } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isErrno, StancekitError } from '../errors.js';
import type { CodebookRef } from '../records.js';

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

export interface ModelFolder {
  path: string;
  settings: ClassifierSettings;
  /** Label ids in the order of the network's outputs. */
  labels: string[];
  /** Digest of the list of digests of all files. */
  sha256: string;
}

const SUMS = 'SHA256SUMS';

/**
 * Opens the folder of a classifier of ours: reads its config and checks every file against
 * `SHA256SUMS`. Throws a StancekitError where a file is missing or was altered.
 */
export async function openModelFolder(path: string): Promise<ModelFolder> {
  const sums = await readText(path, SUMS);
  const entries = sums
    .split('\n')
    .map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line.trim()))
    .filter((match) => match !== null);
  await Promise.all(
    entries.map(([, sha256, name]) => verify(path, name as string, sha256 as string)),
  );
  for (const name of [
    'config.json',
    'tokenizer.json',
    'tokenizer_config.json',
    'onnx/model.onnx',
  ]) {
    if (!entries.some((entry) => entry[2] === name))
      throw altered(path, SUMS, `it does not list ${name}`);
  }
  const config = JSON.parse(await readText(path, 'config.json')) as {
    id2label: Record<string, string>;
    stancekit: ClassifierSettings;
  };
  const labels = Object.keys(config.id2label)
    .sort((a, b) => Number(a) - Number(b))
    .map((key) => config.id2label[key] as string);
  return {
    path,
    settings: config.stancekit,
    labels,
    sha256: createHash('sha256').update(sums).digest('hex'),
  };
}

async function readText(folder: string, name: string): Promise<string> {
  try {
    return await fs.readFile(join(folder, name), 'utf8');
  } catch (error) {
    throw isErrno(error) ? missing(folder, name) : error;
  }
}

async function verify(folder: string, name: string, expected: string): Promise<void> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, name), { highWaterMark: 1 << 20 }), hash);
  } catch (error) {
    throw isErrno(error) ? missing(folder, name) : error;
  }
  const found = hash.digest('hex');
  if (found !== expected)
    throw altered(folder, name, `its sha256 is ${found}, expected ${expected}`);
}

const hint = 'install stancekit again, or restore the folder of the classifier';

function missing(folder: string, name: string): StancekitError {
  return new StancekitError('classifier/missing-file', 'a file of the classifier is missing', {
    place: { file: join(folder, name) },
    hint,
  });
}

function altered(folder: string, name: string, why: string): StancekitError {
  return new StancekitError(
    'classifier/altered-file',
    `a file of the classifier was altered: ${why}`,
    {
      place: { file: join(folder, name) },
      hint,
    },
  );
}
