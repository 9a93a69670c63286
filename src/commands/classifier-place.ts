import { access, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { HubId } from '../classifiers/hub/repository.js';
import type { Stored } from '../classifiers/hub/store.js';
import type { Dtype } from '../classifiers/model-files.js';
import { StancekitError } from '../errors.js';
import type { Io } from '../io.js';
import { createProgress } from '../reporters/progress.js';

/** Where the classifier lies that comes with the package. */
export const bundledClassifierFolder = fileURLToPath(
  new URL('../../models/stance-xs/', import.meta.url),
);

/** Classifiers of the Hub that we know something about; see the README. */
export const RECOMMENDED = [
  {
    name: 'Xenova/mDeBERTa-v3-base-xnli-multilingual-nli-2mil7',
    revision: '0864ced79bf1ef851bfaf9dd9de0aa54d735d9d0',
    dtype: 'q8',
    megabytes: 339,
    about: 'NLI, 26 languages, among them vi, ar, fa; MIT',
  },
  {
    name: 'onnx-community/multilingual-MiniLMv2-L6-mnli-xnli-ONNX',
    revision: 'ca5daf3d11b6c4b3143b1f4602a2edfb64c3ad7e',
    dtype: 'q8',
    megabytes: 102,
    about: 'NLI, the 15 languages of XNLI (ar, vi, not fa), several times faster; MIT',
  },
] as const;

export interface ClassifierPlace {
  folder: string;
  /** What annotators are called that come from it; undefined: as the folder says. */
  id?: string | undefined;
  revision?: string | undefined;
}

/**
 * Finds the classifier that the user names: `bundled`, a folder, or `ORG/NAME@REVISION`, which is
 * fetched where it is not on this machine yet and `options.offline` allows it.
 */
export async function placeOf(
  given: string,
  io: Io,
  options: { offline: boolean; dtype: Dtype | undefined; quiet: boolean },
): Promise<ClassifierPlace> {
  if (given === 'bundled') return { folder: bundledClassifierFolder };
  const isFolder = await stat(given).then(
    (found) => found.isDirectory(),
    () => false,
  );
  const { parseHubId } = await import('../classifiers/hub/repository.js');
  const id = isFolder ? undefined : parseHubId(given);
  if (
    id === undefined ||
    (await access(given).then(
      () => true,
      () => false,
    ))
  )
    return { folder: given };
  const stored =
    (await findOnMachine(id, io, options)) ??
    (await pullFromHub(id, io, { ...options, orWhat: given }));
  return { folder: stored.folder, id: stored.name, revision: stored.commit };
}

async function findOnMachine(
  id: HubId,
  io: Io,
  options: { offline: boolean; dtype: Dtype | undefined },
): Promise<Stored | undefined> {
  const { hubSettings } = await import('../classifiers/hub/settings.js');
  const { findStored } = await import('../classifiers/hub/store.js');
  return findStored(await hubSettings(io.env, options.offline), id, options.dtype);
}

/** Fetches a classifier into the cache, with a bar on a terminal. */
export async function pullFromHub(
  id: HubId,
  io: Io,
  options: { offline: boolean; dtype: Dtype | undefined; quiet: boolean; orWhat?: string },
): Promise<Stored & { fetched: number }> {
  const { hubSettings } = await import('../classifiers/hub/settings.js');
  const { HubClient } = await import('../classifiers/hub/client.js');
  const { pull } = await import('../classifiers/hub/store.js');
  const settings = await hubSettings(io.env, options.offline);
  if (settings.offline && options.orWhat !== undefined)
    throw new StancekitError('classifier/not-here', 'this classifier is not on this machine', {
      place: { file: options.orWhat },
      hint: `where there is a network: stancekit classifiers pull ${options.orWhat}; or name a folder`,
    });
  const client = new HubClient(settings, io.signal);
  const progress = createProgress({
    stream: io.stderr,
    show: io.stderrIsTTY && !options.quiet,
    what: 'MB',
  });
  try {
    return await pull(client, id, options.dtype, (done, total) =>
      progress.update(Math.floor(done / 1e6), Math.ceil(total / 1e6)),
    );
  } finally {
    progress.stop();
    await client.close();
  }
}

/** Where the card of a classifier lies. */
export const cardOf = (folder: string): string => join(folder, 'README.md');
