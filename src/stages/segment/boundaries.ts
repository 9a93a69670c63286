import {
  CLOSE,
  COMMA,
  DASH,
  ELLIPSIS,
  EXCLAIM,
  FULL,
  OPEN,
  QUOTE,
  SPACE,
  STOP,
  type Letter,
  classAt,
  isBlank,
  isUnspaced,
  letterAt,
  skipBlank,
} from './characters.js';
import type { Pair } from './pairs.js';
import type { Rules } from './rules.js';

/** Longer words are no abbreviations; it also bounds the look back on a text of one word. */
const MAX_TOKEN = 24;

/** A bracket longer than this holds no aside: most likely the mark was never closed. */
const MAX_BRACKET = 400;

const MAX_REMARK = 60;
const MAX_SLOGAN = 40;

/** Whether a quotation of several sentences is cut between them or kept in one piece. */
export type Quotations = 'cut' | 'whole';

/** A run of terminators with the marks that close after it: `.`, `?!"`, `. . .`, `.)`. */
export interface Stop {
  /** Offset of the first terminator. */
  at: number;
  /** Offset after the last terminator or closing mark. */
  end: number;
  dots: number;
  exclaims: boolean;
  full: boolean;
  ellipsis: boolean;
  /** The dots stand apart: `. . .` */
  apart: boolean;
  /** Pairs that close within the run, the outermost last. */
  closes: Pair[];
  /** A closing mark follows the terminators, matched or not. */
  closed: boolean;
  /** A terminator follows the closing mark: `(...).` */
  sealed: boolean;
}

/** Reads the stop that begins at `at`. `open` holds the pairs open there, innermost last. */
export function readStop(text: string, at: number, end: number, open: readonly Pair[], rules: Rules): Stop {
  const stop: Stop = {
    at, end: at, dots: 0, exclaims: false, full: false, ellipsis: false, apart: false, closes: [], closed: false, sealed: false,
  };
  let depth = open.length - 1;
  let i = at;
  while (i < end) {
    const kind = classAt(text, i);
    if (stop.closed && (kind === STOP || kind === EXCLAIM || kind === ELLIPSIS || kind === FULL)) stop.sealed = true;
    if (kind === STOP) stop.dots++;
    else if (kind === EXCLAIM) stop.exclaims = true;
    else if (kind === ELLIPSIS) stop.ellipsis = true;
    else if (kind === FULL || rules.terminators.includes(text.charAt(i))) stop.full = true;
    else if (open[depth]?.close === i) {
      stop.closes.push(open[depth] as Pair);
      stop.closed = true;
      depth--;
    } else if (kind === CLOSE || (kind === QUOTE && closesLoosely(text, i, end))) {
      stop.closed = true;
    } else if (kind === SPACE) {
      const next = skipBlank(text, i, Math.min(end, i + 4));
      if (open[depth]?.close === next && next < end) i = next - 1;
      else if (next < end && isLoneStop(text, next, end) && (stop.closed || classAt(text, next) === EXCLAIM)) i = next - 1;
      else if (isApartDot(text, i, next, end)) {
        stop.apart = true;
        i = next - 1;
      } else break;
    } else break;
    i++;
  }
  // `word. . . . The`: a full stop and then an omission, which belongs to what follows.
  if (stop.apart && stop.dots === 4 && !isBlank(text, at - 1) && letterAt(text, skipBlank(text, i, end)) === 'upper') {
    stop.dots = 1;
    stop.apart = false;
    i = at + 1;
  }
  stop.end = noteEnd(text, stop, i, end);
  if (stop.dots > 1) stop.ellipsis = true;
  return stop;
}

/** A terminator set apart on both sides, as in text that was cut into tokens: `" .` */
function isLoneStop(text: string, at: number, end: number): boolean {
  const kind = classAt(text, at);
  return (kind === STOP || kind === EXCLAIM) && (at + 1 >= end || classAt(text, at + 1) === SPACE);
}

/** Offset after the footnote numbers that touch a full stop: `consultation.11 12 The`, `use.[3] The`. */
function noteEnd(text: string, stop: Stop, at: number, end: number): number {
  if (at >= end || stop.dots > 1 || stop.exclaims) return at;
  const before = letterAt(text, stop.at - 1);
  if (before === 'none' ? classAt(text, stop.at - 1) !== CLOSE : before === 'digit') return at;
  const note = /^(?:\[\p{Nd}{1,3}\])+|^[\p{Nd}¹²³⁴-⁹⁰]{1,2}(?:[ ,]\p{Nd}{1,2})*(?=\s+\p{Lu})/u.exec(
    text.slice(at, Math.min(end, at + MAX_TOKEN)),
  );
  return note === null ? at : at + note[0].length;
}

/** A quotation mark without partner that touches the terminator and stands before a blank. */
function closesLoosely(text: string, at: number, end: number): boolean {
  const mark = text.charAt(at);
  if ('“„«‹「『《〈‘'.includes(mark)) return false;
  const after = mark === "'" && text.charAt(at + 1) === mark ? at + 2 : at + 1;
  return after >= end || classAt(text, after) === SPACE;
}

/** Whether the dot at `next` goes on a spaced ellipsis whose last dot is before `at`. */
function isApartDot(text: string, at: number, next: number, end: number): boolean {
  if (text.charAt(next) !== '.' || text.charAt(at - 1) !== '.') return false;
  const kind = classAt(text, next + 1);
  return next + 1 >= end || kind === SPACE || kind === STOP || kind === CLOSE || kind === QUOTE;
}

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
  if (!stop.sealed && stop.closes.some((pair) => !pair.quote && pair.open > from && isAside(text, pair))) return false;
  if (letter === 'other' && !stop.sealed && stop.closes.some((pair) => isEmbedded(text, from, pair))) return false;
  if (nextKind === OPEN && stop.closes.some((pair) => pair.quote) && isLastBracket(text, next, end)) return false;
  if (stop.full) return endsFull(text, stop, next, letter, rules);
  if (next === stop.end) return endsGlued(text, stop, next, end);
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
  return classAt(text, before - 1) !== COMMA && pair.close - pair.open < MAX_SLOGAN && before > from;
}

/** A short bracket that ends the block: after a quotation it is its source or a remark on it. */
function isLastBracket(text: string, at: number, end: number): boolean {
  return end - at < MAX_REMARK && classAt(text, end - 1) === CLOSE && !/[)\]]/.test(text.slice(at, end - 1));
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
  for (let i = at; i < end && i < at + 8; i++) {
    const letter = letterAt(text, i);
    // A name such as `iPhone` begins a sentence as a capital does.
    if (letter === 'lower' && letterAt(text, i + 1) === 'upper') return 'upper';
    if (letter !== 'none') return letter;
    const kind = classAt(text, i);
    if (kind !== QUOTE && kind !== OPEN && kind !== DASH && kind !== SPACE && kind !== STOP && kind !== ELLIPSIS) {
      return 'none';
    }
  }
  return 'none';
}

function endsFull(text: string, stop: Stop, next: number, letter: Letter, rules: Rules): boolean {
  const { terminators } = rules;
  if (next === stop.end && terminators.includes(text.charAt(stop.at))) return false;
  if (letter === 'digit' && letterAt(text, stop.at - 1) === 'digit' && next === stop.end) return false;
  if (stop.closed && rules.continuations.some((word) => text.startsWith(word, next))) return false;
  return true;
}

/** Nothing but the stop parts two words: a lost space, an address, a decimal, an initial. */
function endsGlued(text: string, stop: Stop, next: number, end: number): boolean {
  const before = stop.at - 1;
  const left = letterAt(text, before);
  const right = letterAt(text, next);
  if (isUnspaced(text, next) || (stop.closed && isUnspaced(text, before))) {
    return (stop.exclaims || stop.dots === 1) && left !== 'digit';
  }
  if (left === 'other' && right === 'other') {
    return letterAt(text, before - 1) === 'other' && letterAt(text, next + 1) === 'other';
  }
  if (right !== 'upper' || stop.closed || stop.ellipsis) return false;
  const word = tokenBefore(text, stop.at, 0);
  if (left === 'lower' ? letterAt(text, before - 1) !== 'lower' : left !== 'digit' || word.length < 3) return false;
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

/**
 * Before a lower-case word a sentence ends only in careless writing: where the sentence itself
 * began in lower case, or a long word stands before and a word that begins sentences after.
 */
function endsBeforeLower(text: string, from: number, stop: Stop, next: number, end: number, rules: Rules): boolean {
  if (stop.closed || stop.ellipsis || letterAt(text, next) !== 'lower') return false;
  const token = tokenBefore(text, stop.at, from);
  if (stop.dots === 1 && (token.includes('.') || !/^\p{L}{3,}$/u.test(token))) return false;
  if (stop.dots === 1 && isAbbreviation(token.toLowerCase(), rules)) return false;
  if (letterAt(text, from) === 'lower') return true;
  return token.length >= 7 && text.charAt(stop.at) !== '!' && rules.starters.has(wordAt(text, next, end));
}

/** Whether the stop is the full stop of a known abbreviation. */
export function endsInAbbreviation(text: string, from: number, stop: Stop, rules: Rules): boolean {
  return stop.dots === 1 && !stop.closed && isAbbreviation(tokenBefore(text, stop.at, from).toLowerCase(), rules);
}

function isAbbreviation(word: string, rules: Rules): boolean {
  return (
    rules.never.has(word) ||
    rules.ambiguous.has(word) ||
    rules.closing.has(word) ||
    rules.beforeNumber.has(word) ||
    rules.afterNumber.has(word)
  );
}

/** One full stop, then a blank, then something that is not lower case. */
function endsDot(
  text: string,
  from: number,
  at: number,
  next: number,
  end: number,
  letter: Letter,
  rules: Rules,
): boolean {
  const token = tokenBefore(text, at, from);
  if (token === '') return true;
  const word = token.toLowerCase();
  const first = at - token.length <= from;
  if (first && isMarker(token)) return false;
  if (rules.never.has(word)) return false;
  if (rules.beforeNumber.has(word) && (letter === 'digit' || isInitialAt(text, next, end))) return false;
  if (rules.closing.has(word)) return letter !== 'digit' && !rules.months.has(wordAt(text, next, end));
  const starts = (): boolean => rules.starters.has(wordAt(text, next, end)) && !isInitialAt(text, next, end);
  if (rules.afterNumber.has(word) && /\p{Nd}\s*$/u.test(text.slice(Math.max(from, at - token.length - 4), at - token.length))) {
    return starts();
  }
  if (rules.ambiguous.has(word)) return letter !== 'digit' && (starts() || letter === 'none');
  const size = [...token].length;
  if (size === 1 && letterAt(text, at - token.length) !== 'digit') return endsInitial(text, from, at, token, next, letter, starts);
  if (/^(?:\p{L}{1,2}[.\-])+\p{L}{1,2}$/u.test(token)) return letter === 'other' ? false : starts();
  if (/^\p{Nd}+$/u.test(token)) return endsNumber(text, from, at, token, next, end, letter, rules);
  return true;
}

/** A single letter before the full stop: an initial, unless it is a word of its own (`I`, `O`) or a starter follows. */
function endsInitial(
  text: string,
  from: number,
  at: number,
  token: string,
  next: number,
  letter: Letter,
  starts: () => boolean,
): boolean {
  const own = letterAt(text, at - 1);
  if (isInitialAt(text, next, text.length)) return false;
  if (own === 'upper') return letter === 'upper' ? starts() : letter === 'none';
  if (own === 'lower') return letter === 'upper';
  if (isUnspaced(text, at - 1)) return true;
  return /\p{Nd}\s*$/u.test(text.slice(Math.max(from, at - 6), at - token.length)) && next > at;
}

/** A number before the full stop: a list marker was seen before; here an ordinal or the end. */
function endsNumber(
  text: string,
  from: number,
  at: number,
  token: string,
  next: number,
  end: number,
  letter: Letter,
  rules: Rules,
): boolean {
  if (classAt(text, next) === DASH && letterAt(text, next + 1) === 'digit') return false;
  if (rules.ordinals === 'none' || token.length > 3) return true;
  if (rules.months.has(wordAt(text, next, end))) return false;
  if (rules.ordinals !== 'nouns' || letter !== 'upper') return true;
  const before = skipBack(text, at - token.length, from);
  return !rules.ordinalCues.has(tokenBefore(text, before, from).toLowerCase());
}

function skipBack(text: string, at: number, from: number): number {
  let i = at;
  while (i > from && isBlank(text, i - 1)) i--;
  return i;
}

/** `1`, `12`, `a`, `IV`: what numbers a list when it stands first. */
function isMarker(token: string): boolean {
  return /^(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,5}|\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3})$/u.test(token);
}

/** Whether a capitalised word that begins sentences stands after the blank at `at`. */
export function startsSentence(text: string, at: number, end: number, rules: Rules): boolean {
  const next = skipBlank(text, at, end);
  return next > at && next < end && letterAt(text, next) === 'upper' && rules.starters.has(wordAt(text, next, end));
}

/** Whether a single letter with a full stop stands at `at`. */
function isInitialAt(text: string, at: number, end: number): boolean {
  const letter = letterAt(text, at);
  return (letter === 'upper' || letter === 'lower') && at + 1 < end && text.charAt(at + 1) === '.';
}

/** The letters, digits, dots, hyphens and apostrophes that touch offset `at` from the left. */
export function tokenBefore(text: string, at: number, from: number): string {
  let i = at;
  const least = Math.max(from, at - MAX_TOKEN - 1);
  while (i > least) {
    const character = text.charAt(i - 1);
    const letter = letterAt(text, i - 1);
    if (letter === 'none' && !'.-’\'&@/_°º"״׳'.includes(character) && !isSurrogate(text, i - 1)) break;
    i--;
  }
  while (i < at && !'°'.includes(text.charAt(i)) && letterAt(text, i) === 'none' && !isSurrogate(text, i)) i++;
  return at - i > MAX_TOKEN ? '' : text.slice(i, at);
}

function isSurrogate(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 0xd800 && code <= 0xdfff;
}

/** The word that begins at `at`, past opening marks, lower-cased and cut at MAX_TOKEN. */
function wordAt(text: string, at: number, end: number): string {
  let i = at;
  while (i < end && i < at + 4 && letterAt(text, i) === 'none') i++;
  let j = i;
  while (j < end && j < i + MAX_TOKEN && (letterAt(text, j) !== 'none' || '’\''.includes(text.charAt(j)))) j++;
  return text.slice(i, j).toLowerCase().replaceAll('’', "'");
}
