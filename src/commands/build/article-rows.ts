import { annotationOf } from '../../annotations.js';
import { StancekitError } from '../../errors.js';
import type { FinishedArticle } from '../../formats/finished-rows.js';
import type { Classifier, SegmentedArticle, Unit } from '../../records.js';
import type { Labelled } from '../../stages/label.js';

export interface ArticleUnit {
  segmented: SegmentedArticle;
  unit: Unit;
}

/** Boilerplate is kept and never labelled. */
export const textToLabel = ({ unit }: ArticleUnit) =>
  unit.kind === 'boilerplate' ? null : unit.text;

/** Ends the run once a signal came. */
export function assertGoingOn(signal: AbortSignal): void {
  if (signal.aborted) throw new StancekitError('interrupted', 'interrupted');
}

/**
 * Ends the run before the next article once a signal came. What was read by then and is being labelled
 * is written: it takes seconds, and is not lost.
 */
export async function* untilAborted<T>(items: AsyncIterable<T>, signal: AbortSignal) {
  for await (const item of items) {
    assertGoingOn(signal);
    yield item;
  }
}

/** The units of articles one by one, as they are labelled; `count` is told of each article before its units. */
export async function* unitsOf(
  articles: AsyncIterable<SegmentedArticle>,
  count: (article: SegmentedArticle) => void,
): AsyncGenerator<ArticleUnit> {
  for await (const segmented of articles) {
    count(segmented);
    for (const unit of segmented.units) yield { segmented, unit };
  }
}

/** Labelled units put together again, article by article. */
export async function* articlesOf(
  labelled: AsyncIterable<Labelled<ArticleUnit>>,
  { annotator, codebook }: Classifier,
): AsyncGenerator<FinishedArticle> {
  let rows: FinishedArticle['rows'] = [];
  for await (const { item, scored } of labelled) {
    const { segmented, unit } = item;
    rows.push({ unit, annotation: scored && annotationOf(unit, scored, annotator, codebook) });
    if (rows.length < segmented.units.length) continue;
    yield { article: segmented.article, rows };
    rows = [];
  }
}
