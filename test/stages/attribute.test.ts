import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { codePointLength, sliceCodePoints } from '../../src/offsets.js';
import type { Span } from '../../src/records.js';
import { attributeUnits, explainUnit } from '../../src/stages/attribute.js';
import { segmentArticle } from '../../src/stages/segment.js';
import { attributeText, unitOf } from './attribute/unit.js';
import { articleOf } from './segment/article.js';

const fixtures = fileURLToPath(new URL('../fixtures/attribute/', import.meta.url));

const MARKS = {
  speaker: ['[[', ']]'],
  cue: ['((', '))'],
  target: ['{{', '}}'],
  reported_by: ['<<', '>>'],
} as const;
type Field = keyof typeof MARKS;

t.test('who speaks, in which words, about whom', async (t) => {
  for (const file of readdirSync(fixtures).sort()) {
    const lang = file.replace('.txt', '');
    t.test(lang, async (t) => {
      for (const line of readFileSync(fixtures + file, 'utf8').split('\n')) {
        if (line === '' || line.startsWith('#')) continue;
        const { text, spans } = readMarks(line);
        const unit = attributeText(text, lang);
        t.equal(unit.speaker?.text ?? null, spans.speaker ?? null, line);
        for (const field of ['cue', 'target', 'reported_by'] as const) {
          if (spans[field] !== undefined)
            t.equal(unit[field]?.text ?? null, spans[field], `${field}: ${line}`);
        }
      }
    });
  }
});

t.test('spans lie in the article and hold its text', async (t) => {
  const texts = [
    '😀 “Stop it now, all of you,” said 𝔉oreign Minister Anna Lund.',
    '\u202bأدانت قطر\u202c الهجوم.',
    'Iran condemned « the attack.',
    '「」『』',
    '',
    '\u0301\u200d\ud800 said',
  ];
  for (let seed = 1; seed <= 300; seed++) texts.push(noise(seed));
  for (const lang of ['en', 'ar', 'fa', 'vi', 'ja', 'ko', 'und']) {
    for (const body of texts) {
      const article = articleOf(`ab\n${body}`, lang);
      const unit = unitOf(article, 3, codePointLength(body) + 3);
      const [found] = attributeUnits(article, [unit]);
      for (const field of ['speaker', 'cue', 'target', 'reported_by'] as const) {
        const span: Span | null = found?.[field] ?? null;
        if (span === null) continue;
        const fits = sliceCodePoints(article.text, span.start, span.end) === span.text;
        if (!fits || span.start < 3 || span.end > unit.end || span.text === '')
          t.fail(`${field} of ${JSON.stringify(body)}`);
      }
    }
  }
});

t.test('a unit of a megabyte is read to its end', async (t) => {
  for (const piece of ['said ', 'Iran, ', 'Russia and ', '“', 'of the minister ']) {
    const text = piece.repeat(Math.floor(1_000_000 / piece.length));
    const unit = attributeText(text, 'en');
    t.equal(unit.text, text);
  }
});

t.test('units are new objects; boilerplate and headlines keep their kind', async (t) => {
  const article = articleOf('Iran condemns the attack', 'en');
  const before = unitOf(article, 0, 24);
  const frozen = JSON.stringify(before);
  const headline = attributeUnits(article, [{ ...before, kind: 'headline' }])[0];
  t.equal(headline?.kind, 'headline');
  t.equal(headline?.speaker?.text, 'Iran');
  const boilerplate = attributeUnits(article, [{ ...before, kind: 'boilerplate' }])[0];
  t.equal(boilerplate?.speaker, null);
  t.equal(attributeUnits(article, [before])[0]?.kind, 'indirect_quote');
  t.equal(JSON.stringify(before), frozen);
});

const ARTICLES: readonly {
  lang: string;
  name: string;
  units: readonly (readonly [string, string | null, string | null])[];
}[] = [
  {
    lang: 'vi',
    name: 'a title and surname, then a pronoun',
    units: [
      [
        'Ngoại trưởng Nga Sergei Lavrov lên án vụ tấn công.',
        'Ngoại trưởng Nga Sergei Lavrov',
        null,
      ],
      ['Ông Lavrov nhấn mạnh cần đối thoại.', 'Ông Lavrov', 'Ngoại trưởng Nga Sergei Lavrov'],
      ['Ông cảnh báo nguy cơ leo thang.', 'Ông', 'Ngoại trưởng Nga Sergei Lavrov'],
    ],
  },
  {
    lang: 'en',
    name: 'he and she go by what is known of them',
    units: [
      ['Foreign Minister Anna Lund condemned the attack.', 'Foreign Minister Anna Lund', null],
      ['She said the talks would go on.', 'She', 'Foreign Minister Anna Lund'],
    ],
  },
  {
    lang: 'fa',
    name: 'a quotation of several sentences has one speaker',
    units: [
      [
        'یوری اوشاکوف دستیار رئیس جمهور روسیه گفت: «این گفت‌وگو بسیار مفید بوده است.',
        'یوری اوشاکوف دستیار رئیس جمهور روسیه',
        null,
      ],
      [
        'پوتین به ترامپ یادآور شد که روسیه پیشنهادی دارد.»',
        'یوری اوشاکوف دستیار رئیس جمهور روسیه',
        null,
      ],
      [
        'او افزود: «مذاکرات ادامه خواهد یافت و ما امیدواریم.»',
        'او',
        'یوری اوشاکوف دستیار رئیس جمهور روسیه',
      ],
    ],
  },
  {
    lang: 'ru',
    name: 'a surname after the full name',
    units: [
      [
        'Министр иностранных дел Сергей Лавров осудил удар.',
        'Министр иностранных дел Сергей Лавров',
        null,
      ],
      [
        'Лавров заявил, что переговоры продолжатся.',
        'Лавров',
        'Министр иностранных дел Сергей Лавров',
      ],
    ],
  },
  {
    lang: 'ar',
    name: 'a name after the title',
    units: [
      [
        'قال وزير الخارجية الروسي سيرغي لافروف إن المفاوضات ستستأنف.',
        'وزير الخارجية الروسي سيرغي لافروف',
        null,
      ],
      ['وأكد لافروف أن بلاده مستعدة للحوار.', 'لافروف', 'وزير الخارجية الروسي سيرغي لافروف'],
    ],
  },
];

t.test('who a pronoun, a surname or a continued quotation stands for', async (t) => {
  for (const { lang, name, units } of ARTICLES) {
    t.test(`${lang}: ${name}`, async (t) => {
      const article = articleOf(units.map(([text]) => text).join('\n'), lang);
      const cut = segmentArticle(article);
      t.same(
        cut.map((unit) => unit.text),
        units.map(([text]) => text),
      );
      const found = attributeUnits(article, cut);
      units.forEach(([text, speaker, resolved], index) => {
        t.equal(found[index]?.speaker?.text ?? null, speaker, text);
        t.equal(found[index]?.speaker?.resolved?.text ?? null, resolved, `resolved: ${text}`);
      });
    });
  }
});

t.test('explains which rule gave the speaker', async (t) => {
  const article = articleOf('According to Reuters, talks resumed.', 'en');
  const explained = explainUnit(article, [unitOf(article, 0, 36)], 0);
  t.equal(explained.rule, 'according');
  t.equal(explained.speaker?.text, 'Reuters');
  t.ok(explained.evidence.length > 0);
  t.throws(() => explainUnit(article, [], 0), RangeError);
});

function readMarks(line: string): { text: string; spans: { [field in Field]?: string } } {
  const spans: { [field in Field]?: string } = {};
  for (const field of Object.keys(MARKS) as Field[]) {
    const [open, close] = MARKS[field];
    const from = line.indexOf(open);
    if (from >= 0) spans[field] = strip(line.slice(from + 2, line.indexOf(close, from)));
  }
  return { text: strip(line), spans };
}

function strip(line: string): string {
  return line.replace(/\[\[|\]\]|\(\(|\)\)|\{\{|\}\}|<<|>>/g, '');
}

/** Words, marks and odd characters in an order that only the seed decides. */
function noise(seed: number): string {
  const pieces = [
    'said',
    'Iran',
    '“',
    '”',
    '«',
    '»',
    ',',
    '. ',
    ': ',
    ' — ',
    '😀',
    '\u202b',
    'قال',
    'إيران',
    'محکوم کرد',
    'Nga',
    'lên án',
    '表示',
    '中国',
    '述べた',
    'は',
    '말했다',
    '\u0301',
    '(',
    ')',
    "'s",
    '\u200c',
    ' ',
    ' ',
    ' ',
  ];
  let state = seed;
  let text = '';
  for (let i = 0; i < 24; i++) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += `${pieces[state % pieces.length]}${state % 3 === 0 ? ' ' : ''}`;
  }
  return text;
}
