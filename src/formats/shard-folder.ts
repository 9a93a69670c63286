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
export interface FinishedShard extends Shard {
  folder: string;
  manifestPath: string;
  manifest: Manifest;
}

export interface FoundShards {
  finished: FinishedShard[];
  /** Those whose run was stopped, or still runs. */
  unfinished: (Shard & { folder: string })[];
}

/** Finds the shards in some folders, by the names of their manifests and journals. */
export async function findShards(folders: readonly string[]): Promise<FoundShards> {
  const found: FoundShards = { finished: [], unfinished: [] };
  for (const folder of folders) {
    for (const name of await namesIn(folder)) {
      const part = parsePartName(name);
      if (part?.name === 'build.journal') found.unfinished.push({ ...part, folder });
      if (part?.name !== 'manifest.json') continue;
      const manifestPath = join(folder, name);
      const manifest = await readManifest(manifestPath);
      const { index, count } = part;
      found.finished.push({ index, count, folder, manifestPath, manifest });
    }
  }
  found.finished.sort((a, b) => a.index - b.index);
  return found;
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

async function readManifest(path: string): Promise<Manifest> {
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
  return assertRecord<Manifest>('manifest', value, path);
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
export function readIndex(shard: FinishedShard): AsyncGenerator<JournalEntry> {
  return readEntries(join(shard.folder, partName('index.jsonl', shard)));
}
