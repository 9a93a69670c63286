import { mix } from './near-duplicates/shingles.js';
import { NearDuplicateIndex } from './near-duplicates.js';
import { byTurns, strataOf } from './sample/strata.js';
import { type Scored, uncertainties } from './sample/uncertainty.js';

export const SAMPLE_BY = ['uncertainty', 'disagreement', 'coverage', 'random'] as const;
export type SampleBy = (typeof SAMPLE_BY)[number];
export const BALANCE = ['lang', 'label'] as const;
export type Balance = (typeof BALANCE)[number];

/** A unit that may be picked. */
export interface Candidate extends Scored {
  id: string;
  /** What annotators chose, the codebook's name for none where it is none of them. */
  chosen: readonly string[];
  /** On how many labels two of its annotators differ, the mean over pairs; 0 where fewer than two labelled it. */
  division: number;
  /** Did a person label it? */
  reviewed: boolean;
  /** Was it decided what its annotators differ on? */
  settled: boolean;
}

export interface SampleOptions {
  by: SampleBy;
  n: number;
  /** Share of the picks that are drawn at random from all that nobody reviewed, 0 to 1. */
  control: number;
  seed: number;
  /** Picks are shared out evenly among languages, labels, or both. */
  balance: readonly Balance[];
  /** Gives the text of a candidate, asked for the likely ones only: of units that are nearly the same one is picked. */
  textOf(candidate: number): string;
}

export interface Pick {
  /** Number of the candidate. */
  candidate: number;
  reason: SampleBy;
  score: number | null;
}

/**
 * Picks the units that a person should look at next, the first first; the control units are spread
 * evenly among the others. The picks do not depend on the order of the candidates.
 *
 * - `uncertainty`: how near the scores come to where the classifier changes its mind.
 * - `disagreement`: how far those who labelled a unit differ; units of which that was settled are left out.
 * - `coverage`: languages and labels in turn, those with the fewest reviewed units first.
 * - `random`: all alike.
 */
export function sample(candidates: readonly Candidate[], options: SampleOptions): Pick[] {
  const { by, n } = options;
  const draws = candidates.map(({ id }) => drawOf(id, options.seed));
  const byDraw = (a: number, b: number) =>
    (draws[a] as number) - (draws[b] as number) ||
    ((candidates[a] as Candidate).id < (candidates[b] as Candidate).id ? -1 : 1);
  const fresh = [...candidates.keys()].filter((i) => !(candidates[i] as Candidate).reviewed);
  fresh.sort(byDraw);
  const controls = by === 'random' ? 0 : Math.round(n * options.control);
  const scores = scoresOf(candidates, by);
  const scoreOf = (i: number) => scores?.[i] ?? null;
  const pool =
    by === 'disagreement' ? [...candidates.keys()].filter((i) => !candidates[i]?.settled) : fresh;
  const worth = scores === null ? pool : pool.filter((i) => (scores[i] ?? 0) > 0);
  const ranked = [...worth].sort((a, b) => (scoreOf(b) ?? 0) - (scoreOf(a) ?? 0) || byDraw(a, b));
  const balance = by === 'coverage' ? BALANCE : options.balance;
  const ordered =
    balance.length === 0
      ? ranked
      : byTurns(ranked, candidates, strataOf(balance), by === 'coverage');
  const control = distinct(fresh, controls, [], options.textOf);
  const rest = distinct(ordered, n - control.length, control, options.textOf);
  const main = rest.map(
    (candidate): Pick => ({ candidate, reason: by, score: scoreOf(candidate) }),
  );
  return spread(
    main,
    control.map((candidate): Pick => ({ candidate, reason: 'random', score: scoreOf(candidate) })),
  );
}

function scoresOf(candidates: readonly Candidate[], by: SampleBy): (number | null)[] | null {
  if (by === 'uncertainty') return uncertainties(candidates);
  if (by !== 'disagreement') return null;
  const most = candidates.reduce((max, { division }) => Math.max(max, division), 1);
  return candidates.map(({ division }) => division / most);
}

/** The first `n` of `order` that are not nearly the same as one before them, or as one of `taken`. */
function distinct(
  order: readonly number[],
  n: number,
  taken: readonly number[],
  textOf: (candidate: number) => string,
): number[] {
  for (let looked = 2 * n + 64; n > 0; looked *= 4) {
    const likely = [...taken, ...order.slice(0, looked).filter((i) => !taken.includes(i))];
    const index = new NearDuplicateIndex();
    for (const candidate of likely) index.add(textOf(candidate));
    const { clusters } = index.find((item) => textOf(likely[item] as number));
    // The smallest number in a cluster is the first in the order.
    const found = likely.filter((_, item) => item >= taken.length && clusters[item] === item);
    if (found.length >= n || looked >= order.length) return found.slice(0, n);
  }
  return [];
}

/** Puts `few` evenly between `many`. */
function spread(many: readonly Pick[], few: readonly Pick[]): Pick[] {
  const every = (many.length + few.length) / Math.max(1, few.length);
  const all = [...many];
  for (const [i, pick] of few.entries()) all.splice(Math.floor((i + 0.5) * every), 0, pick);
  return all;
}

/** A number that is drawn for an id: the same with the same seed, whatever the order. */
function drawOf(id: string, seed: number): number {
  let hash = mix(seed ^ 0x3c6ef372);
  for (let i = 0; i < id.length; i++) hash = mix(hash ^ id.charCodeAt(i));
  return hash >>> 0;
}
