/**
 * How much of a whole `build`, from its start on, is not the network at work: in processor time on one
 * thread, and by the clock with every core. What the network takes is measured beside it, on the same
 * units: the same passes, made one after the other with nothing in between.
 *
 *     node bench/run.js build [--articles 1000] [--builds 3]
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
import { batchesOf } from '../dist/classifiers/batches.js';
import { openModelFolder } from '../dist/classifiers/model-folder.js';
import { loadNetwork } from '../dist/classifiers/network.js';
import { textScorer } from '../dist/classifiers/scorer.js';
import { bundledClassifierFolder } from '../dist/commands/classifier-input.js';
import { formatJsonLine } from '../dist/formats/jsonl.js';
import { inProcess } from './in-process.js';
import { sampleArticles } from './texts.js';

const { values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    articles: { type: 'string', default: '1000' },
    builds: { type: 'string', default: '3' },
  },
});
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

export default async function suite() {
  const cwd = mkdtempSync(join(tmpdir(), 'stancekit-build-'));
  const input = join(cwd, 'articles.jsonl');
  const times = Math.ceil(Number(values.articles) / (await sampleArticles(1)).length);
  const articles = (await sampleArticles(times)).slice(0, Number(values.articles));
  writeFileSync(
    input,
    articles
      .map(({ text, title, lang }, i) =>
        formatJsonLine({ id: String(i), text: distinct(text, i), title, lang }),
      )
      .join(''),
  );
  const built = join(cwd, 'dataset');
  const build = (threads) => async () => {
    const common = ['--quiet', '--force', '--no-cache', '--threads', String(threads)];
    const status = await inProcess(['build', input, '-o', built, ...common], {
      stdout: nowhere(),
      stderr: nowhere(),
    });
    if (status !== 0) throw new Error(`build ended with ${status}`);
  };
  for (const [what, threads, measure] of [
    ['processor time, one thread', 1, processorTime],
    ['by the clock, every core', availableParallelism(), clockTime],
  ]) {
    const shares = [];
    for (let i = 0; i < Number(values.builds); i++) {
      const whole = await measure(build(threads));
      const passes = await passesOver(textsOf(built), threads);
      shares.push(1 - (await measure(passes.make)) / whole);
      await passes.close();
    }
    shares.sort((a, b) => a - b);
    const [least, middle, most] = [shares[0], shares[shares.length >> 1], shares.at(-1)].map(
      (share) => share.toFixed(3),
    );
    const name = `build of ${articles.length} articles: share outside the network (${what})`;
    process.stdout.write(`  ${name.padEnd(64)} ${middle}  (${least}-${most})  goal <= .15\n`);
  }
  rmSync(cwd, { recursive: true });
}

/** With a number at the end of each sentence: what comes twice is labelled once. */
const distinct = (text, i) =>
  text.replace(/(\p{L}{3,})([.!?؟。](?=\s|$))/gu, (_, word, stop) => `${word} ${i}${stop}`);

/** What a build labels: its units but for boilerplate, each text once to a window. */
function textsOf(built) {
  const units = readFileSync(join(built, 'units.jsonl'), 'utf8').trimEnd().split('\n');
  const texts = units
    .map((line) => JSON.parse(line))
    .map(({ kind, text }) => (kind === 'boilerplate' ? null : text));
  return Array.from({ length: Math.ceil(texts.length / WINDOW) }, (_, i) => [
    ...new Set(texts.slice(i * WINDOW, (i + 1) * WINDOW).filter((text) => text !== null)),
  ]);
}
const WINDOW = 1024;

/** Passes of the bundled classifier over windows of texts, all cut into tokens beforehand. */
async function passesOver(windows, threads) {
  const folder = await openModelFolder(bundledClassifierFolder);
  const network = await loadNetwork(folder, { device: 'cpu', threads, patience: 0 });
  const { outputs, maxLength } = folder;
  const lots = [];
  const laid = { ...network, run: async (batches) => new Float32Array(lots.push(batches) && 1e6) };
  const scorer = textScorer(laid, { outputs, maxLength, rows: 32 });
  for (const texts of windows) await scorer.score(texts, []);
  // Until all threads are there.
  await network.run(batchesOf(lots[0].flat(), 1, 1));
  return {
    make: async () => {
      for (const batches of lots) await network.run(batches);
    },
    close: network.close,
  };
}

async function processorTime(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

async function clockTime(run) {
  const began = performance.now();
  await run();
  return (performance.now() - began) / 1000;
}
