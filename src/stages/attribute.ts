import type { Article, SegmentedArticle, Stage, Unit } from '../records.js';
import { attributeArticle } from './attribute/article.js';
import { type Explanation, explain } from './attribute/explain.js';

export type { Explanation } from './attribute/explain.js';

/** The stage: fills in who speaks, in which words, about whom, and who relays it. */
export function attribute(): Stage<SegmentedArticle, SegmentedArticle> {
  return async function* (input) {
    for await (const { article, units } of input) {
      yield { article, units: attributeUnits(article, units) };
    }
  };
}

/**
 * The units of one article with `speaker`, `reported_by`, `cue`, `target` and `kind` filled in, as
 * new objects in the same order. Spans are code points of the article, and their text equals the
 * article's text there. Boilerplate is left alone; headlines keep their kind.
 */
export function attributeUnits(article: Article, units: readonly Unit[]): Unit[] {
  return attributeArticle(article, units);
}

/** Which rule gave each span of unit `index`, and the evidence that weighed in. Throws a RangeError outside `units`. */
export function explainUnit(article: Article, units: readonly Unit[], index: number): Explanation {
  const unit = units[index];
  if (unit === undefined) throw new RangeError(`no unit ${index} among ${units.length}`);
  return explain(unit, attributeArticle(article, units)[index] as Unit);
}
