/**
 * Makes the dataset from what its authors wrote: `sources/<lang>.txt` (labels, style, sentence with
 * `[[speaker]]` and `{{target}}`) and `second-coder/<lang>.tsv` (labels given blind by a second
 * coder to a random sample, by the sha256 of the sentence).
 *
 *     npm run build && node datasets/stance-sentences/make.js
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  annotationId,
  articleFromDraft,
  codePointLength,
  flatColumns,
  flatRow,
  formatCsv,
  formatJsonLine,
  readCodebook,
} from 'stancekit';
import { OutputFile } from '../../dist/formats/output.js';
import { createTally } from '../../dist/reporters/tally.js';

const folder = fileURLToPath(new URL('.', import.meta.url));
const LABELS = { C: 'condemn', R: 'call_for_restraint', M: 'offer_mediation' };
const KINDS = { headline: 'headline', direct: 'direct_quote' };
const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const labelsOf = (letters) => Object.keys(LABELS).filter((letter) => letters.includes(letter)).map((letter) => LABELS[letter]);

/** A sentence without its marks, and the spans that they stood round. */
function parseMarks(marked) {
  const spans = {};
  let text = '';
  let at = 0;
  for (const match of marked.matchAll(/\[\[(.+?)\]\]|\{\{(.+?)\}\}/g)) {
    text += marked.slice(at, match.index);
    const start = codePointLength(text);
    const inside = match[1] ?? match[2];
    spans[match[1] === undefined ? 'target' : 'speaker'] = { text: inside, start, end: start + codePointLength(inside) };
    text += inside;
    at = match.index + match[0].length;
  }
  return { text: text + marked.slice(at), ...spans };
}

function* sentences() {
  for (const file of readdirSync(join(folder, 'sources')).sort()) {
    const lang = basename(file, '.txt');
    const lines = readFileSync(join(folder, 'sources', file), 'utf8').trimEnd().split('\n');
    for (const [i, line] of lines.entries()) {
      const [letters, style, marked] = line.split('\t');
      yield { id: `${lang}-${String(i + 1).padStart(4, '0')}`, lang, letters, style, ...parseMarks(marked.trim()) };
    }
  }
}

function secondCoding() {
  const codes = new Map();
  const checks = join(folder, 'second-coder');
  for (const file of existsSync(checks) ? readdirSync(checks) : []) {
    for (const line of readFileSync(join(checks, file), 'utf8').trimEnd().split('\n')) {
      const [key, letters, doubt] = line.split('\t');
      codes.set(key, { letters, doubt });
    }
  }
  return codes;
}

const { codebook, sha256: codebookSha, text: codebookText } = await readCodebook();
const second = secondCoding();
const columns = flatColumns(codebook);
const tally = createTally(codebook);
const files = {};
const given = Object.fromEntries([...codebook.labels.map(({ id }) => id), codebook.none.id].map((id) => [id, 0]));
for (const name of ['articles.jsonl', 'units.jsonl', 'annotations.jsonl', 'dataset.csv', 'codebook.json']) {
  files[name] = await OutputFile.create(join(folder, name));
}
await files['codebook.json'].write(codebookText);
await files['dataset.csv'].write(formatCsv([], { columns }));

for (const { id, lang, letters, style, text, speaker, target } of sentences()) {
  const place = { file: id };
  const source = 'stancekit authors';
  const article = articleFromDraft({ id, text, title: null, lang, date: null, url: null, source, meta: {}, place }, lang, null);
  const end = codePointLength(text);
  const unit = {
    id: `u_${sha256(`${id}\0${0}\0${end}`).slice(0, 16)}`,
    ...{ article_id: id, index: 0, start: 0, end, text, lang },
    kind: KINDS[style] ?? (speaker ? 'indirect_quote' : 'narration'),
    quote_id: null,
    speaker: speaker ? { ...speaker, resolved: null } : null,
    ...{ reported_by: null, cue: null, target: target ?? null, duplicate_of: null },
    meta: { style },
  };
  await files['articles.jsonl'].write(formatJsonLine(article));
  await files['units.jsonl'].write(formatJsonLine(unit));
  const check = second.get(sha256(text));
  tally.countArticle({ article, units: [unit] });
  for (const [person, codes, meta] of [['author', letters, {}], ...(check ? [['second-coder', check.letters, { ambiguous: labelsOf(check.doubt) }]] : [])]) {
    const annotator = { type: 'person', id: person, revision: null, sha256: null };
    const annotation = {
      id: annotationId(unit.id, annotator),
      ...{ unit_id: unit.id, labels: labelsOf(codes), scores: null, annotator },
      codebook: { id: codebook.id, version: codebook.version },
      ...{ truncated: false, meta },
    };
    await files['annotations.jsonl'].write(formatJsonLine(annotation));
    await files['dataset.csv'].write(formatCsv([flatRow(unit, annotation, article, codebook)], { columns, header: false }));
    if (person === 'author') tally.countUnit(unit, annotation);
    for (const label of annotation.labels.length > 0 ? annotation.labels : [codebook.none.id]) {
      given[label] = (given[label] ?? 0) + 1;
    }
  }
}

const entries = [];
for (const [name, file] of Object.entries(files)) {
  entries.push(await file.finish(name));
  await file.publish();
}
const others = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (name) => /\.(md|js|txt|tsv)$/.test(name),
);
for (const name of others) {
  const bytes = readFileSync(join(folder, name));
  entries.push({ path: name.replaceAll('\\', '/'), bytes: bytes.length, sha256: sha256(bytes) });
}
const counts = tally.counts();
const annotations = readFileSync(join(folder, 'annotations.jsonl'), 'utf8').split('\n').length - 1;
const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const manifest = {
  schema_version: '1',
  tool: { name: 'stancekit', version },
  created: '2026-11-22T00:00:00.000Z',
  seconds: 0,
  options: {},
  codebook: { id: codebook.id, version: codebook.version, sha256: codebookSha },
  classifier: null,
  inputs: { files: readdirSync(join(folder, 'sources')).length, articles: counts.articles, skipped: 0 },
  counts: { ...counts, annotations, by_label: given },
  files: entries.sort((a, b) => (a.path < b.path ? -1 : 1)),
  meta: {},
};
const out = await OutputFile.create(join(folder, 'manifest.json'));
await out.write(`${JSON.stringify(manifest, null, 2)}\n`);
await out.finish('manifest.json');
await out.publish();
process.stdout.write(`${JSON.stringify(counts)}\n`);
