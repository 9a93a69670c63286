/**
 * Every figure of statement units: sentence boundaries, units and kinds, speakers.
 *
 *     npm run eval:units -- [--ud FILE] [--golden FILE] [--articles FILE] [--gold FILE] [--train FILE]
 *
 * --ud, --golden: see eval-segmentation.js. --gold, --train: labelled sentences, see
 * eval-attribution.js; what is measured on training rows is no quality, but tells where to look.
 * --articles: JSONL of {article, lang, start_utf16, end_utf16, boilerplate}, one row per unit;
 * `article` is a path from the parent of the file's folder. Units and kinds are measured on our
 * own articles too (test/fixtures/articles).
 */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { segmentArticle } from '../dist/stages/segment.js';

const file = { type: 'string' };
const { values } = parseArgs({
  options: { ud: file, golden: file, articles: file, gold: file, train: file },
});
const { ud, golden, articles, gold, train } = values;

if (ud !== undefined || golden !== undefined)
  run('eval-segmentation.js', [
    ...(ud === undefined ? [] : ['--ud', ud]),
    ...(golden === undefined ? [] : ['--golden', golden]),
  ]);
console.log(`\nunits and kinds: right, of ours, of gold; boilerplate precision, recall`);
tell('own articles', ownArticles());
if (articles !== undefined) tell('gold articles', goldArticles(articles));
for (const [name, rows] of [
  ['gold', gold],
  ['train', train],
]) {
  if (rows === undefined) continue;
  console.log(`\nspeakers, ${name}`);
  run('eval-attribution.js', ['--gold', rows]);
}

function run(script, args) {
  const { status } = spawnSync(
    process.execPath,
    [new URL(script, import.meta.url).pathname, ...args],
    { stdio: 'inherit' },
  );
  if (status !== 0) process.exitCode = status ?? 1;
}

/** [text, lang, gold units as [start, end, boilerplate]] of our own articles. */
function ownArticles() {
  const folder = new URL('../test/fixtures/articles/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .map((name) => {
      const lang = name.slice(0, -'.txt'.length);
      const joiner = ['zh', 'ja'].includes(lang) ? '' : ' ';
      let text = '';
      const units = [];
      for (const paragraph of readFileSync(new URL(name, folder), 'utf8').trimEnd().split('\n\n')) {
        if (text !== '') text += '\n\n';
        paragraph.split('\n').forEach((line, i) => {
          const unit = line.replace(/^\w=? /, '');
          if (i > 0) text += joiner;
          units.push([text.length, text.length + unit.length, line.startsWith('B')]);
          text += unit;
        });
      }
      return [text, lang, units];
    });
}

function goldArticles(rows) {
  const root = path.dirname(path.dirname(path.resolve(rows)));
  const byArticle = new Map();
  for (const line of readFileSync(rows, 'utf8').split('\n').filter(Boolean)) {
    const { article, lang, start_utf16, end_utf16, boilerplate } = JSON.parse(line);
    if (!byArticle.has(article))
      byArticle.set(article, [readFileSync(path.join(root, article), 'utf8'), lang, []]);
    byArticle.get(article)[2].push([start_utf16, end_utf16, boilerplate]);
  }
  return [...byArticle.values()];
}

function tell(name, list) {
  const count = { right: 0, ours: 0, gold: 0, hit: 0, told: 0, boilerplate: 0 };
  for (const [text, lang, units] of list) {
    const found = segmentArticle({ id: 'a', text, title: null, lang, meta: {} });
    const wanted = new Map(
      units.map(([start, end, boilerplate]) => [`${start} ${end}`, boilerplate]),
    );
    count.ours += found.length;
    count.gold += wanted.size;
    count.boilerplate += units.filter(([, , boilerplate]) => boilerplate).length;
    for (const unit of found) {
      const start = [...text].slice(0, unit.start).join('').length;
      const boilerplate = wanted.get(`${start} ${start + unit.text.length}`);
      if (boilerplate !== undefined) count.right++;
      if (unit.kind !== 'boilerplate') continue;
      count.told++;
      if (boilerplate === true) count.hit++;
    }
  }
  const { right, ours, gold, hit, told, boilerplate } = count;
  console.log(
    `${name.padEnd(16)} ${list.length} articles: ${right} of ${ours} of ${gold}; ${hit} of ${told}, ${hit} of ${boilerplate}`,
  );
}
