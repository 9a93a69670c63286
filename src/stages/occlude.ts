import { CodePointCounter } from '../offsets.js';
import type { Classifier, Scored, Span } from '../records.js';

/** A word of a text and how much each score falls when the word is taken out (negative: it rises). */
export interface WordEffect extends Span {
  effects: { [label: string]: number };
}

/** Why a text got its scores, word by word; offsets count code points of the text. */
export interface Explanation {
  scored: Scored;
  words: WordEffect[];
}

/** At most so many words are taken out one by one; in a longer text, stretches of equal length. */
const STRETCHES = 160;

/**
 * Explains the scores of a text by occlusion: each word is taken out in turn and the text scored
 * anew. Costs one pass per word. `lang` decides where words end.
 */
export async function explainScores(
  text: string,
  lang: string,
  classifier: Classifier,
): Promise<Explanation> {
  const stretches = stretchesOf(text, lang);
  const without = stretches.map(({ start, end }) => text.slice(0, start) + text.slice(end));
  const [scored, ...rest] = (await classifier.classify(
    [text, ...without],
    [lang, ...without.map(() => lang)],
  )) as [Scored, ...Scored[]];
  const points = new CodePointCounter(text);
  const words = stretches.map(({ start, end }, i) => {
    const effects: WordEffect['effects'] = {};
    for (const label of classifier.labels) {
      effects[label] = round(
        (scored.scores[label] ?? 0) - ((rest[i] as Scored).scores[label] ?? 0),
      );
    }
    return { text: text.slice(start, end), start: points.at(start), end: points.at(end), effects };
  });
  return { scored, words };
}

/** Words with the offsets of UTF-16 units, joined to stretches where there are too many. */
function stretchesOf(text: string, lang: string): { start: number; end: number }[] {
  const words = [];
  for (const { index, segment, isWordLike } of new Intl.Segmenter(lang, {
    granularity: 'word',
  }).segment(text)) {
    if (isWordLike) words.push({ start: index, end: index + segment.length });
  }
  const size = Math.ceil(words.length / STRETCHES);
  const stretches = [];
  for (let i = 0; i < words.length; i += size) {
    const last = words[Math.min(i + size, words.length) - 1] as { end: number };
    stretches.push({ start: (words[i] as { start: number }).start, end: last.end });
  }
  return stretches;
}

const round = (value: number) => Math.round(value * 1e4) / 1e4;
