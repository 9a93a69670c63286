import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '../records.js';

/** The manifest of a dataset folder; undefined where there is none, or none that is JSON: `validate` tells what is wrong with it. */
export async function readManifest(folder: string): Promise<Partial<Manifest> | undefined> {
  try {
    const value: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    return typeof value === 'object' && value !== null ? (value as Partial<Manifest>) : undefined;
  } catch {
    return undefined;
  }
}

/** Does the dataset hold selected units only? Then text between its units is no gap. */
export const isSelection = (manifest: Partial<Manifest> | undefined): boolean =>
  manifest?.meta?.['selection'] !== undefined;
