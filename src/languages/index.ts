import { ar } from './ar.js';
import { de } from './de.js';
import { defineLanguage } from './define.js';
import { en } from './en.js';
import { es } from './es.js';
import { fa } from './fa.js';
import { fr } from './fr.js';
import { he } from './he.js';
import { hi } from './hi.js';
import { id } from './id.js';
import { it } from './it.js';
import { ja } from './ja.js';
import { ko } from './ko.js';
import { nl } from './nl.js';
import { pl } from './pl.js';
import { pt } from './pt.js';
import { ru } from './ru.js';
import * as smaller from './smaller.js';
import { tr } from './tr.js';
import type { Language } from './types.js';
import { uk } from './uk.js';
import { ur } from './ur.js';
import { vi } from './vi.js';
import { zh } from './zh.js';

export type { BoilerplateRules, Language, SentenceRules } from './types.js';

/** For text in a language without a table: every common quotation mark, no abbreviations. */
const und = defineLanguage({
  code: 'und',
  name: 'Undetermined',
  script: 'Zyyy',
  quotes: '“” «» „“ ‘’ 「」 『』 ""',
});

const LANGUAGES: readonly Language[] = [
  vi,
  ar,
  fa,
  en,
  ru,
  zh,
  fr,
  es,
  tr,
  uk,
  he,
  de,
  id,
  ur,
  hi,
  pt,
  ja,
  ko,
  it,
  nl,
  pl,
  ...Object.values(smaller),
];

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
