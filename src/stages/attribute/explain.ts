import type { Span, Unit } from '../../records.js';
import { sceneOf } from './compile.js';
import { phraseSpan } from './phrases.js';
import { attributeScene } from './speaker.js';
import { findTarget } from './target.js';
import { explainTarget } from './target-weigh.js';
import { explainWeight } from './weigh.js';

/** Why a unit was attributed as it was. */
export interface Explanation {
  speaker: Span | null;
  /** The rule that gave the speaker: one of the candidates' rules, `words` where none proposes it, `quotation` for a quotation continued, `none`. */
  rule: string;
  /** Log-odds of that speaker against none. */
  weight: number | null;
  evidence: { evidence: string; weight: number }[];
  /** The phrases that were weighed, the strongest first. */
  candidates: { text: string; rule: string; cue: string | null; weight: number }[];
  /** The target's log-odds against none (null: the object of a short unit's verb), and the evidence; null where there is none. */
  target: { weight: number | null; evidence: { evidence: string; weight: number }[] } | null;
}

const MOST_CANDIDATES = 8;

/** Explains `attributed`, which came of `unit`. */
export function explain(unit: Unit, attributed: Unit): Explanation {
  const { speaker } = attributed;
  const span =
    speaker === null ? null : { text: speaker.text, start: speaker.start, end: speaker.end };
  if (unit.kind === 'boilerplate')
    return {
      speaker: span,
      rule: 'none',
      weight: null,
      evidence: [],
      candidates: [],
      target: null,
    };
  const scene = sceneOf(unit.text, unit.lang);
  const found = attributeScene(scene, Number.NEGATIVE_INFINITY);
  const candidates = found.candidates.slice(0, MOST_CANDIDATES).map(({ candidate, weight }) => {
    const [from, to] = phraseSpan(scene, candidate);
    const cue = candidate.cue === null ? null : (scene.tokens[candidate.cue]?.phrase ?? null);
    return { text: unit.text.slice(from, to), rule: candidate.rule, cue, weight };
  });
  const outside = span !== null && (span.start < unit.start || span.end > unit.end);
  const best = outside ? null : found.speaker;
  const spoken = found.speaker?.candidate ?? null;
  const target = findTarget(scene, spoken);
  return {
    speaker: span,
    rule: outside ? 'quotation' : (best?.candidate.rule ?? 'none'),
    weight: best?.weight ?? null,
    evidence: best === null ? [] : explainWeight(scene, best.stretch),
    candidates,
    target:
      target === null
        ? null
        : { weight: target.weight, evidence: explainTarget(scene, spoken, target) },
  };
}
