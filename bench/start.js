import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pair } from './pair.js';
import { PYTHON, randomClassifier } from './peers.js';
import { sampleUnits } from './texts.js';

const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const row = '{"id":"1","text":"Kenya condemned the raid on the market."}\n';

const run = (command, args, input) => async () => {
  const { status, stderr } = spawnSync(command, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
};

/** From the start of the process to its first label, against the start of Node itself. */
export default async function suite() {
  const node = run(process.execPath, ['-e', '0'], '');
  await pair(
    'stancekit label, one row : node -e 0 (time)',
    run(process.execPath, [bin, 'label'], row),
    node,
  );
  await pair(
    'stancekit --version : node -e 0 (time)',
    run(process.execPath, [bin, '--version'], ''),
    node,
  );
  for (const size of ['small', 'nli']) {
    const folder = randomClassifier(size, await sampleUnits(300));
    if (folder === undefined) break;
    const texts = join(folder, 'row.jsonl');
    writeFileSync(texts, '"Kenya condemned the raid on the market."\n');
    const hypotheses = size === 'nli' ? ['An actor condemns an act.'] : [];
    const pipeline = fileURLToPath(new URL('python/pipeline.py', import.meta.url));
    await pair(
      `${size}, random: stancekit label, one row : Python pipeline (time)`,
      run(process.execPath, [bin, 'label', '--classifier', folder, '--paraphrases', '1'], row),
      run(PYTHON, [pipeline, folder, texts, ...hypotheses], '1\n'),
      { rounds: 3, goal: '<= .4' },
    );
  }
}
