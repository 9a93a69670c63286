import type { Language } from '../../languages/types.js';
import { findBlocks } from './blocks.js';
import { endsSentence, type Quotations, startsSentence } from './boundaries.js';
import {
  BAR,
  BULLET,
  CLOSE,
  COMMA,
  classAt,
  DASH,
  ELLIPSIS,
  EXCLAIM,
  FULL,
  isBlank,
  letterAt,
  marksIn,
  NONE,
  OPEN,
  QUOTE,
  STOP,
  skipBlank,
  trim,
} from './characters.js';
import { endsInAbbreviation } from './full-stops.js';
import { ListItems } from './list-items.js';
import { findPairs, type Pair } from './pairs.js';
import { type Rules, rulesFor } from './rules.js';
import { readStop } from './stops.js';

const MAX_DATELINE = 60;

/** [start, end) in UTF-16 offsets. */
export type Sentence = [start: number, end: number];

export interface SplitOptions {
  /** A quotation of several sentences: cut between them (default), or one sentence with what introduces it. */
  quotations?: Quotations;
}

/**
 * Cuts a text of any length into sentences.
 *
 * Line breaks end a sentence unless the lines are one hard-wrapped sentence. The spans are
 * trimmed, in rising order, never empty and never overlap; only blanks lie between them. Time is
 * linear in the length of the text.
 */
export function splitSentences(
  text: string,
  language: Language,
  options: SplitOptions = {},
): Sentence[] {
  const rules = rulesFor(language);
  const sentences: Sentence[] = [];
  for (const { start, end } of findBlocks(text)) {
    splitBlock(text, start, end, rules, sentences, options.quotations ?? 'cut');
  }
  return sentences;
}

/** Cuts one block [start, end) and appends its sentences. Returns the pairs of marks found in it. */
export function splitBlock(
  text: string,
  start: number,
  end: number,
  rules: Rules,
  into: Sentence[],
  quotations: Quotations = 'cut',
): Pair[] {
  const marks = marksIn(text, start, end);
  const pairs = findPairs(text, start, end, rules.pairs, marks);
  const open: Pair[] = [];
  const items = new ListItems(text, start, end, rules);
  let next = 0;
  let from = start;
  const before = into.length;
  const cut = (at: number): void => {
    const span = trim(text, from, at);
    const last = into.at(-1);
    // A mark left over, as the `»` of a quotation that began in another block, goes with what it ends.
    if (span !== null && into.length > before && last !== undefined && isLeftOver(text, span))
      last[1] = span[1];
    else if (span !== null) into.push(span);
    from = skipBlank(text, at, end);
  };
  let done = start;
  for (const i of marks) {
    // Passed already as a part of an earlier stop.
    if (i < done) continue;
    const kind = classAt(text, i);
    const stops = kind === STOP || kind === EXCLAIM || kind === ELLIPSIS || kind === FULL;
    const broken = kind === QUOTE && i > start && classAt(text, i - 1) === DASH;
    const comma = kind === COMMA || kind === BAR ? text.charAt(i) : '';
    const ends = stops || (comma !== '' && rules.terminators.includes(comma));
    if (!ends && !broken && kind !== CLOSE && kind !== BULLET && comma !== ';' && comma !== ':')
      continue;
    for (; next < pairs.length && (pairs[next] as Pair).open < i; next++) {
      leave(open, (pairs[next] as Pair).open);
      open.push(pairs[next] as Pair);
    }
    leave(open, i);
    if (!ends && (broken || comma !== '')) {
      const whole =
        comma === ''
          ? open.at(-1)?.close === i
          : open.length === 0 && classAt(text, i - 1) !== CLOSE;
      const parts =
        comma === ':'
          ? i - from < MAX_DATELINE && isDateline(text.slice(from, i), rules)
          : startsSentence(text, i + 1, end, rules);
      if (whole && parts) cut(i + 1);
      continue;
    }
    const item = items.startAt(i, from);
    if (item > from) cut(item);
    if (!ends) continue;
    if (item >= 0) continue;
    const stop = readStop(text, i, end, open, rules);
    const inside = open.slice(0, open.length - stop.closes.length);
    const after = skipBlank(text, stop.end, end);
    const listed =
      after > stop.end &&
      inside.length === 0 &&
      items.beginsAt(after) &&
      !endsInLetter(text, stop.at, from) &&
      !endsInAbbreviation(text, from, stop, rules);
    if (listed || endsSentence(text, from, stop, end, inside, rules, quotations)) cut(stop.end);
    done = stop.end;
  }
  cut(end);
  return pairs;
}

/** A place, a dash and a news agency, as before the first sentence of a wire story: `تهران - ایرنا`. */
function isDateline(text: string, rules: Rules): boolean {
  const parts = text.split(/\s+[-–—]\s+/);
  const agency = parts.at(-1)?.trim().toLowerCase() ?? '';
  return parts.length > 1 && parts.length < 4 && rules.agencies.has(agency);
}

/** `u. a.`: a single letter with a full stop is an abbreviation, and what follows goes on with it. */
function endsInLetter(text: string, at: number, from: number): boolean {
  return at - 1 >= from && letterAt(text, at - 1) !== 'none' && letterAt(text, at - 1) !== 'digit'
    ? at - 1 === from || isBlank(text, at - 2) || text.charAt(at - 2) === '.'
    : false;
}

/** Nothing but marks that close or end something. */
function isLeftOver(text: string, [start, end]: Sentence): boolean {
  for (let i = start; i < end; i++) {
    const kind = classAt(text, i);
    if (kind === NONE || kind === OPEN || kind === BULLET) return false;
  }
  return true;
}

/** Drops the pairs that close before offset `at`. */
function leave(open: Pair[], at: number): void {
  while ((open.at(-1)?.close ?? at) < at) open.pop();
}
