import type { Language } from '../../languages/types.js';
import { findBlocks } from './blocks.js';
import { endsSentence, readStop } from './boundaries.js';
import { BULLET, COMMA, CLOSE, ELLIPSIS, EXCLAIM, FULL, STOP, classAt, skipBlank, trim } from './characters.js';
import { ListItems } from './list-items.js';
import { type Pair, findPairs } from './pairs.js';
import { type Rules, rulesFor } from './rules.js';

/** [start, end) in UTF-16 offsets. */
export type Sentence = [start: number, end: number];

/**
 * Cuts a text of any length into sentences.
 *
 * Line breaks end a sentence unless the lines are one hard-wrapped sentence. The spans are
 * trimmed, in rising order, never empty and never overlap; only blanks lie between them. A
 * quotation of several sentences is cut between them. Time is linear in the length of the text.
 */
export function splitSentences(text: string, language: Language): Sentence[] {
  const rules = rulesFor(language);
  const sentences: Sentence[] = [];
  for (const block of findBlocks(text)) splitBlock(text, block.start, block.end, rules, sentences);
  return sentences;
}

/** Cuts one block [start, end) and appends its sentences. Returns the pairs of marks found in it. */
export function splitBlock(text: string, start: number, end: number, rules: Rules, into: Sentence[]): Pair[] {
  const pairs = findPairs(text, start, end, rules.pairs);
  const open: Pair[] = [];
  const items = new ListItems(text, start, end, rules);
  let next = 0;
  let from = start;
  const cut = (at: number): void => {
    const span = trim(text, from, at);
    if (span !== null) into.push(span);
    from = skipBlank(text, at, end);
  };
  for (let i = start; i < end; i++) {
    const kind = classAt(text, i);
    const stops = kind === STOP || kind === EXCLAIM || kind === ELLIPSIS || kind === FULL;
    if (!stops && kind !== CLOSE && kind !== BULLET && !(kind === COMMA && rules.terminators.includes(text.charAt(i)))) continue;
    for (; next < pairs.length && (pairs[next] as Pair).open < i; next++) {
      leave(open, (pairs[next] as Pair).open);
      open.push(pairs[next] as Pair);
    }
    leave(open, i);
    const item = items.startAt(i, from);
    if (item > from) cut(item);
    if (!stops && kind !== COMMA) continue;
    if (item >= 0) continue;
    const stop = readStop(text, i, end, open, rules);
    const inside = open.slice(0, open.length - stop.closes.length);
    const after = skipBlank(text, stop.end, end);
    const listed = after > stop.end && inside.length === 0 && items.beginsAt(after);
    if (listed || endsSentence(text, from, stop, end, inside, rules)) cut(stop.end);
    i = stop.end - 1;
  }
  cut(end);
  return pairs;
}

/** Drops the pairs that close before offset `at`. */
function leave(open: Pair[], at: number): void {
  while ((open.at(-1)?.close ?? at) < at) open.pop();
}
