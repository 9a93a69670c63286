import { TAG } from './lexicon.js';
import { ACTOR, type Phrase } from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

/** Tokens of the longest target; characters where words are not parted by spaces. */
const LONGEST = 18;
const LONGEST_UNSPACED = 28;
const MOST_COMMAS = 1;
/** Tokens looked at: it bounds the work on a text without full stops. */
export const MOST_TOKENS = 160;

const NEVER =
  TAG.THAT | TAG.AND | TAG.OF | TAG.MARKER | TAG.NEGATION | TAG.TIME | TAG.STOP | TAG.PREPOSITION;

/** Visits every stretch of a unit that may be what its stance is directed at: within a clause, and beside the speaker. */
export function eachTarget(
  { tokens, lexicon }: Scene,
  speaker: Phrase | null,
  visit: (from: number, to: number) => void,
): void {
  const longest = lexicon.table.unspaced === true ? LONGEST_UNSPACED : LONGEST;
  const most = Math.min(tokens.length, MOST_TOKENS);
  const isSpeaker = (i: number) => speaker !== null && i >= speaker.from && i < speaker.to;
  for (let from = 0; from < most; from++) {
    if (isSpeaker(from) || !mayBegin(tokens[from] as Token)) continue;
    const limit = Math.min(most, from + longest);
    let commas = 0;
    for (let i = from; i < limit; i++) {
      const token = tokens[i] as Token;
      const { kind } = token;
      if (kind === 'stop' || kind === 'colon' || kind === 'quote' || isSpeaker(i)) break;
      if (kind === 'comma' && ++commas > MOST_COMMAS) break;
      if (mayEnd(token)) visit(from, i + 1);
    }
  }
}

function mayBegin(token: Token): boolean {
  if (token.kind === 'number') return (token.tags & TAG.TIME) === 0;
  return token.kind === 'word' && isContent(token);
}

function mayEnd(token: Token): boolean {
  if (token.kind === 'number' || token.kind === 'bracket') return true;
  return token.kind === 'word' && isContent(token) && (token.tags & TAG.ADVERB) === 0;
}

/** Whether a word names something: an actor, an event, or none of the small words and verbs that the table knows. */
function isContent({ tags, inCue, cue, word }: Token): boolean {
  if ((tags & (ACTOR | TAG.EVENT)) !== 0) return true;
  if (inCue && cue !== 'noun') return false;
  return (tags & NEVER) === 0 || word.attached;
}
