import type { Article, UnitKind } from '../../records.js';
import type { Block } from './blocks.js';
import type { Pair } from './pairs.js';
import type { Rules } from './rules.js';
import { type Sentence, splitBlock } from './sentences.js';

/** A unit to be, in UTF-16 offsets. `quote` is the quotation it is a part of. */
export interface Piece {
  start: number;
  end: number;
  kind: UnitKind;
  quote: { start: number; end: number } | null;
}

/** Cuts one block of an article into pieces and appends them. */
export function cutBlock(article: Article, block: Block, rules: Rules, into: Piece[]): void {
  const sentences: Sentence[] = [];
  const pairs = splitBlock(article.text, block.start, block.end, rules, sentences);
  const quotes = pairs.filter((pair) => pair.quote);
  for (const [start, end] of sentences) {
    const quote = quoteAround(quotes, start, end);
    into.push({ start, end, kind: quote === null ? 'narration' : 'direct_quote', quote });
  }
}

function quoteAround(quotes: readonly Pair[], start: number, end: number): Piece['quote'] {
  for (const pair of quotes) {
    if (pair.open >= end) break;
    if (pair.open <= start && pair.close >= end - 1) {
      return { start: pair.open, end: Math.min(pair.close + 1, end) };
    }
  }
  return null;
}
