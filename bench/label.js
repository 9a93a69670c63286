import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { parseArgs } from 'node:util';
import { loadClassifier } from '../dist/classifiers/load.js';
import { bundledClassifierFolder as bundled } from '../dist/commands/classifier-input.js';
import { readCodebook } from '../dist/formats/codebooks.js';
import { formatJsonLine } from '../dist/formats/jsonl.js';
import { OutputFile } from '../dist/formats/output.js';
import { readRows } from '../dist/formats/rows.js';
import { label } from '../dist/stages/label.js';
import { pair } from './pair.js';
import { bareRuntime, naivePipeline, pythonPipeline, randomClassifier } from './peers.js';
import { sampleUnits } from './texts.js';

const { values } = parseArgs({
  allowPositionals: true,
  strict: false,
  options: {
    texts: { type: 'string', default: '1000' },
    pairs: { type: 'string', default: '24' },
    rounds: { type: 'string', default: '5' },
  },
});
const rounds = Number(values.rounds);

/**
 * Labelling from the file that is read to the file that is written, against the bare runtime, the
 * pipeline of transformers.js one text at a time, and that of Python; all of them loaded beforehand.
 */
export default async function suite() {
  const texts = await sampleUnits(Number(values.texts));
  const few = texts.slice(0, Number(values.pairs));
  const { codebook } = await readCodebook();
  await compare('bundled', bundled, texts, { goals: { naive: '>= 2', bare: '>= .85' } });
  const small = randomClassifier('small', texts);
  if (small !== undefined)
    await compare('small, random', small, texts, { codebook, goals: { python: '>= 2' } });
  const nli = randomClassifier('nli', texts);
  if (nli !== undefined) {
    const hypotheses = codebook.labels.flatMap(({ hypotheses }) => hypotheses.en[0]);
    const goals = { naive: '>= 1.3', bare: '>= .85', python: '>= 2' };
    await compare('NLI, random', nli, few, { codebook, hypotheses, goals });
  }
}

/** One line for each peer that there is a goal for. */
async function compare(name, folder, texts, { codebook, hypotheses, goals }) {
  const classifier = await loadClassifier(folder, {
    codebook,
    hypotheses: { lang: 'en', paraphrases: 1 },
  });
  const cwd = mkdtempSync(join(tmpdir(), 'stancekit-label-'));
  const ours = endToEnd(classifier, texts, cwd);
  const rows = [
    goals.naive && {
      peer: 'naive pipeline, one text at a time',
      run: await naivePipeline(folder, texts, hypotheses),
      goal: goals.naive,
    },
    goals.bare && {
      peer: 'bare onnxruntime, pre-tokenised, best batch',
      run: await bareRuntime(folder, texts, hypotheses),
      goal: goals.bare,
    },
  ];
  for (const { peer, run, goal } of rows.filter(Boolean))
    await pair(`${name}: ${peer} : label (time)`, run, ours, { rounds, goal });
  if (goals.python !== undefined) {
    const python = await pythonPipeline(folder, texts, hypotheses);
    const what = `${name}: Python pipeline, batches of ${python.size} : label (time)`;
    await pair(what, python.run, ours, { rounds, goal: goals.python });
    python.close();
  }
  await classifier.close();
  rmSync(cwd, { recursive: true });
}

/** What the command does, with the classifier loaded: read rows, label them, write them. */
function endToEnd(classifier, texts, cwd) {
  const input = join(cwd, 'rows.jsonl');
  writeFileSync(input, texts.map((text, i) => formatJsonLine({ id: `u${i}`, text })).join(''));
  const sink = (problem) => {
    throw new Error(problem.message);
  };
  return async () => {
    const out = await OutputFile.create(join(cwd, 'labelled.jsonl'));
    const rows = readRows(input, { stdin: Readable.from([]), sink });
    const labelled = label({ classifier, textOf: ({ value }) => value.text, langOf: () => 'en' });
    for await (const { item, scored } of labelled(rows))
      await out.write(formatJsonLine({ ...item.value, ...scored }));
    await out.finish('labelled.jsonl');
    await out.publish();
  };
}
