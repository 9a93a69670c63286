// Fits models/speakers/weights.bin. See README.md beside this file.
import { prepare } from './features.mjs';
import { choose, fitMean, lineOf, readOptions, show, tell, wantedBy } from './fitting.mjs';
import { readAuthored, readGold, readLabelled, readParallel, readReal } from './rows.mjs';
import { readTemplates } from './templates.mjs';

const options = readOptions({ bits: '21', parallel: '0.7', none: '0.5', templates: '0.4' });
const SIZE = 2 ** Number(options.bits);
const MAIN = ['vi', 'ar', 'fa', 'en', 'ru'];
const wanted = wantedBy(options);
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

const ranker = fitMean(rows, SIZE, options);
if (!options.all) for (const least of [0, -0.5, -1, -1.5]) measure(`held out, above ${least}`, held, least);
if (options.gold !== undefined) measure('gold', readGold(options.gold).filter(wanted).map(test), 0);
if (options.show !== undefined) {
  show(options.show, held, (x) => {
    const best = choose(ranker, x, 0);
    return { best, marked: x.row.speakers, right: x.good[best] > 0 };
  });
}

function measure(name, set, least) {
  const table = new Map();
  for (const x of set) {
    const best = choose(ranker, x, least);
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
    return lineOf(key, c.n, cells);
  });
  process.stdout.write([`${name}\nlang       rows        P        R       F1     none findable    ruled`, ...lines, ''].join('\n'));
}
