import {
  CLOSE,
  classAt,
  ELLIPSIS,
  EXCLAIM,
  FULL,
  isBlank,
  letterAt,
  QUOTE,
  SPACE,
  STOP,
  skipBlank,
} from './characters.js';
import type { Pair } from './pairs.js';
import type { Rules } from './rules.js';
import { MAX_TOKEN, tokenBefore } from './words.js';

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
export function readStop(
  text: string,
  at: number,
  end: number,
  open: readonly Pair[],
  rules: Rules,
): Stop {
  const stop: Stop = {
    at,
    end: at,
    dots: 0,
    exclaims: false,
    full: false,
    ellipsis: false,
    apart: false,
    closes: [],
    closed: false,
    sealed: false,
  };
  let depth = open.length - 1;
  let i = at;
  while (i < end) {
    const kind = classAt(text, i);
    if (stop.closed && (kind === STOP || kind === EXCLAIM || kind === ELLIPSIS || kind === FULL))
      stop.sealed = true;
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
      if (next < end && (open[depth]?.close === next || closesApart(text, next, end, rules)))
        i = next - 1;
      else if (
        next < end &&
        isLoneStop(text, next, end) &&
        (stop.closed || classAt(text, next) === EXCLAIM)
      )
        i = next - 1;
      else if (isApartDot(text, i, next, end)) {
        stop.apart = true;
        i = next - 1;
      } else break;
    } else break;
    i++;
  }
  // `word. . . . The`: a full stop and then an omission, which belongs to what follows.
  if (
    stop.apart &&
    stop.dots === 4 &&
    !isBlank(text, at - 1) &&
    letterAt(text, skipBlank(text, i, end)) === 'upper'
  ) {
    stop.dots = 1;
    stop.apart = false;
    i = at + 1;
  }
  stop.end = noteEnd(text, stop, i, end, rules);
  // Urdu typed in haste doubles its full stop.
  if (stop.dots > 2 || (stop.dots === 2 && text.charAt(at) !== '۔')) stop.ellipsis = true;
  return stop;
}

/** A terminator set apart on both sides, as in text that was cut into tokens: `" .` */
function isLoneStop(text: string, at: number, end: number): boolean {
  const kind = classAt(text, at);
  return (kind === STOP || kind === EXCLAIM) && (at + 1 >= end || classAt(text, at + 1) === SPACE);
}

/** Offset after the footnote numbers that touch a full stop: `consultation.11 12 The`, `use.[3] The`. */
function noteEnd(text: string, stop: Stop, at: number, end: number, rules: Rules): number {
  if (at >= end || stop.dots !== 1) return at;
  const before = letterAt(text, stop.at - 1);
  if (before === 'none' ? classAt(text, stop.at - 1) !== CLOSE : before === 'digit') return at;
  // `RW.14`, `No.5`
  if (before === 'upper' && text.charAt(at) !== '[') return at;
  if (rules.beforeNumber.has(tokenBefore(text, stop.at, 0).toLowerCase())) return at;
  const note = /^(?:\[\p{Nd}{1,3}\])+|^[\p{Nd}¹²³⁴-⁹⁰]{1,2}(?:[ ,]\p{Nd}{1,2})*(?=\s+\p{Lu})/u.exec(
    text.slice(at, Math.min(end, at + MAX_TOKEN)),
  );
  return note === null ? at : at + note[0].length;
}

/** A quotation mark without partner that touches the terminator and stands before a blank. */
function closesLoosely(text: string, at: number, end: number): boolean {
  const mark = text.charAt(at);
  // Two single marks are a double one, in Urdu often `‘‘` even where it closes.
  const doubled = "'‘’`".includes(mark) && text.charAt(at + 1) === mark;
  if (!doubled && '“„«‹「『《〈‘'.includes(mark) && text.charAt(at - 1) !== mark) return false;
  const after = doubled ? at + 2 : at + 1;
  return after >= end || classAt(text, after) === SPACE;
}

/** A closing mark set apart by a blank, as the `»` of French, whose opening mark stood in another paragraph. */
function closesApart(text: string, at: number, end: number, rules: Rules): boolean {
  const mark = text.charAt(at);
  return (
    rules.pairs.closing.has(mark) &&
    !rules.pairs.closers.has(mark) &&
    (at + 1 >= end || classAt(text, at + 1) === SPACE)
  );
}

/** Whether the dot at `next` goes on a spaced ellipsis whose last dot is before `at`. */
function isApartDot(text: string, at: number, next: number, end: number): boolean {
  if (text.charAt(next) !== '.' || text.charAt(at - 1) !== '.') return false;
  const kind = classAt(text, next + 1);
  return next + 1 >= end || kind === SPACE || kind === STOP || kind === CLOSE || kind === QUOTE;
}
