/**
 * How much of a whole `build`, from its start on, is not the network at work: processor time on one
 * thread, of which that of the passes through the runtime is told apart.
 *
 *     node bench/run.js build [--articles 1000] [--builds 3]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { parseArgs } from 'node:util';
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
  const common = ['--quiet', '--force', '--no-cache', '--threads', '1'];
  const build = async () => {
    const status = await inProcess(['build', input, '-o', built, ...common], {
      stdout: nowhere(),
      stderr: nowhere(),
    });
    if (status !== 0) throw new Error(`build ended with ${status}`);
  };
  const passes = await countPasses();
  const shares = [];
  for (let i = 0; i < Number(values.builds); i++) {
    passes.seconds = 0;
    const whole = await processorTime(build);
    shares.push(1 - passes.seconds / whole);
  }
  rmSync(cwd, { recursive: true });
  shares.sort((a, b) => a - b);
  const [least, middle, most] = [shares[0], shares[shares.length >> 1], shares.at(-1)].map(
    (share) => share.toFixed(3),
  );
  const what = `build of ${articles.length} articles: share outside the network (processor time)`;
  process.stdout.write(`  ${what.padEnd(64)} ${middle}  (${least}-${most})  goal <= .15\n`);
}

/** With a number at the end of each sentence: what comes twice is labelled once. */
const distinct = (text, i) =>
  text.replace(/(\p{L}{3,})([.!?؟。](?=\s|$))/gu, (_, word, stop) => `${word} ${i}${stop}`);

/** Counts the processor time of every pass through the runtime from now on. */
async function countPasses() {
  const require = createRequire(createRequire(import.meta.url).resolve('@xenova/transformers'));
  const { InferenceSession } = require('onnxruntime-node');
  const session = await InferenceSession.create(`${bundledClassifierFolder}/onnx/model.onnx`);
  const counted = { seconds: 0 };
  const { run } = Object.getPrototypeOf(session);
  Object.getPrototypeOf(session).run = async function (...given) {
    let made;
    counted.seconds += await processorTime(async () => {
      made = await run.apply(this, given);
    });
    return made;
  };
  await session.release();
  return counted;
}

async function processorTime(run) {
  const before = process.cpuUsage();
  await run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}
