/**
 * `npm run bench`: what the tool costs beside its peers, as ratios measured side by side in one run.
 *
 *     node bench/run.js [segment|label|start|build|memory|validate|near-duplicates|shards ...] [options of a suite]
 *
 * Each pair is run in turn, A B A B, and the median ratio is printed with its spread.
 */
import { availableParallelism, cpus } from 'node:os';

const SUITES = [
  'segment',
  'label',
  'start',
  'build',
  'memory',
  'validate',
  'near-duplicates',
  'shards',
];
const options = process.argv.slice(2).findIndex((word) => word.startsWith('--'));
const wanted = process.argv.slice(2, options === -1 ? undefined : options + 2);
const unknown = wanted.filter((name) => !SUITES.includes(name));
if (unknown.length > 0) {
  process.stderr.write(`no suite ${unknown.join(', ')}; there are ${SUITES.join(', ')}\n`);
  process.exitCode = 2;
} else {
  process.stdout.write(
    `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node ${process.versions.node}\n`,
  );
  for (const name of wanted.length === 0 ? SUITES : wanted) {
    const { default: suite } = await import(`./${name}.js`);
    process.stdout.write(`\n${name}\n`);
    await suite();
  }
}
