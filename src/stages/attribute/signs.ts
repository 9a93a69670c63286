import { EDGE_CLUSTER } from './clusters.js';
import { EDGE, hashName, mix } from './hash.js';
import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import { signatureKind, signatureOf } from './signatures.js';
import { CLASSES, classNumber } from './token-kinds.js';
import type { Token } from './tokens.js';

/** Tokens that may be looked at beyond either edge of a unit. */
export const MARGIN = 3;

/** How many distances are told apart. */
const FAR = 9;
/** Numbers of nearest cues: 0 for none, then by class and distance. */
export const CUES = 1 + CLASSES.length * FAR;
/** The hash of each. */
export const CUE_HASHES = Int32Array.from({ length: CUES }, (_, cue) =>
  cue === 0 ? 1 : mix(hashName(CLASSES[Math.floor((cue - 1) / FAR)] as string), (cue - 1) % FAR),
);

/** Numbers of places in a unit. */
export const PLACES = 60;
const UNDER_HEADING = 20;
const NEAR = 5;
/** What a place counts for in a hash. */
export const PLACE_VALUES = Int32Array.from({ length: PLACES }, (_, place) => {
  const marks = Math.floor((place % UNDER_HEADING) / NEAR);
  return (place % NEAR) + 1 + 8 * marks + 32 * Math.floor(place / UNDER_HEADING);
});

/**
 * What each token of a unit shows; token `i` is at `i + MARGIN`. Numbers stand for hashes where there are few. The
 * lists are used again for the next unit.
 */
export class Signs {
  /** Hash of the language. */
  lang = 0;
  /** Hashes of the words. */
  word = new Int32Array(0);
  /** Numbers of the clusters of the words and of their groups. */
  cluster = new Uint8Array(0);
  group = new Uint8Array(0);
  /** Numbers of kinds and of signatures. */
  kind = new Int32Array(0);
  signature = new Int32Array(0);
  /** The nearest cue on either side: the number of its class and distance; a hash of its words and whether it is near. */
  rightCue = new Int32Array(0);
  leftCue = new Int32Array(0);
  rightWords = new Int32Array(0);
  leftWords = new Int32Array(0);
  /** Where it stands, a number: near the start of the unit, quoted, first of its clause, under a heading. */
  place = new Int32Array(0);
  /** Cues and full stops among the tokens before it, without margin. */
  cuesBefore = new Int32Array(0);
  stopsBefore = new Int32Array(0);

  /** Reads a unit anew. */
  read(scene: Scene): this {
    const { tokens } = scene;
    const n = tokens.length;
    this.lang = hashName(scene.lexicon.table.code);
    if (this.word.length < n + 2 * MARGIN) this.#widen(n + 2 * MARGIN);
    this.#clear(0, MARGIN);
    this.#clear(n + MARGIN, n + 2 * MARGIN);
    for (let i = 0; i < n; i++) this.#readToken(scene, tokens[i] as Token, i);
    this.#readCues(tokens);
    return this;
  }

  #widen(least: number): void {
    const array = () => new Int32Array(least * 2);
    this.word = array();
    this.cluster = new Uint8Array(least * 2);
    this.group = new Uint8Array(least * 2);
    this.kind = array();
    this.signature = array();
    this.rightCue = array();
    this.leftCue = array();
    this.rightWords = array();
    this.leftWords = array();
    this.place = array();
    this.cuesBefore = array();
    this.stopsBefore = array();
  }

  #clear(from: number, to: number): void {
    for (let i = from; i < to; i++) {
      this.word[i] = EDGE;
      this.cluster[i] = EDGE_CLUSTER;
      this.group[i] = EDGE_CLUSTER;
      this.kind[i] = 0;
      this.signature[i] = 0;
    }
  }

  #readToken(scene: Scene, token: Token, i: number): void {
    const at = i + MARGIN;
    const signature = signatureOf(token);
    const { word, cluster, group } = token.word.spelling;
    this.word[at] = word;
    this.cluster[at] = cluster;
    this.group[at] = group;
    this.signature[at] = signature;
    this.kind[at] = signatureKind(signature);
    this.cuesBefore[i + 1] = (this.cuesBefore[i] as number) + (token.cue === null ? 0 : 1);
    this.stopsBefore[i + 1] = (this.stopsBefore[i] as number) + (token.kind === 'stop' ? 1 : 0);
    const heading = scene.headingEnd === 0 ? 0 : i < scene.headingEnd ? 1 : 2;
    this.place[at] =
      (i === 0 ? 0 : i < 3 ? 1 : i < 8 ? 2 : i < 20 ? 3 : 4) +
      (token.quoted ? NEAR : 0) +
      (scene.clauseStart[i] === i ? 2 * NEAR : 0) +
      heading * UNDER_HEADING;
  }

  #readCues(tokens: readonly Token[]): void {
    const n = tokens.length;
    let cue = NO_CUE;
    let edge = 0;
    for (let i = 0; i < n; i++) {
      const token = tokens[i] as Token;
      const far = cue.first === 0 ? 0 : farness(i - edge);
      this.leftCue[i + MARGIN] = cue.first + far;
      this.leftWords[i + MARGIN] = cueWords(cue, far);
      if (token.cue === null) continue;
      cue = nearest(token);
      edge = token.phraseEnd;
    }
    cue = NO_CUE;
    for (let i = n - 1; i >= 0; i--) {
      const token = tokens[i] as Token;
      const far = cue.first === 0 ? 0 : farness(edge - i - 1);
      this.rightCue[i + MARGIN] = cue.first + far;
      this.rightWords[i + MARGIN] = cueWords(cue, far);
      if (token.cue === null) continue;
      cue = nearest(token);
      edge = i;
    }
  }
}

/** A nearest cue: the number of its class right beside it, and the hash of its words. */
interface Nearest {
  readonly first: number;
  readonly words: number;
}

const NO_CUE: Nearest = { first: 0, words: 0 };

function nearest(cue: Token): Nearest {
  return { first: 1 + (classNumber(cue) - 1) * FAR, words: hashName(cue.phrase) };
}

function cueWords({ first, words }: Nearest, far: number): number {
  return first === 0 ? 1 : mix(words, Math.min(3, far));
}

/** A distance in tokens, by and by more coarsely. */
export function farness(n: number): number {
  return n <= 3 ? Math.max(0, n) : n <= 5 ? 4 : n <= 8 ? 5 : n <= 14 ? 6 : n <= 25 ? 7 : 8;
}

/** Which classes of cues a unit holds, and whether it names a source, as bits. */
export function cueBits(tokens: readonly Token[]): number {
  let bits = 0;
  for (const { cue, tags } of tokens) {
    if (cue !== null) bits |= 1 << CLASSES.indexOf(cue);
    if ((tags & TAG.ACCORDING) !== 0) bits |= 1 << CLASSES.length;
  }
  return bits;
}
