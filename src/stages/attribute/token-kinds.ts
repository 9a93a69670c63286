import { EDGE, hashName } from './hash.js';
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

const MARKS = ['word', 'comma', 'stop', 'number', 'quote', 'mark', 'dash', 'bracket', 'colon'];
/** The classes of cues, by their numbers less one. */
export const CLASSES = ['say', 'condemn', 'call', 'offer', 'stance', 'noun'];

/** All kinds of tokens; the first is no token but an edge of the unit. */
const NAMES = [
  '',
  ...MARKS,
  ...CLASSES,
  'in-cue',
  ...ORDER.map(([, name]) => name),
  'capital',
  'other',
];
/** How many kinds there are. */
export const KINDS = NAMES.length;
/** The hash of each kind. */
export const KIND_HASHES = Int32Array.from(NAMES, (name) => (name === '' ? EDGE : hashName(name)));

/** What kind of token one is, coarsely. */
function kindOfToken({ kind, cue, inCue, tags, upper }: Token): string {
  if (kind !== 'word') return kind;
  if (cue !== null) return cue;
  if (inCue) return 'in-cue';
  for (const [mask, name] of ORDER) if ((tags & mask) !== 0) return name;
  return upper ? 'capital' : 'other';
}

export function kindNumber(token: Token): number {
  return NAMES.indexOf(kindOfToken(token));
}

/** The number of a token's kind of mark, and of its cue's class: 0 for none. */
export function markNumber({ kind }: Token): number {
  return MARKS.indexOf(kind);
}
export function classNumber({ cue }: Token): number {
  return cue === null ? 0 : CLASSES.indexOf(cue) + 1;
}
