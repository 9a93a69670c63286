import { readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { env as ownEnv } from 'node:process';

/**
 * Cores that this process may keep busy: those it may run on, less where a control group (container,
 * Kubernetes), Slurm (`SLURM_CPUS_PER_TASK`) or `OMP_NUM_THREADS` grants fewer; at least one.
 * `root` is where the file system begins. Of the environment a library has only its own to ask.
 */
export async function grantedCores(
  env: Readonly<Record<string, string | undefined>> = ownEnv,
  root = '/',
): Promise<number> {
  const asked = ['SLURM_CPUS_PER_TASK', 'OMP_NUM_THREADS']
    .map((name) => Number.parseInt(env[name] ?? '', 10))
    .filter((count) => count > 0);
  const quotas = [await quotaV2(root), await quotaV1(root)];
  return Math.max(1, Math.floor(Math.min(availableParallelism(), ...asked, ...quotas)));
}

const read = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');

/** The group of this process in a hierarchy; of version 2 the hierarchy has no name. */
async function groupOf(root: string, controller: string): Promise<string> {
  for (const line of (await read(join(root, 'proc/self/cgroup'))).split('\n')) {
    const [, names = '', path] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    if (path !== undefined && names.split(',').includes(controller)) return path;
  }
  return '/';
}

/** The least quota, in cores, of the group and of those it is in. */
async function quotaV2(root: string): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (let group = await groupOf(root, ''); ; group = dirname(group)) {
    const text = await read(join(root, 'sys/fs/cgroup', group, 'cpu.max'));
    const [quota, period] = text.trim().split(' ').map(Number);
    if (quota && period) least = Math.min(least, quota / period);
    if (group === '/' || group === '.') return least;
  }
}

async function quotaV1(root: string): Promise<number> {
  const group = await groupOf(root, 'cpu');
  // A container sees its own group as the root of the hierarchy, whatever its path outside.
  for (const path of [group, '/']) {
    const folder = join(root, 'sys/fs/cgroup/cpu', path);
    const quota = Number(await read(join(folder, 'cpu.cfs_quota_us')));
    const period = Number(await read(join(folder, 'cpu.cfs_period_us')));
    if (quota > 0 && period > 0) return quota / period;
  }
  return Number.POSITIVE_INFINITY;
}
