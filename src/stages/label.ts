import type { Classifier, Scored, Stage } from '../records.js';

/** An item of the input beside what the classifier says of it; null where it was not to be labelled. */
export interface Labelled<T> {
  item: T;
  scored: Scored | null;
}

/**
 * Labels a stream in its order. `textOf` gives the text of an item, or null for one that is never
 * labelled (boilerplate). The stream is read in windows, so that the classifier can sort by length
 * and label a text that comes twice only once; at most `window` items are held.
 */
export function label<T>(options: {
  classifier: Classifier;
  textOf: (item: T) => string | null;
  window?: number;
}): Stage<T, Labelled<T>> {
  const { classifier, textOf, window = 2048 } = options;
  const flush = async (items: T[]): Promise<Labelled<T>[]> => {
    const texts = items.map(textOf);
    const distinct = [...new Set(texts.filter((text) => text !== null))];
    const scored = await classifier.classify(distinct);
    const byText = new Map(distinct.map((text, i) => [text, scored[i] as Scored]));
    return items.map((item, i) => {
      const text = texts[i] as string | null;
      return { item, scored: text === null ? null : (byText.get(text) as Scored) };
    });
  };
  return async function* labelled(input) {
    let items: T[] = [];
    for await (const item of input) {
      items.push(item);
      if (items.length < window) continue;
      yield* await flush(items);
      items = [];
    }
    if (items.length > 0) yield* await flush(items);
  };
}
