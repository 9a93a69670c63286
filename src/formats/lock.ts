import { readFileSync, readlinkSync } from 'node:fs';
import { type FileHandle, link, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { isErrno, StancekitError, unwritable } from '../errors.js';

/** Who holds a lock, as its file says. `space` is the process namespace, so that containers are told apart. */
export interface LockOwner {
  pid: number;
  host: string;
  space: string | null;
  /** When the process started, in the clock ticks of its machine; null where the system does not tell. */
  ticks: string | null;
  since: string;
}

/** An owner gives a sign of life this often; without one for SILENT_MS it is taken for dead. */
const BEAT_MS = 10_000;
const SILENT_MS = 60_000;

/**
 * A file that says which process writes here, held until `release`. An owner on this machine is dead
 * when its process is gone; one on another machine when its file has not been touched for a minute.
 */
export class Lock {
  readonly #timer: NodeJS.Timeout;

  private constructor(
    readonly path: string,
    readonly handle: FileHandle,
    readonly text: string,
  ) {
    this.#timer = setInterval(() => void handle.write(text, 0).catch(() => undefined), BEAT_MS);
    this.#timer.unref();
  }

  /**
   * Takes the lock at `path`, or takes it over from an owner that is dead. Throws where the owner
   * lives. With `wait`, an owner elsewhere is watched for a minute before it is given up on.
   */
  static async take(
    path: string,
    options: { now: Date; signal: AbortSignal; wait: boolean; tell: (message: string) => void },
  ): Promise<Lock> {
    const self = { ...identify(), since: options.now.toISOString() };
    const text = `${JSON.stringify(self)}\n`;
    // Made beside the lock: its time is by the clock of the file system, as that of the lock is.
    const mine = `${path}.${self.host}.${self.pid}`;
    try {
      const handle = await open(mine, 'w');
      try {
        await handle.write(text);
        await displaceDead(path, mine, options);
        await sweep(path, self);
        return new Lock(path, handle, text);
      } catch (error) {
        await handle.close();
        await rm(mine, { force: true });
        throw error;
      }
    } catch (error) {
      throw isErrno(error) ? unwritable(error, path) : error;
    }
  }

  async release(): Promise<void> {
    clearInterval(this.#timer);
    await this.handle.close();
    // A process that took this one for dead may have the lock by now.
    const text = await readFile(this.path, 'utf8').catch(() => undefined);
    if (text === this.text) await rm(this.path, { force: true });
  }
}

/** Gives `mine` the name of the lock, once nobody that lives has it. */
async function displaceDead(
  path: string,
  mine: string,
  options: { signal: AbortSignal; wait: boolean; tell: (message: string) => void },
): Promise<void> {
  for (let watched = 0; ; watched++) {
    if (await claim(path, mine)) return;
    const owner = await readOwner(path);
    const age = await ageOf(path, mine);
    if (owner === undefined || age === undefined) continue;
    const state = stateOf(owner);
    if (state === 'dead' || (state === 'elsewhere' && age > SILENT_MS)) {
      if (await bury(path, `${mine}.old`, owner))
        options.tell(`takes over from ${describe(owner)}, which is gone`);
      continue;
    }
    if (state === 'alive' || !options.wait || options.signal.aborted || watched * 1000 > SILENT_MS)
      throw held(path, owner, age);
    if (watched === 0)
      options.tell(`waits up to a minute for a sign of life of ${describe(owner)}, which holds it`);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const handle = await open(mine, 'r+');
    await handle.write(await readFile(mine), 0);
    await handle.close();
  }
}

/** Takes away what processes of this machine left that were killed while they took the lock. */
async function sweep(path: string, self: Omit<LockOwner, 'since'>): Promise<void> {
  const prefix = `${basename(path)}.${self.host}.`;
  for (const name of await readdir(dirname(path))) {
    const pid = Number.parseInt(name.slice(prefix.length), 10);
    if (!name.startsWith(prefix) || !(pid > 0) || pid === self.pid) continue;
    const file = join(dirname(path), name);
    // Another container may have the same name, and other processes.
    if ((await readOwner(file))?.space === self.space && !isRunning(pid))
      await rm(file, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return !(isErrno(error) && error.code === 'ESRCH');
  }
}

/** Takes a dead owner's lock away, and puts it back where somebody else was faster and it is theirs. */
async function bury(path: string, grave: string, owner: LockOwner): Promise<boolean> {
  try {
    await rename(path, grave);
  } catch {
    return false;
  }
  const same = JSON.stringify(await readOwner(grave)) === JSON.stringify(owner);
  if (!same) await link(grave, path).catch(() => undefined);
  await rm(grave, { force: true });
  return same;
}

/** Makes the lock, unless there is one. A hard link is made by one process only, on network disks too. */
async function claim(path: string, mine: string): Promise<boolean> {
  try {
    await link(mine, path);
    await rm(mine);
    return true;
  } catch (error) {
    if (isErrno(error) && error.code === 'EEXIST') return false;
    if (!isErrno(error) || !['EPERM', 'ENOTSUP', 'EOPNOTSUPP'].includes(error.code ?? ''))
      throw error;
  }
  // A file system without hard links.
  if ((await stat(path).catch(() => undefined)) !== undefined) return false;
  await rename(mine, path);
  return true;
}

function held(path: string, owner: LockOwner, age: number): StancekitError {
  const beat =
    owner.host === hostname() ? '' : `, last sign of life ${Math.round(age / 1000)} s ago`;
  return new StancekitError(
    'output/locked',
    `another process writes here: ${describe(owner)}, since ${owner.since}${beat}`,
    { place: { file: path }, hint: 'wait for its end, or stop it' },
  );
}

const describe = (owner: LockOwner) => `process ${owner.pid} on ${owner.host}`;

async function readOwner(path: string): Promise<LockOwner | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as LockOwner;
  } catch {
    // Cut short by a full disk or a lost machine: nobody can be behind it.
    return { pid: 0, host: hostname(), space: identify().space, ticks: null, since: 'unknown' };
  }
}

async function ageOf(path: string, mine: string): Promise<number | undefined> {
  try {
    return (await stat(mine)).mtimeMs - (await stat(path)).mtimeMs;
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function stateOf(owner: LockOwner): 'alive' | 'dead' | 'elsewhere' {
  const self = identify();
  if (owner.host !== self.host || owner.space !== self.space) return 'elsewhere';
  if (owner.pid === 0 || !isRunning(owner.pid)) return 'dead';
  const ticks = ticksOf(owner.pid);
  // The number may have gone to another process since; a zombie has no start any more.
  return owner.ticks !== null && ticks !== owner.ticks ? 'dead' : 'alive';
}

function identify(): Omit<LockOwner, 'since'> {
  let space: string | null = null;
  try {
    space = readlinkSync('/proc/self/ns/pid');
  } catch {
    // Not Linux.
  }
  return { pid: process.pid, host: hostname(), space, ticks: ticksOf(process.pid) };
}

/** Field 22 of /proc/PID/stat, counted behind the name in brackets, which may hold anything. */
function ticksOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return fields[0] === 'Z' ? null : (fields[19] ?? null);
  } catch {
    return null;
  }
}
