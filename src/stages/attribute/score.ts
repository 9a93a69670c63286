import { type Candidate, hasTag } from './candidates.js';
import { TAG } from './lexicon.js';
import { isNominal } from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

/** Takes one piece of evidence: a name, or a pair of names that count together. */
export type Note = (name: string, other?: string) => void;

const KINDS: readonly (readonly [string, number])[] = [
  ['is:first', TAG.FIRST],
  ['is:pronoun', TAG.HE | TAG.SHE | TAG.THEY],
  ['is:role', TAG.ROLE],
  ['is:organisation', TAG.ORGANISATION],
  ['is:place', TAG.PLACE],
  ['is:person', TAG.PERSON],
  ['is:media', TAG.MEDIA],
];
const KNOWN = TAG.ROLE | TAG.ORGANISATION | TAG.PLACE | TAG.MEDIA | TAG.PERSON;

/** Notes the evidence for and against a candidate; `weights` say how much each piece counts. */
export function noteEvidence(scene: Scene, candidate: Candidate, note: Note): void {
  const { tokens } = scene;
  const { from, to, rule, cue } = candidate;
  const first = tokens[from] as Token;
  note('all');
  note('rule', rule);
  const kind = notePhrase(scene, candidate, note);
  note(rule, kind);
  if (candidate.back > 0) note('back', candidate.back > 2 ? '3+' : String(candidate.back));
  if (rule === 'marked') note('marker', tokens[to]?.word.key ?? '');
  if (from <= 1) note('opens:unit');
  if ((scene.clauseStart[from] ?? 0) === from) note('opens:clause');
  if (first.quoted) note('quoted');
  if (candidate.negated) note('negated');
  if (rule !== 'heading' && scene.headingEnd > 0 && from > scene.headingEnd) {
    note('under:heading');
    if (scene.headingMedia) note('under:media');
  }
  const follows = contextOf(tokens[to]);
  const precedes = from === 0 ? 'edge' : contextOf(tokens[from - 1]);
  note('next', follows);
  note(FOLLOWED[rule] ?? rule, follows);
  note('previous', precedes);
  note(PRECEDED[rule] ?? rule, precedes);
  if (cue === null) {
    if (rule === 'heading' && from === 0 && tokens[to]?.kind === 'colon')
      note('heading:exact', kind);
    return;
  }
  noteCue(scene, candidate, cue, kind, note);
}

const FOLLOWED: { readonly [rule: string]: string } = suffixed('>');
const PRECEDED: { readonly [rule: string]: string } = suffixed('<');

function suffixed(mark: string): { [rule: string]: string } {
  const rules = [
    'heading',
    'signature',
    'according',
    'agent',
    'genitive',
    'possessor',
    'before',
    'before-first',
    'before-back',
    'apposition',
    'after',
    'after-phrase',
    'first',
    'marked',
    'opening',
  ];
  return Object.fromEntries(rules.map((rule) => [rule, rule + mark]));
}

/** Evidence of the phrase itself. Returns the kind of actor it looks like. */
function notePhrase(scene: Scene, candidate: Candidate, note: Note): string {
  const { tokens } = scene;
  const { from, to, reading } = candidate;
  let tags = 0;
  let upper = false;
  for (let i = from; i < to; i++) {
    const token = tokens[i] as Token;
    tags |= token.tags;
    if (token.upper && (i > 0 || i + 1 < to)) upper = true;
  }
  let kind = upper ? 'is:capital' : 'is:unknown';
  for (const [name, mask] of KINDS) {
    if ((tags & mask) === 0) continue;
    note(name);
    kind = name;
  }
  if (upper) note('is:capital');
  const length = to - from;
  if (kind === 'is:unknown') note('is:unknown', length > 2 ? 'long' : 'short');
  if ((tags & TAG.EVENT) !== 0) note('has:event');
  const head = (tokens[from] as Token).tags;
  if ((head & TAG.EVENT) !== 0) note('first-word:event');
  if ((head & KNOWN) !== 0) note('first-word:known');
  note('length', length === 1 ? '1' : length > 12 ? '12+' : length > 6 ? '7-12' : '2-6');
  note('reading', reading);
  if (reading === 'known' && ((tokens[to]?.tags ?? 0) & TAG.EVENT) !== 0)
    note('reading', 'known before event');
  return kind;
}

/** Evidence of the cue and of how the phrase stands to it. */
function noteCue(scene: Scene, candidate: Candidate, cue: number, kind: string, note: Note): void {
  const { tokens } = scene;
  const { from, to, rule } = candidate;
  const cueClass = candidate.cueClass ?? 'source';
  const first = tokens[from] as Token;
  const head = tokens[cue] as Token;
  const end = Math.max(head.phraseEnd, cue + 1);
  const next = tokens[rule === 'after' ? to : end];
  note('cue', cueClass);
  note(rule, cueClass);
  note(cueClass, kind);
  note('cue-word', head.phrase);
  if (head.quoted) note('cue:quoted', first.quoted ? 'same' : 'across');
  else if (first.quoted) note('across:quote');
  if (scene.cues[0] === cue) note('cue:first');
  if (next === undefined || next.kind === 'stop' || next.kind === 'comma') note('cue:ends');
  else if ((next.tags & TAG.THAT) !== 0 || next.kind === 'colon' || next.kind === 'quote')
    note('cue:introduces');
  const edge = Math.min(from, cue);
  if (tokens[edge - 1]?.kind === 'quote' || tokens[edge - 2]?.kind === 'quote')
    note('cue:after-quote');
  if (cue <= 1) note('cue:opens');
  if (rule === 'before' && to === cue) note('touches');
  const gap = rule === 'after' || rule === 'after-phrase' ? from - end : cue - to;
  if (gap > 4) note('gap', gap > 25 ? '25+' : gap > 12 ? '13-25' : '5-12');
  if (isNested(scene, edge)) note('nested');
  const before = tokens[from - 1]?.tags ?? 0;
  if (rule !== 'genitive' && (before & (TAG.PREPOSITION | TAG.OF)) !== 0) note('after-preposition');
  if (
    rule === 'before' &&
    (before & TAG.PREPOSITION) !== 0 &&
    hasTag(scene, candidate, TAG.ORGANISATION | TAG.PLACE)
  )
    note('located');
  if (crossesCue(scene, candidate, cue)) note('crosses-cue');
  if (isNominal(tokens[to])) note('cut');
}

/** Whether an earlier cue introduces the clause that begins at or after `start`. */
function isNested(scene: Scene, start: number): boolean {
  return start > scene.introduced;
}

/** Whether another cue stands between a candidate and its cue. */
function crossesCue(scene: Scene, candidate: Candidate, cue: number): boolean {
  const low = Math.min(candidate.to, cue + 1);
  const high = Math.max(candidate.from, cue);
  for (let i = low; i < high; i++) if (i !== cue && scene.tokens[i]?.cue != null) return true;
  return false;
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
  return (tags & TAG.NEGATION) !== 0 ? 'negation' : 'other';
}
