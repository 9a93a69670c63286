import { type CueClass, TAG } from './lexicon.js';
import {
  ACTOR,
  isActor,
  isNominal,
  knownPart,
  type Phrase,
  phraseBefore,
  phraseFrom,
  type Reading,
  withDemonstrative,
} from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

/** How a phrase stands to what makes it a speaker. */
export type Rule =
  | 'heading'
  | 'signature'
  | 'according'
  | 'agent'
  | 'genitive'
  | 'possessor'
  | 'before'
  | 'before-first'
  | 'before-back'
  | 'apposition'
  | 'after'
  | 'after-phrase'
  | 'first'
  | 'marked'
  | 'opening'
  | 'words';

/** A phrase that may name the speaker, with the evidence for it. */
export interface Candidate extends Phrase {
  readonly rule: Rule;
  /** Index of the first token of the cue; null for a heading or signature. */
  readonly cue: number | null;
  readonly cueClass: CueClass | null;
  /** Clauses between the phrase and its cue. */
  readonly back: number;
  /** Whether a negation stands by the cue. */
  readonly negated: boolean;
  /** How the phrase was read: `known` stops after the words that the table knows. */
  readonly reading: Reading | 'known';
}

/** A unit with more cues than this is no sentence; it bounds the work. */
const MOST_CUES = 24;
/** How many words may stand between a cue and the subject beside it. */
const REACH = 8;
const BETWEEN = TAG.ADVERB | TAG.TIME | TAG.NEGATION;

/** Every phrase of a unit that some rule of its language takes for the speaker. */
export function findCandidates(scene: Scene): Candidate[] {
  const found: Candidate[] = [];
  const add = (
    rule: Rule,
    phrase: Phrase | null,
    cue: number | null,
    back = 0,
    negated = false,
  ): void => {
    if (phrase === null) return;
    const cueClass = cue === null ? null : (scene.tokens[cue]?.cue ?? null);
    const from = withDemonstrative(scene, phrase).from;
    const most = cue !== null && cue > from ? cue : scene.tokens.length;
    found.push({ from, to: phrase.to, rule, cue, cueClass, back, negated, reading: 'plain' });
    const note = (other: Phrase | null, reading: Reading | 'known'): void => {
      if (other === null || other.to === phrase.to) return;
      found.push({ from, to: other.to, rule, cue, cueClass, back, negated, reading });
    };
    note(knownPart(scene, phrase), 'known');
    note(phraseFrom(scene, phrase.from, most, 'long'), 'long');
    note(phraseFrom(scene, phrase.from, most, 'agreeing'), 'agreeing');
    note(phraseFrom(scene, phrase.from, most, 'apposed'), 'apposed');
  };
  addHeading(scene, add);
  addSignature(scene, add);
  addSources(scene, add);
  add('opening', firstPhrase(scene, 0, scene.tokens.length), null);
  const places = scene.lexicon.table.subject;
  const cues = scene.cues.length > MOST_CUES ? scene.cues.slice(0, MOST_CUES) : scene.cues;
  for (const cue of cues) {
    const isNoun = scene.tokens[cue]?.cue === 'noun';
    if (isNoun || places.includes('before')) addNominal(scene, cue, isNoun, add);
    if (!isNoun && places.includes('before')) addBefore(scene, cue, add);
    if (!isNoun && places.includes('after')) addAfter(scene, cue, add);
    if (places.includes('first')) addFirst(scene, cue, add);
    if (places.includes('marked')) addMarked(scene, cue, add);
  }
  return found;
}

type Add = (
  rule: Rule,
  phrase: Phrase | null,
  cue: number | null,
  back?: number,
  negated?: boolean,
) => void;

const HEADING_REACH = 18;

/** `X: …` at the start of a unit. */
function addHeading(scene: Scene, add: Add): void {
  const { tokens } = scene;
  const most = Math.min(tokens.length, HEADING_REACH);
  for (let i = 1; i < most; i++) {
    const token = tokens[i] as Token;
    if (token.kind === 'stop' || token.quoted) return;
    if (token.kind !== 'colon') continue;
    add('heading', phraseBefore(scene, i, 0), null);
    const first = phraseFrom(scene, 0, i);
    if (first !== null && first.to < i) add('heading', first, null, 1);
  }
}

/** `… — X` and `… - X` at the end of a unit. */
function addSignature(scene: Scene, add: Add): void {
  const { tokens } = scene;
  let end = tokens.length;
  while (end > 0 && (tokens[end - 1]?.kind === 'stop' || tokens[end - 1]?.kind === 'quote')) end--;
  for (let i = end - 1; i > 0 && end - i < 14; i--) {
    const token = tokens[i] as Token;
    if (token.kind === 'stop' || token.kind === 'quote') return;
    if (token.kind !== 'dash' || tokens[i - 1]?.end === token.start) continue;
    const phrase = phraseFrom(scene, i + 1, end);
    if (phrase !== null && phrase.to === end) add('signature', phrase, null);
    return;
  }
}

/** `according to X`, `X zufolge`. */
function addSources(scene: Scene, add: Add): void {
  const { tokens } = scene;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if ((token.tags & TAG.ACCORDING) !== 0 && token.phraseEnd > i) {
      let from = token.phraseEnd;
      while (from < tokens.length && isLink(tokens[from])) from++;
      add('according', phraseFrom(scene, from, tokens.length), i);
      i = token.phraseEnd - 1;
    } else if ((token.tags & TAG.ACCORDING_AFTER) !== 0) {
      let to = i;
      while (to > 0 && isLink(tokens[to - 1])) to--;
      add('according', phraseBefore(scene, to, 0), i);
      i = Math.max(i, token.phraseEnd - 1);
    }
  }
}

function isLink(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    ((token.tags & TAG.OF) !== 0 || token.kind === 'mark' || token.kind === 'quote')
  );
}

/** `the statement of X`, `X's statement`, `condemned by X`. */
function addNominal(scene: Scene, cue: number, isNoun: boolean, add: Add): void {
  const { tokens } = scene;
  const end = tokens[cue]?.phraseEnd ?? cue + 1;
  if (isNoun) {
    let from = end;
    for (let n = 0; n < 4 && from < tokens.length; n++) {
      const token = tokens[from] as Token;
      if (!isLink(token) && (token.tags & BETWEEN) === 0) break;
      from++;
    }
    add('genitive', phraseFrom(scene, from, tokens.length), cue);
    const before = tokens[cue - 1];
    if (before !== undefined && (before.kind === 'mark' || (before.tags & TAG.OF) !== 0)) {
      add('possessor', phraseBefore(scene, cue - 1, 0), cue);
    }
  }
  for (let k = end; k < Math.min(tokens.length, end + REACH); k++) {
    const token = tokens[k] as Token;
    if (token.kind === 'stop' || token.kind === 'quote' || token.cue !== null) break;
    if ((token.tags & TAG.AGENT) !== 0) {
      add('agent', phraseFrom(scene, Math.max(token.phraseEnd, k + 1), tokens.length), cue);
      break;
    }
  }
  for (let k = cue - 1; k >= Math.max(0, cue - REACH); k--) {
    const token = tokens[k] as Token;
    if (token.kind === 'stop' || token.kind === 'quote' || token.cue !== null) break;
    if ((token.tags & TAG.AGENT) !== 0 && (token.tags & TAG.OF) === 0) {
      add('agent', phraseFrom(scene, Math.max(token.phraseEnd, k + 1), cue), cue);
      break;
    }
    if ((token.tags & TAG.AGENT_AFTER) !== 0) {
      add('agent', phraseBefore(scene, k, 0), cue);
      break;
    }
  }
}

/** Subject before the verb. */
function addBefore(scene: Scene, cue: number, add: Add): void {
  const { tokens, clauseStart } = scene;
  const start = clauseStart[cue] ?? 0;
  let to = cue;
  let negated = false;
  while (
    to > start &&
    to > cue - REACH &&
    ((tokens[to - 1]?.tags ?? 0) & BETWEEN) !== 0 &&
    !isPronoun(tokens[to - 1])
  ) {
    to--;
    if (((tokens[to]?.tags ?? 0) & TAG.NEGATION) !== 0) negated = true;
  }
  const near = phraseBefore(scene, to, tokens[start - 1]?.kind === 'comma' ? 0 : start);
  add('before', near, cue, 0, negated);
  const first = firstPhrase(scene, start, cue);
  if (first !== null && first.from !== near?.from) add('before-first', first, cue, 0, negated);
  if (near !== null || first !== null) {
    // `X, Y, said`: the phrase before the comma may be the one that Y only describes.
    if (
      near !== null &&
      near.from <= start + 1 &&
      tokens[start - 1]?.kind === 'comma' &&
      tokens[start - 2] !== undefined
    ) {
      const outer = phraseBefore(scene, start - 1, clauseStart[start - 2] ?? 0);
      if (outer !== null) add('before-back', outer, cue, 1, negated);
    }
    return;
  }
  addEarlier(scene, cue, start, 'before-back', negated, add);
}

/** The subjects of the clauses before the one that begins at `start`. */
function addEarlier(
  scene: Scene,
  cue: number,
  start: number,
  rule: Rule,
  negated: boolean,
  add: Add,
): void {
  const { tokens, clauseStart } = scene;
  let end = start - 1;
  for (let back = 1; back <= 4 && end > 0; back++) {
    const edge = tokens[end] as Token;
    if (edge.kind === 'stop' || (edge.kind === 'quote' && back > 1)) return;
    const from = clauseStart[end - 1] ?? 0;
    if (from >= end) {
      end = from - 1;
      continue;
    }
    const first = firstPhrase(scene, from, end, cue);
    add(rule, first, cue, back, negated);
    const last = phraseBefore(scene, end, from);
    if (last !== null && last.from !== first?.from) add('apposition', last, cue, back, negated);
    end = from - 1;
  }
}

/** The phrase that opens a clause, past conjunctions, adverbs and words of time, and past a leading prepositional phrase. */
function firstPhrase(scene: Scene, start: number, end: number, reach = end): Phrase | null {
  const { tokens } = scene;
  let i = start;
  let phrases = 0;
  while (i < end) {
    const token = tokens[i] as Token;
    if (
      isNominal(token) ||
      (token.kind === 'number' && isNominal(tokens[i + 1]) && (token.tags & TAG.TIME) === 0)
    )
      return phraseFrom(scene, i, reach);
    if ((token.tags & (TAG.PREPOSITION | TAG.AGENT | TAG.ACCORDING)) !== 0) {
      if (++phrases > 2) return null;
      const inner = phraseFrom(
        scene,
        token.word.attached ? i : Math.max(token.phraseEnd, i + 1),
        end,
      );
      i = inner === null ? i + 1 : inner.to;
      continue;
    }
    if (token.inCue) return null;
    i++;
  }
  return null;
}

function isPronoun(token: Token | undefined): boolean {
  return token !== undefined && (token.tags & (TAG.HE | TAG.SHE | TAG.THEY | TAG.FIRST)) !== 0;
}

/** Subject after the verb. */
function addAfter(scene: Scene, cue: number, add: Add): void {
  const { tokens } = scene;
  const end = tokens[cue]?.phraseEnd ?? cue + 1;
  const negated = ((tokens[cue - 1]?.tags ?? 0) & TAG.NEGATION) !== 0;
  let from = end;
  while (
    from < tokens.length &&
    from < end + REACH &&
    ((tokens[from]?.tags ?? 0) & BETWEEN) !== 0 &&
    !isPronoun(tokens[from])
  )
    from++;
  const near = phraseFrom(scene, from, tokens.length);
  if (near !== null) {
    add('after', near, cue, 0, negated);
    return;
  }
  // `said in a statement X`: over prepositional phrases.
  for (let n = 0; n < 3 && from < tokens.length && from < end + 16; n++) {
    const token = tokens[from] as Token;
    if ((token.tags & TAG.PREPOSITION) !== 0) {
      const inner = phraseFrom(
        scene,
        token.word.attached ? from : Math.max(token.phraseEnd, from + 1),
        tokens.length,
      );
      from = inner === null ? from + 1 : inner.to;
    }
    while (
      from < tokens.length &&
      (tokens[from]?.kind === 'comma' || ((tokens[from]?.tags ?? 0) & BETWEEN) !== 0)
    )
      from++;
    const phrase = phraseFrom(scene, from, tokens.length);
    if (phrase !== null) {
      add('after-phrase', phrase, cue, n + 1, negated);
      return;
    }
  }
}

/** Subject first, verb last. */
function addFirst(scene: Scene, cue: number, add: Add): void {
  const { tokens, clauseStart } = scene;
  let end = cue;
  const negated = ((tokens[cue - 1]?.tags ?? 0) & TAG.NEGATION) !== 0;
  for (let back = 0; back < 7 && end > 0; back++) {
    const from = clauseStart[end - 1] ?? 0;
    if (from < end) {
      const first = firstPhrase(scene, from, end, cue);
      add('first', first, cue, back, negated);
      const near = back === 0 ? phraseBefore(scene, end, from) : null;
      if (near !== null && near.from !== first?.from && isActor(tokens[near.from]))
        add('before', near, cue, 0, negated);
    }
    if (tokens[from - 1]?.kind === 'stop') return;
    end = from - 1;
  }
}

/** Markers looked at near the cue, and as many at the start of its sentence. */
const MOST_MARKERS = 4;
/** How far before its cue a marked subject is looked for. */
const MARKED_REACH = 200;

/** Subject before a particle. */
function addMarked(scene: Scene, cue: number, add: Add): void {
  const { tokens } = scene;
  const inside = tokens[cue]?.quoted === true;
  const markers: number[] = [];
  for (let k = cue - 1; k > 0 && cue - k < MARKED_REACH; k--) {
    const token = tokens[k] as Token;
    if (token.kind === 'stop' && !token.quoted) break;
    if ((token.tags & TAG.MARKER) !== 0 && token.quoted === inside) markers.push(k);
  }
  markers.forEach((k, n) => {
    if (n >= MOST_MARKERS && n < markers.length - MOST_MARKERS) return;
    const phrase = phraseBefore(scene, k, 0);
    if (phrase !== null) add('marked', phrase, cue, Math.min(n, markers.length - 1 - n));
  });
}

/** Whether any word of a phrase has one of these tags. */
export function hasTag(scene: Scene, phrase: Phrase, tags: number = ACTOR): boolean {
  for (let i = phrase.from; i < phrase.to; i++)
    if (((scene.tokens[i]?.tags ?? 0) & tags) !== 0) return true;
  return false;
}
