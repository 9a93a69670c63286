import type { Candidate } from './candidates.js';
import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

/** A stretch of tokens that may name the speaker, with the rules that propose the very same stretch. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly rules: readonly Candidate[];
}

/** Words of the longest stretch; characters where words are not parted by spaces. */
const LONGEST = 13;
const LONGEST_UNSPACED = 18;
const MOST_COMMAS = 2;
/** Beyond so many tokens only the rules propose: it bounds the work on a text without full stops. */
const MOST_TOKENS = 400;

const NAMES =
  TAG.ROLE |
  TAG.ORGANISATION |
  TAG.PLACE |
  TAG.MEDIA |
  TAG.PERSON |
  TAG.FIRST |
  TAG.HE |
  TAG.SHE |
  TAG.THEY;
const NEVER = TAG.PREPOSITION | TAG.TIME | TAG.THAT | TAG.AND | TAG.OF | TAG.MARKER | TAG.EVENT;

/** Every stretch that may name the speaker: within a clause, between words that may begin and end one. */
export function findStretches(scene: Scene, candidates: readonly Candidate[]): Stretch[] {
  const { tokens, lexicon } = scene;
  const longest = lexicon.table.unspaced === true ? LONGEST_UNSPACED : LONGEST;
  const proposed = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const key = keyOf(scene, candidate.from, candidate.to);
    const same = proposed.get(key);
    if (same === undefined) proposed.set(key, [candidate]);
    else same.push(candidate);
  }
  const found: Stretch[] = [];
  const most = Math.min(tokens.length, MOST_TOKENS);
  for (let from = 0; from < most; from++) {
    if (!mayBegin(tokens[from] as Token)) continue;
    const limit = Math.min(tokens.length, from + longest);
    let commas = 0;
    for (let i = from; i < limit; i++) {
      const token = tokens[i] as Token;
      if (isBreak(token) || (token.kind === 'comma' && ++commas > MOST_COMMAS)) break;
      if (!mayEnd(token)) continue;
      const key = keyOf(scene, from, i + 1);
      found.push({ from, to: i + 1, rules: proposed.get(key) ?? NONE });
      proposed.delete(key);
    }
  }
  for (const rules of proposed.values()) {
    const { from, to } = rules[0] as Candidate;
    found.push({ from, to, rules });
  }
  return found;
}

const NONE: readonly Candidate[] = [];

function keyOf(scene: Scene, from: number, to: number): number {
  return from * (scene.tokens.length + 1) + to;
}

function isBreak({ kind, tags }: Token): boolean {
  if (kind === 'stop' || kind === 'quote' || kind === 'colon') return true;
  return (tags & TAG.THAT) !== 0 && (tags & NAMES) === 0;
}

function mayBegin(token: Token): boolean {
  if (token.kind === 'number') return (token.tags & TAG.TIME) === 0;
  if (token.kind !== 'word') return false;
  return (token.tags & NAMES) !== 0 || ((token.tags & NEVER) === 0 && !token.inCue);
}

function mayEnd(token: Token): boolean {
  if (token.kind === 'bracket') return true;
  if (token.kind === 'number') return (token.tags & TAG.TIME) === 0;
  if (token.kind !== 'word') return false;
  const never = NEVER | TAG.ADVERB | TAG.NEGATION;
  return (token.tags & NAMES) !== 0 || ((token.tags & never) === 0 && !token.inCue);
}
