import { hashName, hashText, mix } from './hash.js';
import { TAG } from './lexicon.js';
import type { Scene } from './scene.js';
import { kindOfToken } from './token-kinds.js';
import type { Token } from './tokens.js';

/** Tokens that may be looked at beyond either edge of a unit. */
export const MARGIN = 3;
const EDGE = 0x51ed270b;

/** What each token of a unit shows, as 32-bit hashes; token `i` is at `i + MARGIN`. */
export interface Signs {
  readonly lang: number;
  readonly word: Int32Array;
  readonly head: Int32Array;
  readonly tail2: Int32Array;
  readonly tail3: Int32Array;
  /** Its kind, coarsely, and all its tags. */
  readonly kind: Int32Array;
  readonly tags: Int32Array;
  /** The nearest cue on either side: its class and how far it is; its words and whether it is near. */
  readonly rightCue: Int32Array;
  readonly leftCue: Int32Array;
  readonly rightWords: Int32Array;
  readonly leftWords: Int32Array;
  /** Where it stands: edge of the unit or of its clause, quoted, under a heading. */
  readonly place: Int32Array;
  /** Cues and full stops among the tokens before it, without margin. */
  readonly cuesBefore: Int32Array;
  readonly stopsBefore: Int32Array;
}

export function readSigns(scene: Scene): Signs {
  const n = scene.tokens.length;
  const array = () => new Int32Array(n + 2 * MARGIN).fill(EDGE);
  const signs: Signs = {
    lang: hashName(scene.lexicon.table.code),
    word: array(),
    head: array(),
    tail2: array(),
    tail3: array(),
    kind: array(),
    tags: array(),
    rightCue: array(),
    leftCue: array(),
    rightWords: array(),
    leftWords: array(),
    place: array(),
    cuesBefore: new Int32Array(n + 1),
    stopsBefore: new Int32Array(n + 1),
  };
  scene.tokens.forEach((token, i) => {
    readToken(scene, signs, token, i);
  });
  readCues(scene, signs);
  return signs;
}

function readToken(scene: Scene, signs: Signs, token: Token, i: number): void {
  const { key, kind, tags, cue } = token;
  const at = i + MARGIN;
  const text =
    kind === 'word' ? key : kind === 'number' ? '0' : scene.text.slice(token.start, token.end);
  const end = text.length;
  signs.word[at] = hashText(text);
  signs.head[at] = hashText(text, 0, Math.min(3, end));
  signs.tail2[at] = hashText(text, Math.max(0, end - 2));
  signs.tail3[at] = hashText(text, Math.max(0, end - 3));
  signs.kind[at] = hashName(kindOfToken(token));
  const form =
    Number(token.upper) +
    2 * Number(token.inCue) +
    4 * Number(token.lead > 0) +
    8 * Number(token.attached);
  signs.tags[at] = mix(mix(tags, mix(hashName(kind), hashName(cue ?? ''))), form);
  signs.cuesBefore[i + 1] = (signs.cuesBefore[i] as number) + Number(cue !== null);
  signs.stopsBefore[i + 1] = (signs.stopsBefore[i] as number) + Number(kind === 'stop');
  const heading = scene.headingEnd === 0 ? 0 : i < scene.headingEnd ? 32 : 64;
  signs.place[at] =
    (i === 0 ? 1 : i < 3 ? 2 : i < 8 ? 3 : i < 20 ? 4 : 5) +
    8 * Number(token.quoted) +
    16 * Number(scene.clauseStart[i] === i) +
    heading;
}

function readCues({ tokens }: Scene, signs: Signs): void {
  const note = (to: Int32Array, words: Int32Array, i: number, cue: Token | null, far: number) => {
    to[i + MARGIN] = cue === null ? 1 : mix(hashName(cue.cue ?? ''), farness(far));
    words[i + MARGIN] = cue === null ? 1 : mix(hashName(cue.phrase), Math.min(3, farness(far)));
  };
  let cue: Token | null = null;
  let edge = 0;
  tokens.forEach((token, i) => {
    note(signs.leftCue, signs.leftWords, i, cue, i - edge);
    if (token.cue !== null) {
      cue = token;
      edge = token.phraseEnd;
    }
  });
  cue = null;
  for (let i = tokens.length - 1; i >= 0; i--) {
    const token = tokens[i] as Token;
    note(signs.rightCue, signs.rightWords, i, cue, edge - i - 1);
    if (token.cue !== null) {
      cue = token;
      edge = i;
    }
  }
}

/** A distance in tokens, by and by more coarsely. */
export function farness(n: number): number {
  return n <= 3 ? Math.max(0, n) : n <= 5 ? 4 : n <= 8 ? 5 : n <= 14 ? 6 : n <= 25 ? 7 : 8;
}

const CLASSES = ['say', 'condemn', 'call', 'offer', 'stance', 'noun'];

/** Which classes of cues a unit holds, and whether it names a source, as bits. */
export function cueBits({ tokens }: Scene): number {
  let bits = 0;
  for (const { cue, tags } of tokens) {
    if (cue !== null) bits |= 1 << CLASSES.indexOf(cue);
    if ((tags & TAG.ACCORDING) !== 0) bits |= 1 << CLASSES.length;
  }
  return bits;
}
