import { readFileSync } from 'node:fs';

/** Sizes of the network: units in each direction, of the heads; letters and words are told by hashes. */
export const UNITS = 48;
export const GATES = 3 * UNITS;
export const HEADS = 32;
export const AFFIXES = 2 ** 15;
export const AFFIX_WIDTH = 12;
export const WORDS = 2 ** 16;
export const WORD_WIDTH = 16;
export const VECTOR_WIDTH = 32;
export const KIND_WIDTH = 16;
export const BITS = 31;
export const LENGTHS = 25;
/** Languages, in the order of their weights. */
export const LANGUAGES = 'vi ar fa en ru de es fr he hi id ja ko pt tr uk ur zh'.split(' ');
/** Inputs that a word's letters give: its last, its first, all of them. */
export const SPELLED = 2 * AFFIX_WIDTH + WORD_WIDTH;
/** Inputs that a token's kind, tags and form give. */
export const SHOWN = KIND_WIDTH + BITS;

/** One direction of the network. */
export interface Direction {
  /** Gates by inputs, row by row: of the vector (by language), of the spelling, of what the token shows. */
  readonly vector: Float32Array;
  readonly spelled: Float32Array;
  readonly shown: Float32Array;
  /** By language: what every token gives. */
  readonly bias: Float32Array;
  readonly recurrent: Float32Array;
  readonly recurrentBias: Float32Array;
}

/** The weights of the network; how they lie in the files: models/speakers/README.md. */
export interface NetWeights {
  readonly directions: readonly [Direction, Direction];
  readonly begin: Float32Array;
  readonly beginBias: Float32Array;
  readonly end: Float32Array;
  readonly endBias: Float32Array;
  /** How much each number of a first token counts with each of a last one. */
  readonly pairs: Float32Array;
  /** What each unit counts for where a stretch begins, ends, goes on, and for nobody; their constants. */
  readonly beginUnits: Float32Array;
  readonly endUnits: Float32Array;
  readonly insideUnits: Float32Array;
  readonly nobodyUnits: Float32Array;
  readonly constants: Float32Array;
  /** By language and length. */
  readonly lengths: Float32Array;
  readonly kinds: Float32Array;
  readonly heads: Int8Array;
  readonly tails: Int8Array;
  readonly words: Int8Array;
  readonly vectors: Int8Array;
  /** What one step of the bytes above is worth. */
  readonly steps: Float32Array;
}

const FILE = new URL('../../../models/speakers/net.bin', import.meta.url);
let stored: NetWeights | null = null;

/** The weights, read once. */
export function netWeights(): NetWeights {
  stored ??= read();
  return stored;
}

function read(): NetWeights {
  const file = readFileSync(FILE);
  const bytes = file.buffer.slice(file.byteOffset, file.byteOffset + file.length);
  let at = 0;
  const floats = (length: number) => {
    const part = new Float32Array(bytes, at, length);
    at += length * 4;
    return part;
  };
  const steps = (length: number) => {
    const part = new Int8Array(bytes, at, length);
    at += length;
    return part;
  };
  const direction = (): Direction => ({
    vector: floats(LANGUAGES.length * GATES * VECTOR_WIDTH),
    spelled: floats(GATES * SPELLED),
    shown: floats(GATES * SHOWN),
    bias: floats(LANGUAGES.length * GATES),
    recurrent: floats(GATES * UNITS),
    recurrentBias: floats(GATES),
  });
  const forward = direction();
  const backward = direction();
  const units = 2 * UNITS;
  return {
    directions: [forward, backward],
    begin: floats(HEADS * units),
    beginBias: floats(HEADS),
    end: floats(HEADS * units),
    endBias: floats(HEADS),
    pairs: floats(HEADS * HEADS),
    beginUnits: floats(units),
    endUnits: floats(units),
    insideUnits: floats(units),
    nobodyUnits: floats(units),
    constants: floats(4),
    lengths: floats(LANGUAGES.length * LENGTHS),
    kinds: floats(41 * KIND_WIDTH),
    steps: floats(4),
    heads: steps(AFFIXES * AFFIX_WIDTH),
    tails: steps(AFFIXES * AFFIX_WIDTH),
    words: steps(WORDS * WORD_WIDTH),
    vectors: steps(bytes.byteLength - at),
  };
}
