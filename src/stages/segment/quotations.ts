import { COMMA, classAt, QUOTE } from './characters.js';
import type { Pair, PairTable } from './pairs.js';
import type { Piece } from './pieces.js';
import { skipBack } from './words.js';

/** A quotation that runs over more paragraphs, or more UTF-16 units, was rather never closed. */
const MOST_BLOCKS = 6;
const MOST_LENGTH = 6000;

/** A quotation mark and its place, UTF-16 offset. */
interface Mark {
  at: number;
  mark: string;
}

/** The marks of a block that found no partner in it, of those that tell opening from closing. */
export interface LooseMarks {
  /** The last that opens, with the marks that may close it. */
  opened: (Mark & { closers: string }) | null;
  /** The first that closes. */
  stray: Mark | null;
  /** The quotation with which the block begins, where it ends in it. */
  leading: (Mark & { close: number }) | null;
}

/** The pieces of one block, and its marks that found no partner. */
export interface BlockPieces {
  start: number;
  pieces: readonly Piece[];
  loose: LooseMarks;
}

/**
 * Joins quotations that run over paragraphs: opened in one after a colon or comma or at its start,
 * and closed in a later one. Where each paragraph opens it anew, as in English, they are one
 * quotation as well. Sets `kind` and `quote` of the pieces within; boundaries stay as they are.
 */
export function joinQuotations(text: string, blocks: readonly BlockPieces[]): void {
  let first = -1;
  // Every paragraph since the first opened the quotation anew.
  let unbroken = false;
  for (const [i, block] of blocks.entries()) {
    if (block.pieces.every((piece) => piece.kind === 'boilerplate')) continue;
    const { opened, stray } = block.loose;
    const from = blocks[first]?.loose.opened ?? null;
    if (from !== null) {
      const tooFar = i - first > MOST_BLOCKS || block.start - from.at > MOST_LENGTH;
      const reopened = unbroken ? opensAnew(block, from.mark) : null;
      const end =
        reopened?.close ?? (stray !== null && from.closers.includes(stray.mark) ? stray.at : -1);
      if (!tooFar && end >= 0) {
        quote(blocks.slice(first, i + 1), from.at, end + 1);
        first = -1;
      } else if (tooFar) first = -1;
      else if (opened?.at === block.start && opened.mark === from.mark) continue;
      else unbroken = false;
    }
    if (
      opened !== null &&
      (first < 0 || opened.at > block.start) &&
      isIntroduced(text, opened.at, block)
    ) {
      first = i;
      unbroken = true;
    }
  }
}

/** Marks that tell opening from closing. */
const DIRECTED = '«»“”„「」『』';
const ANY_DIRECTED = new RegExp(`[${DIRECTED}]`);

/** Finds the marks of [start, end) that are in none of `pairs`. */
export function looseMarks(
  text: string,
  start: number,
  end: number,
  pairs: readonly Pair[],
  table: PairTable,
): LooseMarks {
  const loose: LooseMarks = { opened: null, stray: null, leading: null };
  let partners: Set<number> | null = null;
  const first = text.slice(start, end).search(ANY_DIRECTED);
  for (let at = first < 0 ? end : start + first; at < end; at++) {
    if (classAt(text, at) !== QUOTE || !DIRECTED.includes(text.charAt(at))) continue;
    partners ??= new Set(
      pairs.flatMap((pair) => (pair.quote && pair.closed ? [pair.open, pair.close] : [])),
    );
    if (partners.has(at)) continue;
    const mark = text.charAt(at);
    const closers = table.closers.get(mark);
    if (closers !== undefined) loose.opened = { at, mark, closers };
    if (table.closing.has(mark)) loose.stray ??= { at, mark };
  }
  const [lead] = pairs;
  if (lead?.quote === true && lead.closed && lead.open === start)
    loose.leading = { at: start, mark: text.charAt(start), close: lead.close };
  return loose;
}

/** The pair with which the last paragraph of a quotation opens it anew and closes it. */
function opensAnew(block: BlockPieces, mark: string): { close: number } | null {
  const { leading } = block.loose;
  return leading !== null && leading.mark === mark ? leading : null;
}

/** After a colon or comma, or first in its paragraph: elsewhere it is rather a word in quotation marks left open. */
function isIntroduced(text: string, at: number, block: BlockPieces): boolean {
  const before = skipBack(text, at, block.start);
  return before === block.start || classAt(text, before - 1) === COMMA;
}

/** Makes the pieces that lie mostly within [start, end) parts of one quotation. */
function quote(blocks: readonly BlockPieces[], start: number, end: number): void {
  for (const { pieces } of blocks) {
    for (const piece of pieces) {
      const shared = Math.min(end, piece.end) - Math.max(start, piece.start);
      if (piece.kind === 'boilerplate' || piece.kind === 'headline') continue;
      if (shared * 2 <= piece.end - piece.start) continue;
      piece.kind = 'direct_quote';
      piece.quote = { start, end };
    }
  }
}
