/** One sentence of the robustness table. */
export interface Case {
  lang: string;
  label: string;
  text: string;
  refused: string;
}

/** A change of a sentence that must not change its labels: the sentence in one or more new shapes, and the least share that has to stay. */
export interface Change {
  name: string;
  change: (one: Case) => string[];
  least: number;
}

const DIGITS = { arabic: 0x660, persian: 0x6f0, devanagari: 0x966 };
const digitsTo = (text: string, zero: number) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint(zero + Number(digit)));

/** States as the sentences name them, and others in the same grammatical case: no actor may sway a label. */
const ACTORS: Readonly<Record<string, readonly (readonly [RegExp, readonly string[]])[]>> = {
  en: [
    [
      /\b(?:Kenya|Norway|India|Brazil|Qatar|Ethiopia|Egypt)\b/,
      ['Russia', 'Ukraine', 'Iran', 'Israel', 'the United States', 'China'],
    ],
  ],
  vi: [
    [
      /Indonesia|Pakistan|Malaysia|Thụy Sĩ|Ai Cập/,
      ['Nga', 'Ukraine', 'Iran', 'Israel', 'Mỹ', 'Trung Quốc'],
    ],
  ],
  ar: [
    [
      /(?:الكويتي|الجزائري|الأردني|التونسي)(?=ة?(?:\s|$))/,
      ['الروسي', 'الأوكراني', 'الإيراني', 'الإسرائيلي', 'الأمريكي', 'الصيني'],
    ],
  ],
  fa: [[/ترکیه|عراق|چین|قطر|پاکستان/, ['روسیه', 'اوکراین', 'ایران', 'اسرائیل', 'آمریکا', 'چین']]],
  ru: [[/Индии|Сербии|Китая|Израиля/, ['России', 'Украины', 'Ирана', 'Израиля', 'США', 'Китая']]],
};

const CREDITS: Readonly<Record<string, string>> = {
  en: ' (Reuters)',
  vi: ' (TTXVN)',
  ar: ' (وكالات)',
  fa: ' / ایسنا',
  ru: ' (ТАСС)',
};

/** One letter doubled, dropped, and two swapped, in the longest word. */
function typos(text: string): string[] {
  const word = [...text.matchAll(/[\p{L}\p{M}]{5,}/gu)].sort(
    (a, b) => b[0].length - a[0].length,
  )[0];
  if (word === undefined) return [];
  const at = word.index + Math.floor(word[0].length / 2);
  const [before, letter, next, rest] = [
    text.slice(0, at),
    text[at],
    text[at + 1],
    text.slice(at + 2),
  ];
  return [
    `${before}${letter}${letter}${next}${rest}`,
    `${before}${next}${rest}`,
    `${before}${next}${letter}${rest}`,
  ];
}

export const CHANGES: readonly Change[] = [
  { name: 'letters taken apart (NFD)', least: 1, change: ({ text }) => [text.normalize('NFD')] },
  {
    name: 'zero-width non-joiners and vowel signs missing',
    least: 1,
    change: ({ text }) => [text.replace(/[\u200c\u064b-\u0652]/g, '')],
  },
  {
    name: 'Arabic letters for Persian ones, and back',
    least: 1,
    change: ({ text, lang }) =>
      lang === 'fa'
        ? [text.replaceAll('ی', 'ي').replaceAll('ک', 'ك')]
        : lang === 'ar'
          ? [text.replaceAll('ي', 'ی')]
          : [],
  },
  {
    name: 'digits of three other scripts',
    least: 1,
    change: ({ text }) => Object.values(DIGITS).map((zero) => digitsTo(text, zero)),
  },
  {
    name: 'upper and lower case',
    least: 1,
    change: ({ text, lang }) =>
      ['en', 'vi', 'ru'].includes(lang) ? [text.toUpperCase(), text.toLowerCase()] : [],
  },
  {
    name: 'another style of quotation marks',
    least: 1,
    change: ({ text }) => [text.replace(/["“«]([^"”»]*)["”»]/g, '„$1“')],
  },
  { name: 'a credit behind', least: 0.9, change: ({ text, lang }) => [text + CREDITS[lang]] },
  {
    name: 'other states',
    least: 0.9,
    change: ({ text, lang }) =>
      (ACTORS[lang] ?? []).flatMap(([name, others]) =>
        name.test(text) ? others.map((other) => text.replace(name, other)) : [],
      ),
  },
  { name: 'one typing error', least: 0.85, change: ({ text }) => typos(text) },
];
