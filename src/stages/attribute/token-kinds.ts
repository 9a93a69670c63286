import { TAG } from './lexicon.js';
import type { Token } from './tokens.js';

/** What a word counts as where it is several things: the first that fits. */
const ORDER: readonly (readonly [number, string])[] = [
  [TAG.FIRST, 'first'],
  [TAG.HE | TAG.SHE | TAG.THEY, 'pronoun'],
  [TAG.ROLE, 'role'],
  [TAG.ORGANISATION, 'organisation'],
  [TAG.MEDIA, 'media'],
  [TAG.PLACE, 'place'],
  [TAG.PERSON, 'person'],
  [TAG.ACCORDING, 'according'],
  [TAG.ACCORDING_AFTER, 'according-after'],
  [TAG.AGENT, 'agent'],
  [TAG.MARKER, 'marker'],
  [TAG.THAT, 'that'],
  [TAG.TIME, 'time'],
  [TAG.ADVERB, 'adverb'],
  [TAG.PREPOSITION, 'preposition'],
  [TAG.STOP, 'stop-word'],
  [TAG.AND, 'and'],
  [TAG.OF, 'of'],
  [TAG.DEMONSTRATIVE, 'demonstrative'],
  [TAG.NEGATION, 'negation'],
  [TAG.EVENT, 'event'],
];

/** What kind of token one is, coarsely. */
export function kindOfToken(token: Token): string {
  if (token.kind !== 'word') return token.kind;
  if (token.cue !== null) return token.cue;
  if (token.inCue) return 'in-cue';
  for (const [tags, name] of ORDER) if ((token.tags & tags) !== 0) return name;
  return token.upper ? 'capital' : 'other';
}
