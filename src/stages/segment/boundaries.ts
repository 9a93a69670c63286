import {
  CLOSE,
  COMMA,
  classAt,
  DASH,
  ELLIPSIS,
  isBlank,
  isClipped,
  isUnspaced,
  type Letter,
  letterAt,
  OPEN,
  QUOTE,
  SPACE,
  STOP,
  skipBlank,
} from './characters.js';
import { endsBeforeLower, endsDot, endsInAbbreviation } from './full-stops.js';
import type { Pair } from './pairs.js';
import type { Rules } from './rules.js';
import type { Stop } from './stops.js';
import { MAX_TOKEN, skipBack, tokenBefore, wordAt } from './words.js';

/** A bracket longer than this holds no aside: most likely the mark was never closed. */
const MAX_BRACKET = 400;

const MAX_REMARK = 60;

const MAX_SLOGAN = 40;

/** More dots than this before a number lead to a page of a table of contents. */
const LEADERS = 4;

/** A sentence that ends in a bar, typed for the danda, is not shorter. */
const LEAST_BARRED = 16;

/** A clause of saying after a quotation, as in `Smith asked`. */
const MAX_CUE = 40;

/** Whether a quotation of several sentences is cut between them or kept in one piece. */
export type Quotations = 'cut' | 'whole';

/**
 * Whether a sentence that began at `from` ends with this stop. `end` is the end of the block,
 * `inside` the pairs still open after the stop.
 */
export function endsSentence(
  text: string,
  from: number,
  stop: Stop,
  end: number,
  inside: readonly Pair[],
  rules: Rules,
  quotations: Quotations,
): boolean {
  const next = skipBlank(text, stop.end, end);
  if (next === end) return true;
  const nextKind = classAt(text, next);
  if (nextKind === COMMA || nextKind === CLOSE) return false;
  const letter = letterAfter(text, next, end);
  if (!mayCutInside(text, from, stop, inside, letter, quotations)) return false;
  if (
    !stop.sealed &&
    stop.closes.some((pair) => !pair.quote && pair.open > from && isAside(text, pair))
  )
    return false;
  if (
    letter === 'other' &&
    !stop.sealed &&
    stop.closes.some((pair) => isEmbedded(text, from, pair))
  )
    return false;
  if (nextKind === OPEN && stop.closes.some((pair) => pair.quote) && isLastBracket(text, next, end))
    return false;
  if (stop.closed && goesOnAfterQuote(text, from, stop, next, end, rules)) return false;
  if (stop.full) return endsFull(text, from, stop, next, letter, rules);
  if (stop.dots > LEADERS && letter === 'digit') return false;
  if (next === stop.end)
    return !endsInAbbreviation(text, from, stop, rules) && endsGlued(text, stop, next, end);
  if (letter === 'lower') return endsBeforeLower(text, from, stop, next, end, rules);
  if (stop.exclaims) return true;
  if (stop.ellipsis) return endsEllipsis(text, stop, letter);
  if (stop.closed) return true;
  return endsDot(text, from, stop.at, next, end, letter, rules);
}

/** A bracket or a short quotation within a sentence, not after a cue: where case cannot tell, the sentence goes on. */
function isEmbedded(text: string, from: number, pair: Pair): boolean {
  if (pair.open <= from) return false;
  if (!pair.quote) return true;
  const before = skipBack(text, pair.open, from);
  return (
    classAt(text, before - 1) !== COMMA && pair.close - pair.open < MAX_SLOGAN && before > from
  );
}

/** A short bracket that ends the block: after a quotation it is its source or a remark on it. */
function isLastBracket(text: string, at: number, end: number): boolean {
  return (
    end - at < MAX_REMARK &&
    classAt(text, end - 1) === CLOSE &&
    !/[)\]]/.test(text.slice(at, end - 1))
  );
}

/** A bracket that holds a single word or mark, as `(?)`, `(Ind.)`. */
function isAside(text: string, pair: Pair): boolean {
  for (let i = pair.open + 1; i < pair.close; i++) if (isBlank(text, i)) return false;
  return pair.close - pair.open < MAX_TOKEN;
}

/**
 * Inside a bracket only a bracket that is a sentence (or several) of its own may be cut; inside a
 * quotation only one long enough to hold several sentences, not a title or a slogan.
 */
function mayCutInside(
  text: string,
  from: number,
  stop: Stop,
  inside: readonly Pair[],
  letter: Letter,
  quotations: Quotations,
): boolean {
  for (const pair of inside) {
    if (pair.quote && pair.closed && quotations === 'whole') return false;
    if (!pair.quote) {
      if (pair.close - pair.open > MAX_BRACKET) continue;
      if (pair.open !== from || (letter !== 'upper' && letter !== 'other')) return false;
    }
    if (!pair.closed) continue;
    const least = isUnspaced(text, stop.end) || isUnspaced(text, stop.at - 1) ? 10 : 30;
    if (pair.quote && pair.close - pair.open < least) return false;
  }
  return true;
}

/** The case of the first letter or digit from `at` on, past opening marks, dashes and dots. */
function letterAfter(text: string, at: number, end: number): Letter {
  for (let i = isClipped(text, at) ? at + 2 : at; i < end && i < at + 8; i++) {
    const letter = letterAt(text, i);
    // A name such as `iPhone` begins a sentence as a capital does.
    if (letter === 'lower' && letterAt(text, i + 1) === 'upper') return 'upper';
    if (letter !== 'none') return letter;
    const kind = classAt(text, i);
    if (
      kind !== QUOTE &&
      kind !== OPEN &&
      kind !== DASH &&
      kind !== SPACE &&
      kind !== STOP &&
      kind !== ELLIPSIS
    ) {
      return 'none';
    }
  }
  return 'none';
}

function endsFull(
  text: string,
  from: number,
  stop: Stop,
  next: number,
  letter: Letter,
  rules: Rules,
): boolean {
  const own = rules.terminators.includes(text.charAt(stop.at));
  const bar = text.charAt(stop.at) === '|';
  if (own && ((next === stop.end && !bar) || letter === 'lower')) return false;
  // A bar also parts the entries of a menu.
  if (bar && stop.at - from < LEAST_BARRED) return false;
  if (letter === 'digit' && letterAt(text, stop.at - 1) === 'digit' && next === stop.end)
    return false;
  return true;
}

/**
 * Whether a particle (`」と`) or a clause that ends in a verb of saying (`?" Smith asked.`) ties what
 * follows to the closed quotation.
 */
function goesOnAfterQuote(
  text: string,
  from: number,
  stop: Stop,
  next: number,
  end: number,
  rules: Rules,
): boolean {
  if (next === stop.end && rules.continuations.some((word) => text.startsWith(word, next)))
    return true;
  if (rules.cues === null || !stop.closes.some((pair) => pair.quote && pair.open <= from))
    return false;
  return rules.cues.test(text.slice(next, Math.min(end, next + MAX_CUE)));
}

/** Nothing but the stop parts two words: a lost space, an address, a decimal, an initial. */
function endsGlued(text: string, stop: Stop, next: number, end: number): boolean {
  const before = stop.at - 1;
  const left = letterAt(text, before);
  const right = letterAt(text, next);
  if (isUnspaced(text, next) || (stop.closed && isUnspaced(text, before))) {
    // `Yahoo!で`: a Latin name, then a particle.
    if ((left === 'lower' || left === 'upper') && !stop.closed) return stop.dots === 1;
    return (stop.exclaims || stop.dots === 1) && left !== 'digit';
  }
  // `․` is the middle dot of Korean lists.
  if (left === 'other' && right === 'other') {
    if (stop.ellipsis || text.charAt(stop.at) === '\u2024') return false;
    return letterAt(text, before - 1) === 'other' && letterAt(text, next + 1) === 'other';
  }
  if (right !== 'upper' || stop.closed || stop.ellipsis) return false;
  const word = tokenBefore(text, stop.at, 0);
  if (
    left === 'lower' ? letterAt(text, before - 1) !== 'lower' : left !== 'digit' || word.length < 3
  )
    return false;
  if ('/@:'.includes(text.charAt(stop.at - word.length - 1) || ' ')) return false;
  if (/[@/_\\]|^www|\p{Ll}\p{Lu}/u.test(word) || word.includes('.')) return false;
  let i = next + 1;
  while (i < end && i < next + MAX_TOKEN && letterAt(text, i) === 'lower') i++;
  const after = classAt(text, i);
  return i >= end || after === SPACE || after === COMMA || after === STOP || i === next + MAX_TOKEN
    ? !/[@/]/.test(text.slice(i, i + 2))
    : false;
}

function endsEllipsis(text: string, stop: Stop, letter: Letter): boolean {
  if (stop.apart && stop.dots === 3 && isBlank(text, stop.at - 1)) return false;
  if (stop.dots === 1 && text.charAt(stop.end - 1) === '.') return true;
  return stop.closed || (letter !== 'digit' && letter !== 'other');
}

/** Whether a capitalised word that begins sentences stands after the blank at `at`. */
export function startsSentence(text: string, at: number, end: number, rules: Rules): boolean {
  const next = skipBlank(text, at, end);
  return (
    next > at &&
    next < end &&
    letterAt(text, next) === 'upper' &&
    rules.starters.has(wordAt(text, next, end))
  );
}
