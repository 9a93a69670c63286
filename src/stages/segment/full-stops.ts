import { classAt, DASH, isUnspaced, type Letter, letterAt } from './characters.js';
import type { Rules } from './rules.js';
import type { Stop } from './stops.js';
import { isInitialAt, skipBack, tokenBefore, wordAt } from './words.js';

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
  if (stop.closed || stop.ellipsis || letterAt(text, next) !== 'lower') return false;
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
  const word = token.toLowerCase();
  const first = at - token.length <= from;
  if (first && isMarker(token)) return false;
  if (rules.never.has(word)) return false;
  if (rules.beforeNumber.has(word) && (letter === 'digit' || isInitialAt(text, next, end)))
    return false;
  if (rules.closing.has(word))
    return letter !== 'digit' && !rules.months.has(wordAt(text, next, end));
  const starts = (): boolean =>
    rules.starters.has(wordAt(text, next, end)) && !isInitialAt(text, next, end);
  if (
    rules.afterNumber.has(word) &&
    /\p{Nd}\s*$/u.test(text.slice(Math.max(from, at - token.length - 4), at - token.length))
  ) {
    return starts();
  }
  if (rules.ambiguous.has(word)) return letter !== 'digit' && (starts() || letter === 'none');
  const size = [...token].length;
  if (size === 1 && letterAt(text, at - token.length) !== 'digit')
    return endsInitial(text, from, at, token, next, letter, starts);
  if (/^(?:\p{L}{1,2}[.-])+\p{L}{1,2}$/u.test(token)) return letter === 'other' ? false : starts();
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

/** `1`, `12`, `a`, `IV`: what numbers a list when it stands first. */
function isMarker(token: string): boolean {
  return /^(?:\p{Nd}{1,3}|\p{L}|[ivxIVX]{1,5}|\p{Nd}{1,2}(?:\.\p{Nd}{1,2}){1,3})$/u.test(token);
}
