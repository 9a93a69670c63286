import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { languageFor } from '../../../src/languages/index.js';
import { splitSentences } from '../../../src/stages/segment/sentences.js';

const folder = new URL('../../fixtures/segment/', import.meta.url);
/** Written without blanks between sentences. */
const UNSPACED = new Set(['zh', 'ja', 'my', 'am']);
/** Languages that news in this tool is mostly in must have more cases. */
const MAIN = new Set(['vi', 'ar', 'fa', 'en', 'ru']);

interface Case {
  sentences: string[];
  joiner: string;
}

/** Cases of one file; see fixtures/segment/README.md. */
function readCases(lang: string): Case[] {
  const blocks = readFileSync(new URL(`${lang}.txt`, folder), 'utf8').split(/\n{2,}/);
  return blocks.flatMap((block) => {
    const lines = block.split('\n').filter((line) => line !== '');
    const marker = lines.find((line) => line.startsWith('# joiner '))?.slice('# joiner '.length);
    const joiner =
      marker === undefined ? (UNSPACED.has(lang) ? '' : ' ') : unescaped(marker.slice(1, -1));
    const sentences = lines.filter((line) => !/^# /.test(line)).map(unescaped);
    return sentences.length === 0 ? [] : [{ sentences, joiner }];
  });
}

function unescaped(line: string): string {
  return line
    .replaceAll('\\n', '\n')
    .replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) =>
      String.fromCharCode(Number.parseInt(hex, 16)),
    );
}

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const lang = file.slice(0, -'.txt'.length);
  t.test(lang, async (t) => {
    const cases = readCases(lang);
    t.ok(cases.length >= (MAIN.has(lang) ? 30 : 10), `${cases.length} cases`);
    for (const { sentences, joiner } of cases) {
      const text = sentences.join(joiner);
      const found = splitSentences(text, languageFor(lang)).map(([start, end]) =>
        text.slice(start, end),
      );
      // A mark of direction that touches a sentence stays with it.
      const marks = /[\u200e\u200f]$/;
      t.same(
        found.map((sentence) => sentence.replace(marks, '')),
        sentences,
        sentences[0] ?? '',
      );
    }
  });
}

t.test('a quotation of several sentences is kept whole when asked', async (t) => {
  const text = 'He said: "We leave today. Nobody will stop us." Then he left.';
  const cut = splitSentences(text, languageFor('en')).map(([start, end]) => text.slice(start, end));
  t.same(cut, ['He said: "We leave today.', 'Nobody will stop us."', 'Then he left.']);
  const whole = splitSentences(text, languageFor('en'), { quotations: 'whole' });
  t.same(
    whole.map(([start, end]) => text.slice(start, end)),
    ['He said: "We leave today. Nobody will stop us."', 'Then he left.'],
  );
});
