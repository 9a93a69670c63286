import t from 'tap';
import { formatArray, SCHEDULERS, shardOf } from '../../src/commands/shard.js';

const auto = (env: Record<string, string>, shard = 'auto') => shardOf({ _: [], shard }, env);
const slurm = (id: number, ids: number[], step = 1) => ({
  SLURM_ARRAY_TASK_ID: String(id),
  SLURM_ARRAY_TASK_COUNT: String(ids.length),
  SLURM_ARRAY_TASK_MIN: String(Math.min(...ids)),
  SLURM_ARRAY_TASK_MAX: String(Math.max(...ids)),
  SLURM_ARRAY_TASK_STEP: String(step),
});

t.test('I/N counts from 0', (t) => {
  t.equal(shardOf({ _: [] }, {}), null);
  t.strictSame(shardOf({ _: [], shard: '7/32' }, {}), { index: 7, count: 32 });
  t.throws(() => shardOf({ _: [], shard: '32/32' }, {}), /the last of 32 is 31\/32/);
  for (const shard of ['', '1', '1/0', '-1/2', 'a/b', 'auto/0', '1/2/3'])
    t.throws(() => shardOf({ _: [], shard }, {}), { code: 'option/value' }, shard);
  t.end();
});

t.test('every range of ids gives every shard once', (t) => {
  for (const [from, count, step] of [
    [0, 32, 1],
    [1, 32, 1],
    [17, 5, 1],
    [1, 4, 2],
    [10, 6, 5],
  ] as const) {
    const ids = Array.from({ length: count }, (_, i) => from + i * step);
    const got = ids.map((id) => auto(slurm(id, ids, step))?.index);
    t.strictSame(
      got.toSorted((a = 0, b = 0) => a - b),
      ids.map((_, i) => i),
      `${from}, ${count} ids, step ${step}`,
    );
  }
  t.throws(() => auto(slurm(3, [3, 7, 8])), { code: 'shard/no-count' });
  t.strictSame(auto(slurm(3, [3, 7, 8]), 'auto/32'), { index: 3, count: 32 });
  t.end();
});

t.test('each scheduler is known by its own variables', (t) => {
  const cases: [Record<string, string>, string, number, number][] = [
    [{ JOB_COMPLETION_INDEX: '3' }, 'auto/8', 3, 8],
    [{ AWS_BATCH_JOB_ARRAY_INDEX: '3', AWS_BATCH_JOB_ARRAY_SIZE: '8' }, 'auto', 3, 8],
    [{ CLOUD_RUN_TASK_INDEX: '3', CLOUD_RUN_TASK_COUNT: '8' }, 'auto', 3, 8],
    [{ PBS_ARRAY_INDEX: '3' }, 'auto/8', 3, 8],
    [{ PBS_ARRAYID: '8' }, 'auto/8', 0, 8],
    [
      { SGE_TASK_ID: '3', SGE_TASK_FIRST: '1', SGE_TASK_LAST: '8', SGE_TASK_STEPSIZE: '1' },
      'auto',
      3,
      8,
    ],
    [{ SGE_TASK_ID: 'undefined', LSB_JOBINDEX: '8' }, 'auto/8', 0, 8],
  ];
  for (const [env, shard, index, count] of cases)
    t.strictSame(auto(env, shard), { index, count }, Object.keys(env)[0]);
  t.throws(() => auto({ JOB_COMPLETION_INDEX: '3' }), /Kubernetes does not tell how many/);
  for (const env of [{}, { SGE_TASK_ID: 'undefined' }, { LSB_JOBINDEX: '0' }])
    t.throws(() => auto(env as Record<string, string>), { code: 'shard/no-scheduler' });
  t.equal(new Set(SCHEDULERS.map(({ id }) => id)).size, SCHEDULERS.length);
  t.end();
});

t.test('ids are written as Slurm writes them', (t) => {
  t.equal(formatArray([9, 0, 2, 3, 4, 5]), '0,2-5,9');
  t.equal(formatArray([]), '');
  t.end();
});
