import type { Candidate } from './candidates.js';
import type { Scene } from './scene.js';
import { noteEvidence } from './score.js';
import { WEIGHTS } from './weights.js';

/** Weights by name and by the name that counts together with it (`''` for a name by itself). */
type Weights = Map<string, Map<string, number>>;

const byLanguage = new Map<string, Weights>();

/** The weights of one language: those that all share, and its own added to them. */
function weightsFor(code: string): Weights {
  const known = byLanguage.get(code);
  if (known !== undefined) return known;
  const weights: Weights = new Map();
  for (const table of [WEIGHTS['all'], WEIGHTS[code]]) {
    for (const entry of (table ?? '').split('\n')) {
      const [names = '', value = ''] = entry.trim().split(' = ');
      if (value === '') continue;
      const [name = '', other = ''] = names.split(' | ');
      const inner = weights.get(name) ?? new Map<string, number>();
      inner.set(other, (inner.get(other) ?? 0) + Number(value));
      weights.set(name, inner);
    }
  }
  byLanguage.set(code, weights);
  return weights;
}

/** Log-odds that a candidate is the speaker, against naming none: above 0 it is more likely than not. */
export function weigh(scene: Scene, candidate: Candidate): number {
  const weights = weightsFor(scene.lexicon.table.code);
  let sum = 0;
  noteEvidence(scene, candidate, (name, other = '') => {
    sum += weights.get(name)?.get(other) ?? 0;
  });
  return sum;
}

/** The evidence that counted for or against a candidate, strongest first. */
export function explainWeight(
  scene: Scene,
  candidate: Candidate,
): { evidence: string; weight: number }[] {
  const weights = weightsFor(scene.lexicon.table.code);
  const found: { evidence: string; weight: number }[] = [];
  noteEvidence(scene, candidate, (name, other = '') => {
    const weight = weights.get(name)?.get(other) ?? 0;
    if (weight !== 0) found.push({ evidence: other === '' ? name : `${name} ${other}`, weight });
  });
  return found.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
