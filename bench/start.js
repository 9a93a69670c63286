import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { pair } from './pair.js';

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
}
