/**
 * Speed and memory of `stancekit validate`, as ratios in one run:
 * node bench/validate.js [--mb 64] [--rounds 5] [--memory 1024]
 *
 * Files are made from the examples of our schemas, with text of several scripts. The peer is the
 * least that can be done: read, cut into lines, `JSON.parse`, the same schema compiled by ajv. A ratio
 * of .7 says that validate does seven tenths of the peer's megabytes a second, while it also checks
 * ids, spans, labels, languages and characters. `--memory N` validates N MB more and prints the
 * largest resident set, next to that of a tenth of it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { main } from '../dist/cli.js';

const { values } = parseArgs({
  options: {
    mb: { type: 'string', default: '64' },
    rounds: { type: 'string', default: '5' },
    memory: { type: 'string' },
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

/** One article, its units and their annotations; number `n` keeps the ids apart. */
function recordsOf(n) {
  const [lang, sentence] = TEXTS[n % TEXTS.length];
  const id = `a_${sha(String(n)).slice(0, 16)}`;
  const pieces = Array.from(
    { length: UNITS },
    (_, i) => `${sentence} (${sha(`${n} ${i}`).slice(0, 12)})`,
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
  const status = await main(['validate', ...files, '--strict'], {
    stdin: Readable.from([]),
    stdout: sink(),
    stderr: sink(),
    stdinIsTTY: false,
    stdoutIsTTY: false,
    stderrIsTTY: false,
    env: {},
    signal: new AbortController().signal,
    now: () => new Date(),
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

const folder = mkdtempSync(join(tmpdir(), 'validate-bench-'));
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
  if (values.memory !== undefined) {
    for (const size of [Number(values.memory) / 10, Number(values.memory)]) {
      const file = join(folder, 'unit.jsonl');
      make(file, 'unit', size);
      const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
      const script = `process.on('exit', () => console.error(process.resourceUsage().maxRSS)); process.argv.splice(1, 1, ${JSON.stringify(bin)}, 'validate', ${JSON.stringify(file)}); await import(${JSON.stringify(bin)});`;
      const run = spawnSync(process.execPath, ['--input-type=module', '-e', script, '-'], {
        encoding: 'utf8',
      });
      const [said, rss] = run.stderr.trim().split('\n').slice(-2);
      console.log(
        `memory       ${size} MB of units: ${Math.round(Number(rss) / 1024)} MB resident (${said})`,
      );
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
