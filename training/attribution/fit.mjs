// Fits models/speakers/weights.bin. See README.md beside this file.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepare } from './features.mjs';
import { Ranker } from './ranker.mjs';
import { readTemplates } from './templates.mjs';
import { readAuthored, readGold, readLabelled, readParallel, readReal, STAGE } from './rows.mjs';

const { values: options } = parseArgs({
  options: {
    shared: { type: 'string' },
    out: { type: 'string' },
    all: { type: 'boolean', default: false },
    gold: { type: 'string' },
    langs: { type: 'string' },
    show: { type: 'string' },
    fits: { type: 'string', default: '2' },
    passes: { type: 'string', default: '10' },
    drop: { type: 'string', default: '0.5' },
    decay: { type: 'string', default: '0.002' },
    rate: { type: 'string', default: '0.1' },
    bits: { type: 'string', default: '21' },
    authored: { type: 'string', default: '0.5' },
    parallel: { type: 'string', default: '0.7' },
    none: { type: 'string', default: '0.5' },
    templates: { type: 'string', default: '0.4' },
    wordless: { type: 'string', default: '0.15' },
  },
});
if (options.shared === undefined) throw new Error('--shared FOLDER with train/real.jsonl');

const { STEP } = await import(`${STAGE}weights.js`);
const SIZE = 2 ** Number(options.bits);
const MAIN = ['vi', 'ar', 'fa', 'en', 'ru'];
const began = Date.now();
const tell = (text) => process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s: ${text}\n`);
const langs = options.langs?.split(',');
const wanted = ({ lang }) => langs === undefined || langs.includes(lang);
const read = (row, weight = 1, sampled = false) => ({ ...prepare(row, SIZE, sampled), weight });

const real = readReal(options.shared).filter(wanted);
const rows = real.filter(({ held }) => options.all || !held).map((row) => read(row));
for (const row of readLabelled(options.shared).filter(wanted)) rows.push(read(row));
const carried = Number(options.parallel);
// Translated news in the languages that have much of their own adds little to them.
const isCarried = ({ lang }) => !['vi', 'ar', 'fa', 'ru'].includes(lang);
if (carried > 0) {
  for (const row of readParallel(options.shared).filter(wanted).filter(isCarried)) {
    const weight = row.speakers.length > 0 ? carried : carried * Number(options.none);
    rows.push(read(row, weight, true));
  }
}
const worth = Number(options.authored);
for (const row of readAuthored().filter(wanted)) rows.push(read(row, worth, true));
for (const row of readTemplates().filter(wanted)) rows.push(read(row, Number(options.templates), true));
const test = (row) => read(row);
const held = options.all ? [] : real.filter((row) => row.held).map(test);
tell(`${rows.length} rows to fit, ${held.length} held out`);

// The mean of several fits, which differ by the order of rows and by what was dropped, errs less than each.
const fits = Number(options.fits);
const mean = new Float32Array(SIZE);
let ranker;
for (let seed = 1; seed <= fits; seed++) {
  ranker = new Ranker(SIZE, {
    rate: Number(options.rate),
    decay: Number(options.decay),
    drop: Number(options.drop),
    wordless: Number(options.wordless),
    seed,
  });
  ranker.fit(rows, Number(options.passes), tell);
  for (let i = 0; i < SIZE; i++) mean[i] += ranker.weights[i] / fits;
}
ranker.weights = mean;
const stored = Int8Array.from(ranker.weights, (value) =>
  Math.max(-127, Math.min(127, Math.round(value / STEP))),
);
ranker.weights = Float32Array.from(stored, (value) => value * STEP);
if (options.out !== undefined) writeFileSync(options.out, stored);
if (!options.all) for (const least of [0, -0.5, -1, -1.5]) measure(`held out, above ${least}`, held, least);
if (options.gold !== undefined) measure('gold', readGold(options.gold).filter(wanted).map(test), 0);
if (options.show !== undefined) show(...options.show.split(':'));

function choose(x, least) {
  const scores = ranker.score(x);
  let best = -1;
  scores.forEach((score, i) => {
    if (score > (best < 0 ? least : scores[best])) best = i;
  });
  return best;
}

function measure(name, set, least) {
  const table = new Map();
  for (const x of set) {
    const best = choose(x, least);
    const { lang, speakers, none = speakers.length === 0 } = x.row;
    for (const key of [lang, MAIN.includes(lang) ? 'main' : 'others', 'all']) {
      const counts = table.get(key) ?? { n: 0, right: 0, named: 0, gold: 0, none: 0, left: 0, findable: 0, ruled: 0 };
      table.set(key, counts);
      counts.n++;
      counts.gold += Number(speakers.length > 0);
      counts.findable += Number(x.findable);
      counts.ruled += Number(x.ruled);
      counts.named += Number(best >= 0);
      counts.right += Number(best >= 0 && x.good[best] > 0);
      counts.none += Number(none);
      counts.left += Number(none && best < 0);
    }
  }
  const order = [...MAIN, 'main', 'others', 'all', ...[...table.keys()].filter((key) => key.length === 2 && !MAIN.includes(key)).sort()];
  const lines = order.filter((key) => table.has(key)).map((key) => {
    const c = table.get(key);
    const cells = [c.right / c.named, c.right / c.gold, (2 * c.right) / (c.named + c.gold), c.left / c.none, c.findable / c.gold, c.ruled / c.gold];
    return `${key.padEnd(7)}${String(c.n).padStart(6)}${cells.map((cell) => cell.toFixed(3).padStart(9)).join('')}`;
  });
  process.stdout.write([`${name}\nlang       rows        P        R       F1     none findable    ruled`, ...lines, ''].join('\n'));
}

/** Prints held-out rows of a language that went one way: `wrong`, `missed`, `named` (where there is none) or `right`. */
function show(lang, way, most) {
  let shown = 0;
  for (const x of held) {
    if (x.row.lang !== lang || shown >= Number(most)) continue;
    const best = choose(x, 0);
    const has = x.row.speakers.length > 0;
    const went = best < 0 ? (has ? 'missed' : 'right') : !has ? 'named' : x.good[best] > 0 ? 'right' : 'wrong';
    if (went !== way) continue;
    shown++;
    process.stdout.write(`${x.row.speakers} | ${best < 0 ? '-' : x.span(best)}${x.findable ? '' : ' | not findable'}\n    ${x.row.text.slice(0, 300)}\n`);
  }
}
