import {
  bitsAt,
  CAPITAL,
  IN_WORD,
  isNumberAt,
  JOINER,
  type Kind,
  letterSize,
  MARK,
  markAt,
  NUMERAL,
  SURROGATE,
} from './letters.js';
import type { CueClass, Lexicon, Word } from './lexicon.js';
import { markPhrases } from './table-phrases.js';

/** A word or mark of a unit. */
export interface Token {
  /** UTF-16 offsets in the unit. */
  readonly start: number;
  readonly end: number;
  kind: Kind;
  readonly word: Word;
  tags: number;
  /** Set on the first token of a cue. */
  cue: CueClass | null;
  /** The phrase of the table that matched, on its first token. */
  phrase: string;
  /** Index after the last token of the phrase that begins here. */
  phraseEnd: number;
  /** Whether the token is part of a cue. */
  inCue: boolean;
  readonly upper: boolean;
  /** Inside a quotation long enough to be speech. */
  quoted: boolean;
}

const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Cuts a unit's text into words and marks, and says of each what the language's table knows of it. */
export function tokenise(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  const unspaced = lexicon.table.unspaced === true;
  for (let i = 0; i < text.length; ) {
    const bits = bitsAt(text, i);
    if ((bits & IN_WORD) === 0 && ((bits & SURROGATE) === 0 || letterSize(text, i) === 0)) {
      let kind = (bits & MARK) === 0 ? null : markAt(text, i);
      if (kind === 'stop' && abbreviates(tokens, text, i, lexicon)) kind = 'mark';
      if (kind !== null) push(tokens, text, i, i + 1, kind, lexicon.markAt(text, i, i + 1));
      i++;
      continue;
    }
    const end = unspaced ? unspacedEnd(text, i) : wordEnd(text, i);
    if (unspaced && UNSPACED.test(text.charAt(i))) pushUnspaced(tokens, text, i, end, lexicon);
    else pushWord(tokens, text, i, end, lexicon);
    i = end;
  }
  markPhrases(tokens);
  return tokens;
}

/** Whether a full stop only shortens the word before it: `Mr. Adams`, `George W. Bush`, `U.S. officials`. */
function abbreviates(
  tokens: readonly Token[],
  text: string,
  at: number,
  { abbreviations }: Lexicon,
): boolean {
  const before = tokens[tokens.length - 1];
  if (text.charAt(at) !== '.' || before?.kind !== 'word' || before.end !== at) return false;
  if (
    letterSize(text, at + 1) === 0 &&
    (text.charAt(at + 1) !== ' ' || letterSize(text, at + 2) === 0)
  )
    return false;
  if (before.end - before.start === 1) return before.upper;
  return abbreviations.has(before.word.raw.toLowerCase());
}

function push(
  tokens: Token[],
  text: string,
  start: number,
  end: number,
  kind: Kind,
  word: Word,
): void {
  tokens.push({
    start,
    end,
    kind,
    word,
    tags: 0,
    cue: null,
    phrase: '',
    phraseEnd: tokens.length + 1,
    inCue: false,
    upper: kind === 'word' && (bitsAt(text, start) & CAPITAL) !== 0,
    quoted: false,
  });
}

function wordEnd(text: string, start: number): number {
  let i = start;
  while (i < text.length) {
    const bits = bitsAt(text, i);
    if ((bits & IN_WORD) !== 0) i++;
    else if ((bits & JOINER) !== 0) {
      if (letterSize(text, i + 1) === 0 || !joins(text, i)) break;
      i++;
    } else {
      const size = (bits & SURROGATE) === 0 ? 0 : letterSize(text, i);
      if (size === 0) break;
      i += size;
    }
  }
  return i;
}

/** The same where words are not parted by spaces: it ends where the script changes, too. */
function unspacedEnd(text: string, start: number): number {
  const script = scriptAt(text, start);
  let i = start;
  while (i < text.length) {
    const size = letterSize(text, i);
    if (size > 0) {
      if (scriptAt(text, i) !== script) break;
      i += size;
    } else if ((bitsAt(text, i) & JOINER) !== 0 && letterSize(text, i + 1) > 0 && joins(text, i))
      i++;
    else break;
  }
  return i;
}

/** Whether a mark between two letters belongs to the word: `Secretary-General`, `д'Эстен`, `צה"ל`, `3.5`. */
function joins(text: string, at: number): boolean {
  const mark = text.charAt(at);
  const before = bitsAt(text, at - 1);
  const after = bitsAt(text, at + 1);
  const digits = (before & after & NUMERAL) !== 0;
  if (mark === '/') return digits;
  if (mark === '.') return digits || (before & after & CAPITAL) !== 0;
  if (mark === '"' || mark === '״') {
    const code = text.charCodeAt(at - 1);
    return code >= 0x5d0 && code <= 0x5ea;
  }
  return true;
}

/** Han, hiragana, katakana, the rest: words of unspaced text do not cross them. */
function scriptAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x3041 && code <= 0x309f) return 1;
  if ((code >= 0x30a0 && code <= 0x30ff) || code === 0xb7) return 2;
  if (UNSPACED.test(text.charAt(at))) return 3;
  return code < 0x2000 && (bitsAt(text, at) & NUMERAL) !== 0 ? 4 : 5;
}

function pushWord(
  tokens: Token[],
  text: string,
  start: number,
  end: number,
  lexicon: Lexicon,
): void {
  if (isNumberAt(text, start)) {
    push(tokens, text, start, end, 'number', lexicon.numberAt(text, start, end));
    return;
  }
  const { clitic } = lexicon.table;
  if (clitic !== undefined) {
    const cut = clitic === 'left' ? cliticEnd(text, start, end) : cliticStart(text, start, end);
    if (cut > 0) {
      push(tokens, text, start, cut, 'word', lexicon.wordAt(text, start, cut));
      if (clitic === 'left') push(tokens, text, cut, end, 'word', lexicon.wordAt(text, cut, end));
      else push(tokens, text, cut, end, 'mark', lexicon.markAt(text, cut, end));
      return;
    }
  }
  const word = lexicon.wordAt(text, start, end);
  if (word.particle === 0) {
    push(tokens, text, start, end, 'word', word);
    return;
  }
  const cut = end - word.particle;
  push(tokens, text, start, cut, 'word', lexicon.wordAt(text, start, cut));
  push(tokens, text, cut, end, 'word', lexicon.wordAt(text, cut, end));
}

/** Offset after the apostrophe of a clitic before a word: `l'Iran`; 0 where there is none. */
function cliticEnd(text: string, start: number, end: number): number {
  for (let i = start + 1; i < end && i - start < 8; i++)
    if (isApostrophe(text.charCodeAt(i))) return i + 1;
  return 0;
}

/** Offset of the apostrophe of a clitic after a word: `Russia's`; 0 where there is none. */
function cliticStart(text: string, start: number, end: number): number {
  for (let i = end - 1; i > start && end - i < 9; i--)
    if (isApostrophe(text.charCodeAt(i))) return i;
  return 0;
}

function isApostrophe(code: number): boolean {
  return code === 0x27 || code === 0x2019;
}

/** What is unknown goes character by character, katakana whole. */
function pushUnspaced(
  tokens: Token[],
  text: string,
  start: number,
  end: number,
  lexicon: Lexicon,
): void {
  if (scriptAt(text, start) === 2) {
    push(tokens, text, start, end, 'word', lexicon.wordAt(text, start, end));
    return;
  }
  for (let i = start; i < end; i++)
    push(tokens, text, i, i + 1, 'word', lexicon.wordAt(text, i, i + 1));
}
