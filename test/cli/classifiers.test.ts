import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { COMMIT, type Hub, startHub } from './hub-server.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const folder = fileURLToPath(new URL('../fixtures/classifiers/xlm-roberta-text', import.meta.url));
const ONNX = 'onnx/model.onnx';

/** A Hub of one's own, a cache of one's own, and how to run the tool with both. */
async function setUp(t: Tap, env: Record<string, string> = {}) {
  const hub = await startHub(folder);
  t.teardown(() => hub.close());
  const cache = t.testdir({});
  const own = { STANCEKIT_CACHE: cache, HF_ENDPOINT: hub.url, HF_HOME: join(cache, 'hf'), ...env };
  const call = (args: string[], stdin?: string) =>
    run(args, { env: own, ...(stdin === undefined ? {} : { stdin }) });
  const pulled = join(cache, 'classifiers/org/tiny', COMMIT);
  return { hub, cache, call, pulled };
}
type Tap = typeof t;

const row = '{"text":"Kenya condemned the raid."}\n';

t.test('pull, label offline, verify, remove', async (t) => {
  const { hub, call, pulled } = await setUp(t);
  const before = await call(['label', '--classifier', 'org/tiny', '--offline'], row);
  t.match(before, {
    status: 2,
    stderr: /not on this machine.*\n *hint: .*classifiers pull org\/tiny/,
  });
  t.equal(hub.seen.length, 0, 'nothing was asked for');

  const ran = await call(['classifiers', 'pull', 'org/tiny']);
  t.match(ran, { status: 0, stdout: `org/tiny@${COMMIT}\n`, stderr: /fetched into/ });
  t.same(readFileSync(join(pulled, ONNX)), readFileSync(join(folder, ONNX)));
  const asked = hub.seen.length;
  t.match(await call(['classifiers', 'pull', 'org/tiny']), { status: 0, stderr: /was there/ });
  t.equal(hub.seen.length, asked + 1, 'only the commit is asked for again');

  await hub.close();
  const local = await call(['label', '--classifier', folder], row);
  for (const name of ['org/tiny', 'org/tiny@main', `org/tiny@${COMMIT}`]) {
    const labelled = await call(['label', '--classifier', name], row);
    t.equal(labelled.status, 0, labelled.stderr);
    const [own] = parseLines<{ annotator: object; scores: object }>(labelled.stdout);
    t.match(own?.annotator, { id: 'org/tiny', revision: COMMIT });
    t.same(own?.scores, parseLines<{ scores: object }>(local.stdout)[0]?.scores);
  }
  t.match((await call(['classifiers', 'list'])).stdout, new RegExp(`org/tiny +${COMMIT} +fp32`));
  t.match(await call(['classifiers', 'inspect', 'org/tiny']), {
    status: 0,
    stdout: /kind +text-classification\n(?:.*\n)*reads +48 tokens/,
  });

  t.match(await call(['classifiers', 'verify', 'org/tiny']), {
    status: 0,
    stdout: /4 files as they were/,
  });
  appendFileSync(join(pulled, 'tokenizer.json'), ' ');
  t.match(await call(['classifiers', 'verify']), {
    status: 1,
    stdout: /^bundled: \d+ files as they were\n$/,
    stderr: /tokenizer.json: error: a file of the classifier was altered/,
  });
  t.match(await call(['label', '--classifier', 'org/tiny'], row), {
    status: 2,
    stderr: /was altered/,
  });

  t.equal((await call(['classifiers', 'remove', 'org/tiny'])).status, 0);
  t.notOk(existsSync(dirname(dirname(pulled))), 'and nothing of it is left');
  t.match(await call(['classifiers', 'remove', 'org/tiny']), {
    status: 2,
    stderr: /not in the cache/,
  });
});

t.test('an explicit id is fetched when it is needed; the token goes to the Hub only', async (t) => {
  const { hub, call } = await setUp(t, { HF_TOKEN: 'hf_secret' });
  const ran = await call(['label', '--classifier', `org/tiny@${COMMIT}`], row);
  t.equal(ran.status, 0, ran.stderr);
  for (const { host, authorization } of hub.seen)
    t.equal(authorization, host.startsWith('localhost') ? undefined : 'Bearer hf_secret');
  t.ok(
    hub.seen.some(({ host }) => host.startsWith('localhost')),
    'the network came by a redirect',
  );
});

t.test('a cut connection is taken up where it was cut', async (t) => {
  const { hub, call, pulled } = await setUp(t);
  let cuts = 0;
  hub.intercept = (request, response) => {
    if (!request.url?.startsWith('/cdn/') || cuts === 2) return false;
    const bytes = readFileSync(join(folder, ONNX));
    const from = Number(/\d+/.exec(request.headers.range ?? '0')?.[0]);
    response.writeHead(from > 0 ? 206 : 200, { 'content-length': bytes.length - from });
    response.write(bytes.subarray(from, from + 20_000), () => response.destroy());
    cuts++;
    return true;
  };
  t.match(await call(['classifiers', 'pull', 'org/tiny']), { status: 0 });
  t.equal(cuts, 2);
  const ranges = hub.seen.filter(({ path }) => path.startsWith('/cdn/')).map(({ range }) => range);
  t.equal(ranges.length, 3);
  t.equal(ranges[0], undefined);
  t.match(ranges[2], /^bytes=[1-9]\d*-$/);
  t.same(readFileSync(join(pulled, ONNX)), readFileSync(join(folder, ONNX)));
});

t.test('a run that was killed left a part, and the next goes on from it', async (t) => {
  const { hub, call, pulled } = await setUp(t);
  const bytes = readFileSync(join(folder, ONNX));
  mkdirSync(join(pulled, 'onnx'), { recursive: true });
  writeFileSync(join(pulled, `${ONNX}.part`), bytes.subarray(0, 5000));
  writeFileSync(join(pulled, 'pull.lock'), '999999999 here');
  t.match(await call(['classifiers', 'pull', 'org/tiny']), {
    status: 2,
    stderr: /is fetching org\/tiny already/,
  });
  rmSync(join(pulled, 'pull.lock'));
  t.match(await call(['classifiers', 'pull', 'org/tiny']), { status: 0 });
  t.match(hub.seen.at(-1), { path: `/cdn/${ONNX}`, range: 'bytes=5000-' });
  t.same(readFileSync(join(pulled, ONNX)), bytes);
});

t.test('what the Hub may answer', async (t) => {
  const answer =
    (status: number, headers: Record<string, string> = {}): Hub['intercept'] =>
    (_request, response) => {
      response.writeHead(status, headers).end('{}');
      return true;
    };
  for (const [intercept, said] of [
    [answer(401), /org\/tiny needs a token, or does not exist.*\n *hint: .*HF_TOKEN/],
    [answer(403, { 'x-error-code': 'GatedRepo' }), /open only to those who were let in/],
    [answer(404), /org\/tiny does not exist/],
    [answer(200), /the answer is not one of the Hub/],
    [answer(302, { location: '/again' }), /redirects without end/],
    [answer(429, { 'retry-after': '3600' }), /asks to come back in 60 minutes/],
  ] as [Hub['intercept'], RegExp][]) {
    const { hub, call } = await setUp(t);
    hub.intercept = intercept;
    t.match(await call(['classifiers', 'pull', 'org/tiny']), {
      status: 2,
      stdout: '',
      stderr: said,
    });
  }
  const { call } = await setUp(t);
  t.match(await call(['classifiers', 'pull', 'org/tiny@v9']), {
    status: 2,
    stderr: /there is no such revision/,
  });
  t.match(await call(['classifiers', 'pull', 'tiny']), { status: 2, stderr: /is not ORG\/NAME/ });
  t.match(await call(['classifiers', 'pull', 'org/tiny', '--dtype', 'q8']), {
    status: 2,
    stderr: /has no q8 network, only fp32/,
  });
  t.match(await call(['classifiers', 'fetch', 'org/tiny']), { status: 2, stderr: /found "fetch"/ });
});

t.test('a Hub that is busy is asked again when it says', async (t) => {
  const { hub, call } = await setUp(t);
  let busy = 0;
  hub.intercept = (_request, response) => {
    if (busy++ > 1) return false;
    response.writeHead(busy === 1 ? 429 : 503, { 'retry-after': '0' }).end();
    return true;
  };
  t.match(await call(['classifiers', 'pull', 'org/tiny']), { status: 0 });
  t.equal(busy > 2, true);
});

t.test('a file that is not what the Hub promised is thrown away', async (t) => {
  for (const [path, said] of [
    [
      ONNX,
      /: error: what came is not onnx\/model\.onnx: its sha256 is .*\n *hint: it was thrown away/,
    ],
    ['config.json', /its Git blob is .*\(hub\/checksum\)/],
  ] as [string, RegExp][]) {
    const { hub, call, pulled } = await setUp(t);
    const bytes = readFileSync(join(folder, path));
    hub.swapped.set(path, Buffer.concat([bytes.subarray(0, -1), Buffer.from('!')]));
    t.match(await call(['classifiers', 'pull', 'org/tiny']), { status: 2, stderr: said });
    t.notOk(existsSync(join(pulled, path)));
    t.notOk(existsSync(join(pulled, `${path}.part`)));
    hub.swapped.clear();
    t.match(await call(['classifiers', 'pull', 'org/tiny']), { status: 0 });
  }
});

t.test('the environment is honoured', async (t) => {
  const hub = await startHub(folder);
  t.teardown(() => hub.close());
  const cache = t.testdir({ hf: { token: 'hf_file\n' }, xdg: {} });
  const env = {
    XDG_CACHE_HOME: join(cache, 'xdg'),
    HF_HOME: join(cache, 'hf'),
    HF_ENDPOINT: `${hub.url}/`,
  };
  const pull = (more: Record<string, string>) =>
    run(['classifiers', 'pull', 'org/tiny'], { env: { ...env, ...more } });
  for (const name of ['HF_HUB_OFFLINE', 'TRANSFORMERS_OFFLINE'])
    t.match(await pull({ [name]: '1' }), { status: 2, stderr: /this run is offline/ });
  t.equal(hub.seen.length, 0);
  t.equal((await pull({})).status, 0);
  t.equal(hub.seen[0]?.authorization, 'Bearer hf_file', 'the token of `hf auth login`');
  t.ok(existsSync(join(cache, 'xdg/stancekit/classifiers/org/tiny', COMMIT, ONNX)));

  const proxied = await run(['classifiers', 'pull', 'org/tiny'], {
    env: {
      STANCEKIT_CACHE: join(cache, 'p'),
      HF_ENDPOINT: 'http://hub.invalid',
      HTTP_PROXY: hub.url,
    },
  });
  t.match(proxied, { status: 0 });
  t.ok(hub.seen.some(({ host, path }) => path === 'CONNECT' && host === 'hub.invalid:80'));
  const dead = await run(['classifiers', 'pull', 'org/tiny'], {
    env: { STANCEKIT_CACHE: join(cache, 'd'), HF_ENDPOINT: 'http://127.0.0.1:9' },
  });
  t.match(dead, { status: 2, stderr: /cannot reach the Hub/ });
});

t.test('what Python fetched is used where it lies', async (t) => {
  const { hub, call, cache } = await setUp(t);
  const snapshot = join(cache, 'hf/hub/models--org--tiny/snapshots', COMMIT);
  mkdirSync(join(snapshot, 'onnx'), { recursive: true });
  mkdirSync(join(cache, 'hf/hub/models--org--tiny/refs'), { recursive: true });
  writeFileSync(join(cache, 'hf/hub/models--org--tiny/refs/main'), COMMIT);
  for (const name of ['config.json', 'tokenizer.json', 'tokenizer_config.json', ONNX])
    writeFileSync(join(snapshot, name), readFileSync(join(folder, name)));
  t.equal((await call(['label', '--classifier', 'org/tiny'], row)).status, 0);
  t.equal(hub.seen.length, 0);
  truncateSync(join(snapshot, ONNX), 100);
  t.match(await call(['label', '--classifier', 'org/tiny'], row), {
    status: 2,
    stderr: /cannot load/,
  });
});

t.test('inspect bundled prints its card, thresholds and digests', async (t) => {
  const ran = await run(['classifiers', 'inspect', 'bundled']);
  t.match(ran, { status: 0, stderr: '' });
  const root = fileURLToPath(new URL('../../models/stance-xs/', import.meta.url));
  for (const line of readFileSync(`${root}SHA256SUMS`, 'utf8').trim().split('\n'))
    t.ok(ran.stdout.includes(line.slice(0, 64)), line);
  t.ok(ran.stdout.includes(readFileSync(`${root}README.md`, 'utf8').trimEnd()));
  t.match(ran.stdout, /thresholds +condemn \S+, call_for_restraint \S+, offer_mediation/);
  const json = JSON.parse((await run(['classifiers', 'inspect', 'bundled', '--json'])).stdout);
  t.match(json, { kind: 'text-classification', dtype: 'fp32', files: Array, card: String });
});
