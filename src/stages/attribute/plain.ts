import type { Candidate, Rule } from './candidates.js';
import { TAG } from './lexicon.js';
import { ACTOR } from './phrases.js';
import type { Scene } from './scene.js';

/** Rules that tie a phrase to its cue with nothing but adverbs between. */
const PLAIN: ReadonlySet<Rule> = new Set<Rule>([
  'according',
  'agent',
  'after',
  'before',
  'before-first',
  'first',
  'marked',
]);
/** Tokens of a unit that is short. */
const SHORT = 12;
/** Log-odds. */
const BONUS = 3;
const SOURCE = TAG.ACCORDING | TAG.ACCORDING_AFTER;

/**
 * What a known actor right beside its verb or source gains in a short unit (`She added that no date had been set`), and
 * what any other loses where there is neither verb nor source. The weights were learned on long sentences, which show
 * more, and say little of such as show little.
 */
export function plainBonus(
  scene: Scene,
  from: number,
  to: number,
  rules: readonly Candidate[],
): number {
  const { tokens, cues, headingEnd } = scene;
  if (tokens.length > SHORT) return 0;
  const sourced = tokens.some(({ tags }) => (tags & SOURCE) !== 0);
  if (cues.length === 0 && headingEnd === 0 && !sourced) return -BONUS;
  const plain = rules.some(
    ({ rule, cueClass, back, negated, reading }) =>
      (sourced ? rule === 'according' : PLAIN.has(rule)) &&
      cueClass !== 'noun' &&
      back === 0 &&
      !negated &&
      reading === 'plain',
  );
  if (!plain) return 0;
  return tokens.slice(from, to).some(({ tags }) => (tags & ACTOR) !== 0) ? BONUS : 0;
}
