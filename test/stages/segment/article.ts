import type { Article } from '../../../src/records.js';

/** An article that is nothing but its text. */
export function articleOf(text: string, lang = 'en', title: string | null = null): Article {
  return {
    id: 'a1',
    text,
    title,
    lang,
    lang_confidence: null,
    date: null,
    url: null,
    source: null,
    meta: {},
    sha256: '',
  };
}
