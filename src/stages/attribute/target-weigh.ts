import { explainTemplate, type FeatureSink } from './looks.js';
import type { Phrase } from './phrases.js';
import { isRestraint } from './restraint.js';
import type { Scene } from './scene.js';
import { Signs } from './signs.js';
import { TargetFeatures } from './target-features.js';
import { eachTarget, MOST_TOKENS } from './target-stretches.js';
import { STEP, Sum } from './weights.js';

/** Stretches that are weighed as a whole: the best by their edges and words. */
const MOST_STRETCHES = 12;
const FILE = 'targets.bin';

const signs = new Signs();

export interface WeighedTarget extends Phrase {
  /** Log-odds against the unit having no target. */
  readonly weight: number;
}

/** The strongest stretch of a unit that its stance may be directed at; null where no stretch may. */
export function weighTargets(scene: Scene, speaker: Phrase | null): WeighedTarget | null {
  const features = new TargetFeatures(scene, speaker, signs.read(scene));
  const sum = new Sum(FILE);
  const n = Math.min(scene.tokens.length, MOST_TOKENS);
  const upTo = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    features.inside(sum, i);
    upTo[i + 1] = (upTo[i] as number) + sum.take();
  }
  // Of the edges only those that a stretch has.
  const begins: number[] = [];
  const ends: number[] = [];
  const begin = (i: number) => {
    features.begins(sum, i);
    return sum.take();
  };
  const end = (i: number) => {
    features.ends(sum, i);
    return sum.take();
  };
  features.nobody(sum);
  const nobody = sum.take();
  const found: WeighedTarget[] = [];
  eachTarget(scene, speaker, (from, to) => {
    const words = (upTo[to] as number) - (upTo[from] as number);
    begins[from] ??= begin(from);
    ends[to - 1] ??= end(to - 1);
    const weight = (begins[from] as number) + (ends[to - 1] as number) + words - nobody;
    insert(found, { from, to, weight });
  });
  let best: WeighedTarget | null = null;
  for (const { from, to, weight } of found) {
    features.whole(sum, from, to);
    const all = (weight + sum.take()) * STEP;
    if ((best === null || all > best.weight) && !isRestraint(scene, { from, to }))
      best = { from, to, weight: all };
  }
  return best;
}

/** Keeps the best stretches, the best first; of equals the earlier. */
function insert(found: WeighedTarget[], target: WeighedTarget): void {
  let at = found.length;
  while (at > 0 && (found[at - 1] as WeighedTarget).weight < target.weight) at--;
  if (at >= MOST_STRETCHES) return;
  found.splice(at, 0, target);
  if (found.length > MOST_STRETCHES) found.pop();
}

/** The evidence that counted for or against a target, strongest first. */
export function explainTarget(
  scene: Scene,
  speaker: Phrase | null,
  target: Phrase,
): { evidence: string; weight: number }[] {
  const features = new TargetFeatures(scene, speaker);
  const groups = new Map<string, number>();
  const sum = new Sum(FILE);
  const sink = (sign: number): FeatureSink => ({
    push(hash, template) {
      sum.push(hash);
      const name = explainTemplate(template) ?? '';
      groups.set(name, (groups.get(name) ?? 0) + sign * STEP * sum.take());
    },
  });
  features.nobody(sink(-1));
  features.begins(sink(1), target.from);
  features.ends(sink(1), target.to - 1);
  for (let i = target.from; i < target.to; i++) features.inside(sink(1), i);
  features.whole(sink(1), target.from, target.to);
  return [...groups]
    .map(([evidence, weight]) => ({ evidence, weight }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
