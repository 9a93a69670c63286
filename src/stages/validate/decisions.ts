import type { Annotation } from '../../records.js';
import type { Finding } from '../../schema.js';

/** Scores are told apart to so many steps. */
const STEPS = 10_000;
/** So many suspects are remembered for each label, in each direction. */
const SUSPECTS = 32;

interface Suspect<Place> {
  score: number;
  place: Place;
}

interface Tally<Place> {
  label: string;
  given: Uint32Array;
  withheld: Uint32Array;
  /** The lowest scores at which the label was given, and the highest at which it was withheld. */
  low: Suspect<Place>[];
  high: Suspect<Place>[];
}

export interface Contradiction<Place> {
  place: Place;
  finding: Finding;
}

/**
 * Do the labels of a classifier follow from its scores? A classifier decides by one threshold for
 * each label, perhaps another in each language: so of one label in one language, no score at which
 * it is withheld may lie above one at which it is given. (Where a stronger label is given instead,
 * nothing is concluded: that may be the rule.) `Place` is what the caller needs to find the record.
 */
export class DecisionChecks<Place> {
  readonly #groups = new Map<string, Tally<Place>[]>();
  #last: { key: string; tallies: Tally<Place>[] } | undefined;

  constructor(readonly labels: readonly string[]) {}

  add(
    { annotator, labels, scores }: Pick<Annotation, 'annotator' | 'labels' | 'scores'>,
    lang: string,
    place: Place,
  ): void {
    if (scores === null || annotator.type !== 'classifier') return;
    const key = `${annotator.id}\n${annotator.revision ?? ''}\n${annotator.sha256 ?? ''}\n${lang}`;
    const tallies = this.#last?.key === key ? this.#last.tallies : this.#tallies(key);
    let strongest = 0;
    for (const label of labels) strongest = Math.max(strongest, scores[label] ?? 0);
    for (const { label, given, withheld, low, high } of tallies) {
      const score = scores[label];
      if (score === undefined || !(score >= 0 && score <= 1)) continue;
      const step = Math.round(score * STEPS);
      if (labels.includes(label)) {
        given[step] = (given[step] as number) + 1;
        keep(low, { score, place }, 1);
      } else if (score > strongest) {
        withheld[step] = (withheld[step] as number) + 1;
        keep(high, { score, place }, -1);
      }
    }
  }

  #tallies(key: string): Tally<Place>[] {
    let tallies = this.#groups.get(key);
    if (tallies === undefined) {
      tallies = this.labels.map((label) => ({
        label,
        given: new Uint32Array(STEPS + 1),
        withheld: new Uint32Array(STEPS + 1),
        low: [],
        high: [],
      }));
      this.#groups.set(key, tallies);
    }
    this.#last = { key, tallies };
    return tallies;
  }

  /** What contradicts, once all is read. */
  finish(): Contradiction<Place>[] {
    return [...this.#groups.values()].flat().flatMap(contradictionsOf);
  }
}

/** Keeps the list sorted by score (rising for `direction` 1, falling for -1), and short. */
function keep<Place>(list: Suspect<Place>[], suspect: Suspect<Place>, direction: 1 | -1): void {
  const last = list.at(-1);
  if (list.length === SUSPECTS && last && (last.score - suspect.score) * direction <= 0) return;
  const at = list.findIndex(({ score }) => (score - suspect.score) * direction > 0);
  list.splice(at === -1 ? list.length : at, 0, suspect);
  if (list.length > SUSPECTS) list.pop();
}

function contradictionsOf<Place>(tally: Tally<Place>): Contradiction<Place>[] {
  const { label, low, high } = tally;
  const [lowest] = low;
  const [highest] = high;
  if (lowest === undefined || highest === undefined || lowest.score >= highest.score) return [];
  const threshold = likeliestThreshold(tally);
  const told = (suspect: Suspect<Place>, message: string): Contradiction<Place> => ({
    place: suspect.place,
    finding: {
      severity: 'warning',
      code: 'annotation/label-score',
      message,
      pointer: `/scores/${label}`,
      found: String(suspect.score),
      hint: 'no threshold explains both: either the label or the score was changed',
    },
  });
  const name = JSON.stringify(label);
  return [
    ...low
      .filter(({ score }) => Math.round(score * STEPS) < threshold)
      .map((suspect) =>
        told(
          suspect,
          `${name} is given at a score below one at which this classifier withholds it (${highest.score})`,
        ),
      ),
    ...high
      .filter(({ score }) => Math.round(score * STEPS) > threshold)
      .map((suspect) =>
        told(
          suspect,
          `${name} is withheld at a score above one at which this classifier gives it (${lowest.score})`,
        ),
      ),
  ];
}

/** The threshold that leaves the fewest labels unexplained; of equal ones that nearest to one half. */
function likeliestThreshold<Place>({ given, withheld }: Tally<Place>): number {
  let below = 0;
  let above = withheld.reduce((sum, n) => sum + n, 0);
  let best = { step: 0, wrong: Number.POSITIVE_INFINITY };
  for (let step = 0; step <= STEPS; step++) {
    above -= withheld[step] as number;
    const wrong = below + above;
    const nearer = Math.abs(step - STEPS / 2) < Math.abs(best.step - STEPS / 2);
    if (wrong < best.wrong || (wrong === best.wrong && nearer)) best = { step, wrong };
    below += given[step] as number;
  }
  return best.step;
}
