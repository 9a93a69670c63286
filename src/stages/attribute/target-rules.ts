import type { Candidate } from './candidates.js';
import { TAG } from './lexicon.js';
import { ACTOR, isNominal, type Phrase } from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

const SKIPPED = TAG.ADVERB | TAG.TIME | TAG.OF | TAG.THAT;
const REACH = 14;
const LONGEST = 24;

/** The object of the speaker's own verb of stance, as its place in the clause tells it; null where there is none. */
export function findObject(scene: Scene, speaker: Candidate | null): Phrase | null {
  const cue = stanceCue(scene, speaker);
  if (cue === null) return null;
  const places = scene.lexicon.table.subject;
  if (places.includes('first') || places.includes('marked')) {
    return objectBefore(scene, cue, speaker) ?? objectAfter(scene, cue, speaker);
  }
  return objectAfter(scene, cue, speaker);
}

/** The speaker's own verb, where it is one of stance and not negated. */
function stanceCue(scene: Scene, speaker: Candidate | null): number | null {
  if (speaker?.cue == null || speaker.negated) return null;
  return bearsStance(scene.tokens[speaker.cue]) ? speaker.cue : null;
}

function bearsStance(token: Token | undefined): boolean {
  return token?.cue === 'condemn' || token?.cue === 'call' || token?.cue === 'offer';
}

/** The noun phrase after the verb and, where the subject stands there, after the subject. */
function objectAfter(scene: Scene, cue: number, speaker: Candidate | null): Phrase | null {
  const { tokens } = scene;
  let from = tokens[cue]?.phraseEnd ?? cue + 1;
  if (speaker !== null && speaker.from >= from && speaker.from < from + 8) from = speaker.to;
  const limit = Math.min(tokens.length, from + REACH);
  for (let k = from; k < limit; k++) {
    const token = tokens[k] as Token;
    if (token.kind === 'stop') return null;
    if (isObjectWord(token) || token.word.attached)
      return readObject(scene, k, tokens[cue]?.cue === 'call' ? 0 : 1);
  }
  return null;
}

function isObjectWord(token: Token): boolean {
  if (token.kind !== 'word') return false;
  if ((token.tags & (TAG.EVENT | ACTOR)) !== 0)
    return (token.tags & TAG.PREPOSITION) === 0 || token.word.attached;
  return isNominal(token) && (token.tags & SKIPPED) === 0;
}

/** Reads on over what belongs to the object: nouns, `of`, `and`, and at most `most` prepositional phrases. */
function readObject(scene: Scene, from: number, most: number): Phrase {
  const { tokens } = scene;
  const limit = Math.min(tokens.length, from + LONGEST);
  let to = from + 1;
  let phrases = 0;
  for (let k = from + 1; k < limit; k++) {
    const token = tokens[k] as Token;
    if (token.kind === 'mark' || token.kind === 'number') continue;
    if (token.kind !== 'word') break;
    if (isNominal(token) || (token.tags & TAG.EVENT) !== 0) {
      to = k + 1;
      continue;
    }
    if ((token.tags & (TAG.STOP | TAG.THAT | TAG.TIME)) !== 0 || token.inCue) break;
    if ((token.tags & TAG.PREPOSITION) !== 0 && ++phrases > most) break;
    if (token.word.attached) to = k + 1;
  }
  return { from, to };
}

/** The noun phrase before the verb that its case mark or preposition makes its object. */
function objectBefore(scene: Scene, cue: number, speaker: Candidate | null): Phrase | null {
  const { tokens } = scene;
  const floor = speaker !== null && speaker.to <= cue ? speaker.to : 0;
  let to = cue;
  while (to > floor && !isObjectWord(tokens[to - 1] as Token)) {
    if (cue - to > 6 || tokens[to - 1]?.kind === 'stop') return null;
    to--;
  }
  let from = to;
  for (let k = to - 1; k >= floor && to - k < LONGEST; k--) {
    const token = tokens[k] as Token;
    if (
      token.kind === 'comma' ||
      token.kind === 'stop' ||
      token.kind === 'quote' ||
      token.kind === 'colon'
    )
      break;
    if (token.inCue || (token.tags & (TAG.THAT | TAG.MARKER)) !== 0) break;
    if (isObjectWord(token)) from = k;
  }
  return to > from ? { from, to } : null;
}
