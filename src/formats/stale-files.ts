import { readFile, rm } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import type { Manifest } from '../records.js';
import { SPLITS_FILE } from './splits.js';

/**
 * Takes away what an earlier dataset left in a folder that another one is written over: the files
 * that its manifest lists, and its splits. `kept` are the names of the new one; files of other
 * origin stay.
 */
export async function removeStaleDataset(folder: string, kept: Iterable<string>): Promise<void> {
  let manifest: Partial<Manifest> | null = null;
  try {
    manifest = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    // There was none, or nothing can be learnt from it.
  }
  const listed = Array.isArray(manifest?.files) ? manifest.files.map(({ path }) => path) : [];
  await removeStale(folder, [SPLITS_FILE, ...listed], kept);
}

/** The same for the files that an earlier package lists in its `SHA256SUMS`. */
export async function removeStalePackage(folder: string, kept: Iterable<string>): Promise<void> {
  const sums = await readFile(join(folder, 'SHA256SUMS'), 'utf8').catch(() => '');
  await removeStale(
    folder,
    [...sums.matchAll(/^[0-9a-f]{64} [ *](.+)$/gm)].map(([, path]) => path),
    kept,
  );
}

async function removeStale(
  folder: string,
  earlier: readonly unknown[],
  kept: Iterable<string>,
): Promise<void> {
  const stale = new Set(earlier);
  for (const name of kept) stale.delete(name);
  for (const name of stale) {
    // A list may be of anybody's making: nothing outside of the folder is touched.
    if (typeof name !== 'string' || isAbsolute(name) || name.split(/[\\/]/).includes('..'))
      continue;
    await rm(join(folder, name), { force: true });
  }
}
