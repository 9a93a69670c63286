/**
 * Speed and memory of `stancekit validate`, as ratios in one run:
 * node bench/validate.js [--mb 64] [--rounds 5] [--memory 10000] [--peers 12]
 *
 * Files are made from the examples of our schemas, with text of several scripts. The peer is the
 * least that can be done: read, cut into lines, `JSON.parse`, the same schema compiled by ajv. A ratio
 * of .7 says that validate does seven tenths of the peer's megabytes a second, while it also checks
 * ids, spans, labels, languages and characters. `--memory N` validates 100 MB, 1,000 MB and N MB of
 * units from a pipe and prints the largest resident sets. `--peers N` (0: none) sets whole programs,
 * start included, beside each other: ajv-cli (installed by npm into a folder for the time of the run)
 * and Python's jsonschema (where `python3`, or $PYTHON, has it). ajv-cli reads no JSON Lines: it gets
 * arrays of one article's units, of N MB and of 8 N MB, and thousands of files of one record.
 */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import {
  closeSync,
  createReadStream,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { inProcess } from './in-process.js';

const { values } = parseArgs({
  allowPositionals: true,
  options: {
    mb: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '5' },
    memory: { type: 'string' },
    peers: { type: 'string', default: '12' },
  },
});

const TEXTS = [
  ['en', 'The foreign minister said on Monday: "We strongly condemn the raid on the port."'],
  ['vi', 'Người phát ngôn kêu gọi các bên kiềm chế tối đa và quay lại bàn đàm phán. 😀'],
  ['fa', 'سخنگوی وزارت خارجه از همه طرف‌ها خواست خویشتن‌داری کنند و به میز مذاکره بازگردند.'],
  ['ru', 'Министр заявил, что страна готова выступить посредником между сторонами конфликта.'],
];
const UNITS = 24;
const points = (text) => [...text].length;
const sha = (text) => createHash('sha256').update(text).digest('hex');

/** The words of a sentence in another order, so that texts are no near-duplicates. */
function shuffled(sentence, seed) {
  const words = sentence.split(' ');
  let state = seed;
  for (let i = words.length - 1; i > 0; i--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const j = Math.floor((state / 2 ** 32) * (i + 1));
    [words[i], words[j]] = [words[j], words[i]];
  }
  return words.join(' ');
}

/** One article, its units and their annotations; number `n` keeps the ids apart. */
function recordsOf(n) {
  const [lang, sentence] = TEXTS[n % TEXTS.length];
  const id = `a_${sha(String(n)).slice(0, 16)}`;
  const pieces = Array.from(
    { length: UNITS },
    (_, i) => `${shuffled(sentence, n * UNITS + i)} (${sha(`${n} ${i}`).slice(0, 12)})`,
  );
  const text = pieces.join(' ');
  const article = {
    id,
    text,
    title: `Article ${n}`,
    lang,
    lang_confidence: 0.98,
    date: '2024-05-17',
    url: `https://example.org/news/${n}`,
    source: 'bench',
    meta: {},
    sha256: sha(text),
  };
  const units = [];
  const annotations = [];
  let start = 0;
  for (const [index, piece] of pieces.entries()) {
    const end = start + points(piece);
    const unitId = `u_${id.slice(2, 12)}${String(index).padStart(6, '0')}`;
    const head = [...piece].slice(0, 6).join('');
    units.push({
      id: unitId,
      article_id: id,
      index,
      start,
      end,
      text: piece,
      lang,
      kind: 'narration',
      quote_id: null,
      speaker: index % 2 ? { text: head, start, end: start + points(head), resolved: null } : null,
      reported_by: null,
      cue: null,
      target: null,
      duplicate_of: null,
      meta: {},
    });
    annotations.push({
      id: `n_${unitId.slice(2)}`,
      unit_id: unitId,
      labels: index % 3 ? [] : ['condemn'],
      scores: {
        condemn: index % 3 ? 0.0213 : 0.9871,
        call_for_restraint: 0.0122,
        offer_mediation: 0.0041,
      },
      annotator: { type: 'classifier', id: 'stance-xs', revision: '0.1.0', sha256: sha('x') },
      codebook: { id: 'diplomatic-stance', version: '1.0' },
      truncated: false,
      meta: {},
    });
    start = end + 1;
  }
  return { article: [article], unit: units, annotation: annotations };
}

function make(file, kind, mb) {
  const handle = openSync(file, 'w');
  for (let n = 0, size = 0; size < mb * 1e6; n++) {
    const block = recordsOf(n)
      [kind].map((record) => `${JSON.stringify(record)}\n`)
      .join('');
    size += writeSync(handle, block);
  }
  closeSync(handle);
}

async function peer(file, kind) {
  const schema = readFileSync(new URL(`../schemas/${kind}.schema.json`, import.meta.url), 'utf8');
  const validate = addFormats
    .default(new Ajv2020({ allowUnionTypes: true }))
    .compile(JSON.parse(schema));
  let bad = 0;
  let rest = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) {
    const block = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = block.indexOf(10); at !== -1; at = block.indexOf(10, from)) {
      if (!validate(JSON.parse(block.toString('utf8', from, at)))) bad++;
      from = at + 1;
    }
    rest = block.subarray(from);
  }
  if (bad > 0) throw new Error(`${bad} records of ${file} do not fit`);
}

async function ours(files) {
  const said = [];
  const sink = () =>
    new Writable({
      write(chunk, _, done) {
        said.push(String(chunk));
        done();
      },
    });
  const status = await inProcess(['validate', ...files, '--strict'], {
    stdout: sink(),
    stderr: sink(),
  });
  if (status !== 0) throw new Error(said.join('').slice(0, 2000));
}

async function best(rounds, ways) {
  const times = ways.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < rounds; round++) {
    for (const [i, way] of ways.entries()) {
      const began = process.cpuUsage();
      await way();
      const { user, system } = process.cpuUsage(began);
      times[i] = Math.min(times[i], (user + system) / 1e6);
    }
  }
  return times;
}

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));

/** A script that runs a Node program and ends with a line of its CPU seconds and its largest resident set (MB). */
const measured = (program) =>
  `process.on('exit', () => { const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage(); console.error(JSON.stringify([(userCPUTime + systemCPUTime) / 1e6, maxRSS / 1024])); }); process.argv.splice(1, 0, ${JSON.stringify(program)}); await import(${JSON.stringify(program)});`;

/** CPU seconds and largest resident set (MB) of a Node program that ends with status 0. */
function runNode(program, args) {
  const run = spawnSync(
    process.execPath,
    ['--input-type=module', '-e', measured(program), '--', ...args],
    {
      encoding: 'utf8',
    },
  );
  if (run.status !== 0) throw new Error(`${program}: ${run.stdout}${run.stderr}`.slice(0, 2000));
  const [seconds] = JSON.parse(run.stderr.trim().split('\n').at(-1));
  return { seconds };
}

const PYTHON = `
import json, sys, time
from jsonschema import Draft202012Validator
validator = Draft202012Validator(json.load(open(sys.argv[1])), format_checker=Draft202012Validator.FORMAT_CHECKER)
bad = sum(1 for line in open(sys.argv[2], encoding='utf-8') for _ in validator.iter_errors(json.loads(line)))
print(time.process_time(), bad)
`;

function runPython(schema, file) {
  const run = spawnSync(process.env.PYTHON ?? 'python3', ['-c', PYTHON, schema, file], {
    encoding: 'utf8',
  });
  if (run.status !== 0) return undefined;
  const [seconds, bad] = run.stdout.trim().split(' ').map(Number);
  if (bad !== 0) throw new Error(`jsonschema finds ${bad} errors`);
  return seconds;
}

/** Installs ajv-cli beside nothing else; undefined where the registry cannot be reached. */
function installAjvCli() {
  const target = join(folder, 'ajv-cli');
  const packages = ['ajv-cli@5', 'ajv-formats@2'];
  const flags = ['--prefix', target, '--no-audit', '--no-fund', '--silent', '--ignore-scripts'];
  const run = spawnSync('npm', ['install', ...flags, ...packages], { encoding: 'utf8' });
  return run.status === 0 ? join(target, 'node_modules', 'ajv-cli', 'dist', 'index.js') : undefined;
}

/** The records of `kind` in a JSONL file of about `mb` MB, as one array. */
function makeArray(name, kind, mb) {
  const lines = join(folder, `${name}.jsonl`);
  make(lines, kind, mb);
  const array = join(folder, `${name}.json`);
  writeFileSync(array, `[${readFileSync(lines, 'utf8').trimEnd().replaceAll('\n', ',\n')}]`);
  return { lines, array };
}

/** Whole programs on the same inputs, start included: how many times our CPU time each peer takes. */
function comparePeers(mb, rounds) {
  const schemaOf = (kind) =>
    fileURLToPath(new URL(`../schemas/${kind}.schema.json`, import.meta.url));
  const list = join(folder, 'list.schema.json');
  const { $id } = JSON.parse(readFileSync(schemaOf('unit'), 'utf8'));
  writeFileSync(list, JSON.stringify({ type: 'array', items: { $ref: $id } }));
  const options = ['--spec=draft2020', '-c', 'ajv-formats', '--allow-union-types'];
  const asArray = ['validate', '-s', list, '-r', schemaOf('unit'), ...options, '-d'];
  const one = makeArray('one', 'unit', 0.001);
  const small = makeArray('small', 'unit', mb);
  const large = makeArray('large', 'unit', 8 * mb);
  const single = join(folder, 'single');
  mkdirSync(single);
  const { lines } = makeArray('notes', 'annotation', 2);
  const files = readFileSync(lines, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line, i) => {
      writeFileSync(join(single, `${i}.json`), line);
      return join(single, `${i}.json`);
    });
  const perFile = ['validate', '-s', schemaOf('annotation'), ...options, '-d', join(single, '*')];
  const inputs = [
    [`${UNITS} units, one array`, [one.array], [...asArray, one.array]],
    [`${mb} MB, one array`, [small.array], [...asArray, small.array]],
    [`${8 * mb} MB, one array`, [large.array], [...asArray, large.array]],
    [`${files.length} files of one record`, files, perFile],
    [`${mb} MB of JSON Lines`, [small.lines], undefined, small.lines],
  ];
  const ajvCli = installAjvCli();
  console.log(`whole programs, least CPU time of ${rounds} rounds, as multiples of ours`);
  for (const [name, ours, ajv, python] of inputs) {
    const ways = [
      () => runNode(bin, ['validate', '--quiet', ...ours]).seconds,
      () => ajv && ajvCli && runNode(ajvCli, ajv).seconds,
      () => python && runPython(schemaOf('unit'), python),
    ];
    const least = ways.map(() => Number.POSITIVE_INFINITY);
    for (let round = 0; round < rounds; round++)
      for (const [i, way] of ways.entries()) least[i] = Math.min(least[i], way() || least[i]);
    const [base, ...peers] = least;
    const cells = peers.map((time) => (Number.isFinite(time) ? (time / base).toFixed(2) : '-'));
    console.log(
      `${name.padEnd(28)} ajv-cli ${cells[0].padStart(6)}   jsonschema ${cells[1].padStart(6)}`,
    );
  }
}

/** Validates units that come through a pipe, and tells the largest resident set. */
async function tellMemory(mb) {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', measured(bin), '--', 'validate', '-'],
    {
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += chunk;
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for (let n = 0, size = 0; size < mb * 1e6; n++) {
    const block = recordsOf(n)
      .unit.map((unit) => `${JSON.stringify(unit)}\n`)
      .join('');
    size += Buffer.byteLength(block);
    if (!child.stdin.write(block)) await once(child.stdin, 'drain');
  }
  child.stdin.end();
  await ended;
  const lines = said.trim().split('\n');
  const [, rss] = JSON.parse(lines.at(-1));
  console.log(`memory   ${mb} MB of units: ${Math.round(rss)} MB resident (${lines[0]})`);
}

let folder = '';

export default async function suite() {
  folder = mkdtempSync(join(tmpdir(), 'validate-bench-'));
  try {
    const mb = Number(values.mb);
    console.log(
      `validate against JSON.parse + compiled ajv, ${mb} MB a file, least CPU time of ${values.rounds} rounds`,
    );
    console.log('records       peer MB/s   ours MB/s   ratio');
    for (const kind of ['article', 'unit', 'annotation']) {
      const file = join(folder, `${kind}.jsonl`);
      make(file, kind, mb);
      const size = statSync(file).size / 1e6;
      const [bare, full] = await best(Number(values.rounds), [
        () => peer(file, kind),
        () => ours([file]),
      ]);
      const cells = [size / bare, size / full].map((speed) => speed.toFixed(0).padStart(9));
      console.log(
        `${kind.padEnd(12)} ${cells[0]}   ${cells[1]}   ${(bare / full).toFixed(2).padStart(5)}`,
      );
    }
    if (Number(values.peers) > 0) comparePeers(Number(values.peers), Number(values.rounds));
    if (values.memory !== undefined)
      for (const size of [100, 1000, Number(values.memory)].filter(
        (n, i, all) => all.indexOf(n) === i,
      ))
        await tellMemory(size);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await suite();
