import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** Places where the compiled rules lie. */
export const STAGE = new URL('../../dist/stages/attribute/', import.meta.url).href;
const SOURCES = new URL('../../datasets/stance-sentences/sources/', import.meta.url);

/** The labelled real sentences; `held` marks three of ten, whole articles together. */
export function readReal(shared) {
  return readLines(`${shared}/train/real.jsonl`).map((line) => {
    const { id, article, lang, text, speaker } = JSON.parse(line);
    const digest = createHash('md5').update(article ?? id).digest('hex');
    const held = Number(BigInt(`0x${digest}`) % 10n) < 3;
    return { lang, text, speakers: speaker === null ? [] : [speaker], held };
  });
}

/** The sentences of datasets/stance-sentences, with the speaker that their authors marked. */
export function readAuthored() {
  return readdirSync(SOURCES)
    .sort()
    .flatMap((file) =>
      readLines(new URL(file, SOURCES)).flatMap((line) => {
        const [labels, , marked] = line.split('\t');
        if (marked === undefined || labels.startsWith('#')) return [];
        const speaker = /\[\[(.*?)\]\]/.exec(marked)?.[1];
        const speakers = speaker === undefined ? [] : [unmark(speaker)];
        return [{ lang: file.slice(0, 2), text: unmark(marked), speakers, held: false }];
      }),
    );
}

/** Rows to measure on: every coder's span is right. */
export function readGold(file) {
  return readLines(file).map((line) => {
    const { lang, text, speakers, no_speaker } = JSON.parse(line);
    return { lang, text, speakers, none: no_speaker };
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
