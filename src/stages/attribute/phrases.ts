import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

/** A noun phrase: token indices, `to` exclusive. */
export interface Phrase {
  from: number;
  to: number;
}

/**
 * How far a phrase is read: to its plain end; over any `and` and over a preposition of place; over a
 * description after a comma; or only as far as its words agree (Arabic: no bare noun after a definite one).
 */
export type Reading = 'plain' | 'long' | 'apposed' | 'agreeing';

/** What makes a word an actor whatever else it may be. */
export const ACTOR =
  TAG.ROLE |
  TAG.ORGANISATION |
  TAG.PLACE |
  TAG.MEDIA |
  TAG.PERSON |
  TAG.HE |
  TAG.SHE |
  TAG.THEY |
  TAG.FIRST;
const ENDS =
  TAG.PREPOSITION |
  TAG.STOP |
  TAG.ADVERB |
  TAG.TIME |
  TAG.THAT |
  TAG.ACCORDING |
  TAG.ACCORDING_AFTER |
  TAG.AGENT |
  TAG.AGENT_AFTER |
  TAG.MARKER |
  TAG.NEGATION;
const LINKS = TAG.AND | TAG.OF;
/** Longer phrases are clauses. It also bounds the work on a text without marks. */
const LONGEST = 28;

/** Whether a word may be a part of a speaker's name or description. */
export function isNominal(token: Token | undefined): boolean {
  if (token === undefined || token.kind !== 'word') return false;
  if ((token.tags & ACTOR) !== 0) return !token.inCue || (token.tags & (ENDS | LINKS)) === 0;
  return (token.tags & (ENDS | LINKS)) === 0 && !token.inCue;
}

/** Whether a word by itself looks like an actor or a name. */
export function isActor(token: Token | undefined): boolean {
  return token !== undefined && isNominal(token) && ((token.tags & ACTOR) !== 0 || token.upper);
}

/** The noun phrase that begins at `from`; null where none does. Reads at most to `limit`. */
export function phraseFrom(
  scene: Scene,
  from: number,
  limit: number,
  reading: Reading = 'plain',
): Phrase | null {
  const { tokens } = scene;
  const { eventsEnd, namesEnd } = scene.lexicon.table;
  const most = Math.min(limit, from + LONGEST);
  let to = from;
  let k = from;
  while (k < most) {
    const token = tokens[k] as Token;
    const next = tokens[k + 1];
    if (isNominal(token)) {
      if (eventsEnd === true && (token.tags & TAG.EVENT) !== 0 && (token.tags & ACTOR) === 0) break;
      if (k > from && token.word.lead > 0 && !isActor(token)) break;
      if (k > from && scene.lexicon.table.conjoined !== undefined && isAccusative(token)) break;
      if (
        (namesEnd === true || reading === 'agreeing') &&
        k > from &&
        tokens[k - 1]?.upper === true &&
        !token.upper &&
        !isActor(token)
      )
        break;
      if (
        reading === 'agreeing' &&
        k > from &&
        isDefinite(tokens[k - 1]) &&
        !isDefinite(token) &&
        !isActor(token)
      )
        break;
      to = ++k;
    } else if (token.kind === 'number') {
      if ((token.tags & TAG.TIME) !== 0 || !isNominal(next)) break;
      k++;
    } else if (token.kind === 'mark') k++;
    else if (token.kind === 'dash') {
      if (!isJoined(tokens, k)) break;
      k++;
    } else if (k > from && (token.tags & TAG.OF) !== 0 && !token.inCue && mayFollow(tokens, k)) k++;
    else if (
      k > from &&
      (token.tags & TAG.AND) !== 0 &&
      (isActor(next) ||
        (next?.kind === 'mark' && isNominal(tokens[k + 2])) ||
        (reading === 'long' && isNominal(next)))
    )
      k++;
    else if (reading === 'long' && k > from && (token.tags & TAG.PREPOSITION) !== 0) {
      if (
        token.word.attached
          ? (token.tags & ACTOR) === 0
          : !isActor(next) || next?.word.attached === true
      )
        break;
      k++;
      if (token.word.attached) to = k;
    } else if (token.kind === 'bracket' && k > from) {
      const close = bracketEnd(tokens, k, 1);
      if (close < 0 || close >= most) break;
      k = close + 1;
      if (close - k < 3) to = k;
    } else if (
      token.kind === 'comma' &&
      k > from &&
      (goesOnAsList(tokens, k, most) ||
        (reading === 'apposed' &&
          (describes(next) || (next?.upper === true && describes(tokens[from])))))
    )
      k++;
    else break;
  }
  return to > from ? { from: skipMarks(tokens, from, to), to } : null;
}

/** The noun phrase that ends right before `to`; null where none does. Reads at least from `limit`. */
export function phraseBefore(scene: Scene, to: number, limit: number): Phrase | null {
  const { tokens } = scene;
  const least = Math.max(limit, to - LONGEST);
  let from = to;
  let k = to - 1;
  while (k >= least) {
    const token = tokens[k] as Token;
    const before = tokens[k - 1];
    if (isNominal(token)) {
      from = k--;
      if (token.word.lead > 0 && !(isActor(token) && isActor(before))) break;
    } else if (token.kind === 'number' && (token.tags & TAG.TIME) === 0) {
      if (from < to && isNominal(tokens[k + 1])) from = k;
      k--;
    } else if (token.kind === 'mark') k--;
    else if (token.kind === 'dash') {
      if (!isJoined(tokens, k)) break;
      k--;
    } else if (
      from < to &&
      (token.tags & TAG.OF) !== 0 &&
      !token.inCue &&
      k > least &&
      mayPrecede(before)
    )
      k--;
    else if (from < to && (token.tags & TAG.AND) !== 0 && isActor(before) && isActor(tokens[k + 1]))
      k--;
    else if (token.kind === 'comma' && from < to && isActor(before) && endsList(tokens, from, to))
      k--;
    else if (token.kind === 'bracket') {
      const open = bracketEnd(tokens, k, -1);
      if (open < least) break;
      k = open - 1;
    } else break;
  }
  return from < to ? { from, to: trimMarks(tokens, from, to) } : null;
}

/** A short parenthesis: index of its other bracket, -1 when it is long or unclosed. */
function bracketEnd(tokens: readonly Token[], at: number, step: 1 | -1): number {
  for (let i = at + step, n = 0; n < 6 && tokens[i] !== undefined; i += step, n++) {
    if (tokens[i]?.kind === 'bracket') return i;
    if (tokens[i]?.kind === 'stop') return -1;
  }
  return -1;
}

/** `Trung - Hàn`: a dash between two actors and not a break between two clauses. */
function isJoined(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const after = tokens[at + 1];
  if (before === undefined || after === undefined) return false;
  if (before.end === tokens[at]?.start && tokens[at]?.end === after.start) return true;
  return (before.tags & TAG.PLACE) !== 0 && (after.tags & TAG.PLACE) !== 0;
}

function mayFollow(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  return (
    isNominal(next) ||
    next?.kind === 'mark' ||
    (next?.kind === 'number' && isNominal(tokens[at + 2]))
  );
}

function mayPrecede(token: Token | undefined): boolean {
  return isNominal(token) || token?.kind === 'mark';
}

/** Whether a phrase read so far holds an `and`: then a comma before it may part the items of a list. */
function endsList(tokens: readonly Token[], from: number, to: number): boolean {
  if (!isActor(tokens[from])) return false;
  for (let k = from + 1; k < to; k++)
    if (
      ((tokens[k]?.tags ?? 0) & TAG.AND) !== 0 ||
      ((tokens[k]?.word.lead ?? 0) > 0 && isActor(tokens[k]))
    )
      return true;
  return false;
}

/** An Arabic word with the article. */
function isDefinite(token: Token | undefined): boolean {
  return token?.word.key.startsWith('ال') === true && token.word.key.length > 3;
}

/** An Arabic noun in the accusative is an object: it ends in alif, and is no known name. */
function isAccusative(token: Token): boolean {
  return token.word.key.length > 3 && token.word.key.endsWith('ا') && !isActor(token);
}

/** Whether a word opens a title or description that may follow a name. */
function describes(token: Token | undefined): boolean {
  return token !== undefined && (token.tags & (TAG.ROLE | TAG.ORGANISATION)) !== 0;
}

/** The phrase cut after its first run of known words; null where that is all or nothing of it. */
export function knownPart(scene: Scene, phrase: Phrase): Phrase | null {
  let to = phrase.from;
  while (to < phrase.to && ((scene.tokens[to]?.tags ?? 0) & ACTOR) !== 0) to++;
  return to > phrase.from && to < phrase.to ? { from: phrase.from, to } : null;
}

/** The phrase with the demonstrative before it: `this country`. */
export function withDemonstrative(scene: Scene, phrase: Phrase): Phrase {
  const before = scene.tokens[phrase.from - 1];
  if (
    before === undefined ||
    (before.tags & TAG.DEMONSTRATIVE) === 0 ||
    !describes(scene.tokens[phrase.from])
  )
    return phrase;
  return { from: phrase.from - 1, to: phrase.to };
}

/** Whether a comma parts two actors of a list that ends with `and`: `Kuwait, Bahrain and Egypt`. */
function goesOnAsList(tokens: readonly Token[], comma: number, limit: number): boolean {
  if (!isActor(tokens[comma - 1])) return false;
  let words = 0;
  for (let k = comma + 1; k < limit; k++) {
    const token = tokens[k] as Token;
    if (isNominal(token)) {
      if (token.word.lead > 0) return words > 0 && isActor(token);
      if (++words > 4) return false;
      if (words === 1 && !isActor(token)) return false;
    } else if (token.kind === 'comma') {
      if (words === 0) return false;
      words = 0;
    } else if ((token.tags & TAG.AND) !== 0) return words > 0 && isActor(tokens[k + 1]);
    else if ((token.tags & TAG.OF) === 0 && token.kind !== 'mark') return false;
  }
  return false;
}

function skipMarks(tokens: readonly Token[], from: number, to: number): number {
  let i = from;
  while (i < to - 1 && tokens[i]?.kind === 'mark') i++;
  return i;
}

function trimMarks(tokens: readonly Token[], from: number, to: number): number {
  let i = to;
  while (i > from + 1 && tokens[i - 1]?.kind === 'mark') i--;
  return i;
}

/** UTF-16 offsets of a phrase in its unit. A conjunction or preposition written together with the first word stays out. */
export function phraseSpan(scene: Scene, phrase: Phrase): [start: number, end: number] {
  const first = scene.tokens[phrase.from] as Token;
  const last = scene.tokens[phrase.to - 1] as Token;
  const before = scene.tokens[phrase.from - 1];
  if (before?.kind === 'mark' && before.end === first.start && holdsMark(scene, phrase))
    return [before.start, last.end];
  const { attached, lead } = first.word;
  return [first.start + (attached ? prefixOf(scene, first) : lead), last.end];
}

/** UTF-16 units of the preposition that a word begins with; 0 where it has melted into the word, as in `للحزب`. */
function prefixOf({ text, lexicon }: Scene, { start }: Token): number {
  const [first, second] = [text.charAt(start), text.charAt(start + 1)];
  return first !== second && lexicon.prefixes.has(first) ? 1 : 0;
}

/** Whether a quotation mark stands inside a phrase: then the one right before the phrase is its partner. */
function holdsMark(scene: Scene, phrase: Phrase): boolean {
  let marks = 0;
  for (let i = phrase.from; i < phrase.to; i++) {
    const token = scene.tokens[i] as Token;
    if (token.kind === 'mark' && '”»›」』"’'.includes(scene.text.charAt(token.start))) marks++;
  }
  return marks === 1;
}

/** The items of a list of actors; the phrase itself where it is none, as a name with its description is. */
export function itemsOf(scene: Scene, phrase: Phrase): Phrase[] {
  const words = scene.tokens.slice(phrase.from, phrase.to);
  if (!words.some((token) => (token.tags & TAG.AND) !== 0)) return [phrase];
  const items: Phrase[] = [];
  let from = phrase.from;
  words.forEach((token, index) => {
    if ((token.tags & TAG.AND) === 0 && token.kind !== 'comma') return;
    const at = phrase.from + index;
    if (at > from) items.push({ from, to: at });
    from = at + 1;
  });
  if (phrase.to > from) items.push({ from, to: phrase.to });
  return items;
}
