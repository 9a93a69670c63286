import type { Language } from '../../languages/types.js';
import {
  CLOSE,
  COMMA,
  classAt,
  EXCLAIM,
  isClipped,
  isUnspaced,
  letterAt,
  marksIn,
  OPEN,
  QUOTE,
  SPACE,
  STOP,
  skipBlank,
} from './characters.js';

/** A pair of quotation marks or brackets in a text: UTF-16 offsets of the two marks. `close` is the end of the block where the mark is never closed. */
export interface Pair {
  open: number;
  close: number;
  quote: boolean;
  closed: boolean;
}

/** Deeper nesting than this is noise; it also bounds the work on a text of opening marks only. */
const MAX_DEPTH = 8;

/** How far apart two brackets of a reversed pair may stand. */
const MAX_REVERSED = 48;

const BRACKETS: { readonly [open: string]: string } = {
  '(': ')',
  '[': ']',
  '{': '}',
  '（': '）',
  '［': '］',
  '｛': '｝',
  '【': '】',
  '〔': '〕',
  '〖': '〗',
};
/** Marks that close what they open in one way only; used after the language's own pairs. */
const COMMON: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['„', '”'],
  ['‘', '’'],
  ['‹', '›'],
  ['「', '」'],
  ['『', '』'],
  ['《', '》'],
  ['〈', '〉'],
  ['＂', '＂'],
  ['｢', '｣'],
  ['〝', '〞'],
  ['"', '"'],
];

export interface PairTable {
  /** Closing marks by opening mark. */
  readonly closers: ReadonlyMap<string, string>;
  readonly closing: ReadonlySet<string>;
}

/** The quotation marks that a language opens and closes with, its own ones first. */
export function pairTable(language: Language): PairTable {
  const closers = new Map<string, string>();
  for (const [open, close] of [...language.quotes, ...COMMON]) {
    const known = closers.get(open) ?? '';
    if (!known.includes(close)) closers.set(open, known + close);
  }
  closers.set("'", "'");
  closers.set('`', "'");
  return { closers, closing: new Set([...closers.values()].join('')) };
}

/**
 * Matches the quotation marks and brackets of one block [start, end) in one pass. Pairs come in
 * rising order of `open` and nest properly. An opening mark that is never closed is left out,
 * except a quotation mark at the very start of the block: a quotation that runs on over paragraphs
 * opens each of them and closes in the last only.
 */
export function findPairs(
  text: string,
  start: number,
  end: number,
  table: PairTable,
  marks: readonly number[] = marksIn(text, start, end),
): Pair[] {
  const found: Pair[] = [];
  const stack: { at: number; mark: string }[] = [];
  let stray = -MAX_REVERSED;
  for (const i of marks) {
    const kind = classAt(text, i);
    if (kind !== QUOTE && kind !== OPEN && kind !== CLOSE) continue;
    const mark = text.charAt(i);
    if (kind === CLOSE && matching(stack, mark, table) < 0 && letterAt(text, i - 1) === 'other')
      stray = i;
    // Brackets the wrong way round, `) x (`, are common in right-to-left text that was converted.
    if (kind === OPEN && i - stray < MAX_REVERSED) {
      stray = -MAX_REVERSED;
      continue;
    }
    const role =
      kind === QUOTE
        ? quoteRole(text, i, start, end, table, stack)
        : kind === OPEN
          ? 'open'
          : 'close';
    if (role === 'open') {
      if (stack.length === MAX_DEPTH) stack.shift();
      stack.push({ at: i, mark });
    } else if (role === 'close') {
      const depth = matching(stack, mark, table);
      const opener = stack[depth];
      if (opener === undefined) continue;
      stack.length = depth;
      found.push({ open: opener.at, close: i, quote: kind === QUOTE, closed: true });
    }
  }
  const first = stack[0];
  if (
    first !== undefined &&
    first.at === start &&
    classAt(text, start) === QUOTE &&
    first.mark !== "'"
  ) {
    found.push({ open: start, close: end, quote: true, closed: false });
  }
  return found.length < 2 ? found : found.sort((a, b) => a.open - b.open);
}

/** Place in the stack of the mark that `close` closes; -1 when there is none. */
function matching(stack: readonly { mark: string }[], close: string, table: PairTable): number {
  for (let depth = stack.length - 1; depth >= 0; depth--) {
    const open = stack[depth]?.mark ?? '';
    if ((BRACKETS[open] ?? table.closers.get(open) ?? '').includes(close)) return depth;
  }
  return -1;
}

function quoteRole(
  text: string,
  at: number,
  start: number,
  end: number,
  table: PairTable,
  stack: { at: number; mark: string }[],
): 'open' | 'close' | 'none' {
  const mark = text.charAt(at);
  const before = at > start ? letterAt(text, at - 1) : 'none';
  const after = at + 1 < end ? letterAt(text, at + 1) : 'none';
  const inWord = before !== 'none' && after !== 'none';
  const depth = matching(stack, mark, table);
  if (mark === '‘' && after === 'lower' && isClipped(text, at)) return 'none';
  if (mark === "'" || mark === '’' || mark === '`') {
    // Within a word it is an apostrophe; after a word it closes only what was opened.
    if (
      (inWord && !isUnspaced(text, at + 1)) ||
      text.charAt(at + 1) === mark ||
      (at > start && text.charAt(at - 1) === mark)
    )
      return 'none';
    if (mark !== '`' && after === 'lower' && isClipped(text, at)) return 'none';
    if (before !== 'none' || after === 'none' || !isEdge(text, at - 1, start))
      return depth < 0 ? 'none' : 'close';
    return table.closers.has(mark) ? 'open' : 'none';
  }
  if (mark === '"' || mark === '＂') {
    // Hebrew writes its acronyms with it, Latin script inches; in Arabic a particle may touch it.
    if (inWord && !isUnspaced(text, at - 1)) {
      const code = text.charCodeAt(at - 1);
      if (code < 0x600 || code > 0x6ff) return 'none';
    }
    const spaced = isEdge(text, at - 1, start);
    const touches = at + 1 < end && classAt(text, at + 1) !== SPACE;
    if (spaced && !touches) return looseRole(text, at, start, end, depth >= 0);
    if (depth < 0) return before === 'digit' && !touches ? 'none' : touches ? 'open' : 'none';
    if (spaced && touches && after !== 'none' && at - 1 > (stack[depth]?.at ?? 0)) {
      // The mark that looks open was never closed: forget it.
      stack.length = depth;
      return 'open';
    }
    return 'close';
  }
  if (depth >= 0) return 'close';
  return table.closers.has(mark) ? 'open' : 'none';
}

/** What a straight mark with a blank on both sides is: open and close in turn, set right by what stands around. */
function looseRole(
  text: string,
  at: number,
  start: number,
  end: number,
  isOpen: boolean,
): 'open' | 'close' | 'none' {
  let left = at - 1;
  while (left > start && classAt(text, left) === SPACE) left--;
  const right = skipBlank(text, at + 1, end);
  const kind = classAt(text, right);
  if (right === end || kind === STOP || kind === EXCLAIM || kind === COMMA || kind === CLOSE)
    return isOpen ? 'close' : 'none';
  if (text.charAt(left) === ':' || left < start) return 'open';
  return isOpen ? 'close' : 'open';
}

/** Whether a word may begin after offset `at`: a blank, an opening mark or the edge of the block. */
function isEdge(text: string, at: number, start: number): boolean {
  if (at < start) return true;
  const kind = classAt(text, at);
  return kind === SPACE || kind === OPEN || kind === QUOTE || '-–—:=/،,'.includes(text.charAt(at));
}
