import type { Classifier, Scored, Stage } from '../records.js';

/** An item of the input beside what the classifier says of it; null where it was not to be labelled. */
export interface Labelled<T> {
  item: T;
  scored: Scored | null;
}

/**
 * Labels a stream in its order. `textOf` gives the text of an item, or null for one that is never
 * labelled (boilerplate). The stream is read in windows, so that the classifier can sort by length
 * and label a text that comes twice only once; while one window is labelled the next is read, so that at
 * most two are held. `between` runs when the items of a window were taken: a moment to make them safe.
 */
export function label<T>(options: {
  classifier: Classifier;
  textOf: (item: T) => string | null;
  /** The language of an item's text, for classifiers that ask in it. */
  langOf?: (item: T) => string;
  window?: () => number;
  between?: () => Promise<void>;
}): Stage<T, Labelled<T>> {
  const { classifier, textOf, langOf = () => 'und', between } = options;
  const window = options.window ?? (() => classifier.window);
  const flush = async (items: T[]): Promise<Labelled<T>[]> => {
    const keys: (string | null)[] = [];
    const places = new Map<string, number>();
    const texts: string[] = [];
    const langs: string[] = [];
    for (const item of items) {
      const text = textOf(item);
      const lang = langOf(item);
      const key = text === null ? null : `${lang}\n${text}`;
      keys.push(key);
      if (text === null || key === null || places.has(key)) continue;
      places.set(key, texts.length);
      texts.push(text);
      langs.push(lang);
    }
    const scored = await classifier.classify(texts, langs);
    return items.map((item, i) => {
      const key = keys[i] ?? null;
      return {
        item,
        scored: key === null ? null : (scored[places.get(key) as number] as Scored),
      };
    });
  };
  return async function* labelled(input) {
    // One window is with the classifier while the next is read.
    let underWay: Promise<Labelled<T>[]> | undefined;
    try {
      for await (const items of windowsOf(input, window)) {
        const next = flush(items);
        // Told when its turn comes.
        next.catch(() => undefined);
        if (underWay !== undefined) {
          const taken = underWay;
          // Of a window that fails, those behind it are not given either.
          underWay = undefined;
          yield* await taken;
          underWay = next;
          await between?.();
        }
        underWay = next;
      }
    } catch (error) {
      // Whoever ends the run between windows, or an input that breaks off, takes nothing back.
      if (underWay !== undefined) yield* await underWay;
      throw error;
    }
    if (underWay !== undefined) yield* await underWay;
  };
}

async function* windowsOf<T>(input: AsyncIterable<T>, size: () => number): AsyncGenerator<T[]> {
  let items: T[] = [];
  for await (const item of input) {
    items.push(item);
    if (items.length < size()) continue;
    yield items;
    items = [];
  }
  if (items.length > 0) yield items;
}
