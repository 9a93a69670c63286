import { type Candidate, findCandidates, hasTag } from './candidates.js';
import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';
import { weigh } from './weigh.js';

export interface Weighed {
  readonly candidate: Candidate;
  /** Log-odds against naming no speaker. */
  readonly weight: number;
}

/** Who speaks in a unit and who relays it, as far as the unit itself tells. */
export interface Attribution {
  readonly speaker: Weighed | null;
  readonly reporter: Weighed | null;
  /** Every candidate, the strongest first. */
  readonly candidates: readonly Weighed[];
}

/** A candidate must weigh more than this to be named: below 0, for a missed speaker costs more than a doubtful one. */
const LEAST = -0.2;
/** A verb is given to a speaker that was found without one if it weighs at least so much. */
const LEAST_VERB = -4;
/** Who relays is named on less evidence: that somebody speaks is known by then. */
const LEAST_REPORTER = -1.5;

/** Weighs all candidates of a unit and picks the speaker. */
export function attributeScene(scene: Scene): Attribution {
  const candidates = findCandidates(scene).map((candidate) => ({
    candidate,
    weight: weigh(scene, candidate),
  }));
  candidates.sort((a, b) => b.weight - a.weight);
  const best = candidates[0];
  if (best === undefined || best.weight <= LEAST)
    return { speaker: null, reporter: null, candidates };
  const relayed = relayedBy(scene, best, candidates);
  if (relayed !== null)
    return { speaker: withVerb(relayed, candidates), reporter: best, candidates };
  const speaker = withVerb(quotedBy(scene, best, candidates) ?? best, candidates);
  return { speaker, reporter: findReporter(scene, speaker, candidates), candidates };
}

/** Who quotes somebody that only says something himself: the holder of the whole quotation. */
function quotedBy(scene: Scene, inner: Weighed, candidates: readonly Weighed[]): Weighed | null {
  const { candidate } = inner;
  if (candidate.cueClass !== 'say' || !(scene.tokens[candidate.from] as Token).quoted) return null;
  for (const other of candidates) {
    if (other.weight <= LEAST) return null;
    if (other.candidate.cueClass !== 'say' || overlaps(other.candidate, candidate)) continue;
    if (introduces(scene, other.candidate, candidate)) return other;
  }
  return null;
}

/** An agency or paper only relays where somebody else speaks in what it says. */
function relayedBy(scene: Scene, agency: Weighed, candidates: readonly Weighed[]): Weighed | null {
  const { candidate } = agency;
  if (!hasTag(scene, candidate, TAG.MEDIA)) return null;
  for (const other of candidates) {
    if (other.weight <= LEAST) return null;
    if (overlaps(other.candidate, candidate) || other.candidate.cue === null) continue;
    const source = candidate.rule === 'according' || candidate.rule === 'heading';
    if (source || introduces(scene, candidate, other.candidate)) return other;
  }
  return null;
}

/** The same phrase by a verb of speech or stance, where the strongest candidate came by none. */
function withVerb(best: Weighed, candidates: readonly Weighed[]): Weighed {
  const { rule, cueClass } = best.candidate;
  if (rule !== 'opening' && (cueClass !== 'noun' || rule === 'genitive' || rule === 'possessor'))
    return best;
  const other = candidates.find(({ candidate, weight }) => {
    const same = candidate.from === best.candidate.from && candidate.to === best.candidate.to;
    return (
      same && weight > LEAST_VERB && candidate.cueClass !== null && candidate.cueClass !== 'noun'
    );
  });
  return other === undefined ? best : { candidate: other.candidate, weight: best.weight };
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
