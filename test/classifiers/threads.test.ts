import { availableParallelism } from 'node:os';
import t from 'tap';
import { grantedCores } from '../../src/classifiers/threads.js';

const cores = availableParallelism();

t.test('nothing is granted but what the machine has', async (t) => {
  t.equal(await grantedCores({}, t.testdir({})), cores);
  t.equal(await grantedCores({ SLURM_CPUS_PER_TASK: '4096' }, t.testdir({})), cores);
  t.equal(
    await grantedCores({ SLURM_CPUS_PER_TASK: 'many', OMP_NUM_THREADS: '0' }, t.testdir({})),
    cores,
  );
});

t.test('Slurm and OpenMP', async (t) => {
  t.equal(await grantedCores({ SLURM_CPUS_PER_TASK: '1' }, t.testdir({})), 1);
  t.equal(await grantedCores({ OMP_NUM_THREADS: '1,2' }, t.testdir({})), 1);
});

t.test('control groups of version 2: the least of the group and those it is in', async (t) => {
  const root = (outer: string, inner: string) =>
    t.testdir({
      proc: { self: { cgroup: '0::/pod/box\n' } },
      sys: { fs: { cgroup: { pod: { 'cpu.max': outer, box: { 'cpu.max': inner } } } } },
    });
  t.equal(await grantedCores({}, root('max 100000\n', 'max 100000\n')), cores);
  t.equal(await grantedCores({}, root('150000 100000\n', 'max 100000\n')), 1);
  t.equal(await grantedCores({}, root('max 100000\n', '50000 100000\n')), 1, 'at least one');
});

t.test('control groups of version 1', async (t) => {
  const cpu = { 'cpu.cfs_quota_us': '100000\n', 'cpu.cfs_period_us': '100000\n' };
  const proc = { self: { cgroup: '3:memory:/x\n2:cpu,cpuacct:/docker/abc\n' } };
  t.equal(await grantedCores({}, t.testdir({ proc, sys: { fs: { cgroup: { cpu } } } })), 1);
  const own = { docker: { abc: cpu }, 'cpu.cfs_quota_us': '-1\n', 'cpu.cfs_period_us': '100000\n' };
  t.equal(await grantedCores({}, t.testdir({ proc, sys: { fs: { cgroup: { cpu: own } } } })), 1);
});
