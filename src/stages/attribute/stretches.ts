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

/** What a token can be to a stretch, as bits. The first two also say which of its edges count at all. */
export const NEEDS_BEGIN = 1;
export const NEEDS_END = 2;
const MAY_BEGIN = 4;
const MAY_END = 8;
const BREAKS = 16;
const COMMA = 32;
const PROPOSED = 64;

/** The stretches of a unit that rules propose, and what each of its tokens can be to one. */
export interface Bounds {
  readonly bits: Uint8Array;
  readonly proposed: readonly Stretch[];
  readonly longest: number;
}

export function readBounds(scene: Scene, candidates: readonly Candidate[]): Bounds {
  const { tokens, lexicon } = scene;
  const bits = new Uint8Array(tokens.length);
  const most = Math.min(tokens.length, MOST_TOKENS);
  const longest = lexicon.table.unspaced === true ? LONGEST_UNSPACED : LONGEST;
  const reach = Math.min(tokens.length, most + longest);
  for (let i = 0; i < reach; i++) bits[i] = bitsOf(tokens[i] as Token, i < most);
  const proposed: { from: number; to: number; rules: Candidate[] }[] = [];
  for (const candidate of candidates) {
    const { from, to } = candidate;
    const same = proposed.find((stretch) => stretch.from === from && stretch.to === to);
    if (same === undefined) proposed.push({ from, to, rules: [candidate] });
    else same.rules.push(candidate);
    bits[from] = (bits[from] as number) | PROPOSED | NEEDS_BEGIN;
    bits[to - 1] = (bits[to - 1] as number) | NEEDS_END;
  }
  return { bits, proposed, longest };
}

function bitsOf(token: Token, mayBegin: boolean): number {
  const { kind, tags } = token;
  if (kind === 'stop' || kind === 'quote' || kind === 'colon') return BREAKS;
  if (kind === 'comma') return COMMA;
  if (kind === 'bracket') return MAY_END | NEEDS_END;
  const names = (tags & NAMES) !== 0;
  const breaks = (tags & TAG.THAT) !== 0 && !names ? BREAKS : 0;
  const begins = mayBegin ? MAY_BEGIN | NEEDS_BEGIN : 0;
  const ends = MAY_END | NEEDS_END;
  if (kind === 'number') return breaks | ((tags & TAG.TIME) === 0 ? begins | ends : 0);
  if (kind !== 'word') return breaks;
  if (names) return begins | ends;
  if (token.inCue || (tags & NEVER) !== 0) return breaks;
  return breaks | begins | ((tags & (TAG.ADVERB | TAG.NEGATION)) === 0 ? ends : 0);
}

/**
 * Visits every stretch that may name the speaker: within a clause, between words that may begin and end one; then
 * those of the rules that are none of these. `rules` is null where no rule proposes it.
 */
export function eachStretch(
  { bits, proposed, longest }: Bounds,
  visit: (from: number, to: number, rules: readonly Candidate[] | null) => void,
): void {
  const seen = new Set<Stretch>();
  for (let from = 0; from < bits.length; from++) {
    const first = bits[from] as number;
    if ((first & MAY_BEGIN) === 0) continue;
    const limit = Math.min(bits.length, from + longest);
    let commas = 0;
    for (let i = from; i < limit; i++) {
      const bit = bits[i] as number;
      if ((bit & BREAKS) !== 0 || ((bit & COMMA) !== 0 && ++commas > MOST_COMMAS)) break;
      if ((bit & MAY_END) === 0) continue;
      const known =
        (first & PROPOSED) === 0
          ? undefined
          : proposed.find((stretch) => stretch.from === from && stretch.to === i + 1);
      if (known !== undefined) seen.add(known);
      visit(from, i + 1, known?.rules ?? null);
    }
  }
  for (const stretch of proposed)
    if (!seen.has(stretch)) visit(stretch.from, stretch.to, stretch.rules);
}

const NONE: readonly Candidate[] = [];

/** All of these stretches. */
export function findStretches(scene: Scene, candidates: readonly Candidate[]): Stretch[] {
  const found: Stretch[] = [];
  eachStretch(readBounds(scene, candidates), (from, to, rules) => {
    found.push({ from, to, rules: rules ?? NONE });
  });
  return found;
}
