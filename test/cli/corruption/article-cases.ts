import { createHash } from 'node:crypto';
import type { Case } from './cases.js';
import { change, edit, type Files, join, lines, parse, set, where } from './edits.js';

const file = 'articles.jsonl';
const rows = ['row/disagrees'];

export const ARTICLE_CASES: Case[] = [
  {
    name: 'another digest',
    code: 'article/sha256',
    damage: change(file, 1, 'sha256', `⟦"${'0'.repeat(64)}"`),
  },
  {
    name: 'article twice',
    code: 'article/duplicate-id',
    damage: (good) => {
      const [first = ''] = lines(good[file] as string);
      return { [file]: `${good[file]}${first.replace('"id":', '"id":⟦')}\n` };
    },
    also: ['manifest/count'],
  },
  {
    name: 'a day that is on no calendar',
    code: 'date/impossible',
    damage: change(file, 0, 'date', '⟦"2024-02-30"'),
    also: rows,
    hint: /29 days/,
  },
  {
    name: 'a month that is on no calendar',
    code: 'date/impossible',
    damage: change(file, 2, 'date', '⟦"2024-13-01"'),
    also: rows,
  },
  {
    name: 'a date in another form',
    code: 'schema/pattern',
    damage: change(file, 0, 'date', '⟦"17.05.2024"'),
    also: rows,
    hint: /a date such as/,
  },
  {
    name: 'no language tag',
    code: 'lang/tag',
    damage: change(file, 0, 'lang', '⟦"en-US-US"'),
  },
  {
    name: 'a country for a language',
    code: 'lang/unknown',
    damage: change(file, 3, 'lang', '⟦"vn"'),
    hint: /did you mean \\"vi\\"/,
  },
  {
    name: 'a language of another script',
    code: 'lang/script',
    damage: (good) => {
      const at = where(good[file] as string, ({ lang }) => lang === 'vi');
      return change(file, at, 'lang', '⟦"ru"')(good);
    },
    hint: /script of its language/,
  },
  {
    name: 'another language of the same script',
    code: 'lang/text',
    damage: (good) => {
      const at = where(good[file] as string, ({ lang }) => lang === 'vi');
      return change(file, at, 'lang', '⟦"fr"')(good);
    },
    hint: /"expected":"\\"vi\\""/,
  },
  {
    name: 'half a surrogate pair',
    code: 'text/lone-surrogate',
    damage: change(file, 0, 'title', '⟦"Kenya \\ud83d"'),
    also: rows,
  },
  {
    name: 'a damaged character',
    code: 'text/replacement-character',
    damage: change(file, 0, 'title', '⟦"Ken\ufffda"'),
    also: rows,
  },
  {
    name: 'a direction that is never closed',
    code: 'text/bidi-unbalanced',
    damage: change(file, 0, 'title', '⟦"\u202bKenya"'),
    also: rows,
    hint: /U\+202B opens/,
  },
  {
    name: 'an override of the direction, closed as it should be',
    code: 'text/bidi-override',
    damage: change(file, 0, 'title', '⟦"\u202eKenya\u202c"'),
    also: rows,
    hint: /U\+202E makes what follows show in another order/,
  },
  {
    name: 'letters in two ways',
    code: 'text/mixed-normalisation',
    damage: change(file, 0, 'title', `⟦"${'é'.normalize('NFC')}${'é'.normalize('NFD')}"`),
    also: rows,
    hint: /U\+0065 U\+0301 for U\+00E9, once/,
  },
  {
    name: 'decomposed letters',
    code: 'text/not-nfc',
    damage: change(file, 0, 'title', `⟦"${'lên án'.normalize('NFD')}"`),
    also: rows,
  },
  {
    name: 'a control character',
    code: 'text/control-character',
    damage: change(file, 0, 'title', '⟦"Ken\\u0000ya"'),
    also: rows,
    hint: /U\+0000/,
  },
  {
    name: 'a date for want of one',
    code: 'date/placeholder',
    damage: change(file, 1, 'date', '⟦"1970-01-01"'),
    also: rows,
  },
  {
    name: 'a number that readers round',
    code: 'json/inexact-number',
    damage: change(file, 1, 'meta', '{"post":⟦12345678901234567890}'),
    hint: /read as 12345678901234567168/,
  },
  {
    name: 'wire copy under another id',
    code: 'unit/repeated-elsewhere',
    damage: (good) => {
      const en = where(good[file] as string, ({ lang }) => lang === 'en');
      const id = parse(good[file] as string)[en]?.['id'];
      const copies = lines(good['units.jsonl'] as string)
        .filter((row) => (JSON.parse(row) as { article_id: unknown }).article_id === id)
        .map((row) => set(set(row, 'article_id', '"a_copy"'), 'id', `"copy of ${unitId(row)}"`));
      const long = copies.findIndex(
        (row) =>
          (JSON.parse(row) as { text: string; kind: string }).text.replace(/[^a-z0-9]/gi, '')
            .length >= 30 && !row.includes('boilerplate'),
      );
      copies[long] = (copies[long] as string).replace('"text":', '"text":⟦');
      const first = lines(good[file] as string)[en] as string;
      return {
        [file]: `${good[file]}${set(first, 'id', '"a_copy"')}\n`,
        'units.jsonl': (good['units.jsonl'] as string) + join(copies),
      };
    },
    also: ['manifest/count', 'unit/unlabelled', 'unit/duplicate-of'],
  },
  {
    name: 'wire copy that was edited',
    code: 'unit/near-duplicate',
    damage: (good) => ({ ...copyOf(good, edited) }),
    also: ['manifest/count', 'unit/unlabelled', 'unit/duplicate-of', 'unit/repeated-elsewhere'],
    hint: /% alike stands in another article .*units\.jsonl:\d/,
  },
  {
    name: 'wire copy in another split',
    code: 'split/leak',
    damage: (good) => ({
      ...copyOf(good, edited),
      'splits.csv': `article_id,split\n${sourceOf(good)},train\na_copy,test\n`,
    }),
    also: [
      ...['manifest/count', 'unit/unlabelled', 'unit/duplicate-of', 'unit/repeated-elsewhere'],
      'manifest/unlisted-file',
    ],
    hint: /stands in split test, and a text that is \d+ % alike in split train/,
  },
  {
    name: 'an article of a split that is not there',
    code: 'split/no-article',
    damage: () => ({ 'splits.csv': 'article_id,split\na_gone,train\n' }),
    also: ['manifest/unlisted-file'],
  },
  {
    name: 'an article that no unit is cut from',
    code: 'article/no-units',
    damage: (good) => ({
      [file]: edit(`${good[file]}${lines(good[file] as string)[0]}\n`, 4, (row) =>
        set(row, 'id', '⟦"a_alone"'),
      ),
    }),
    also: ['manifest/count'],
  },
];

const unitId = (row: string) => (JSON.parse(row) as { id: string }).id;

const sourceOf = (good: Files) =>
  parse(good[file] as string)[where(good[file] as string, ({ lang }) => lang === 'en')]?.['id'];

/** An edit that leaves most of a text. */
const edited = (text: string) => text.replace('strongly', 'firmly').replace('urged', 'asked');

/** The English article again under another id, its texts edited, the first edited one marked. */
function copyOf(good: Files, edit: (text: string) => string): Files {
  const articles = parse(good[file] as string);
  const article = articles.find(({ lang }) => lang === 'en') as { id: string; text: string };
  let shift = 0;
  let marked = false;
  let text = article.text;
  const units = parse(good['units.jsonl'] as string)
    .filter(({ article_id }) => article_id === article.id)
    .map((unit) => {
      const before = unit['text'] as string;
      const after = edit(before);
      const start = (unit['start'] as number) + shift;
      shift += [...after].length - [...before].length;
      text = text.replace(before, after);
      const whole = {
        ...unit,
        ...{ id: `copy of ${unit['id']}`, article_id: 'a_copy', text: after, start },
        ...{ end: start + [...after].length, speaker: null, reported_by: null, cue: null },
        ...{ target: null, duplicate_of: null },
      };
      const line = JSON.stringify(whole);
      const mark = after !== before && !marked;
      marked ||= mark;
      return mark ? line.replace('"text":', '"text":⟦') : line;
    });
  const copy = {
    ...article,
    ...{ id: 'a_copy', text, sha256: createHash('sha256').update(text).digest('hex') },
  };
  return {
    [file]: `${good[file]}${JSON.stringify(copy)}\n`,
    'units.jsonl': (good['units.jsonl'] as string) + join(units),
  };
}
