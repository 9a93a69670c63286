import { type Candidate, hasTag } from './candidates.js';
import { TAG } from './lexicon.js';
import { isNominal } from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';
import { WEIGHTS } from './weights.js';

/** Evidence for and against a candidate, by name; `weights.ts` says how much each counts. */
export function evidence(scene: Scene, candidate: Candidate): string[] {
  const { tokens, clauseStart } = scene;
  const { from, to, rule, cue } = candidate;
  const first = tokens[from] as Token;
  const found = ['all', `lang:${scene.lexicon.table.code}`, `rule:${rule}`];
  const has = (tags: number): boolean => hasTag(scene, candidate, tags);
  let named = false;
  const note = (name: string, holds: boolean): void => {
    if (holds) found.push(name);
  };
  const kinds: readonly (readonly [string, number])[] = [
    ['first', TAG.FIRST],
    ['pronoun', TAG.HE | TAG.SHE | TAG.THEY],
    ['role', TAG.ROLE],
    ['organisation', TAG.ORGANISATION],
    ['place', TAG.PLACE],
    ['media', TAG.MEDIA],
  ];
  for (const [name, tags] of kinds) {
    if (!has(tags)) continue;
    named = true;
    found.push(`is:${name}`);
  }
  let upper = false;
  for (let i = from; i < to; i++) if (tokens[i]?.upper === true && (i > 0 || i + 1 < to)) upper = true;
  note('is:capital', upper);
  note('is:unknown', !named && !upper);
  note('is:unknown+short', !named && to - from <= 2);
  note('has:event', has(TAG.EVENT));
  note('first-word:event', (first.tags & TAG.EVENT) !== 0);
  note('first-word:known', (first.tags & (TAG.ROLE | TAG.ORGANISATION | TAG.PLACE | TAG.MEDIA)) !== 0);
  note(`reading:${candidate.reading}`, true);
  note(`reading:${candidate.reading}:${scene.lexicon.table.code}`, candidate.reading !== 'plain');
  note('reading:known+event', candidate.reading === 'known' && ((tokens[to]?.tags ?? 0) & TAG.EVENT) !== 0);
  note(`${rule}+media`, has(TAG.MEDIA));
  note('under:heading', rule !== 'heading' && headingEnd(scene) > 0 && from > headingEnd(scene));
  note('under:media', rule !== 'heading' && headingEnd(scene) > 0 && from > headingEnd(scene) && hasTag(scene, { from: 0, to: headingEnd(scene) }, TAG.MEDIA));
  note('length:1', to - from === 1);
  note('length:>6', to - from > 6);
  note('length:>12', to - from > 12);
  note('back:1', candidate.back === 1);
  note('back:2', candidate.back === 2);
  note('back:3+', candidate.back > 2);
  note('opens:unit', from <= 1);
  note('opens:clause', (clauseStart[from] ?? 0) === from);
  note('quoted', first.quoted);
  note('negated', candidate.negated);
  note('rule+first', rule !== 'heading' && has(TAG.FIRST) && !first.quoted);
  const follows = contextOf(tokens[to]);
  found.push(`next:${follows}`, `${rule}+next:${follows}`);
  const precedes = from === 0 ? 'edge' : contextOf(tokens[from - 1]);
  found.push(`prev:${precedes}`, `${rule}+prev:${precedes}`);
  if (cue === null) {
    if (rule === 'heading') {
      note('heading:exact', from === 0 && tokens[to]?.kind === 'colon');
      note('heading:exact+known', from === 0 && tokens[to]?.kind === 'colon' && named);
    }
    note(`unknown+${rule}`, !named && !upper);
    return found;
  }
  const cueClass = candidate.cueClass ?? 'source';
  const head = tokens[cue] as Token;
  const end = Math.max(head.phraseEnd, cue + 1);
  const next = tokens[rule === 'after' ? to : end];
  found.push(`cue:${cueClass}`, `${rule}+${cueClass}`);
  note(`unknown+${rule}`, !named && !upper);
  note(`unknown+${cueClass}`, !named && !upper);
  note('cue:quoted', head.quoted);
  note('cue:quoted+same', head.quoted && first.quoted);
  note('across:quote', head.quoted !== first.quoted);
  note('cue:first', scene.cues[0] === cue);
  note('cue:introduces', next !== undefined && ((next.tags & TAG.THAT) !== 0 || next.kind === 'colon' || next.kind === 'quote'));
  note('cue:ends', next === undefined || next.kind === 'stop' || next.kind === 'comma');
  note('cue:after-quote', tokens[Math.min(from, cue) - 1]?.kind === 'quote' || tokens[Math.min(from, cue) - 2]?.kind === 'quote');
  note('cue:opens', cue <= 1);
  note('touches', rule === 'before' && to === cue);
  const gap = rule === 'after' || rule === 'after-phrase' ? from - end : cue - to;
  note('gap:>4', gap > 4);
  note('gap:>12', gap > 12);
  note('gap:>25', gap > 25);
  note('nested', isNested(scene, from, cue));
  note(`after-preposition:${scene.lexicon.table.code}`, ((tokens[from - 1]?.tags ?? 0) & TAG.PREPOSITION) !== 0 && rule === 'before' && has(TAG.ORGANISATION | TAG.PLACE));
  note('after-preposition', ((tokens[from - 1]?.tags ?? 0) & (TAG.PREPOSITION | TAG.OF)) !== 0 && rule !== 'genitive');
  note('crosses-cue', crossesCue(scene, candidate, cue));
  note('ends:before-nominal', isNominal(tokens[to]));
  return found;
}

/** Whether an earlier cue introduces the clause that this candidate is in. */
function isNested(scene: Scene, from: number, cue: number): boolean {
  const start = Math.min(from, cue);
  for (const earlier of scene.cues) {
    if (earlier >= start) return false;
    const end = scene.tokens[earlier]?.phraseEnd ?? earlier + 1;
    for (let k = end; k < Math.min(start, end + 8); k++) {
      const token = scene.tokens[k] as Token;
      if ((token.tags & TAG.THAT) !== 0 || token.kind === 'colon') return true;
    }
  }
  return false;
}

/** Whether another cue stands between a candidate and its cue. */
function crossesCue(scene: Scene, candidate: Candidate, cue: number): boolean {
  const low = Math.min(candidate.to, cue + 1);
  const high = Math.max(candidate.from, cue);
  return scene.cues.some((other) => other >= low && other < high && other !== cue);
}

/** Sum of the weights of all evidence: above 0 the candidate is more likely right than wrong. */
export function score(names: readonly string[]): number {
  let sum = 0;
  for (const name of names) sum += WEIGHTS[name] ?? 0;
  return sum;
}

/** Index of the colon that ends a heading at the start of a unit; 0 where there is none. */
function headingEnd(scene: Scene): number {
  for (let i = 1; i < Math.min(14, scene.tokens.length); i++) {
    const token = scene.tokens[i] as Token;
    if (token.kind === 'colon') return i;
    if (token.kind === 'stop' || token.kind === 'quote' || token.kind === 'comma') return 0;
  }
  return 0;
}

/** What kind of token stands beside a candidate. */
function contextOf(token: Token | undefined): string {
  if (token === undefined) return 'edge';
  if (token.kind !== 'word') return token.kind;
  if (token.cue !== null) return token.cue;
  const { tags } = token;
  if ((tags & TAG.THAT) !== 0) return 'that';
  if ((tags & TAG.TIME) !== 0) return 'time';
  if ((tags & TAG.ADVERB) !== 0) return 'adverb';
  if ((tags & TAG.PREPOSITION) !== 0) return 'preposition';
  if ((tags & TAG.STOP) !== 0) return 'stop-word';
  if ((tags & TAG.AND) !== 0) return 'and';
  if ((tags & TAG.OF) !== 0) return 'of';
  if ((tags & TAG.EVENT) !== 0) return 'event';
  if ((tags & TAG.MARKER) !== 0) return 'marker';
  return (tags & TAG.NEGATION) !== 0 ? 'negation' : 'word-other';
}
