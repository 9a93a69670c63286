import {
  CLOSE,
  COMMA,
  classAt,
  DASH,
  ELLIPSIS,
  EXCLAIM,
  FULL,
  OPEN,
  QUOTE,
  STOP,
} from '../segment/characters.js';
import { type CueClass, child, type Lexicon, type Node, TAG, type Word } from './lexicon.js';
import type { Spelling } from './spelling.js';

export type Kind =
  | 'word'
  | 'number'
  | 'comma'
  | 'colon'
  | 'dash'
  | 'stop'
  | 'quote'
  | 'bracket'
  | 'mark';

export interface Token {
  /** UTF-16 offsets in the unit. */
  start: number;
  end: number;
  kind: Kind;
  key: string;
  spelling: Spelling;
  tags: number;
  /** Set on the first token of a cue. */
  cue: CueClass | null;
  /** The phrase of the table that matched, on its first token. */
  phrase: string;
  /** Index after the last token of the phrase that begins here. */
  phraseEnd: number;
  /** Whether the token is part of a cue. */
  inCue: boolean;
  upper: boolean;
  lead: number;
  attached: boolean;
  /** Inside a quotation long enough to be speech. */
  quoted: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]/u;
const UPPER = /\p{Lu}/u;
const DIGIT = /^\p{N}/u;
const JOINERS = '-\'’ʼ_./\u200c·٫٬״׳"';
const UNSPACED = /[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]/;

/** Cuts a unit's text into words and marks, and says of each what the language's table knows of it. */
export function tokenise(text: string, lexicon: Lexicon): Token[] {
  const tokens: Token[] = [];
  const words: (Word | null)[] = [];
  const push = (start: number, end: number, kind: Kind, word: Word | null): void => {
    tokens.push({
      start,
      end,
      kind,
      key: word?.key ?? '',
      spelling:
        kind === 'number'
          ? lexicon.number
          : (word?.spelling ?? lexicon.mark(text.slice(start, end))),
      tags: 0,
      cue: null,
      phrase: '',
      phraseEnd: tokens.length + 1,
      inCue: false,
      upper: kind === 'word' && isUpper(text, start),
      lead: word?.lead ?? 0,
      attached: word?.attached ?? false,
      quoted: false,
    });
    words.push(word);
  };
  const unspaced = lexicon.table.unspaced === true;
  for (let i = 0; i < text.length; ) {
    if (!isWordAt(text, i)) {
      const kind = markKind(text, i);
      if (kind !== null) push(i, i + 1, kind, null);
      i++;
      continue;
    }
    const end = wordEnd(text, i, unspaced);
    if (unspaced && UNSPACED.test(text.charAt(i))) pushUnspaced(text, i, end, lexicon, push);
    else pushWord(text, i, end, lexicon, push);
    i = end;
  }
  markPhrases(tokens, words);
  return tokens;
}

function isWordAt(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128)
    return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  if (code === 0x200c) return false;
  if (code >= 0xd800 && code <= 0xdfff)
    return code < 0xdc00 && WORD.test(String.fromCodePoint(text.codePointAt(at) ?? 0));
  return WORD.test(text.charAt(at));
}

function isUpper(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return code >= 65 && code <= 90;
  return code < 0x600 && UPPER.test(text.charAt(at));
}

function wordEnd(text: string, start: number, unspaced: boolean): number {
  let i = start;
  const script = unspaced ? scriptAt(text, start) : 0;
  while (i < text.length) {
    if (isWordAt(text, i)) {
      if (unspaced && scriptAt(text, i) !== script) break;
      i += text.charCodeAt(i) >= 0xd800 && text.charCodeAt(i) <= 0xdbff ? 2 : 1;
    } else if (
      JOINERS.includes(text.charAt(i)) &&
      i + 1 < text.length &&
      isWordAt(text, i + 1) &&
      joins(text, i)
    )
      i++;
    else break;
  }
  return i;
}

/** Whether a mark between two letters belongs to the word: `Secretary-General`, `д'Эстен`, `צה"ל`, `3.5`. */
function joins(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (mark === '/') return isDigitAt(text, at - 1) && isDigitAt(text, at + 1);
  if (mark === '.') {
    const digits = isDigitAt(text, at - 1) && isDigitAt(text, at + 1);
    return digits || (isUpper(text, at - 1) && isUpper(text, at + 1));
  }
  if (mark === '"' || mark === '״') {
    const code = text.charCodeAt(at - 1);
    return code >= 0x5d0 && code <= 0x5ea;
  }
  return true;
}

function isDigitAt(text: string, at: number): boolean {
  return DIGIT.test(text.charAt(at));
}

/** Han, hiragana, katakana, the rest: words of unspaced text do not cross them. */
function scriptAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x3041 && code <= 0x309f) return 1;
  if ((code >= 0x30a0 && code <= 0x30ff) || code === 0xb7) return 2;
  if (UNSPACED.test(text.charAt(at))) return 3;
  return code < 0x2000 && isDigitAt(text, at) ? 4 : 5;
}

type Push = (start: number, end: number, kind: Kind, word: Word | null) => void;

function pushWord(text: string, start: number, end: number, lexicon: Lexicon, push: Push): void {
  const raw = text.slice(start, end);
  if (DIGIT.test(raw)) {
    push(start, end, 'number', lexicon.word(raw));
    return;
  }
  const { clitic } = lexicon.table;
  if (clitic !== undefined) {
    const at =
      clitic === 'left'
        ? raw.search(/['’]/u)
        : Math.max(raw.lastIndexOf("'"), raw.lastIndexOf('’'));
    const cut = clitic === 'left' ? at + 1 : at;
    const fits = clitic === 'left' ? at > 0 && at < 8 : at > 0 && raw.length - at < 9;
    if (fits) {
      push(start, start + cut, 'word', lexicon.word(text.slice(start, start + cut)));
      push(
        start + cut,
        end,
        clitic === 'left' ? 'word' : 'mark',
        clitic === 'left' ? lexicon.word(text.slice(start + cut, end)) : null,
      );
      return;
    }
  }
  if (lexicon.particles.length > 0) {
    const word = lexicon.word(raw);
    if ((word.node === null || !word.node.ends) && (word.stem === null || !word.stem.ends)) {
      for (const particle of lexicon.particles) {
        if (raw.length > particle.length && raw.endsWith(particle)) {
          const cut = end - particle.length;
          push(start, cut, 'word', lexicon.word(text.slice(start, cut)));
          push(cut, end, 'word', lexicon.word(particle));
          return;
        }
      }
    }
  }
  push(start, end, 'word', lexicon.word(raw));
}

/** Longest known phrases first; what is unknown goes character by character, katakana whole. */
function pushUnspaced(
  text: string,
  start: number,
  end: number,
  lexicon: Lexicon,
  push: Push,
): void {
  if (scriptAt(text, start) === 2) {
    push(start, end, 'word', lexicon.word(text.slice(start, end)));
    return;
  }
  for (let i = start; i < end; i++) push(i, i + 1, 'word', lexicon.word(text.charAt(i)));
}

function markKind(text: string, at: number): Kind | null {
  switch (classAt(text, at)) {
    case COMMA:
      return ':：'.includes(text.charAt(at))
        ? 'colon'
        : ';；؛'.includes(text.charAt(at))
          ? 'stop'
          : 'comma';
    case STOP:
    case EXCLAIM:
    case ELLIPSIS:
    case FULL:
      return 'stop';
    case DASH:
      return 'dash';
    case QUOTE:
      return 'quote';
    case OPEN:
    case CLOSE:
      return 'bracket';
    default:
      return '/|•*#@&+=<>~'.includes(text.charAt(at)) ? 'mark' : null;
  }
}

/** Finds the longest phrase at each word and writes what it is on its tokens. */
function markPhrases(tokens: readonly Token[], words: readonly (Word | null)[]): void {
  for (let i = 0; i < tokens.length; ) {
    const word = words[i];
    const token = tokens[i] as Token;
    if (token.attached) token.tags |= TAG.PREPOSITION;
    const exact = follow(word?.node ?? null, tokens, i);
    const stem = follow(word?.stem ?? null, tokens, i);
    const match = stem !== null && (exact === null || stem.end > exact.end) ? stem : exact;
    if (match === null) {
      i++;
      continue;
    }
    const { found, end } = match;
    const silent = (found.tags & TAG.SILENT) !== 0 || token.attached;
    token.cue = silent ? null : found.cue;
    token.phraseEnd = end;
    token.phrase = found.phrase;
    for (let j = i; j < end; j++) {
      const part = tokens[j] as Token;
      part.tags |= found.tags;
      part.inCue = token.cue !== null;
    }
    i = end;
  }
}

/** The longest phrase that goes on from a place in the trie at token `at`. */
function follow(
  start: Node | null,
  tokens: readonly Token[],
  at: number,
): { found: Node; end: number } | null {
  let match: { found: Node; end: number } | null = null;
  let node = start;
  for (let j = at; node !== null; ) {
    if (node.ends) match = { found: node, end: j + 1 };
    j++;
    const next = tokens[j];
    node = next === undefined || next.key === '' ? null : child(node, next.key);
  }
  return match;
}
