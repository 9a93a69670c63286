// Fits models/speakers/targets.bin. See README.md beside this file.
import { prepareTarget } from './features.mjs';
import { choose, fitMean, lineOf, readOptions, show, tell, wantedBy } from './fitting.mjs';
import { overlap, readAuthored, readGold, readReal } from './rows.mjs';

const options = readOptions({ bits: '20' });
const SIZE = 2 ** Number(options.bits);
/** A target counts when it shares so much with one of the row's. */
const HALF = 0.5;
const wanted = wantedBy(options);
const read = (row, weight = 1) => ({ ...prepareTarget(row, SIZE), weight });

const real = readReal(options.shared).filter(wanted);
const rows = real.filter(({ held }) => options.all || !held).map((row) => read(row));
for (const row of readAuthored().filter(wanted)) rows.push(read(row, Number(options.authored)));
const fitted = rows.filter(({ asked }) => asked);
const held = options.all ? [] : real.filter((row) => row.held).map((row) => read(row));
tell(`${fitted.length} rows to fit, ${held.length} held out`);

const ranker = fitMean(fitted, SIZE, options);
if (!options.all) for (const least of [1, 0.5, 0, -0.5, -1]) measure(`held out, above ${least}`, held, least);
if (options.gold !== undefined) {
  const gold = readGold(options.gold).filter(wanted).map((row) => read(row));
  for (const least of [0.5, 0, -0.5]) measure(`gold, above ${least}`, gold, least);
}
if (options.show !== undefined) {
  show(options.show, held, (x) => {
    const best = chosen(x, 0);
    return { best, marked: x.row.targets, right: isHit(x, best) };
  });
}

/** As the stage chooses: it asks only in some units. */
function chosen(x, least) {
  return x.asked ? choose(ranker, x, least) : -1;
}

function isHit({ row, span }, best) {
  return best >= 0 && row.targets.some((target) => overlap(span(best), target, row.lang) >= HALF);
}

function measure(name, set, least) {
  const table = new Map();
  for (const x of set) {
    const best = chosen(x, least);
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
    return lineOf(key, c.n, cells);
  });
  process.stdout.write([`${name}\nlang       rows        P        R       F1 findable`, ...lines, ''].join('\n'));
}
