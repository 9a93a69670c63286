import t from 'tap';
import type { Unit } from '../../src/records.js';
import { segment, segmentArticle } from '../../src/stages/segment.js';
import { articleOf as article } from './segment/article.js';

/** What may lie between two units: white space, zero-width space, byte-order mark, bidi controls. */
const BETWEEN = /^[\s\u200b\ufeff\u200e\u200f\u061c\u202a-\u202e\u2060\u2066-\u2069\u0085]*$/;

/** The first law that units of a text break; null if they keep all. */
function brokenLaw(text: string, units: readonly Unit[]): string | null {
  // A slice counted from the start each time would take quadratic time on a long text.
  const places = [0];
  for (const character of text) places.push((places.at(-1) ?? 0) + character.length);
  const slice = (start: number, end: number): string => text.slice(places[start], places[end]);
  let at = 0;
  for (const [index, unit] of units.entries()) {
    if (unit.index !== index) return `index ${unit.index} at ${index}`;
    if (unit.start < at) return `unit ${index} overlaps`;
    if (unit.end <= unit.start || BETWEEN.test(unit.text)) return `unit ${index} is empty`;
    if (slice(unit.start, unit.end) !== unit.text) return `unit ${index} is no slice`;
    if (!BETWEEN.test(slice(at, unit.start))) return `text lost before unit ${index}`;
    at = unit.end;
  }
  return BETWEEN.test(slice(at, places.length - 1)) ? null : 'text lost at the end';
}

/** Numbers in [0, 1) that are the same on every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const PIECES = [
  '.',
  '!',
  '?',
  '…',
  '...',
  '. . .',
  '。',
  '؟',
  '۔',
  '।',
  ':',
  ';',
  ' ',
  ' ',
  ' ',
  '\u00a0',
  '\u3000',
  '\n',
  '\n\n',
  '\r\n',
  '\u2028',
  '\u200b',
  '\ufeff',
  '\u202b',
  '\u202c',
  '\u200f',
  '\u2067',
  '"',
  "'",
  '“',
  '”',
  '«',
  '»',
  '„',
  '‘',
  '’',
  '「',
  '」',
  '(',
  ')',
  '[',
  ']',
  '（',
  '）',
  '1.',
  '2)',
  '(a)',
  '•',
  '-',
  '—',
  'Mr.',
  'U.S.',
  'e.g.',
  'TP.',
  'د.',
  'г.',
  '3.5',
  '۲٫۱',
  'Ảnh: TTXVN',
  '(Photo: AP)',
  'عکس: ایسنا',
  'Reuters',
  'said',
  'Hanoi',
  'the',
  'nói',
  'قال',
  'گفت',
  'сказал',
  '说',
  'です',
  'है',
  '😀',
  '👩‍👩‍👧',
  'e\u0301',
  '\ud83d',
  '\udc00',
  '\u0000',
  'a',
  'Z',
  '9',
  '٣',
  '#tag',
  'a@b.c',
  'http://x.y/z.',
];

function randomText(next: () => number): string {
  let text = '';
  for (let n = Math.floor(next() * 60); n >= 0; n--) {
    text +=
      next() < 0.9
        ? PIECES[Math.floor(next() * PIECES.length)]
        : String.fromCharCode(Math.floor(next() * 0x10000));
    if (next() < 0.4) text += ' ';
  }
  return text;
}

const LANGS = ['vi', 'ar', 'fa', 'en', 'ru', 'zh', 'he', 'hi', 'de', 'xx'];

t.test('the laws hold on random text', async (t) => {
  const next = numbers(20);
  for (let run = 0; run < 2000; run++) {
    const text = randomText(next);
    const lang = LANGS[run % LANGS.length] ?? 'en';
    const law = brokenLaw(text, segmentArticle(article(text, lang)));
    if (law !== null)
      return t.equal(law, null, `run ${run}: ${encodeURI(text.replace(/[\ud800-\udfff]/g, '?'))}`);
  }
  t.pass('2000 texts');
});

/**
 * The units of an article are those of its parts, cut at a blank line; so are their kinds, unless a
 * quotation is open over the break. (The first paragraph of an article may be its headline: each
 * part here begins with a paragraph that is none.)
 */
t.test('an article cut at a paragraph break gives the same units as its parts', async (t) => {
  const next = numbers(7);
  for (let run = 0; run < 800; run++) {
    // A lone surrogate at an edge would make a pair with its neighbour.
    const [head = '', tail = ''] = [randomText(next), randomText(next)].map((text) =>
      text.replace(/[\ud800-\udfff]/g, ''),
    );
    const open = run % 2 === 0 && /[«“„”「『]/.test(head);
    const closed = run % 2 === 0 ? head : head.replace(/[«“„”「『]/g, '');
    const lang = LANGS[run % LANGS.length] ?? 'en';
    const units = (text: string): string[] =>
      segmentArticle(article(`A first paragraph.\n\n${text}`, lang))
        .slice(1)
        .map((unit) => (open ? unit.text : `${unit.kind} ${unit.text}`));
    const joined = units(`${closed}\n\n${tail}`);
    const expected = [closed, tail].flatMap(units);
    if (joined.join('\0') !== expected.join('\0')) return t.same(joined, expected, `run ${run}`);
  }
  t.pass('800 pairs');
});

t.test('the laws hold on large degenerate text', async (t) => {
  const large: { [name: string]: string } = {
    'no full stop': 'lorem ipsum '.repeat(60_000),
    'one word': 'a'.repeat(100_000),
    'opening quotes': '“'.repeat(100_000),
    'straight quotes': '" '.repeat(100_000),
    'opening brackets': '('.repeat(100_000),
    dots: '.'.repeat(100_000),
    'spaced dots': '. '.repeat(100_000),
    abbreviations: 'e.g. '.repeat(100_000),
    initials: 'A. '.repeat(100_000),
    'list markers': '1. a '.repeat(60_000),
    'quoted sentences': '"Yes it is the case that. We go on" '.repeat(10_000),
    'short lines': 'a\n'.repeat(100_000),
    'lines of speech': 'said Iran\n'.repeat(100_000),
    blanks: `${' '.repeat(100_000)}a`,
    'bidi controls': '\u202b'.repeat(100_000),
    'one megabyte of prose': 'Ông nói: “Chúng tôi muốn đối thoại.” Bà đáp lại ngay 😀. '.repeat(
      18_000,
    ),
    'astral and combining marks': '𝒜\u0301\u0302. 👩‍👩‍👧! '.repeat(40_000),
    'open quotation in every paragraph': '“We wait: «and so on.\n\n'.repeat(20_000),
    'closing after opening': `${'(“'.repeat(100_000)}a.${'”)'.repeat(100_000)}`,
  };
  for (const [name, text] of Object.entries(large))
    t.equal(brokenLaw(text, segmentArticle(article(text))), null, name);
});

t.test('kinds', async (t) => {
  const kinds = (text: string, lang = 'en', title: string | null = null): string[] =>
    segmentArticle(article(text, lang, title)).map((unit) => unit.kind);
  t.same(kinds('Envoy arrives in capital\n\nThe envoy landed at noon.'), ['headline', 'narration']);
  t.same(
    kinds('The envoy landed at noon.\n\nHe left.'),
    ['narration', 'narration'],
    'a sentence is no headline',
  );
  t.same(kinds('The envoy landed at noon'), ['narration'], 'a lone line is no headline');
  t.same(
    kinds('He left.\n\nEnvoy Lands', 'en', 'Envoy lands!'),
    ['narration', 'headline'],
    'the title repeated',
  );
  t.same(kinds('Photo: AFP\nEnvoy arrives\nHe landed.'), ['boilerplate', 'headline', 'narration']);
  t.same(kinds('He left.\n\n“We will never give up our land,” he said.'), [
    'narration',
    'direct_quote',
  ]);
  t.same(kinds('He left.\n\nHe called the plan “a joke” and went home.'), [
    'narration',
    'narration',
  ]);
  t.same(kinds('“We will stay here until the last of us has gone home. Nobody will move us.”'), [
    'direct_quote',
    'direct_quote',
  ]);
});

t.test('sentences of one quotation share its id', async (t) => {
  const units = segmentArticle(
    article(
      'He said: “We want peace now. We want it today.” She wrote: “Nobody here is ready for that.” Rain fell.',
    ),
  );
  const [first, second, third, last] = units;
  t.match(first?.quote_id, /^q_[0-9a-f]{16}$/);
  t.equal(first?.quote_id, second?.quote_id);
  t.match(third?.quote_id, /^q_/);
  t.not(third?.quote_id, first?.quote_id);
  t.equal(last?.quote_id, null);
});

t.test('a quotation runs on over paragraphs', async (t) => {
  const parts = (text: string, lang: string): string[] => {
    const units = segmentArticle(article(`Rain fell here.\n\n${text}`, lang)).slice(1);
    const ids = [...new Set(units.map((unit) => unit.quote_id))].filter((id) => id !== null);
    return units.map(
      ({ kind, quote_id }) => `${kind}${quote_id === null ? '' : ` ${ids.indexOf(quote_id)}`}`,
    );
  };
  const q = 'direct_quote 0';
  t.same(
    parts(
      'Министр сказал: «Мы готовы к переговорам в любой день.\n\nМы ждём ответа второй стороны». Потом он ушёл.',
      'ru',
    ),
    [q, q, 'narration'],
  );
  t.same(
    parts(
      '“We are ready to talk on any day.\n\n“We wait for the others.\n\n“War is no way out,” he said.\n\n“I do not believe him,” she said.',
      'en',
    ),
    [q, q, q, 'direct_quote 1'],
    'each paragraph opens it anew',
  );
  t.same(
    parts(
      'قال الوزير: «نحن مستعدون للحوار في أي يوم.\n\nاقرأ أيضا: النفط يرتفع\n\nوننتظر الرد».',
      'ar',
    ),
    [q, 'boilerplate', q],
    'past boilerplate',
  );
  t.same(
    parts(
      'وی گفت: «ما آماده گفت‌وگو هستیم.\n\nباران بارید.\n\nسفیر گفت: «ما هم آماده‌ایم و منتظر پاسخ شما هستیم.»',
      'fa',
    ),
    ['narration', 'narration', q],
    'one that is never closed is none',
  );
  t.same(
    parts('He called it “a joke of the others.\n\nShe left the hall” and he stayed.', 'en'),
    ['narration', 'narration'],
    'not introduced',
  );
});

t.test('a repeated text points to the first', async (t) => {
  const text =
    '“No deal,” says the minister\n\nHe left.\n\n"NO DEAL" says the minister.\n\nHe left.';
  const units = segmentArticle(article(text));
  t.same(
    units.map((unit) => unit.duplicate_of),
    [null, null, units[0]?.id, null],
    'short texts repeat by chance',
  );
});

t.test('a unit has the same id on every run, another in another article', async (t) => {
  const one = segmentArticle(article('He left. She stayed.'));
  t.same(
    one.map((unit) => unit.id),
    segmentArticle(article('He left. She stayed.')).map((unit) => unit.id),
  );
  t.match(one[0]?.id, /^u_[0-9a-f]{16}$/);
  t.not(segmentArticle({ ...article('He left.'), id: 'a2' })[0]?.id, one[0]?.id);
});

t.test('offsets count code points', async (t) => {
  const [, second] = segmentArticle(article('A 😀 smiles. B 👍 waves.'));
  t.match(second, { start: 12, end: 22, text: 'B 👍 waves.' });
});

t.test('the stage keeps order and leaves its input alone', async (t) => {
  const first = Object.freeze(article('One. Two.'));
  async function* input() {
    yield first;
    yield { ...article('Three.'), id: 'a2' };
  }
  const out = [];
  for await (const { article, units } of segment()(input())) out.push([article.id, units.length]);
  t.same(out, [
    ['a1', 2],
    ['a2', 1],
  ]);
});

t.test('an empty article has no units', async (t) => {
  for (const text of ['', ' \n\t', '\ufeff\u200b', '\u202b \u202c'])
    t.same(segmentArticle(article(text)), []);
});
