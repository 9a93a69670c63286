import type { Pair } from '../segment/pairs.js';
import { type Lexicon, TAG } from './lexicon.js';
import { type Token, tokenise } from './tokens.js';

/** A quotation of fewer words is a name or a phrase, not speech. */
const LEAST_SPEECH = 5;
const LEAST_SPEECH_UNSPACED = 10;

/** One unit, cut into tokens, with its quotations and clauses. */
export interface Scene {
  readonly text: string;
  readonly lexicon: Lexicon;
  readonly tokens: readonly Token[];
  /** For each token, the index of the first token of its clause. */
  readonly clauseStart: readonly number[];
  readonly cues: readonly number[];
  /** Index of the colon that ends a heading at the start of the unit; 0 where there is none. */
  readonly headingEnd: number;
  readonly headingMedia: boolean;
  /** Index of the first word or mark by which a cue introduces what was said; Infinity where there is none. */
  readonly introduced: number;
}

/** Reads a unit. `pairs` are the quotation marks and brackets of `text`. */
export function readScene(text: string, lexicon: Lexicon, pairs: readonly Pair[]): Scene {
  const tokens = tokenise(text, lexicon);
  markTimes(tokens);
  markQuotations(text, tokens, pairs, lexicon);
  const cues: number[] = [];
  const clauseStart: number[] = [];
  let start = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.cue !== null) cues.push(i);
    if (
      token.kind === 'comma' ||
      token.kind === 'colon' ||
      token.kind === 'stop' ||
      token.kind === 'quote' ||
      token.kind === 'dash'
    ) {
      clauseStart.push(i);
      start = i + 1;
      continue;
    }
    clauseStart.push(start);
    if ((token.tags & TAG.THAT) !== 0 && token.phraseEnd === i + 1) start = i + 1;
  }
  const headingEnd = findHeading(tokens);
  const headingMedia = tokens.slice(0, headingEnd).some((token) => (token.tags & TAG.MEDIA) !== 0);
  return {
    text,
    lexicon,
    tokens,
    clauseStart,
    cues,
    headingEnd,
    headingMedia,
    introduced: findIntroduced(tokens, cues),
  };
}

function findHeading(tokens: readonly Token[]): number {
  for (let i = 1; i < Math.min(14, tokens.length); i++) {
    const { kind } = tokens[i] as Token;
    if (kind === 'colon') return i;
    if (kind === 'stop' || kind === 'quote' || kind === 'comma') return 0;
  }
  return 0;
}

function findIntroduced(tokens: readonly Token[], cues: readonly number[]): number {
  for (const cue of cues) {
    const end = tokens[cue]?.phraseEnd ?? cue + 1;
    for (let k = end; k < Math.min(tokens.length, end + 8); k++) {
      const token = tokens[k] as Token;
      if ((token.tags & TAG.THAT) !== 0 || token.kind === 'colon') return k;
    }
  }
  return Number.POSITIVE_INFINITY;
}

/** A number beside a word of time is a part of the time. */
function markTimes(tokens: readonly Token[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'number') continue;
    const before = tokens[i - 1];
    const after = tokens[i + 1];
    if (((before?.tags ?? 0) | (after?.tags ?? 0)) & TAG.TIME) token.tags |= TAG.TIME;
  }
}

const CLOSERS = '”»›」』"';
const OPENERS = '“«„‹「『"';

function markQuotations(
  text: string,
  tokens: readonly Token[],
  pairs: readonly Pair[],
  lexicon: Lexicon,
): void {
  const least = lexicon.table.unspaced === true ? LEAST_SPEECH_UNSPACED : LEAST_SPEECH;
  const marks = new Map<number, number>();
  tokens.forEach((token, index) => {
    if (token.kind === 'quote') marks.set(token.start, index);
  });
  if (marks.size === 0) return;
  const speech = new Set<number>();
  const paired = new Set<number>();
  for (const pair of pairs) {
    if (!pair.quote) continue;
    const open = marks.get(pair.open);
    if (open === undefined) continue;
    const close = pair.closed ? marks.get(pair.close) : tokens.length;
    if (close === undefined) continue;
    paired.add(open).add(close);
    if (close - open - 1 < least) continue;
    speech.add(open).add(close);
    quote(tokens, open + 1, close);
  }
  markUnpaired(text, tokens, paired, speech, least);
  for (const index of marks.values())
    if (!speech.has(index)) (tokens[index] as Token).kind = 'mark';
}

/** A unit cut out of a quotation begins or ends inside it: the one mark it has tells which. */
function markUnpaired(
  text: string,
  tokens: readonly Token[],
  paired: Set<number>,
  speech: Set<number>,
  least: number,
): void {
  let first = -1;
  let last = -1;
  tokens.forEach((token, index) => {
    if (token.kind !== 'quote' || paired.has(index) || token.quoted) return;
    if (first < 0) first = index;
    last = index;
  });
  if (first < 0) return;
  const opens = OPENERS.includes(text.charAt((tokens[last] as Token).start));
  const closes = CLOSERS.includes(text.charAt((tokens[first] as Token).start));
  if (closes && first >= least && touchesBefore(tokens, first)) {
    speech.add(first);
    quote(tokens, 0, first);
  } else if (opens && tokens.length - last > least) {
    speech.add(last);
    quote(tokens, last + 1, tokens.length);
  }
}

function touchesBefore(tokens: readonly Token[], index: number): boolean {
  return tokens[index - 1]?.end === tokens[index]?.start || tokens[index + 1]?.kind === 'comma';
}

function quote(tokens: readonly Token[], from: number, to: number): void {
  for (let i = from; i < to; i++) (tokens[i] as Token).quoted = true;
}
