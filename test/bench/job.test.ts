import { spawn } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import t from 'tap';
import { parse } from 'yaml';
import { filesOf, randomCorpus } from '../cli/corpus.js';
import { run } from '../cli/in-process.js';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(join(root, 'bench/cluster/job.yaml'), 'utf8');
const schema = JSON.parse(
  readFileSync(join(root, 'test/fixtures/kubernetes/job.schema.json'), 'utf8'),
);
const validate = new Ajv2020({ strict: false, allErrors: true }).compile(schema);
const job = parse(text, { strict: true });
const [container] = job.spec.template.spec.containers;

t.test('the manifest is a Job as Kubernetes reads it', (t) => {
  t.equal(validate(job), true, JSON.stringify(validate.errors));
  for (const [what, from, to] of [
    ['a field that does not exist', 'parallelism: 4', 'parallel: 4'],
    ['a number as text', 'completions: 8', 'completions: "8"'],
    [
      'a limit per index of pods that start anew',
      'restartPolicy: Never',
      'restartPolicy: OnFailure',
    ],
    ['a limit per index without indices', 'completionMode: Indexed', 'completionMode: NonIndexed'],
    ['an action that does not exist', 'action: Ignore', 'action: Skip'],
    ['no quantity', 'memory: 2Gi', 'memory: 2 GB'],
    ['a mount without a path', ', mountPath: /data', ''],
  ] as const)
    t.equal(validate(parse(text.replace(from, to))), false, what);
  t.end();
});

t.test('its parts fit together', (t) => {
  t.ok(container.command[2].includes(`--shard auto/${job.spec.completions} `));
  t.strictSame(
    container.volumeMounts.map(({ name }: { name: string }) => name),
    job.spec.template.spec.volumes.map(({ name }: { name: string }) => name),
  );
  t.equal(
    container.resources.limits.cpu,
    container.resources.requests.cpu,
    'no more threads than cores',
  );
  t.end();
});

/** What a pod does with an index, here with two shards and the built tool; `ms`: when it is told to stop. */
function pod(cwd: string, index: number, ms?: number): Promise<number | null> {
  const [shell, ...args] = container.command as [string, string, string];
  const bin = join(cwd, 'bin');
  const { NODE_OPTIONS: _, ...env } = process.env;
  const child = spawn(shell, [args[0], args[1].replace(/auto\/\d+/, 'auto/2')], {
    cwd,
    stdio: 'ignore',
    env: {
      ...env,
      PATH: `${bin}:${env['PATH']}`,
      JOB_COMPLETION_INDEX: String(index),
      STANCEKIT_NO_CACHE: '1',
    },
  });
  const journal = join(cwd, `parts/build-0000${index}-of-00002.journal`);
  const timer =
    ms === undefined
      ? undefined
      : setInterval(() => {
          if (existsSync(journal)) child.kill('SIGTERM');
        }, ms);
  return new Promise((resolve) => {
    child.on('close', (status) => {
      clearInterval(timer);
      resolve(status);
    });
  });
}

t.test('its pods make the shards, one after it was told to stop', async (t) => {
  const cwd = t.testdir({ articles: { 'a.jsonl': randomCorpus(3, 100).join('') }, bin: {} });
  const main = join(root, 'dist/bin.js');
  writeFileSync(
    join(cwd, 'bin/stancekit'),
    `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`,
    {
      mode: 0o755,
    },
  );
  t.equal(await pod(cwd, 0, 5), 143, 'what the kubelet is told');
  t.equal(await pod(cwd, 0), 0, 'articles that cannot be read are no failure');
  t.equal(await pod(cwd, 1), 0);
  t.equal((await run(['merge', 'parts', '-o', 'merged', '-q'], { cwd })).status, 0);
  t.equal((await run(['build', '-q', 'articles', '-o', 'whole'], { cwd })).status, 1);
  t.strictSame(filesOf(join(cwd, 'merged')), filesOf(join(cwd, 'whole')));
});
