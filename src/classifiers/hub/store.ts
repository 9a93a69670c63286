import { promises as fs } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isErrno, StancekitError, unwritable } from '../../errors.js';
import {
  type Dtype,
  externalData,
  formatSums,
  listFiles,
  networksIn,
  readSums,
  SMALL_FILES,
  SUMS,
  sumFile,
} from '../model-files.js';
import type { HubClient } from './client.js';
import { download } from './download.js';
import { formatHubId, type HubId, isCommit, neededFiles, readRepository } from './repository.js';
import type { HubSettings } from './settings.js';

/** A classifier of the Hub that lies on this machine. */
export interface Stored {
  /** `ORG/NAME`. */
  name: string;
  commit: string;
  folder: string;
  /** The number formats that are there. */
  dtypes: Dtype[];
  /** Is it in our own cache, or in that of `huggingface_hub`? */
  own: boolean;
}

const rootOf = (settings: HubSettings): string => join(settings.cache, 'classifiers');
const REFS = 'refs.json';

/** Every classifier in our cache, by name and commit. */
export async function listStored(settings: HubSettings): Promise<Stored[]> {
  const root = rootOf(settings);
  const stored: Stored[] = [];
  for (const org of await namesIn(root)) {
    for (const name of await namesIn(join(root, org))) {
      for (const commit of (await namesIn(join(root, org, name))).filter(isCommit)) {
        const folder = join(root, org, name, commit);
        const dtypes = await wholeIn(folder);
        if (dtypes.length > 0)
          stored.push({ name: `${org}/${name}`, commit, folder, dtypes, own: true });
      }
    }
  }
  return stored;
}

const namesIn = async (folder: string): Promise<string[]> =>
  (await fs.readdir(folder).catch(() => [])).sort();

/** The networks of a folder that has everything else too. */
async function wholeIn(folder: string): Promise<Dtype[]> {
  const files = await listFiles(folder);
  return SMALL_FILES.every((name) => files.includes(name)) ? [...networksIn(files).keys()] : [];
}

/**
 * Where a classifier of the Hub lies on this machine, in our cache or in that of `huggingface_hub`;
 * undefined where it does not, or not in the number format asked for. A branch is what it was when
 * it was pulled.
 */
export async function findStored(
  settings: HubSettings,
  id: HubId,
  dtype: Dtype | undefined,
): Promise<Stored | undefined> {
  const revision = id.revision ?? 'main';
  const own = join(rootOf(settings), id.name);
  const theirs = join(settings.hfCache, `models--${id.name.replace('/', '--')}`);
  const ownCommit = isCommit(revision) ? revision : (await readRefs(own))[revision];
  const theirCommit = isCommit(revision)
    ? revision
    : await fs.readFile(join(theirs, 'refs', revision), 'utf8').then(
        (text) => text.trim(),
        () => undefined,
      );
  for (const [commit, folder, isOwn] of [
    [ownCommit, join(own, ownCommit ?? ''), true],
    [theirCommit, join(theirs, 'snapshots', theirCommit ?? ''), false],
  ] as const) {
    if (!isCommit(commit)) continue;
    const dtypes = await wholeIn(folder);
    if (dtypes.length > 0 && (dtype === undefined || dtypes.includes(dtype)))
      return { name: id.name, commit, folder, dtypes, own: isOwn };
  }
  return undefined;
}

async function readRefs(folder: string): Promise<{ [revision: string]: string }> {
  try {
    return JSON.parse(await fs.readFile(join(folder, REFS), 'utf8'));
  } catch {
    return {};
  }
}

async function writeWhole(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}.part`;
  await fs.writeFile(aside, text);
  await fs.rename(aside, file);
}

/**
 * Fetches what is missing of a classifier into our cache, pinned to the commit that its revision
 * stands for now. `onProgress` is told bytes done and bytes in all.
 */
export async function pull(
  client: HubClient,
  id: HubId,
  dtype: Dtype | undefined,
  onProgress: (done: number, total: number) => void,
): Promise<Stored & { fetched: number }> {
  const { commit, files } = await readRepository(client, id);
  const needed = neededFiles(files, dtype, id);
  const parent = join(rootOf(client.settings), id.name);
  const folder = join(parent, commit);
  const unlock = await lock(folder, formatHubId(id));
  let fetched = 0;
  try {
    const sums = await readSums(folder);
    const total = needed.reduce((sum, { bytes }) => sum + bytes, 0);
    let done = 0;
    for (const file of needed) {
      const target = join(folder, file.path);
      const known = sums.get(file.path);
      const there = await fs.stat(target).then(
        ({ size }) => size === file.bytes,
        () => false,
      );
      if (!there || known === undefined) {
        const route = `/${id.name}/resolve/${commit}/${file.path.split('/').map(encodeURIComponent).join('/')}`;
        const sha256 = await download(client, route, file, target, (bytes) =>
          onProgress(done + bytes, total),
        );
        sums.set(file.path, sha256);
        fetched += file.bytes;
        const list = [...sums].map(([path, sum]) => ({ path, sha256: sum }));
        await writeWhole(join(folder, SUMS), formatSums(list));
      }
      done += file.bytes;
      onProgress(done, total);
    }
    if (!isCommit(id.revision)) {
      const refs = { ...(await readRefs(parent)), [id.revision ?? 'main']: commit };
      await writeWhole(join(parent, REFS), `${JSON.stringify(refs)}\n`);
    }
  } catch (error) {
    throw isErrno(error) ? unwritable(error, folder) : error;
  } finally {
    await unlock();
  }
  return { name: id.name, commit, folder, dtypes: await wholeIn(folder), own: true, fetched };
}

/** Keeps a second process from fetching the same. One that died without unlocking does not. */
async function lock(folder: string, what: string): Promise<() => Promise<void>> {
  const file = join(folder, 'pull.lock');
  const own = `${process.pid} ${hostname()}`;
  try {
    await fs.mkdir(folder, { recursive: true });
    await fs.writeFile(file, own, { flag: 'wx' });
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (error.code !== 'EEXIST') throw unwritable(error, folder);
    const owner = await fs.readFile(file, 'utf8').catch(() => '');
    if (isAlive(owner))
      throw new StancekitError('hub/locked', `process ${owner} is fetching ${what} already`, {
        place: { file },
        hint: 'wait for it; remove the file if there is no such process',
      });
    await fs.writeFile(file, own);
  }
  return () => fs.rm(file, { force: true });
}

function isAlive(owner: string): boolean {
  const [pid, host] = owner.split(' ');
  if (host !== hostname()) return host !== undefined;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return isErrno(error) && error.code === 'EPERM';
  }
}

/** Checks every file of a stored classifier against the digests taken when it was fetched. */
export async function verifyStored(stored: Stored): Promise<number> {
  const sums = await readSums(stored.folder);
  const files = await listFiles(stored.folder);
  const unsummed = stored.dtypes.flatMap((dtype) => {
    const onnx = networksIn(files).get(dtype) as string;
    return [onnx, ...externalData(onnx, files)].filter((path) => !sums.has(path));
  });
  for (const [path, sha256] of sums) await sumFile(stored.folder, path, sha256);
  if (unsummed.length > 0)
    throw new StancekitError('hub/checksum', `${SUMS} does not list ${unsummed[0]}`, {
      place: { file: stored.folder },
      hint: 'pull it again',
    });
  return sums.size;
}

/** Takes a classifier out of our cache, and its folders where they are empty then. */
export async function removeStored(settings: HubSettings, stored: Stored): Promise<void> {
  await fs.rm(stored.folder, { recursive: true, force: true });
  const parent = join(rootOf(settings), stored.name);
  const refs = Object.entries(await readRefs(parent)).filter(
    ([, commit]) => commit !== stored.commit,
  );
  if (refs.length > 0)
    await writeWhole(join(parent, REFS), `${JSON.stringify(Object.fromEntries(refs))}\n`);
  else await fs.rm(join(parent, REFS), { force: true });
  await fs.rmdir(parent).catch(() => undefined);
  await fs.rmdir(join(parent, '..')).catch(() => undefined);
}
