import { type Candidate, findCandidates, hasTag } from './candidates.js';
import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import type { Stretch } from './stretches.js';
import type { Token } from './tokens.js';
import { type WeighedStretch, weighStretches } from './weigh.js';

export interface Weighed {
  readonly candidate: Candidate;
  /** Log-odds against naming no speaker. */
  readonly weight: number;
  readonly stretch: WeighedStretch;
}

/** Who speaks in a unit and who relays it, as far as the unit itself tells. */
export interface Attribution {
  readonly speaker: Weighed | null;
  readonly reporter: Weighed | null;
  /** Every candidate that may count, the strongest first. */
  readonly candidates: readonly Weighed[];
}

/** A candidate must weigh more than this to be named: below 0, for a missed speaker costs more than a doubtful one. */
const LEAST = -0.3;
/** Whom an agency relays must weigh so much by himself. */
const LEAST_RELAYED = 2;
/** Who relays is named on less evidence: that somebody speaks is known by then. */
const LEAST_REPORTER = -4;

/** How much more the strongest may weigh than what is named instead. */
const MOST_BETWEEN = 3;

/** Namings weaker than this are hardly ever of an actor. */
const LEAST_MENTION = -6;

/** Weighs all that may be the speaker of a unit and picks one; what weighs less than `least` is left out. */
export function attributeScene(scene: Scene, least = LEAST_MENTION): Attribution {
  const candidates: Weighed[] = [];
  for (const stretch of weighStretches(scene, findCandidates(scene))) {
    const { weight, main } = stretch;
    if (weight < least) break;
    candidates.push({ candidate: main ?? byWords(scene, stretch), weight, stretch });
  }
  const strongest = candidates[0];
  if (strongest === undefined || strongest.weight <= LEAST)
    return { speaker: null, reporter: null, candidates };
  const best = widened(scene, quoting(scene, strongest, candidates), candidates);
  const inner = relayedBy(scene, best, candidates);
  if (inner !== null) return { speaker: inner, reporter: best, candidates };
  return { speaker: best, reporter: findReporter(scene, best, candidates), candidates };
}

/** Who quotes speaks rather than who is named in the quotation, if both weigh much. */
function quoting(scene: Scene, best: Weighed, candidates: readonly Weighed[]): Weighed {
  if (!isQuoted(scene, best)) return best;
  for (const other of candidates) {
    if (other.weight < LEAST || best.weight - other.weight > MOST_BETWEEN) return best;
    if (isQuoted(scene, other) || other.candidate.cue === null) continue;
    const outside = other.stretch.rules.find(
      ({ cue }) => cue !== null && scene.tokens[cue]?.quoted === false,
    );
    return outside === undefined ? other : { ...other, candidate: outside };
  }
  return best;
}

function isQuoted(scene: Scene, { candidate }: Weighed): boolean {
  return scene.tokens[candidate.from]?.quoted === true;
}

/** A name in quotation marks before a comma belongs to the title after it: `«X»، وزیر خارجه`. */
function widened(scene: Scene, best: Weighed, candidates: readonly Weighed[]): Weighed {
  const { from, to } = best.candidate;
  const { tokens } = scene;
  if (tokens[from - 1]?.kind !== 'comma' || tokens[from - 2]?.kind !== 'mark') return best;
  const wider = candidates.find(
    ({ candidate, weight }) =>
      candidate.to === to && candidate.from < from && best.weight - weight < MOST_BETWEEN,
  );
  return wider ?? best;
}

/** An agency or paper only relays where somebody else speaks in what it says. */
function relayedBy(scene: Scene, agency: Weighed, candidates: readonly Weighed[]): Weighed | null {
  const { candidate } = agency;
  if (!hasTag(scene, candidate, TAG.MEDIA)) return null;
  for (const other of candidates) {
    if (other.weight <= LEAST_RELAYED) return null;
    if (overlaps(other.candidate, candidate) || other.candidate.cue === null) continue;
    const source = candidate.rule === 'according' || candidate.rule === 'heading';
    if (source || introduces(scene, candidate, other.candidate)) return other;
  }
  return null;
}

/** A cue farther off belongs to somebody else. */
const REACH = 12;

/** A stretch that no rule proposes, with the cue beside it. */
function byWords(scene: Scene, { from, to }: Stretch): Candidate {
  let cue: number | null = null;
  let least = REACH;
  for (const at of scene.cues) {
    const gap = at >= to ? at - to : from - (scene.tokens[at]?.phraseEnd ?? at + 1);
    if (gap < 0 || gap >= least) continue;
    cue = at;
    least = gap;
  }
  const cueClass = cue === null ? null : (scene.tokens[cue]?.cue ?? null);
  return { from, to, rule: 'words', cue, cueClass, back: 0, negated: false, reading: 'plain' };
}

/** The strongest other candidate whose words introduce those of the speaker, or that is named as a source. */
function findReporter(
  scene: Scene,
  speaker: Weighed,
  candidates: readonly Weighed[],
): Weighed | null {
  for (const weighed of candidates) {
    const { candidate, weight } = weighed;
    if (weight < LEAST_REPORTER) return null;
    if (overlaps(candidate, speaker.candidate)) continue;
    if (candidate.rule === 'according' || candidate.rule === 'heading') return weighed;
    if (candidate.cueClass === 'say' && introduces(scene, candidate, speaker.candidate))
      return weighed;
  }
  return null;
}

function overlaps(a: Candidate, b: Candidate): boolean {
  return a.from < b.to && b.from < a.to;
}

/** Whether the words of `outer` lead up to those of `inner`: a complementiser, a colon or a quotation between them. */
function introduces(scene: Scene, outer: Candidate, inner: Candidate): boolean {
  const { tokens } = scene;
  const from = Math.max(outer.to, outer.cue ?? 0);
  if (outer.cue === inner.cue || inner.from < from) {
    return (
      (tokens[inner.from] as Token).quoted &&
      !(tokens[outer.from] as Token).quoted &&
      outer.cue !== inner.cue
    );
  }
  for (let k = from; k < inner.from; k++) {
    const token = tokens[k] as Token;
    if ((token.tags & TAG.THAT) !== 0 || token.kind === 'colon' || token.kind === 'quote')
      return true;
  }
  return false;
}
