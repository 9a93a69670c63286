import { readdirSync, readFileSync } from 'node:fs';
import t from 'tap';
import { segmentArticle } from '../../../src/stages/segment.js';
import { articleOf } from './article.js';

const folder = new URL('../../fixtures/articles/', import.meta.url);
const KINDS = { H: 'headline', n: 'narration', Q: 'direct_quote', B: 'boilerplate' } as const;
/** Written without blanks between sentences. */
const UNSPACED = new Set(['zh', 'ja']);

for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt'))) {
  const lang = file.slice(0, -'.txt'.length);
  t.test(lang, async (t) => {
    const paragraphs = readFileSync(new URL(file, folder), 'utf8')
      .trimEnd()
      .split('\n\n')
      .map((paragraph) =>
        paragraph.split('\n').map((line) => {
          const [, kind = '', same = '', text = ''] = /^(\w)(=?) (.*)$/.exec(line) ?? [];
          return { kind: KINDS[kind as keyof typeof KINDS], repeats: same === '=', text };
        }),
      );
    const joiner = UNSPACED.has(lang) ? '' : ' ';
    const text = paragraphs
      .map((lines) => lines.map((line) => line.text).join(joiner))
      .join('\n\n');
    const units = segmentArticle(articleOf(text, lang)).map((unit) => ({
      kind: unit.kind,
      repeats: unit.duplicate_of !== null,
      text: unit.text,
    }));
    t.same(units, paragraphs.flat());
  });
}
