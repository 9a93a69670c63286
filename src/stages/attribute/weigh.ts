import { readFileSync } from 'node:fs';
import type { Candidate } from './candidates.js';
import { explainTemplate, type FeatureSink, Features } from './features.js';
import { plainBonus } from './plain.js';
import type { Scene } from './scene.js';
import { noteEvidence } from './score.js';
import { findStretches, type Stretch } from './stretches.js';

/** The fitted weights; how they lie in the file: models/speakers/README.md. */
const FILE = new URL('../../../models/speakers/weights.bin', import.meta.url);
/** What one step of a stored weight is worth. */
export const STEP = 1 / 32;
/** Stretches that are weighed as a whole, besides those of the rules: the best by their edges and words, */
const MOST_STRETCHES = 6;
/** and of those only such as are not hopeless by them. */
const LEAST_STRETCH = -8;

/** A stretch with its log-odds against naming nobody: above 0 it is more likely than not. */
export interface WeighedStretch extends Stretch {
  readonly weight: number;
}

let stored: Int8Array | null = null;

function weights(): Int8Array {
  if (stored === null) {
    const bytes = readFileSync(FILE);
    stored = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  return stored;
}

/** The weight of a feature, in steps. */
function weightOf(table: Int8Array, hash: number): number {
  return table[hash & (table.length - 1)] as number;
}

/** Adds up the weights of what is pushed. */
class Sum implements FeatureSink {
  total = 0;
  readonly #weights = weights();

  push(hash: number): void {
    this.total += weightOf(this.#weights, hash);
  }

  /** The sum so far, which is then forgotten. */
  take(): number {
    const { total } = this;
    this.total = 0;
    return total * STEP;
  }
}

/** Weighs every stretch of a unit that may name the speaker, the strongest first. */
export function weighStretches(
  features: Features,
  candidates: readonly Candidate[],
): WeighedStretch[] {
  const { scene } = features;
  const sum = new Sum();
  features.nobody(sum);
  const nobody = sum.take();
  const found = findStretches(scene, candidates);
  const n = scene.tokens.length;
  const begins = new Float64Array(n).fill(Number.NaN);
  const ends = new Float64Array(n).fill(Number.NaN);
  const upTo = new Float64Array(n + 1);
  for (let i = 0; i < n; i++) {
    features.inside(sum, i);
    upTo[i + 1] = (upTo[i] as number) + sum.take();
  }
  const base = Float64Array.from(found, ({ from, to }) => {
    if (Number.isNaN(begins[from])) {
      features.begins(sum, from);
      begins[from] = sum.take();
    }
    if (Number.isNaN(ends[to - 1])) {
      features.ends(sum, to - 1);
      ends[to - 1] = sum.take();
    }
    const words = (upTo[to] as number) - (upTo[from] as number);
    return (begins[from] as number) + (ends[to - 1] as number) + words - nobody;
  });
  const least = leastOf(found, base);
  const weighed: WeighedStretch[] = [];
  found.forEach((stretch, i) => {
    const weight = base[i] as number;
    if (stretch.rules.length === 0 && weight < least) return;
    features.whole(sum, stretch);
    const { from, to, rules } = stretch;
    weighed.push({ from, to, rules, weight: weight + sum.take() + plainBonus(scene, stretch) });
  });
  return weighed.sort((a, b) => b.weight - a.weight);
}

/** What a stretch that no rule proposes must reach to be among the best of its kind. */
function leastOf(found: readonly Stretch[], base: Float64Array): number {
  const best: number[] = [];
  found.forEach(({ rules }, i) => {
    const weight = base[i] as number;
    if (rules.length === 0 && weight > LEAST_STRETCH) best.push(weight);
  });
  best.sort((a, b) => b - a);
  return best[Math.min(MOST_STRETCHES, best.length) - 1] ?? Number.POSITIVE_INFINITY;
}

/** Of the rules that propose a stretch, the one that ties it to a verb, and among those the one whose evidence counts most. */
export function mainRule(features: Features, { rules }: Stretch): Candidate | null {
  if (rules.length < 2) return rules[0] ?? null;
  const sum = new Sum();
  let best: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const rule of rules) {
    features.rules(sum, [rule]);
    const weight = sum.take() - LOOSE * looseness(rule);
    if (weight <= most) continue;
    most = weight;
    best = rule;
  }
  return best;
}

/** More than any evidence. */
const LOOSE = 1000;

/** A noun beside a phrase says less than a verb, a verb beyond others less than the next, the start of a unit least. */
function looseness({ rule, cueClass, back }: Candidate): number {
  if (rule === 'opening') return 3;
  if (rule === 'heading') return back > 0 ? 2 : 0;
  if (cueClass === 'noun' && rule !== 'genitive' && rule !== 'possessor') return 2;
  return rule === 'before-first' || rule === 'before-back' ? 1 : 0;
}

/** The evidence that counted for or against a stretch, strongest first. */
export function explainWeight(
  scene: Scene,
  stretch: Stretch,
): { evidence: string; weight: number }[] {
  const features = new Features(scene);
  const table = weights();
  const groups = new Map<string, number>();
  const add = (name: string, weight: number) => groups.set(name, (groups.get(name) ?? 0) + weight);
  const sink = (sign: number): FeatureSink => ({
    push(hash, template) {
      const weight = sign * STEP * weightOf(table, hash);
      const name = explainTemplate(template);
      if (name !== null) add(name, weight);
    },
  });
  features.nobody(sink(-1));
  features.begins(sink(1), stretch.from);
  features.ends(sink(1), stretch.to - 1);
  for (let i = stretch.from; i < stretch.to; i++) features.inside(sink(1), i);
  features.whole(sink(1), stretch);
  const bonus = plainBonus(scene, stretch);
  if (bonus !== 0)
    add(bonus > 0 ? 'short: a known actor beside its verb' : 'short: no verb', bonus);
  const seen = new Set<string>();
  for (const rule of stretch.rules) {
    noteEvidence(scene, rule, (name, other = '') => {
      const text = other === '' ? name : `${name} ${other}`;
      if (seen.has(text)) return;
      seen.add(text);
      const sum = new Sum();
      features.evidence(sum, name, other);
      add(text, sum.take());
    });
  }
  return [...groups]
    .map(([evidence, weight]) => ({ evidence, weight }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
