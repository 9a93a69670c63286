import { hash } from 'node:crypto';
import { languageFor } from '../languages/index.js';
import { CodePointCounter } from '../offsets.js';
import type { Article, SegmentedArticle, Stage, Unit } from '../records.js';
import { findBlocks } from './segment/blocks.js';
import { withoutCredit } from './segment/boilerplate.js';
import { markDuplicates } from './segment/duplicates.js';
import { cutBlock, type Piece } from './segment/pieces.js';
import { type BlockPieces, joinQuotations } from './segment/quotations.js';
import { rulesFor } from './segment/rules.js';

/** The stage: each article in, the same article with its units out. */
export function segment(): Stage<Article, SegmentedArticle> {
  return async function* (articles) {
    for await (const article of articles) yield { article, units: segmentArticle(article) };
  };
}

/**
 * Cuts an article into statement units.
 *
 * Units come in order and do not overlap; each text equals the article's text between `start` and
 * `end` (code points); only blanks lie between units. `kind` is what form alone can tell:
 * headline, boilerplate, direct quotation or narration. Units of one quotation share `quote_id`.
 * Speakers, cues and targets are null: attribution fills them in.
 */
export function segmentArticle(article: Article): Unit[] {
  const { text } = article;
  const rules = rulesFor(languageFor(article.lang));
  const pieces: Piece[] = [];
  const blocks: BlockPieces[] = [];
  for (const block of findBlocks(text)) {
    const cut = cutBlock(article, block, rules, pieces);
    if (cut !== null) blocks.push(cut);
  }
  joinQuotations(text, blocks);
  const points = pointsOf(text);
  const units = pieces.map((piece, index): Unit => {
    const start = points(piece.start);
    const end = points(piece.end);
    return {
      id: stableId('u', article.id, start, end),
      article_id: article.id,
      index,
      start,
      end,
      text: text.slice(piece.start, piece.end),
      lang: article.lang,
      kind: piece.kind,
      quote_id: null,
      speaker: null,
      reported_by: null,
      cue: null,
      target: null,
      duplicate_of: null,
      meta: {},
    };
  });
  nameQuotations(article, pieces, units);
  markDuplicates(units, (unit) =>
    unit.kind === 'boilerplate' ? withoutCredit(unit.text, rules.language) : unit.text,
  );
  return units;
}

/** Gives the units of each quotation the same `quote_id`. */
function nameQuotations(article: Article, pieces: readonly Piece[], units: Unit[]): void {
  const edges = pieces.flatMap(({ quote }) => (quote === null ? [] : [quote.start, quote.end]));
  if (edges.length === 0) return;
  const points = pointsOf(article.text);
  const known = new Map(edges.sort((a, b) => a - b).map((edge) => [edge, points(edge)]));
  pieces.forEach(({ quote }, index) => {
    const unit = units[index];
    if (unit === undefined || quote === null) return;
    unit.quote_id = stableId(
      'q',
      article.id,
      known.get(quote.start) ?? 0,
      known.get(quote.end) ?? 0,
    );
  });
}

/** Converts rising UTF-16 offsets of a text to code points; they are the same where nothing is astral. */
function pointsOf(text: string): (offset: number) => number {
  if (!/[\ud800-\udbff]/.test(text)) return (offset) => offset;
  const counter = new CodePointCounter(text);
  return (offset) => counter.at(offset);
}

/** The same article and span give the same id on every run and machine. */
function stableId(prefix: 'u' | 'q', article: string, start: number, end: number): string {
  const digest = hash('sha256', `${article}\0${start}\0${end}`, 'hex');
  return `${prefix}_${digest.slice(0, 16)}`;
}
