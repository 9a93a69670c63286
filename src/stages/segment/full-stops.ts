import {
  classAt,
  DASH,
  isBlank,
  isUnspaced,
  type Letter,
  letterAt,
  OPEN,
  QUOTE,
} from './characters.js';
import type { Rules } from './rules.js';
import type { Stop } from './stops.js';
import { isInitialAt, skipBack, tokenBefore, wordAt } from './words.js';

/** A phrase of time or place of at most three words is not longer, in UTF-16 units. */
const MAX_LEAD = 32;

const NO_SUFFIXES: readonly string[] = [];

/**
 * Before a lower-case word a sentence ends only in careless writing: where the sentence itself
 * began in lower case, or a long word stands before and a word that begins sentences after.
 */
export function endsBeforeLower(
  text: string,
  from: number,
  stop: Stop,
  next: number,
  end: number,
  rules: Rules,
): boolean {
  if (stop.closed || stop.ellipsis) return false;
  // `cao . " chị nói`: in a text cut into tokens the stop stands apart, and capitals may be lost.
  if (stop.dots === 1 && isBlank(text, stop.at - 1) && classAt(text, next) === QUOTE) return true;
  if (letterAt(text, next) !== 'lower') return false;
  const token = tokenBefore(text, stop.at, from);
  if (stop.dots === 1 && (token.includes('.') || !/^\p{L}{3,}$/u.test(token))) return false;
  if (stop.dots === 1 && isAbbreviation(token.toLowerCase(), rules)) return false;
  if (letterAt(text, from) === 'lower') return true;
  return (
    token.length >= 7 && text.charAt(stop.at) !== '!' && rules.starters.has(wordAt(text, next, end))
  );
}

/** Whether the stop is the full stop of a known abbreviation. */
export function endsInAbbreviation(text: string, from: number, stop: Stop, rules: Rules): boolean {
  return (
    stop.dots === 1 &&
    !stop.closed &&
    isAbbreviation(tokenBefore(text, stop.at, from).toLowerCase(), rules)
  );
}

/** Nothing but opening marks lies between the start of the sentence and the word at `at`. */
function isFirstWord(text: string, from: number, at: number): boolean {
  let i = at;
  while (i > from && (classAt(text, i - 1) === QUOTE || classAt(text, i - 1) === OPEN)) i--;
  return i <= from;
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

/** Whether the word is listed, whole or as the end of a compound: `Tel.-Nr`, `l'avv`, and `Hauptstr` for `-str`. */
function isListed(word: string, listed: ReadonlySet<string>, suffixes: readonly string[]): boolean {
  if (listed.has(word)) return true;
  if (suffixes.some((suffix) => word.endsWith(suffix))) return true;
  const tail = /[-'’](\p{L}{2,})$/u.exec(word)?.[1];
  return tail !== undefined && listed.has(tail);
}

/** Whether a number follows: digits, or Roman ones of two letters and more (`I` and `V` are words and names, too). */
function isNumberAt(text: string, at: number, end: number, letter: Letter): boolean {
  if (letter === 'digit') return true;
  return (
    letter === 'upper' &&
    /^(?=[IVXLC]{2})C{0,3}(?:X[CL]|L?X{0,3})(?:I[XV]|V?I{0,3})(?![\p{L}\p{M}])/u.test(
      text.slice(at, Math.min(end, at + 12)),
    )
  );
}

/** The token in lower case, with the letter before it where the two are listed as one: `т. д` is `т.д`. */
function abbreviationOf(
  text: string,
  from: number,
  at: number,
  token: string,
  rules: Rules,
): string {
  const word = token.toLowerCase();
  if (token.length > 3 || !isBlank(text, at - token.length - 1)) return word;
  const before = skipBack(text, at - token.length, from) - 1;
  if (before <= from || text.charAt(before) !== '.') return word;
  const whole = `${tokenBefore(text, before, from).toLowerCase()}.${word}`;
  return isAbbreviation(whole, rules) ? whole : word;
}

/** Whether what stands before is no more than a phrase of time or place: `At 5 a.m.`, `In Washington, D.C.` */
function isLead(text: string, from: number, at: number, rules: Rules): boolean {
  if (rules.leads.size === 0 || at - from > MAX_LEAD) return false;
  const words = text.slice(from, at).trim().split(/\s+/u);
  return words.length < 4 && rules.leads.has((words[0] ?? '').toLowerCase());
}

/** One full stop, then a blank, then something that is not lower case. */
export function endsDot(
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
  const word = abbreviationOf(text, from, at, token, rules);
  const first = isFirstWord(text, from, at - token.length);
  if (first && isMarker(token)) return false;
  if (isListed(word, rules.never, NO_SUFFIXES)) return false;
  if (
    isListed(word, rules.beforeNumber, rules.suffixes) &&
    (isNumberAt(text, next, end, letter) || isInitialAt(text, next, end))
  )
    return false;
  if (rules.closing.has(word))
    return (
      letter !== 'digit' &&
      !rules.months.has(wordAt(text, next, end)) &&
      !isLead(text, from, at, rules)
    );
  const starts = (): boolean =>
    rules.starters.has(wordAt(text, next, end)) && !isInitialAt(text, next, end);
  if (
    rules.afterNumber.has(word) &&
    /\p{Nd}\s*$/u.test(text.slice(Math.max(from, at - token.length - 4), at - token.length))
  ) {
    return starts();
  }
  if (rules.ambiguous.has(word))
    return letter !== 'digit' && (starts() || letter === 'none') && !isLead(text, from, at, rules);
  const size = [...token].length;
  if (size === 1 && letterAt(text, at - token.length) !== 'digit')
    return endsInitial(text, from, at, token, next, letter, starts);
  if (/^(?:\p{L}{1,2}[.-]{1,2})+\p{L}{1,2}$/u.test(token))
    return letter === 'other' ? false : starts();
  if (rules.ordinals === 'dates' && /^\p{Nd}{4}(?:\.\p{Nd}{1,2}){2}$/u.test(token))
    return letter === 'none';
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
  // An emoji is one character, too.
  if (own === 'none') return true;
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
  if (rules.ordinals === 'none') return true;
  // `2024. 12. 3.` and the day, which ends no sentence before a word.
  if (rules.ordinals === 'dates') {
    const date = text.slice(Math.max(from, at - 14), at);
    if (/^\p{Nd}{1,2}\./u.test(text.slice(next, next + 3)) && token.length < 5) return false;
    return !/\p{Nd}{1,4}\. ?\p{Nd}{1,2}$/u.test(date) || letter === 'none';
  }
  if (token.length > 3) return true;
  if (rules.months.has(wordAt(text, next, end))) return false;
  // `5. 6. 1990`
  if (
    token.length < 3 &&
    /^(?:\p{Nd}{1,2}\.|\p{Nd}{4}(?!\p{Nd}))/u.test(text.slice(next, next + 5))
  )
    return false;
  if (rules.ordinals !== 'nouns' || letter !== 'upper') return true;
  const before = skipBack(text, at - token.length, from);
  return !rules.ordinalCues.has(tokenBefore(text, before, from).toLowerCase());
}

/** `1`, `12`, `a`, `IV`: what numbers a list when it stands first. */
function isMarker(token: string): boolean {
  return /^(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,5}|\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3})$/u.test(token);
}
