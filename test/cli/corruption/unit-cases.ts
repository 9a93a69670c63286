import type { Case } from './cases.js';
import { change, drop, edit, type Files, join, lines, parse, set, where } from './edits.js';

const file = 'units.jsonl';
const rows = ['row/disagrees'];
type Span = { start: number; end: number; text: string };

/** A unit after an emoji, not the last of its article. */
const second = (good: Files) => where(good[file] as string, ({ index }) => index === 1);
/** The second unit of the English article, whose offsets are then counted in another way. */
const recount = (count: (before: string) => number) => (good: Files) => {
  const articles = parse(good['articles.jsonl'] as string) as {
    id: string;
    lang: string;
    text: string;
  }[];
  const article = articles.find(({ lang }) => lang === 'en');
  const line = where(
    good[file] as string,
    (row) => row['article_id'] === article?.id && row['index'] === 1,
  );
  const unit = parse(good[file] as string)[line] as unknown as Span;
  const points = [...(article?.text ?? '')];
  const offset = (n: number) => String(count(points.slice(0, n).join('')));
  const changed = (row: string) =>
    set(set(row, 'start', offset(unit.start)), 'end', offset(unit.end));
  return {
    [file]: edit(good[file] as string, line, (row) => changed(row).replace('"text":', '"text":⟦')),
  };
};
const at =
  (line: (good: Files) => number, key: string, value: string | ((row: Span) => string)) =>
  (good: Files) => {
    const n = line(good);
    const row = parse(good[file] as string)[n] as unknown as Span;
    return change(file, n, key, typeof value === 'string' ? value : value(row))(good);
  };

export const UNIT_CASES: Case[] = [
  {
    name: 'a key is missing',
    code: 'schema/required',
    damage: (good) => ({
      [file]: edit(
        good[file] as string,
        2,
        (row) => `⟦${row.replace(/"cue":(null|\{[^}]*\}),/, '')}`,
      ),
    }),
    hint: /cue.* is missing/,
  },
  {
    name: 'a key too many',
    code: 'schema/additionalProperties',
    damage: (good) => ({
      [file]: edit(good[file] as string, 2, (row) => row.replace(/\}$/, ',⟦"spaeker":null}')),
    }),
    hint: /did you mean \\"speaker\\"/,
  },
  {
    name: 'a slip in a name',
    code: 'schema/enum',
    damage: at(() => 0, 'kind', '⟦"hedline"'),
    hint: /did you mean \\"headline\\"/,
  },
  { name: 'a number as text', code: 'schema/type', damage: at(second, 'start', '⟦"12"') },
  { name: 'a negative offset', code: 'schema/minimum', damage: at(second, 'start', '⟦-3') },
  { name: 'an empty text', code: 'schema/minLength', damage: at(second, 'text', '⟦""') },
  {
    name: 'a key twice',
    code: 'json/duplicate-key',
    damage: (good) => ({
      [file]: edit(good[file] as string, 1, (row) => row.replace(/\}$/, ',⟦"meta":{}}')),
    }),
  },
  {
    name: 'a key twice, deep inside',
    code: 'json/duplicate-key',
    damage: at(() => 1, 'meta', '{"a":[{"b":"\\"c\\":1","b2":1,⟦"b":2}]}'),
  },
  {
    name: 'unit twice',
    code: 'unit/duplicate-id',
    damage: (good) => {
      const [first] = parse(good[file] as string);
      return change(file, 1, 'id', `⟦${JSON.stringify(first?.['id'])}`)(good);
    },
    also: ['annotation/no-unit', 'row/no-annotation', 'row/disagrees', 'unit/duplicate-of'],
  },
  {
    name: 'unit of no article',
    code: 'unit/no-article',
    damage: at(() => 1, 'article_id', '⟦"a_gone"'),
    also: ['unit/index', 'unit/gap', ...rows],
  },
  {
    name: 'offsets in UTF-16 units',
    code: 'span/text',
    damage: recount((before) => before.length),
    also: [...rows, 'unit/gap', 'unit/overlap'],
    hint: /UTF-16 code units.*U\+1F/,
  },
  {
    name: 'offsets in bytes',
    code: 'span/text',
    damage: recount((before) => Buffer.byteLength(before)),
    also: [...rows, 'unit/gap', 'unit/overlap'],
    hint: /UTF-8 bytes/,
  },
  {
    name: 'a text that was edited',
    code: 'span/text',
    damage: at(second, 'text', ({ text }) => `⟦${JSON.stringify(text.replace(/.$/u, '!!'))}`),
    also: rows,
  },
  {
    name: 'a span beyond the article',
    code: 'span/out-of-range',
    damage: at(second, 'end', '⟦99999'),
    also: ['unit/overlap', 'unit/order', ...rows],
  },
  {
    name: 'a span of nothing',
    code: 'unit/empty-span',
    damage: at(second, 'end', ({ start }) => `⟦${start}`),
    also: ['unit/gap', ...rows],
  },
  {
    name: 'units that overlap',
    code: 'unit/overlap',
    damage: at(second, 'start', ({ start }) => `⟦${start - 3}`),
    also: ['span/text', ...rows],
  },
  {
    name: 'units out of order',
    code: 'unit/order',
    damage: (good) => {
      const all = lines(good[file] as string);
      const line = second(good);
      const [a = '', b = ''] = [all[line - 1], all[line]];
      all.splice(line - 1, 2, b, a.replace('"start":', '"start":⟦'));
      return { [file]: join(all) };
    },
    also: ['unit/index', 'unit/gap', 'unit/overlap', 'unit/duplicate-of'],
  },
  { name: 'a wrong number', code: 'unit/index', damage: at(second, 'index', '⟦7'), also: rows },
  {
    name: 'a unit was lost',
    code: 'unit/gap',
    damage: (good) => {
      const line = second(good);
      const left = drop(good[file] as string, line);
      return { [file]: edit(left, line, (row) => row.replace('"start":', '"start":⟦')) };
    },
    also: [
      'unit/index',
      'annotation/no-unit',
      'row/no-annotation',
      'row/disagrees',
      'manifest/count',
    ],
  },
  {
    name: 'the last unit was lost',
    code: 'unit/gap',
    damage: (good) => {
      const last = lines(good[file] as string).length - 1;
      const left = drop(good[file] as string, last);
      return { [file]: edit(left, last - 1, (row) => row.replace('"end":', '"end":⟦')) };
    },
    also: ['annotation/no-unit', 'row/no-annotation', 'manifest/count'],
  },
  {
    name: 'a speaker that stands elsewhere',
    code: 'span/text',
    damage: (good) => ({
      [file]: edit(good[file] as string, 1, (row) =>
        set(row, 'speaker', '{"text":⟦"Nobody","start":1,"end":7,"resolved":null}'),
      ),
    }),
    also: rows,
  },
  {
    name: 'copy of an unknown unit',
    code: 'unit/duplicate-of',
    damage: at(second, 'duplicate_of', '⟦"u_later"'),
    also: rows,
  },
  {
    name: 'a language tag in another form',
    code: 'lang/not-canonical',
    damage: at(() => 0, 'lang', '⟦"en-us"'),
    also: [...rows, 'manifest/count', 'lang/script'],
  },
  {
    name: 'an id with a direction mark',
    code: 'id/invisible',
    damage: at(() => 0, 'id', '⟦"u\u200f1"'),
    also: [
      'annotation/no-unit',
      'row/no-annotation',
      'row/disagrees',
      'unit/unlabelled',
      'unit/duplicate-of',
    ],
    hint: /U\+200F/,
  },
  {
    name: 'an id that is not composed',
    code: 'id/not-nfc',
    damage: at(() => 0, 'id', `⟦"${'ué'.normalize('NFD')}"`),
    also: [
      'annotation/no-unit',
      'row/no-annotation',
      'row/disagrees',
      'unit/unlabelled',
      'unit/duplicate-of',
    ],
  },
  {
    name: 'ids that differ in normalisation only',
    code: 'id/normalisation',
    damage: (good) => {
      const one = at(() => 0, 'id', `"${'ué'.normalize('NFC')}"`)(good);
      return at(() => 1, 'id', `⟦"${'ué'.normalize('NFD')}"`)({ ...good, ...one });
    },
    also: [
      'annotation/no-unit',
      'row/no-annotation',
      'row/disagrees',
      'unit/unlabelled',
      'unit/duplicate-of',
    ],
  },
  {
    name: 'boilerplate that nobody marked',
    code: 'unit/boilerplate',
    damage: (good) => {
      const line = where(good[file] as string, ({ lang, index }) => lang === 'en' && index === 2);
      return {
        [file]: edit(good[file] as string, line, (row) =>
          set(set(row, 'text', '"(Photo: Reuters)"'), 'kind', '⟦"narration"'),
        ),
      };
    },
    also: ['span/text', ...rows, 'manifest/count'],
  },
  {
    name: 'a byte order mark',
    code: 'input/byte-order-mark',
    damage: (good) => ({ [file]: `\ufeff⟦${good[file]}` }),
  },
  {
    name: 'not JSON any more',
    code: 'json/syntax',
    damage: (good) => ({
      [file]: edit(good[file] as string, 1, (row) => row.replace('"index":1', '"index":⟦one')),
    }),
    also: [
      'unit/gap',
      'unit/index',
      'annotation/no-unit',
      'row/no-annotation',
      'manifest/count',
      'row/disagrees',
    ],
  },
];
