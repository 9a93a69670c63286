import type { Options } from 'yargs';
import { StancekitError } from '../errors.js';
import type { Shard } from '../formats/part-names.js';
import type { Io } from '../io.js';
import { type Argv, stringOf } from './command.js';

type Env = Io['env'];

/** Where a scheduler says which task of an array this is. Each names an environment variable. */
interface Scheduler {
  name: string;
  id: string;
  /** How many tasks there are, and the step between their ids. */
  count?: string;
  step?: string;
  first?: string;
  last?: string;
  /** What the variable holds where the job is no array. */
  none?: string;
}

/** In the order in which they are looked for: a Slurm job may well run inside a container. */
export const SCHEDULERS: readonly Scheduler[] = [
  {
    name: 'Slurm',
    id: 'SLURM_ARRAY_TASK_ID',
    count: 'SLURM_ARRAY_TASK_COUNT',
    step: 'SLURM_ARRAY_TASK_STEP',
    first: 'SLURM_ARRAY_TASK_MIN',
    last: 'SLURM_ARRAY_TASK_MAX',
  },
  { name: 'Kubernetes', id: 'JOB_COMPLETION_INDEX' },
  {
    name: 'AWS Batch',
    id: 'AWS_BATCH_JOB_ARRAY_INDEX',
    count: 'AWS_BATCH_JOB_ARRAY_SIZE',
  },
  { name: 'Cloud Run', id: 'CLOUD_RUN_TASK_INDEX', count: 'CLOUD_RUN_TASK_COUNT' },
  { name: 'PBS Pro', id: 'PBS_ARRAY_INDEX' },
  { name: 'Torque', id: 'PBS_ARRAYID' },
  {
    name: 'SGE',
    id: 'SGE_TASK_ID',
    step: 'SGE_TASK_STEPSIZE',
    first: 'SGE_TASK_FIRST',
    last: 'SGE_TASK_LAST',
    none: 'undefined',
  },
  { name: 'LSF', id: 'LSB_JOBINDEX', none: '0' },
];

export const SHARD_OPTIONS: Readonly<Record<string, Options>> = {
  shard: {
    nargs: 1,
    type: 'string',
    describe: 'Do part I of N only, I from 0: I/N, or auto[/N] to be told by the scheduler',
  },
};

/** The shard that `--shard` asks for; null where it is not given: all of it. */
export function shardOf(argv: Argv, env: Env): Shard | null {
  const given = stringOf(argv, 'shard');
  if (given === undefined) return null;
  const match = /^(?:(\d+)|(auto))(?:\/(\d+))?$/.exec(given);
  const count = match?.[3] === undefined ? undefined : Number(match[3]);
  if (match === null || count === 0 || (match[1] !== undefined && count === undefined)) {
    throw new StancekitError(
      'option/value',
      `--shard has to be I/N, auto or auto/N, found ${JSON.stringify(given)}`,
    );
  }
  if (match[2] !== undefined) return shardOfTask(env, count);
  const index = Number(match[1]);
  if (index < (count as number)) return { index, count: count as number };
  throw new StancekitError(
    'option/value',
    `--shard ${given}: shards count from 0, so that the last of ${count} is ${(count as number) - 1}/${count}`,
  );
}

/**
 * The shard of the array task that this process is. Ids need not start at 0: those of a range of N
 * ids give each remainder by N once, also where only some of them are run again.
 */
function shardOfTask(env: Env, given: number | undefined): Shard {
  const scheduler = SCHEDULERS.find(
    ({ id, none }) => /^\d+$/.test(env[id] ?? '') && env[id] !== none,
  );
  if (scheduler === undefined) {
    throw new StancekitError('shard/no-scheduler', '--shard auto finds no array task', {
      hint: `it looks for ${SCHEDULERS.map(({ id }) => id).join(', ')}; say --shard I/N`,
    });
  }
  const numberOf = (name: string | undefined) =>
    name !== undefined && /^\d+$/.test(env[name] ?? '') ? Number(env[name]) : undefined;
  const id = numberOf(scheduler.id) as number;
  const step = numberOf(scheduler.step) ?? 1;
  const first = numberOf(scheduler.first);
  const last = numberOf(scheduler.last);
  const range = first === undefined || last === undefined ? undefined : (last - first) / step + 1;
  const told = numberOf(scheduler.count) ?? range;
  const count = given ?? told;
  if (count === undefined) {
    throw new StancekitError(
      'shard/no-count',
      `${scheduler.name} does not tell how many tasks the array has`,
      { hint: 'say it: --shard auto/N' },
    );
  }
  // Some ids of a longer array, run again: they alone do not tell how long it was.
  if (given === undefined && range !== undefined && range !== told) {
    throw new StancekitError(
      'shard/no-count',
      `the ids of the array are no whole range: ${told} of them from ${first} to ${last}`,
      { hint: 'say how many shards there are: --shard auto/N' },
    );
  }
  return { index: Math.floor(id / step) % count, count };
}

/** The ids of a scheduler's array as Slurm writes them: `0,2-5,9`. */
export function formatArray(ids: readonly number[]): string {
  const runs: [number, number][] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run !== undefined && id === run[1] + 1) run[1] = id;
    else runs.push([id, id]);
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}
