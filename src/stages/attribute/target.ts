import type { Candidate } from './candidates.js';
import type { Phrase } from './phrases.js';
import { isRestraint } from './restraint.js';
import type { Scene } from './scene.js';
import { findObject } from './target-rules.js';
import { weighTargets } from './target-weigh.js';

/** A target must weigh more than this to be named. */
const LEAST = -0.5;
/** Tokens of a unit that is short: the weights were learned on long ones, and say little of such as show little. */
const SHORT = 14;

/** What the stance of a unit is directed at: its words, and their log-odds; a rule's finding has none. */
export interface Target extends Phrase {
  readonly weight: number | null;
}

/** What the stance of a unit is directed at. Null where no word of the unit reports speech or stance, or nothing weighs enough. */
export function findTarget(scene: Scene, speaker: Candidate | null): Target | null {
  if (scene.cues.length === 0) return null;
  if (scene.tokens.length <= SHORT) {
    const object = findObject(scene, speaker);
    if (object !== null && !isRestraint(scene, object)) return { ...object, weight: null };
  }
  const target = weighTargets(scene, speaker);
  return target !== null && target.weight > LEAST ? target : null;
}
