/**
 * Whether memory grows with the input: the largest resident set of `label` and of `build` on N units
 * against that on 10,000, each a process of its own.
 *
 *     node bench/memory.js [--units 1000000]
 *
 * The classifier is the smallest of the tests (a real DeBERTa, of random weights): what could grow is
 * all around it, and a large one would only make its share of the memory, and the wait, larger.
 */
import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { sampleUnits } from './texts.js';

const { values } = parseArgs({
  allowPositionals: true,
  options: { units: { type: 'string', default: '1000000' } },
});
const path = (name) => fileURLToPath(new URL(name, import.meta.url));
const CLASSIFIER = [
  '--classifier',
  path('../test/fixtures/classifiers/deberta-v2-text'),
  '--quiet',
];
const TELL =
  'data:text/javascript,process.on("exit",()=>console.error(process.resourceUsage().maxRSS))';
const FEW = 10_000;

/** Largest resident set of a command, in MiB. */
function peakOf(cwd, args) {
  const words = ['--import', TELL, path('../dist/bin.js'), ...args, ...CLASSIFIER];
  const { stderr, status } = spawnSync(process.execPath, words, { cwd, encoding: 'utf8' });
  const kilobytes = Number(stderr.trim().split('\n').at(-1));
  if (status !== 0) throw new Error(`${args.join(' ')}: ${stderr}`);
  return kilobytes / 1024;
}

/** Writes lines for `count` units, `size` units to a line. */
function writeLines(file, count, size, lineOf) {
  const handle = openSync(file, 'w');
  for (let i = 0; i < count / size; i += 1000) {
    const lines = Array.from({ length: Math.min(1000, count / size - i) }, (_, n) => lineOf(i + n));
    writeSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
  }
  closeSync(handle);
}

export default async function suite() {
  const texts = await sampleUnits(1000);
  const textOf = (i) => `${texts[i % texts.length]} ${i}.`;
  const kinds = {
    label: {
      write: (file, count) =>
        writeLines(file, count, 1, (i) => ({ id: `u${i}`, lang: 'en', text: textOf(i) })),
      args: (file) => ['label', file, '--force', '-o', 'labelled.jsonl'],
    },
    build: {
      write: (file, count) =>
        writeLines(file, count, 10, (i) => ({
          id: `https://news.example/${i}`,
          lang: 'en',
          text: Array.from({ length: 10 }, (_, n) => textOf(10 * i + n)).join('\n\n'),
        })),
      args: (file) => ['build', file, '--force', '-o', 'dataset'],
    },
  };
  const cwd = mkdtempSync(join(tmpdir(), 'stancekit-memory-'));
  try {
    for (const [name, { write, args }] of Object.entries(kinds)) {
      const peaks = [FEW, Number(values.units)].map((count) => {
        write(join(cwd, 'in.jsonl'), count);
        return peakOf(cwd, args('in.jsonl'));
      });
      const [few, many] = peaks.map((peak) => peak.toFixed(0));
      const what = `${name}, ${values.units} units : ${FEW} units (largest resident set)`;
      process.stdout.write(
        `  ${what.padEnd(64)} ${(peaks[1] / peaks[0]).toFixed(2)}  (${many} MiB : ${few} MiB)  goal <= 1.1\n`,
      );
    }
  } finally {
    rmSync(cwd, { recursive: true });
  }
}
