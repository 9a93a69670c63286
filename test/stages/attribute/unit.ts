import { codePointLength, sliceCodePoints } from '../../../src/offsets.js';
import type { Article, Unit } from '../../../src/records.js';
import { attributeUnits } from '../../../src/stages/attribute.js';
import { articleOf } from '../segment/article.js';

/** A unit of an article, of which nothing is known yet. */
export function unitOf(article: Article, start = 0, end = codePointLength(article.text)): Unit {
  return {
    id: 'u',
    article_id: article.id,
    index: 0,
    start,
    end,
    text: sliceCodePoints(article.text, start, end),
    lang: article.lang,
    kind: 'narration',
    quote_id: null,
    speaker: null,
    reported_by: null,
    cue: null,
    target: null,
    duplicate_of: null,
    meta: {},
  };
}

/** A text as one unit, attributed. */
export function attributeText(text: string, lang: string): Unit {
  const article = articleOf(text, lang);
  return attributeUnits(article, [unitOf(article)])[0] as Unit;
}
