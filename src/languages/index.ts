import { defineLanguage } from './define.js';
import { en } from './en.js';
import type { Language } from './types.js';

export type { BoilerplateRules, Language, SentenceRules } from './types.js';

/** For text in a language without a table: every common quotation mark, no abbreviations. */
const und = defineLanguage({
  code: 'und',
  name: 'Undetermined',
  script: 'Zyyy',
  quotes: '“” «» „“ ‘’ 「」 『』 ""',
});

const LANGUAGES: readonly Language[] = [en];

const byCode = new Map(LANGUAGES.map((language) => [language.code, language]));

/** The table for a BCP 47 code: exact, then its base subtag, then a default that knows no language. Never throws. */
export function languageFor(code: string): Language {
  const tag = code.toLowerCase().replaceAll('_', '-');
  return byCode.get(tag) ?? byCode.get(tag.split('-', 1)[0] ?? '') ?? und;
}

/** Every language with a table of its own. */
export function knownLanguages(): readonly Language[] {
  return LANGUAGES;
}
