import type { BoilerplateRules, Language, SentenceRules } from './types.js';

/** A language as its table writes it: only what it has to say; the rest is empty. Lists of words are written as one string, parted by white space. */
export interface LanguageTable {
  readonly code: string;
  readonly name: string;
  readonly script: string;
  readonly quotes: string;
  readonly sentences?: { readonly [K in keyof SentenceRules]?: SentenceRules[K] | string };
  readonly boilerplate?: { readonly [K in keyof BoilerplateRules]?: string };
}

/** Fills a table up to a `Language`. `quotes` is written `“” ‘’`; phrases of boilerplate are parted by `|`. */
export function defineLanguage(table: LanguageTable): Language {
  const given = table.sentences ?? {};
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const words = (key: keyof SentenceRules): string[] => split(text(given[key]), /\s+/);
  const phrases = (key: keyof BoilerplateRules): string[] =>
    split(table.boilerplate?.[key] ?? '', /\s*\|\s*/);
  const sentences = (): SentenceRules => ({
    terminators: text(given.terminators),
    spaced: given.spaced !== false,
    ordinals: (given.ordinals as SentenceRules['ordinals'] | undefined) ?? 'none',
    abbreviations: words('abbreviations'),
    ambiguous: words('ambiguous'),
    closing: words('closing'),
    beforeNumber: words('beforeNumber'),
    leads: words('leads'),
    afterNumber: words('afterNumber'),
    ordinalCues: words('ordinalCues'),
    months: words('months'),
    starters: words('starters'),
    quoteContinuations: words('quoteContinuations'),
    quoteCues: words('quoteCues'),
  });
  const boilerplate = (): BoilerplateRules => ({
    captions: phrases('captions'),
    bylines: phrases('bylines'),
    agencies: phrases('agencies'),
    related: phrases('related'),
    pointers: phrases('pointers'),
    navigation: phrases('navigation'),
    prompts: phrases('prompts'),
    sources: phrases('sources'),
    counts: phrases('counts'),
    legends: phrases('legends'),
    copyright: phrases('copyright'),
    reserved: phrases('reserved'),
    pages: phrases('pages'),
    published: phrases('published'),
  });
  // Most runs meet few languages: lists are cut when they are first asked for.
  let cutSentences: SentenceRules | undefined;
  let cutBoilerplate: BoilerplateRules | undefined;
  return {
    code: table.code,
    name: table.name,
    script: table.script,
    quotes: split(table.quotes, /\s+/).map((pair) => [...pair] as unknown as [string, string]),
    get sentences() {
      return (cutSentences ??= sentences());
    },
    get boilerplate() {
      return (cutBoilerplate ??= boilerplate());
    },
  };
}

function split(text: string, separator: RegExp): string[] {
  return text
    .split(separator)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
