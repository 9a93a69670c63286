import { mkdir, readdir, readFile, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno, StancekitError, unwritable } from '../errors.js';
import type { Manifest } from '../records.js';
import { Lock } from './lock.js';
import { partName, type Shard } from './part-names.js';
import { differences, type RunIdentity } from './run-identity.js';

/** What a run finds where it is to write. */
type Found = 'nothing' | 'unfinished' | 'finished' | 'something else';

/**
 * The folder that a dataset is built in, while one process has it: locked, looked at, and refused
 * where a run would destroy what is there. The shards of one dataset share a folder, each with a
 * lock of its own.
 */
export class BuildFolder {
  private constructor(
    readonly path: string,
    readonly shard: Shard | null,
    readonly lock: Lock,
    readonly found: Found,
    /** Did this run make the folder? */
    readonly made: boolean,
  ) {}

  /** Throws where another process writes, and where something is in the way that neither `resume` nor `force` is about. */
  static async claim(
    path: string,
    options: {
      shard: Shard | null;
      resume: boolean;
      force: boolean;
      now: Date;
      signal: AbortSignal;
      tell: (message: string) => void;
    },
  ): Promise<BuildFolder> {
    const { shard, resume, force } = options;
    const made = await makeFolder(path);
    const lock = await Lock.take(join(path, partName('build.lock', shard)), {
      ...options,
      wait: resume || force,
    });
    const found = await look(path, shard);
    const folder = new BuildFolder(path, shard, lock, found, made);
    const refusal = refuse(found, path, resume, force);
    if (refusal === undefined) return folder;
    await folder.release();
    throw refusal;
  }

  get journalPath(): string {
    return join(this.path, partName('build.journal', this.shard));
  }

  /** Throws where the finished dataset that is here came from another run than `identity` says. */
  async assertSame(identity: RunIdentity): Promise<void> {
    const name = partName('manifest.json', this.shard);
    const file = join(this.path, name);
    const manifest = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    const { files, sha256 = null } = manifest.inputs;
    assertSameRun({ ...manifest, inputs: { files, sha256 } }, identity, file);
  }

  /** Gives the folder back; one that this run made, and that nothing came into, goes. */
  async release(): Promise<void> {
    await this.lock.release();
    if (this.made) await rmdir(this.path).catch(() => undefined);
  }
}

/** Throws, with every difference, where `now` is not the run that `before` was. */
export function assertSameRun(before: RunIdentity, now: RunIdentity, file: string): void {
  const lines = differences(before, now);
  if (lines.length === 0) return;
  throw new StancekitError(
    'resume/other-run',
    `the run to be resumed was another one:\n  ${lines.join('\n  ')}`,
    {
      place: { file },
      hint: 'give the options and files it had, or begin anew with --force',
    },
  );
}

async function makeFolder(path: string): Promise<boolean> {
  try {
    return (await mkdir(path, { recursive: true })) !== undefined;
  } catch (error) {
    if (!isErrno(error)) throw error;
    if (error.code !== 'EEXIST' && error.code !== 'ENOTDIR') throw unwritable(error, path);
    throw new StancekitError('output/unwritable', 'cannot write: is a file, not a folder', {
      place: { file: path },
      cause: error,
    });
  }
}

async function look(path: string, shard: Shard | null): Promise<Found> {
  const names = await readdir(path);
  if (names.includes(partName('build.journal', shard))) return 'unfinished';
  if (names.includes(partName('manifest.json', shard))) return 'finished';
  // Shards come and go beside each other; each cares for its own files only.
  if (shard !== null) return 'nothing';
  return names.every((name) => name.startsWith('build.lock')) ? 'nothing' : 'something else';
}

function refuse(
  found: Found,
  path: string,
  resume: boolean,
  force: boolean,
): StancekitError | undefined {
  if (found === 'nothing' || force) return undefined;
  if (found !== 'something else' && resume) return undefined;
  const place = { file: path };
  if (found === 'unfinished') {
    return new StancekitError('output/unfinished', 'the output folder holds an unfinished run', {
      place,
      hint: 'go on with it with --resume, or begin anew with --force',
    });
  }
  return new StancekitError('output/not-empty', 'the output folder is not empty', {
    place,
    hint: 'choose another folder, or replace the dataset in it with --force',
  });
}
