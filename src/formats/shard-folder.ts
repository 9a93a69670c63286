import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { isErrno, StancekitError } from '../errors.js';
import type { FileEntry, Manifest } from '../records.js';
import { type JournalEntry, readEntries } from './journal.js';
import { parsePartName, partName, type Shard } from './part-names.js';

/** A finished shard: where it lies, and what its manifest says. */
export interface FinishedShard<M extends AnyManifest = AnyManifest> extends Shard {
  folder: string;
  manifestPath: string;
  manifest: M;
}

/** What the manifests of all kinds of shards say. */
export type AnyManifest = Pick<
  Manifest,
  'tool' | 'options' | 'codebook' | 'classifier' | 'files'
> & {
  inputs: Pick<Manifest['inputs'], 'files' | 'sha256'>;
  counts: Pick<Manifest['counts'], 'articles'>;
};

export interface FoundShards {
  /** The file of rows that the shards make, without its ending; null where they make a dataset. */
  stem: string | null;
  finished: FinishedShard[];
  /** Those whose run was stopped, or still runs. */
  unfinished: (Shard & { folder: string })[];
}

/** Finds the shards in some folders, by the names of their manifests and journals: of one dataset, or of one file of rows. */
export async function findShards(folders: readonly string[]): Promise<FoundShards> {
  const found: FoundShards = { stem: null, finished: [], unfinished: [] };
  const stems = new Set<string | null>();
  for (const folder of folders) {
    for (const name of await namesIn(folder)) {
      const part = parsePartName(name.replace(/\.[a-z]+\.journal$/, '.journal'));
      const kind = /^(?:(.+)\.)?manifest\.json$|^(.+)\.journal$/.exec(part?.name ?? '');
      if (part === undefined || kind === null) continue;
      const { index, count } = part;
      const journal = kind[2];
      const stem = (journal === 'build' ? null : journal) ?? kind[1] ?? null;
      stems.add(stem);
      if (journal !== undefined) found.unfinished.push({ index, count, folder });
      else {
        const manifestPath = join(folder, name);
        const manifest = await readManifest(manifestPath, stem === null);
        found.finished.push({ index, count, folder, manifestPath, manifest });
      }
    }
  }
  const [stem = null, other] = [...stems];
  if (other !== undefined) {
    const told = [...stems].map((one) => one ?? 'a dataset').join(' and ');
    throw new StancekitError('merge/several', `the folders hold shards of ${told}`, {
      hint: 'keep those of each in a folder of their own',
    });
  }
  found.finished.sort((a, b) => a.index - b.index);
  return { ...found, stem };
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if (!isErrno(error)) throw error;
    const file = error.code === 'ENOTDIR';
    throw new StancekitError(
      file ? 'input/is-file' : 'input/missing',
      file ? 'is a file, expected a folder of shards' : 'no such folder',
      { place: { file: folder }, cause: error },
    );
  }
}

async function readManifest(path: string, isDataset: boolean): Promise<AnyManifest> {
  const { assertRecord } = await import('../schema.js');
  let value: unknown;
  try {
    value = JSON.parse(await readFile(path, 'utf8'));
  } catch (cause) {
    throw new StancekitError('merge/broken-manifest', 'the manifest cannot be read', {
      place: { file: path },
      cause,
    });
  }
  return isDataset ? assertRecord<Manifest>('manifest', value, path) : (value as AnyManifest);
}

/** Why a file of a shard is not the one that its manifest lists; undefined where it is. */
export async function whyAltered(folder: string, entry: FileEntry): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(join(folder, entry.path), { highWaterMark: 1 << 20 }), hash);
  } catch (error) {
    if (!isErrno(error)) throw error;
    return error.code === 'ENOENT' ? 'is missing' : `cannot be read: ${error.message}`;
  }
  return hash.digest('hex') === entry.sha256 ? undefined : 'is not the file that was built';
}

/** Where the articles of a shard lie in its files, in order. */
export function readIndex(shard: FinishedShard, stem: string | null): AsyncGenerator<JournalEntry> {
  const name = stem === null ? 'index.jsonl' : `${stem}.index.jsonl`;
  return readEntries(join(shard.folder, partName(name, shard)));
}
