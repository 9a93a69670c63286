import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** Places where the compiled rules lie. */
export const STAGE = new URL('../../dist/stages/attribute/', import.meta.url).href;
const LABELS = new URL('./labels/', import.meta.url);
const PARALLEL = new URL('./parallel/', import.meta.url);
const SOURCES = new URL('../../datasets/stance-sentences/sources/', import.meta.url);

/** The labelled real sentences; `held` marks three of ten, whole articles together. */
export function readReal(shared) {
  return readLines(`${shared}/train/real.jsonl`).map((line) => {
    const { id, article, lang, text, speaker, target } = JSON.parse(line);
    const digest = createHash('md5').update(article ?? id).digest('hex');
    const held = Number(BigInt(`0x${digest}`) % 10n) < 3;
    const [speakers, targets] = [speaker, target].map((span) => (span === null ? [] : [span]));
    return { lang, text, speakers, targets, held };
  });
}

/**
 * Lines of the corpora that were labelled for this: `labels/<lang>.tsv` holds the SHA-256 of each line, its source and
 * where the speaker stands in it; the text stays in the corpora, and a line that is not there is left out.
 */
export function readLabelled(shared) {
  return readTables(shared, LABELS);
}

/** The same of `parallel/<lang>.tsv`: lines of parallel corpora, labelled in English and carried over to the other languages. */
export function readParallel(shared) {
  return readTables(shared, PARALLEL);
}

function readTables(shared, folder) {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const lang = file.slice(0, 2);
      const wanted = new Map();
      const sources = new Set();
      let digits = 64;
      for (const line of readLines(new URL(file, folder))) {
        const [digest, source, from, to] = line.split('\t');
        if (line.startsWith('#')) continue;
        sources.add(source);
        digits = digest.length;
        wanted.set(digest, from === '' ? null : [Number(from), Number(to)]);
      }
      return [...sources].sort().flatMap((source) =>
        readCorpus(`${shared}/corpora/${lang}/${source}.txt.gz`).flatMap((text) => {
          const digest = createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, digits);
          const place = wanted.get(digest);
          if (place === undefined) return [];
          wanted.delete(digest);
          return [{ lang, text, speakers: place === null ? [] : [text.slice(...place)], held: false }];
        }),
      );
    });
}

function readCorpus(file) {
  try {
    return gunzipSync(readFileSync(file)).toString('utf8').split('\n');
  } catch {
    return [];
  }
}

/** The sentences of datasets/stance-sentences, with the speaker and the target that their authors marked. */
export function readAuthored() {
  return readdirSync(SOURCES)
    .sort()
    .flatMap((file) =>
      readLines(new URL(file, SOURCES)).flatMap((line) => {
        const [labels, , marked] = line.split('\t');
        if (marked === undefined || labels.startsWith('#')) return [];
        const [speakers, targets] = [/\[\[(.*?)\]\]/, /\{\{(.*?)\}\}/].map((marks) => {
          const span = marks.exec(marked)?.[1];
          return span === undefined ? [] : [unmark(span)];
        });
        return [{ lang: file.slice(0, 2), text: unmark(marked), speakers, targets, held: false }];
      }),
    );
}

/** Rows to measure on: every coder's span is right. */
export function readGold(file) {
  return readLines(file).map((line) => {
    const { lang, text, speakers, targets, no_speaker } = JSON.parse(line);
    return { lang, text, speakers, targets, none: no_speaker };
  });
}

function readLines(file) {
  return readFileSync(file, 'utf8').split('\n').filter((line) => line !== '');
}

function unmark(text) {
  return text.replace(/\[\[|\]\]|\{\{|\}\}/g, '');
}

/** Share of common words, as an F1; characters where words are not parted by spaces. */
export function overlap(a, b, lang) {
  const left = wordsOf(a, lang);
  const rest = new Map();
  const right = wordsOf(b, lang);
  for (const word of right) rest.set(word, (rest.get(word) ?? 0) + 1);
  let common = 0;
  for (const word of left) {
    const n = rest.get(word) ?? 0;
    if (n === 0) continue;
    common++;
    rest.set(word, n - 1);
  }
  return common === 0 ? 0 : (2 * common) / (left.length + right.length);
}

function wordsOf(text, lang) {
  if (lang === 'zh' || lang === 'ja') return [...text.replace(/[\s\p{P}]/gu, '')];
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\s'’-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
}
