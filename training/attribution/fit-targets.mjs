// Fits models/speakers/targets.bin. See README.md beside this file.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { prepareTarget } from './features.mjs';
import { Ranker } from './ranker.mjs';
import { overlap, readAuthored, readGold, readReal, STAGE } from './rows.mjs';

const { values: options } = parseArgs({
  options: {
    shared: { type: 'string' },
    out: { type: 'string' },
    all: { type: 'boolean', default: false },
    gold: { type: 'string' },
    show: { type: 'string' },
    langs: { type: 'string' },
    fits: { type: 'string', default: '2' },
    passes: { type: 'string', default: '10' },
    drop: { type: 'string', default: '0.5' },
    decay: { type: 'string', default: '0.002' },
    rate: { type: 'string', default: '0.1' },
    bits: { type: 'string', default: '20' },
    authored: { type: 'string', default: '0.5' },
  },
});
if (options.shared === undefined) throw new Error('--shared FOLDER with train/real.jsonl');

const { STEP } = await import(`${STAGE}weights.js`);
const SIZE = 2 ** Number(options.bits);
/** A target counts when it shares so much with one of the row's. */
const HALF = 0.5;
const began = Date.now();
const tell = (text) => process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s: ${text}\n`);
const langs = options.langs?.split(',');
const wanted = ({ lang }) => langs === undefined || langs.includes(lang);
const read = (row, weight = 1) => ({ ...prepareTarget(row, SIZE), weight });

const real = readReal(options.shared).filter(wanted);
const rows = real.filter(({ held }) => options.all || !held).map((row) => read(row));
for (const row of readAuthored().filter(wanted)) rows.push(read(row, Number(options.authored)));
const fitted = rows.filter(({ asked }) => asked);
const held = options.all ? [] : real.filter((row) => row.held).map((row) => read(row));
tell(`${fitted.length} rows to fit, ${held.length} held out`);

const fits = Number(options.fits);
const mean = new Float32Array(SIZE);
let ranker;
for (let seed = 1; seed <= fits; seed++) {
  ranker = new Ranker(SIZE, {
    rate: Number(options.rate),
    decay: Number(options.decay),
    drop: Number(options.drop),
    wordless: 0.15,
    seed,
  });
  ranker.fit(fitted, Number(options.passes), tell);
  for (let i = 0; i < SIZE; i++) mean[i] += ranker.weights[i] / fits;
}
const stored = Int8Array.from(mean, (value) => Math.max(-127, Math.min(127, Math.round(value / STEP))));
ranker.weights = Float32Array.from(stored, (value) => value * STEP);
if (options.out !== undefined) writeFileSync(options.out, stored);
if (!options.all) for (const least of [1, 0.5, 0, -0.5, -1]) measure(`held out, above ${least}`, held, least);
if (options.gold !== undefined) {
  const gold = readGold(options.gold).filter(wanted).map((row) => read(row));
  for (const least of [0.5, 0, -0.5]) measure(`gold, above ${least}`, gold, least);
}
if (options.show !== undefined) show(...options.show.split(':'));

function choose(x, least) {
  if (!x.asked) return -1;
  const scores = ranker.score(x);
  let best = -1;
  scores.forEach((score, i) => {
    if (score > (best < 0 ? least : scores[best])) best = i;
  });
  return best;
}

function isHit({ row, span }, best) {
  return best >= 0 && row.targets.some((target) => overlap(span(best), target, row.lang) >= HALF);
}

function measure(name, set, least) {
  const table = new Map();
  for (const x of set) {
    const best = choose(x, least);
    for (const key of [x.row.lang, 'all']) {
      const counts = table.get(key) ?? { n: 0, hit: 0, named: 0, gold: 0, findable: 0 };
      table.set(key, counts);
      counts.n++;
      counts.gold += Number(x.row.targets.length > 0);
      counts.findable += Number(x.asked && x.good.some((value) => value > 0));
      counts.named += Number(best >= 0);
      counts.hit += Number(isHit(x, best));
    }
  }
  const lines = [...table.keys()].sort().map((key) => {
    const c = table.get(key);
    const cells = [c.hit / c.named, c.hit / c.gold, (2 * c.hit) / (c.named + c.gold), c.findable / c.gold];
    return `${key.padEnd(7)}${String(c.n).padStart(6)}${cells.map((cell) => cell.toFixed(3).padStart(9)).join('')}`;
  });
  process.stdout.write([`${name}\nlang       rows        P        R       F1 findable`, ...lines, ''].join('\n'));
}

/** Prints held-out rows of a language that went one way: `wrong`, `missed`, `named` (where there is none) or `right`. */
function show(lang, way, most) {
  let shown = 0;
  for (const x of held) {
    if (x.row.lang !== lang || shown >= Number(most)) continue;
    const best = choose(x, 0);
    const has = x.row.targets.length > 0;
    const went = best < 0 ? (has ? 'missed' : 'right') : !has ? 'named' : isHit(x, best) ? 'right' : 'wrong';
    if (went !== way) continue;
    shown++;
    process.stdout.write(`${x.row.targets} | ${best < 0 ? '-' : x.span(best)}\n    ${x.row.text.slice(0, 300)}\n`);
  }
}
