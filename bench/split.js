/**
 * `stancekit split` on a million generated rows against a quarter of them, as ratios of processor time and of the
 * largest resident set: 4 is linear. Outside `npm run bench`, for it takes minutes and half a gigabyte of disk.
 *
 *     node bench/split.js [--rows 1000000]
 */
import { spawn } from 'node:child_process';
import { createWriteStream, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { copies } from './copies.js';

const { values } = parseArgs({ options: { rows: { type: 'string', default: '1000000' } } });
const bin = fileURLToPath(new URL('../dist/bin.js', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'stancekit-split-'));
const LABELS = ['condemn', 'call_for_restraint', 'offer_mediation'];
const LANGS = ['vi', 'ar', 'fa', 'en', 'ru'];

/** Ten rows an article, one in four with a label. */
function* rowsOf(size) {
  let i = 0;
  for (const text of copies(size)) {
    const article = Math.floor(i / 10);
    const labels = i % 4 === 0 ? [LABELS[(i / 4) % 3]] : [];
    const row = { unit_id: `u${i}`, article_id: `a${article}`, text, lang: LANGS[article % 5] };
    yield `${JSON.stringify({ ...row, labels })}\n`;
    i++;
  }
}

/** Splits `size` rows in a process of its own. */
async function measure(size) {
  const file = join(work, `${size}.jsonl`);
  await pipeline(Readable.from(rowsOf(size)), createWriteStream(file));
  const used = join(work, 'used.json');
  // Written at the end of the process that splits: the only one whose use is told.
  const hook = `process.on('exit', () => require('node:fs').writeFileSync(${JSON.stringify(used)}, JSON.stringify(process.resourceUsage())))`;
  const preload = `data:text/javascript,import{createRequire}from'node:module';const require=createRequire(${JSON.stringify(pathToFileURL(bin).href)});${encodeURIComponent(hook)}`;
  const args = [
    '--import',
    preload,
    bin,
    'split',
    file,
    '-o',
    join(work, `out-${size}`),
    '--quiet',
  ];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  const status = await new Promise((resolve) => child.on('close', resolve));
  if (status !== 0) throw new Error(`split ended with status ${status}`);
  const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(used, 'utf8'));
  return { cpu: userCPUTime + systemCPUTime, rss: maxRSS / 1024 };
}

try {
  const size = Number(values.rows);
  const quarter = await measure(Math.floor(size / 4));
  const whole = await measure(size);
  const ratio = (key) => (whole[key] / quarter[key]).toFixed(2);
  process.stdout.write(
    `split of ${size.toLocaleString('en')} rows : a quarter  time ${ratio('cpu')}  memory ${ratio('rss')} (${Math.round(whole.rss)} MB)\n`,
  );
} finally {
  rmSync(work, { recursive: true, force: true });
}
