import type { Language } from '../../languages/types.js';

/** As many letters tell nearly always whether a line can be boilerplate at all. */
export const BEGINNING = 6;

/** Photo agencies that sign in every language. */
const SIGNATURES =
  'getty images|getty|shutterstock|istock|epa|epa-efe|ap photo|afp photo|reuters|afp|ap|tass|dpa|xinhua|wikimedia commons|unsplash';

/** The labels of the English version of a page stay on it in other languages. */
const LEGENDS =
  'image caption|image source|image copyright|media caption|getty images|photo credit:|image credit:';

export interface Patterns {
  /** A credit in brackets: `(Ảnh: Tass)`. */
  credit: RegExp;
  /** A credit that ends a line after a dash, a bar or a full stop: ` - Photo: AFP`. */
  trailing: RegExp;
  /** A line that is a credit: `Фото: ТАСС`. */
  leading: RegExp;
  /** The same of a picture, not of a source. */
  pictured: RegExp;
  /** A caption marker before a colon, and the agency after it: `عکس: ایسنا`. */
  marker: RegExp;
  signature: RegExp;
  byline: RegExp;
  staff: RegExp;
  counts: RegExp;
  page: RegExp;
  published: RegExp;
  /** What a line about copyright begins with; no proof alone: `Copyright law was changed.` */
  rights: RegExp;
  /** What says all rights reserved wherever it stands. */
  reserved: RegExp;
  /** A caption as news sites lay it out, `Image caption, The envoy in Geneva`. */
  legend: RegExp;
  /** A name and an agency: `Minh Anh (Theo AFP)`, `Jane Doe / Reuters`. */
  signed: RegExp;
  related: RegExp;
  /** `Read also`, then a headline without colon. */
  pointer: RegExp;
  prompts: RegExp;
  /** The first letters of all that a line of boilerplate can begin with. */
  starts: ReadonlySet<string>;
  exact: ReadonlySet<string>;
  agencies: ReadonlySet<string>;
  navigation: ReadonlySet<string>;
  months: ReadonlySet<string>;
}

const cache = new WeakMap<Language, Patterns>();

export function patternsFor(language: Language): Patterns {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const { boilerplate, sentences } = language;
  const captions = alternatives(boilerplate.captions);
  const agencies = new Set([
    ...boilerplate.agencies.map((name) => name.toLowerCase()),
    ...SIGNATURES.split('|'),
  ]);
  const lower = (list: readonly string[]): string[] => list.map((item) => item.toLowerCase());
  // Not `i`: under it a capital would match any letter, and names are told by their capitals.
  const bylines = boilerplate.bylines.flatMap((item) => [
    item,
    item.charAt(0).toUpperCase() + item.slice(1),
  ]);
  const patterns: Patterns = {
    credit: new RegExp(
      `[([（［]\\s*(?:${captions})\\s*(?:[:：]\\s*[^()（）\\[\\]]{1,60}|(?:by\\s+)?(?:${alternatives([...agencies])}))\\s*[)\\]）］]`,
      'iu',
    ),
    trailing: new RegExp(
      `(?:\\s[-–—|/]|[.。])\\s*(?:${captions})\\s*[:：]\\s*([^:：]{1,60})$`,
      'iu',
    ),
    leading: new RegExp(
      `^[([（]?\\s*(?:${alternatives([...boilerplate.captions, ...boilerplate.sources])})\\s*[:：]\\s*\\S`,
      'iu',
    ),
    pictured: new RegExp(`^[([（]?\\s*(?:${captions})\\s*[:：]\\s*\\S`, 'iu'),
    marker: new RegExp(`(?:^|[\\s([（])(?:${captions})\\s*$`, 'iu'),
    signature: new RegExp(
      `^\\s*(?:${alternatives([...agencies])})(?=[.。]?\\s+[\\p{Lu}\\p{Lo}])`,
      'iu',
    ),
    byline: new RegExp(
      `^[([（]?\\s*(?:${alternatives(bylines)})(?:\\s*[:：]\\s*|\\s+(?=\\p{Lu}[^\\s]*\\s+\\p{Lu}))([^.:]{2,60}[^.。:])$`,
      'u',
    ),
    staff: new RegExp(
      `^[([（]?\\s*(?:${alternatives(bylines.filter((item) => item.includes(' ')))})(?:\\s*[:：]|\\s+(?=\\p{Lu}))`,
      'u',
    ),
    counts: new RegExp(
      `^(?:\\p{Nd}[\\p{Nd}.,]*\\s*[kmтыс]*\\.?\\s*(?:${alternatives(boilerplate.counts)})|(?:${alternatives(boilerplate.counts)})\\s*[:(：]?\\s*\\p{Nd}[\\p{Nd}.,]*)$`,
      'iu',
    ),
    page: new RegExp(
      `^(?:(?:${alternatives(boilerplate.pages)})\\s*\\p{Nd}{1,4}(?:\\s*(?:/|of|trên|sur|из|з|von|de|di|van|z|من|از|מתוך)\\s*\\p{Nd}{1,4})?|第\\s*\\p{Nd}{1,4}\\s*[页頁]|\\p{Nd}{1,4}\\s*(?:ページ|페이지))$`,
      'iu',
    ),
    published: new RegExp(`^(?:${alternatives(boilerplate.published)})(?![\\p{L}\\p{M}])`, 'iu'),
    rights: new RegExp(
      `^(?:©|ⓒ|\\(c\\)\\s|(?:${alternatives(boilerplate.copyright)})(?![\\p{L}\\p{M}]))`,
      'iu',
    ),
    reserved: new RegExp(
      sentences.spaced
        ? `(?:^|[\\s.,;|–-])(?:${alternatives(boilerplate.reserved)})(?![\\p{L}\\p{M}])`
        : alternatives(boilerplate.reserved),
      'iu',
    ),
    legend: new RegExp(
      `^(?:${LEGENDS}|(?:${alternatives(boilerplate.legends)})\\s*[,،，:：])`,
      'iu',
    ),
    signed: new RegExp(
      `^(\\p{Lu}[\\p{L}\\p{M}'’. -]{2,40}?)\\s*(?:[(（]\\s*(?:\\p{L}{2,8}\\s)?(?:${alternatives([...agencies])})(?:\\s*[,/&-]\\s*(?:${alternatives([...agencies])}))*\\s*[)）]|\\s?[/|–—]\\s*(?:${alternatives([...agencies])}))$`,
      'iu',
    ),
    related: new RegExp(
      `^[\\s>»›•*-]*(?:${alternatives(boilerplate.related)})\\s*(?:[:：>»]\\s*\\S|[.…»>]*$)`,
      'iu',
    ),
    pointer: new RegExp(
      `^[\\s>»›•*-]*(?:(?:${withCapitals(boilerplate.pointers)})(?![\\p{L}\\p{M}])|(?:${alternatives(boilerplate.pointers.map((item) => item.toUpperCase()))})(?=\\p{Lu}\\p{Ll})).*[^.。।۔]$`,
      'u',
    ),
    prompts: new RegExp(
      `^[\\s>»›•*-]*(?:${alternatives(boilerplate.prompts)})(?:$|(?<=[:：])${sentences.spaced ? '|(?![\\p{L}\\p{M}])' : '|'})`,
      'iu',
    ),
    starts: new Set(
      Object.values(boilerplate).flat().concat('©', 'ⓒ', '(c)', LEGENDS.split('|')).map(beginning),
    ),
    exact: new Set(
      lower([
        ...boilerplate.navigation,
        ...boilerplate.related,
        ...boilerplate.published,
        ...boilerplate.captions,
      ]),
    ),
    agencies,
    navigation: new Set(lower(boilerplate.navigation)),
    months: new Set(lower(sentences.months)),
  };
  cache.set(language, patterns);
  return patterns;
}

/** As written in the table, with a capital, and in capitals: for patterns that tell names by their capitals. */
function withCapitals(phrases: readonly string[]): string {
  return alternatives(
    phrases.flatMap((item) => [
      item,
      item.charAt(0).toUpperCase() + item.slice(1),
      item.toUpperCase(),
    ]),
  );
}

/** The first letters of a line in lower case, past brackets, bullets and arrows. */
export function beginning(text: string): string {
  let i = 0;
  while (i < text.length && i < 8 && ' ([（【<>«»›•·*#|-–—'.includes(text.charAt(i))) i++;
  return text
    .slice(i, i + BEGINNING)
    .toLowerCase()
    .trimEnd();
}

/** One alternative per phrase, the longest first; an empty list matches nothing. */
export function alternatives(phrases: readonly string[]): string {
  if (phrases.length === 0) return '(?!)';
  return [...phrases]
    .sort((a, b) => b.length - a.length)
    .map((phrase) =>
      phrase
        .trim()
        .replace(/[.*+?^${}()|[\]\\/]/g, '\\$&')
        .replace(/\s+/g, '\\s+'),
    )
    .join('|');
}
