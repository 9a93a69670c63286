/**
 * Prints segmentation quality next to bare `Intl.Segmenter`:
 * node bench/eval-segmentation.js --ud FILE --golden FILE [--errors LANG]
 *
 * UD file: JSONL of {id, lang, text, sentences}. Score: F1 over inner sentence ends, per file, then
 * the mean over files. Golden file: the same shape; a case counts when the trimmed list of
 * sentences is equal, a quotation of several sentences being one (`quotations cut`: as units are
 * cut). Our spans are exact slices, so a case whose gold rewrites its text (tags stripped, line
 * breaks replaced) cannot be met: `slices` counts the cases that exact slices can meet at all. `one
 * blank` takes runs of white space as one space, `no blanks` drops them, and `possible` counts the
 * cases whose gold changes nothing but white space.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { languageFor } from '../dist/languages/index.js';
import { splitSentences } from '../dist/stages/segment/sentences.js';

const { values } = parseArgs({
  options: { ud: { type: 'string' }, golden: { type: 'string' }, errors: { type: 'string' } },
});

const read = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const ours = (text, lang, quotations = 'cut') =>
  splitSentences(text, languageFor(lang), { quotations });
const segmenters = new Map();
function intl(text, lang) {
  if (!segmenters.has(lang))
    segmenters.set(lang, new Intl.Segmenter(lang, { granularity: 'sentence' }));
  const spans = [];
  for (const { segment, index } of segmenters.get(lang).segment(text)) {
    const trimmed = segment.trim();
    if (trimmed === '') continue;
    const start = index + segment.indexOf(trimmed);
    spans.push([start, start + trimmed.length]);
  }
  return spans;
}

if (values.ud !== undefined) scoreBoundaries(read(values.ud));
if (values.golden !== undefined) scoreExact(read(values.golden));

function scoreBoundaries(rows) {
  const files = new Map();
  for (const row of rows) {
    const name = row.id.split('#')[0];
    if (!files.has(name)) files.set(name, { ours: counts(), intl: counts() });
    const gold = goldEnds(row);
    add(files.get(name).ours, gold, ours(row.text, row.lang), row);
    add(files.get(name).intl, gold, intl(row.text, row.lang));
  }
  console.log('UD boundaries          ours  (p     r)      intl');
  const means = { ours: 0, intl: 0 };
  for (const [name, file] of files) {
    means.ours += f1(file.ours) / files.size;
    means.intl += f1(file.intl) / files.size;
    const { hit, found, wanted } = file.ours;
    console.log(
      `${name.padEnd(20)} ${f1(file.ours).toFixed(4)} (${(hit / found).toFixed(3)} ${(hit / wanted).toFixed(3)})  ${f1(file.intl).toFixed(4)}`,
    );
  }
  console.log(
    `${'mean'.padEnd(20)} ${means.ours.toFixed(4)}                 ${means.intl.toFixed(4)}`,
  );
}

function counts() {
  return { hit: 0, found: 0, wanted: 0 };
}

function f1({ hit, found, wanted }) {
  return found + wanted === 0 ? 1 : (2 * hit) / (found + wanted);
}

/** The ends of the gold sentences but the last, as offsets in the text. */
function goldEnds(row) {
  const ends = new Set();
  let at = 0;
  for (const sentence of row.sentences) {
    at = row.text.indexOf(sentence, at) + sentence.length;
    ends.add(at);
  }
  ends.delete(at);
  return ends;
}

function add(into, gold, spans, row) {
  const ends = new Set(spans.slice(0, -1).map(([, end]) => end));
  into.wanted += gold.size;
  into.found += ends.size;
  for (const end of ends) {
    if (gold.has(end)) into.hit++;
    else if (row !== undefined && row.lang === values.errors) show('+', row.text, end);
  }
  if (row === undefined || row.lang !== values.errors) return;
  for (const end of gold) if (!ends.has(end)) show('-', row.text, end);
}

/** Whether the gold sentences are slices of the text with nothing but white space between. */
function isSliced(text, gold) {
  let at = 0;
  for (const sentence of gold) {
    const start = text.indexOf(sentence, at);
    if (start < 0 || text.slice(at, start).trim() !== '') return false;
    at = start + sentence.length;
  }
  return text.slice(at).trim() === '';
}

function show(sign, text, at) {
  console.log(`${sign} ${text.slice(Math.max(0, at - 60), at)}║${text.slice(at, at + 40)}`);
}

function scoreExact(rows) {
  const languages = new Map();
  const cut = (row, spans) => spans.map(([start, end]) => row.text.slice(start, end));
  const same = (got, gold, blank) =>
    got.map((item) => item.replace(/\s+/gu, blank)).join('\0') ===
    gold.map((item) => item.replace(/\s+/gu, blank)).join('\0');
  const whole = {
    'Intl.Segmenter': 0,
    'quotations cut': 0,
    exact: 0,
    slices: 0,
    'one blank': 0,
    'no blanks': 0,
    possible: 0,
  };
  for (const row of rows) {
    const gold = row.sentences.map((item) => item.trim());
    const got = cut(row, ours(row.text, row.lang, 'whole'));
    const right = same(got, gold, ' ');
    if (cut(row, intl(row.text, row.lang)).join('\0') === gold.join('\0'))
      whole['Intl.Segmenter']++;
    if (same(cut(row, ours(row.text, row.lang)), gold, ' ')) whole['quotations cut']++;
    if (got.join('\0') === gold.join('\0')) whole.exact++;
    if (isSliced(row.text, gold)) whole.slices++;
    if (right) whole['one blank']++;
    if (same(got, gold, '')) whole['no blanks']++;
    if (row.text.replace(/\s+/gu, '') === gold.join('').replace(/\s+/gu, '')) whole.possible++;
    const language = languages.get(row.lang) ?? { right: 0, all: 0 };
    language.right += right ? 1 : 0;
    language.all++;
    languages.set(row.lang, language);
    if (!right && values.errors === 'golden') {
      console.log(
        `${row.id}\n  text ${JSON.stringify(row.text)}\n  gold ${JSON.stringify(gold)}\n  ours ${JSON.stringify(got)}`,
      );
    }
  }
  console.log(`golden rules, ${rows.length} cases`);
  for (const [name, n] of Object.entries(whole))
    console.log(`  ${name.padEnd(15)} ${n} = ${(n / rows.length).toFixed(4)}`);
  console.log(
    `  ${[...languages].map(([lang, { right, all }]) => `${lang} ${right}/${all}`).join('  ')}`,
  );
}
