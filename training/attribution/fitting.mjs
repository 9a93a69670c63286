// What fitting the weights of speakers and of targets has in common.
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { Ranker } from './ranker.mjs';
import { STAGE } from './rows.mjs';

const { STEP } = await import(`${STAGE}weights.js`);
const COMMON = { fits: '2', passes: '10', drop: '0.5', decay: '0.002', rate: '0.1', authored: '0.5', wordless: '0.15' };

/** The options of a fit: the common ones, and `own` with their defaults. */
export function readOptions(own) {
  const texts = { shared: undefined, out: undefined, gold: undefined, langs: undefined, show: undefined, ...COMMON, ...own };
  const options = Object.fromEntries(
    Object.entries(texts).map(([name, value]) => [name, { type: 'string', ...(value === undefined ? {} : { default: value }) }]),
  );
  const { values } = parseArgs({ options: { ...options, all: { type: 'boolean', default: false } } });
  if (values.shared === undefined) throw new Error('--shared FOLDER with train/real.jsonl');
  return values;
}

const began = Date.now();
/** Tells how far it is. */
export const tell = (text) => process.stderr.write(`${Math.round((Date.now() - began) / 1000)} s: ${text}\n`);

/** Is a row of one of the languages that `--langs` names? */
export function wantedBy({ langs }) {
  const list = langs?.split(',');
  return ({ lang }) => list === undefined || list.includes(lang);
}

/**
 * A ranker with the mean weights of several fits, which differ by the order of rows and by what was dropped, and errs less
 * than each. The weights are rounded as they are stored; `--out` writes them.
 */
export function fitMean(rows, size, options) {
  const fits = Number(options.fits);
  const mean = new Float32Array(size);
  let ranker;
  for (let seed = 1; seed <= fits; seed++) {
    const [rate, decay, drop, wordless] = ['rate', 'decay', 'drop', 'wordless'].map((name) => Number(options[name]));
    ranker = new Ranker(size, { rate, decay, drop, wordless, seed });
    ranker.fit(rows, Number(options.passes), tell);
    for (let i = 0; i < size; i++) mean[i] += ranker.weights[i] / fits;
  }
  const stored = Int8Array.from(mean, (value) => Math.max(-127, Math.min(127, Math.round(value / STEP))));
  ranker.weights = Float32Array.from(stored, (value) => value * STEP);
  if (options.out !== undefined) writeFileSync(options.out, stored);
  return ranker;
}

/** The stretch of a row that weighs most, above `least`; -1 for none. */
export function choose(ranker, x, least) {
  let best = -1;
  const scores = ranker.score(x);
  scores.forEach((score, i) => {
    if (score > (best < 0 ? least : scores[best])) best = i;
  });
  return best;
}

/** A line of a table: a name, a number of rows, shares. */
export const lineOf = (name, count, shares) =>
  `${name.padEnd(7)}${String(count).padStart(6)}${shares.map((share) => share.toFixed(3).padStart(9)).join('')}`;

/**
 * Prints rows that went one way, `LANG:WAY:MOST`: `wrong`, `missed`, `named` (where there is none) or `right`. `outcomeOf`
 * gives of a row the stretch chosen, the spans marked, and whether the choice is right.
 */
export function show(asked, rows, outcomeOf) {
  const [lang, way, most] = asked.split(':');
  let shown = 0;
  for (const x of rows) {
    if (x.row.lang !== lang || shown >= Number(most)) continue;
    const { best, marked, right } = outcomeOf(x);
    const has = marked.length > 0;
    const went = best < 0 ? (has ? 'missed' : 'right') : !has ? 'named' : right ? 'right' : 'wrong';
    if (went !== way) continue;
    shown++;
    const note = x.findable ? '' : ' | not findable';
    process.stdout.write(`${marked} | ${best < 0 ? '-' : x.span(best)}${note}\n    ${x.row.text.slice(0, 300)}\n`);
  }
}
