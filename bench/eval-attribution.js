// Measures speaker attribution, sentence by sentence, against labelled rows.
// node bench/eval-attribution.js --gold FILE.jsonl [--json]
// A row holds `lang`, `text`, `speakers` (or `speaker`), `no_speaker`, `targets`. A speaker counts
// when it equals one of the row's, or overlaps it with a token F1 of at least .8.
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { attributeUnits } from '../dist/stages/attribute.js';

const MAIN = ['vi', 'ar', 'fa', 'en', 'ru'];
const CLOSE = 0.8;

const { values } = parseArgs({ options: { gold: { type: 'string' }, json: { type: 'boolean' } } });
if (values.gold === undefined) {
  process.stderr.write('usage: node bench/eval-attribution.js --gold FILE.jsonl [--json]\n');
  process.exitCode = 2;
} else {
  const table = measure(readRows(values.gold));
  process.stdout.write(values.json ? `${JSON.stringify(table, null, 2)}\n` : print(table));
}

function readRows(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const row = JSON.parse(line);
      const speakers = row.speakers ?? (row.speaker ? [row.speaker] : []);
      const targets = row.targets ?? (row.target ? [row.target] : []);
      return { ...row, speakers, targets, no_speaker: row.no_speaker ?? speakers.length === 0 };
    });
}

function measure(rows) {
  const table = new Map();
  for (const row of rows) {
    const unit = attributeSentence(row.text, row.lang);
    const names = [row.lang, MAIN.includes(row.lang) ? 'main' : 'others', 'all'];
    for (const name of names) count(table, name, row, unit);
  }
  return Object.fromEntries([...table].map(([name, counts]) => [name, rates(counts)]));
}

/** The sentence as an article of one unit. */
function attributeSentence(text, lang) {
  const article = {
    id: 'a',
    text,
    title: null,
    lang,
    lang_confidence: null,
    date: null,
    url: null,
    source: null,
    meta: {},
    sha256: '',
  };
  const unit = {
    id: 'u',
    article_id: 'a',
    index: 0,
    start: 0,
    end: [...text].length,
    text,
    lang,
    kind: 'narration',
    quote_id: null,
    speaker: null,
    reported_by: null,
    cue: null,
    target: null,
    duplicate_of: null,
    meta: {},
  };
  return attributeUnits(article, [unit])[0];
}

function count(table, name, row, unit) {
  const counts = table.get(name) ?? {
    rows: 0,
    right: 0,
    named: 0,
    gold: 0,
    none: 0,
    left: 0,
    targets: 0,
    found: 0,
    hit: 0,
  };
  table.set(name, counts);
  counts.rows++;
  const found = unit.speaker?.text ?? null;
  if (row.speakers.length > 0) counts.gold++;
  if (found !== null) counts.named++;
  if (found !== null && row.speakers.some((speaker) => isClose(found, speaker, row.lang)))
    counts.right++;
  if (row.no_speaker) {
    counts.none++;
    if (found === null) counts.left++;
  }
  if (row.targets.length > 0) counts.targets++;
  if (unit.target !== null) counts.found++;
  if (
    unit.target !== null &&
    row.targets.some((target) => overlap(unit.target.text, target, row.lang) >= 0.5)
  )
    counts.hit++;
}

function rates({ rows, right, named, gold, none, left, targets, found, hit }) {
  const precision = right / named;
  const recall = right / gold;
  const target = (2 * hit) / (found + targets);
  return {
    rows,
    precision,
    recall,
    f1: (2 * right) / (named + gold),
    null_accuracy: left / none,
    target_f1_half: target,
  };
}

function isClose(a, b, lang) {
  return a === b || overlap(a, b, lang) >= CLOSE;
}

function overlap(a, b, lang) {
  const left = tokens(a, lang);
  const right = tokens(b, lang);
  const rest = new Map();
  for (const token of right) rest.set(token, (rest.get(token) ?? 0) + 1);
  let common = 0;
  for (const token of left) {
    const n = rest.get(token) ?? 0;
    if (n > 0) {
      common++;
      rest.set(token, n - 1);
    }
  }
  return common === 0 ? 0 : (2 * common) / (left.length + right.length);
}

/** Words; characters where words are not parted by spaces. */
function tokens(text, lang) {
  if (lang === 'zh' || lang === 'ja') return [...text.replace(/[\s\p{P}]/gu, '')];
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s'’-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}

function print(table) {
  const order = Object.keys(table).sort((a, b) => rank(a) - rank(b) || a.localeCompare(b));
  const cell = (value) => (Number.isFinite(value) ? value.toFixed(3) : '-').padStart(9);
  const lines = order.map((name) => {
    const { rows, precision, recall, f1, null_accuracy, target_f1_half } = table[name];
    return `${name.padEnd(7)}${String(rows).padStart(6)}${[precision, recall, f1, null_accuracy, target_f1_half].map(cell).join('')}`;
  });
  return ['lang     rows        P        R       F1     null   target', ...lines, ''].join('\n');
}

function rank(name) {
  if (MAIN.includes(name)) return MAIN.indexOf(name);
  return ['main', 'others', 'all'].includes(name)
    ? 100 + ['main', 'others', 'all'].indexOf(name)
    : 50;
}
