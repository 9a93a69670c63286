import { createHash } from 'node:crypto';
import { createReadStream, promises as fs } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';

/** Number formats of exports on the Hub, and how the names of their files end. */
export const DTYPE_SUFFIXES = {
  fp32: '',
  fp16: '_fp16',
  q8: '_quantized',
  int8: '_int8',
  uint8: '_uint8',
  q4: '_q4',
  q4f16: '_q4f16',
  bnb4: '_bnb4',
} as const;
export type Dtype = keyof typeof DTYPE_SUFFIXES;
export const isDtype = (name: string): name is Dtype => Object.hasOwn(DTYPE_SUFFIXES, name);

export const SUMS = 'SHA256SUMS';

/** The files that every classifier needs beside its network. */
export const SMALL_FILES = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;

export interface FileSum {
  path: string;
  bytes: number;
  sha256: string;
  /** Does it hold a network that scales its activations by what is in the batch? */
  dynamic: boolean;
}

/** The networks among the paths of a folder or repository, by their number format. */
export function networksIn(paths: readonly string[]): Map<Dtype, string> {
  const found = new Map<Dtype, string>();
  for (const [dtype, suffix] of Object.entries(DTYPE_SUFFIXES)) {
    const path = [`onnx/model${suffix}.onnx`, `model${suffix}.onnx`].find((name) =>
      paths.includes(name),
    );
    if (path !== undefined) found.set(dtype as Dtype, path);
  }
  return found;
}

/** Weights that an ONNX file keeps in files of their own, beside it. */
export function externalData(onnx: string, paths: readonly string[]): string[] {
  const escaped = onnx.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const pattern = new RegExp(`^${escaped}([._]data(_\\d+)?)$`);
  return paths.filter((path) => pattern.test(path)).sort();
}

/** The files of a folder and of its folder `onnx/`, as paths relative to it. */
export async function listFiles(folder: string): Promise<string[]> {
  const list = async (sub: string) => {
    const entries = await fs
      .readdir(join(folder, sub), { withFileTypes: true })
      .catch((error: unknown) => {
        if (isErrno(error)) return [];
        throw error;
      });
    return entries
      .filter((entry) => !entry.isDirectory())
      .map((entry) => (sub === '' ? entry.name : `${sub}/${entry.name}`));
  };
  return [...(await list('')), ...(await list('onnx'))];
}

/** The digests that a folder's `SHA256SUMS` promises; empty where it has none. */
export async function readSums(folder: string): Promise<Map<string, string>> {
  const text = await fs.readFile(join(folder, SUMS), 'utf8').catch((error: unknown) => {
    if (isErrno(error)) return '';
    throw error;
  });
  const entries = text
    .split('\n')
    .map((line) => /^([0-9a-f]{64}) [ *](.+)$/.exec(line.trim()))
    .filter((match) => match !== null);
  return new Map(entries.map(([, sha256, name]) => [name as string, sha256 as string]));
}

export const formatSums = (sums: readonly { path: string; sha256: string }[]): string =>
  [...sums]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .map(({ path, sha256 }) => `${sha256}  ${path}\n`)
    .join('');

/** The operator of dynamic quantisation, as it is named inside an ONNX file. */
const DYNAMIC = Buffer.from('DynamicQuantizeLinear');

/** Digest of one file. Throws a StancekitError where it is missing, or is not the one `expected`. */
export async function sumFile(
  folder: string,
  path: string,
  expected: string | undefined,
): Promise<FileSum> {
  const hash = createHash('sha256');
  const network = path.endsWith('.onnx');
  let bytes = 0;
  let dynamic = false;
  let tail: Buffer = Buffer.alloc(0);
  try {
    for await (const chunk of createReadStream(join(folder, path), { highWaterMark: 1 << 20 })) {
      hash.update(chunk as Buffer);
      bytes += (chunk as Buffer).length;
      if (!network || dynamic) continue;
      // The name may be cut in two by the border between chunks.
      const seam = Buffer.concat([tail, (chunk as Buffer).subarray(0, DYNAMIC.length)]);
      dynamic = (chunk as Buffer).includes(DYNAMIC) || seam.includes(DYNAMIC);
      tail = (chunk as Buffer).subarray(-DYNAMIC.length);
    }
  } catch (error) {
    throw isErrno(error) ? missingFile(folder, path) : error;
  }
  const sha256 = hash.digest('hex');
  if (expected !== undefined && sha256 !== expected)
    throw alteredFile(folder, path, `its sha256 is ${sha256}, expected ${expected}`);
  return { path, bytes, sha256, dynamic };
}

const hint = 'install stancekit again, pull the classifier again, or restore its folder';

export function missingFile(folder: string, name: string): StancekitError {
  return new StancekitError('classifier/missing-file', 'a file of the classifier is missing', {
    place: { file: join(folder, name) },
    hint,
  });
}

export function alteredFile(folder: string, name: string, why: string): StancekitError {
  return new StancekitError(
    'classifier/altered-file',
    `a file of the classifier was altered: ${why}`,
    { place: { file: join(folder, name) }, hint },
  );
}

/** A name for a folder, as an annotator's id. */
export const folderName = (path: string): string =>
  basename(path).trim() || basename(dirname(path)).trim() || 'classifier';
