import type { Article, UnitKind } from '../../records.js';
import type { Block } from './blocks.js';
import { gluedCaption, isBoilerplate, isCredit } from './boilerplate.js';
import { CLOSE, classAt, ELLIPSIS, EXCLAIM, FULL, QUOTE, STOP, trim } from './characters.js';
import { datelineEnd } from './datelines.js';
import { fold, foldedStart } from './duplicates.js';
import type { Pair } from './pairs.js';
import { type BlockPieces, looseMarks } from './quotations.js';
import type { Rules } from './rules.js';
import { type Sentence, splitBlock } from './sentences.js';

/** A unit to be, in UTF-16 offsets. `quote` is the quotation it is a part of. */
export interface Piece {
  start: number;
  end: number;
  kind: UnitKind;
  quote: { start: number; end: number } | null;
}

/** A quotation shorter than this is a phrase within a sentence, not its substance. */
const LEAST_QUOTE = 20;
/** A quotation as long as this is a statement where it begins the sentence or follows a cue. */
const STATED = 40;
const LONGEST_HEADLINE = 200;

/**
 * Cuts one block of an article into pieces and appends them. A piece depends on its block alone,
 * but for the headline: the first line of the article that says something, or its title repeated.
 */
export function cutBlock(
  article: Article,
  block: Block,
  rules: Rules,
  into: Piece[],
): BlockPieces | null {
  const { text } = article;
  const sentences: Sentence[] = [];
  const glued = gluedCaption(
    text.slice(block.start, Math.min(block.end, block.start + 2 * LONGEST_HEADLINE)),
    rules.language,
  );
  const captioned = block.start + glued;
  const dateline = datelineEnd(
    text.slice(captioned, Math.min(block.end, captioned + LONGEST_HEADLINE)),
    rules.language,
  );
  const body = trim(text, captioned + dateline, block.end);
  for (const edges of [
    trim(text, block.start, captioned),
    trim(text, captioned, captioned + dateline),
  ]) {
    if (edges !== null) into.push({ ...span(edges), kind: 'boilerplate', quote: null });
  }
  if (body === null) return null;
  const pairs = splitBlock(text, body[0], body[1], rules, sentences);
  const quotes = pairs.filter((pair) => pair.quote && isLong(pair));
  let passed = 0;
  const pieces = sentences.map(([start, end]): Piece => {
    if (isBoilerplate(text.slice(start, end), rules.language))
      return { start, end, kind: 'boilerplate', quote: null };
    while (passed < quotes.length && (quotes[passed] as Pair).close < start) passed++;
    const quote = quotes.length === 0 ? null : mainQuote(text, quotes, passed, body[1], start, end);
    return { start, end, kind: quote === null ? 'narration' : 'direct_quote', quote };
  });
  const [caption, credit] = pieces;
  if (
    pieces.length === 2 &&
    caption !== undefined &&
    credit !== undefined &&
    isCredit(text.slice(credit.start, credit.end), rules.language)
  ) {
    caption.kind = 'boilerplate';
    caption.quote = null;
  }
  const only = pieces[0];
  if (
    pieces.length === 1 &&
    only !== undefined &&
    only.kind !== 'boilerplate' &&
    isFirst(into) &&
    isHeadline(text, only)
  )
    only.kind = 'headline';
  if (
    article.title !== null &&
    pieces.length === 1 &&
    only !== undefined &&
    isTitle(text, only, article.title)
  )
    only.kind = 'headline';
  if (only?.kind === 'headline') only.quote = null;
  for (const piece of pieces) into.push(piece);
  const loose = looseMarks(text, body[0], body[1], pairs, rules.pairs);
  return { start: body[0], pieces, loose };
}

function span(edges: Sentence | null): { start: number; end: number } {
  const [start, end] = edges ?? [0, 0];
  return { start, end };
}

/** Whether no piece so far says something. From the back, for one that does is hardly ever far. */
function isFirst(pieces: readonly Piece[]): boolean {
  for (let i = pieces.length - 1; i >= 0; i--) if (pieces[i]?.kind !== 'boilerplate') return false;
  return true;
}

/** The first line of an article is its headline when it is short and does not end as a sentence does. */
function isHeadline(text: string, piece: Piece): boolean {
  if (piece.end - piece.start > LONGEST_HEADLINE || piece.end === trim(text, 0, text.length)?.[1])
    return false;
  let i = piece.end - 1;
  while (i > piece.start && (classAt(text, i) === CLOSE || classAt(text, i) === QUOTE)) i--;
  const kind = classAt(text, i);
  return (
    kind !== STOP &&
    kind !== FULL &&
    (i === piece.end - 1 || (kind !== EXCLAIM && kind !== ELLIPSIS))
  );
}

/** Whether a piece repeats the title. */
function isTitle(text: string, piece: Piece, title: string): boolean {
  const own = text.slice(piece.start, piece.end);
  return (
    own.length < title.length + LEAST_QUOTE &&
    foldedStart(own) === foldedStart(title) &&
    fold(own) === fold(title)
  );
}

function isLong(pair: Pair): boolean {
  return pair.close - pair.open > LEAST_QUOTE;
}

/**
 * The quotation that a sentence is a part of or consists of: one that runs over several sentences,
 * or that fills most of this one, or a long one that opens it or stands after a colon or comma.
 */
function mainQuote(
  text: string,
  quotes: readonly Pair[],
  passed: number,
  blockEnd: number,
  start: number,
  end: number,
): Piece['quote'] {
  let best: Pair | null = null;
  let most = 0;
  for (let i = passed; i < quotes.length; i++) {
    const pair = quotes[i] as Pair;
    if (pair.open >= end) break;
    const shared = Math.min(end, pair.close + 1) - Math.max(start, pair.open);
    if (shared <= 2) continue;
    const runsOn = pair.open < start || pair.close >= end;
    const long = shared * 10 >= 6 * (end - start);
    const stated =
      shared > STATED &&
      (pair.open === start ||
        /[:：,،]\s*$/.test(text.slice(Math.max(start, pair.open - 4), pair.open)));
    if ((runsOn || long || stated) && shared > most) {
      best = pair;
      most = shared;
    }
  }
  if (best === null) return null;
  return { start: best.open, end: best.closed ? best.close + 1 : blockEnd };
}
