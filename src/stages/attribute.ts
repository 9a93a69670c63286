import type { SegmentedArticle, Stage } from '../records.js';

export function attribute(): Stage<SegmentedArticle, SegmentedArticle> {
  return async function* attributed(input) {
    yield* input;
  };
}
