import { hashText, spread } from './hash.js';
import type { Kernel } from './net-kernel.js';
import {
  AFFIX_WIDTH,
  AFFIXES,
  BITS,
  type Direction,
  GATES,
  KIND_WIDTH,
  LANGUAGES,
  type NetWeights,
  SHOWN,
  SPELLED,
  UNITS,
  VECTOR_WIDTH,
  WORD_WIDTH,
  WORDS,
} from './net-weights.js';
import type { Spelling } from './spelling.js';
import { kindNumber } from './token-kinds.js';
import type { Token } from './tokens.js';

/** Bits of tags that the network sees. */
const TAGS = 25;
/** Tokens of so many different looks are remembered. */
const MOST_LOOKS = 8192;
/** Numbers that a token gives the gates of both directions, one after the other. */
export const BOTH_GATES = 2 * GATES;
const BLOCKS = BOTH_GATES / UNITS;

/**
 * What tokens of one language give the gates of the network, both directions one after the other. Words and looks
 * come again and again: each is reckoned once and kept.
 */
export class NetGates {
  readonly #looks = new Map<number, Float32Array>();
  readonly #inputs: number;
  readonly #out: number;
  /** Where the weights of spellings, vectors and looks lie, a row of gates for each input. */
  readonly #spelled: number;
  readonly #vector: number;
  readonly #shown: number;
  readonly #bias: Float32Array;

  constructor(
    readonly weights: NetWeights,
    readonly lang: string,
    readonly kernel: Kernel,
  ) {
    const { directions } = weights;
    const number = LANGUAGES.indexOf(lang);
    const own = (all: Float32Array, size: number) =>
      all.subarray(number * size, (number + 1) * size);
    const keep = (inputs: number, part: (direction: Direction) => Float32Array) =>
      kernel.keep(byInput(directions.map(part), inputs));
    this.#spelled = keep(SPELLED, ({ spelled }) => spelled);
    this.#vector = keep(VECTOR_WIDTH, ({ vector }) => own(vector, GATES * VECTOR_WIDTH));
    this.#shown = keep(SHOWN, ({ shown }) => shown);
    this.#bias = Float32Array.from(directions.flatMap(({ bias }) => [...own(bias, GATES)]));
    this.#inputs = kernel.room(SPELLED + VECTOR_WIDTH + SHOWN);
    this.#out = kernel.room(BOTH_GATES);
  }

  /** What a token's spelling gives; `text` is as it is written. */
  ofSpelling(spelling: Spelling, text: string): Float32Array {
    spelling.gates ??= this.#spell(text, spelling.vector);
    return spelling.gates;
  }

  #spell(text: string, vector: number): Float32Array {
    const { heads, tails, words, vectors, steps } = this.weights;
    const { kernel } = this;
    const { floats } = kernel;
    const fill = (at: number, from: Int8Array, place: number, width: number, step: number) => {
      for (let k = 0; k < width; k++)
        floats[this.#inputs + at + k] =
          (from[place * width + k] as number) * (steps[step] as number);
    };
    fill(0, tails, this.#place(text.slice(-3), AFFIXES), AFFIX_WIDTH, 1);
    fill(AFFIX_WIDTH, heads, this.#place(`${text.slice(0, 3)}^`, AFFIXES), AFFIX_WIDTH, 0);
    fill(2 * AFFIX_WIDTH, words, this.#place(`${text}$`, WORDS), WORD_WIDTH, 2);
    floats.set(this.#bias, this.#out);
    kernel.multiply(this.#out, this.#inputs, this.#spelled, SPELLED, BLOCKS);
    if (vector >= 0) {
      fill(0, vectors, vector, VECTOR_WIDTH, 3);
      kernel.multiply(this.#out, this.#inputs, this.#vector, VECTOR_WIDTH, BLOCKS);
    }
    return floats.slice(this.#out, this.#out + BOTH_GATES);
  }

  #place(text: string, places: number): number {
    return 1 + ((spread(hashText(this.lang + text)) >>> 0) % (places - 1));
  }

  /** What a token's kind, tags and form give; `opens` its clause. */
  ofLook(token: Token, signature: number, opens: boolean): Float32Array {
    const look = signature * 4 + (token.quoted ? 2 : 0) + (opens ? 1 : 0);
    let gates = this.#looks.get(look);
    if (gates === undefined) {
      if (this.#looks.size >= MOST_LOOKS) this.#looks.clear();
      gates = this.#show(token, opens);
      this.#looks.set(look, gates);
    }
    return gates;
  }

  #show(token: Token, opens: boolean): Float32Array {
    const { floats } = this.kernel;
    const inputs = floats.subarray(this.#inputs, this.#inputs + SHOWN);
    const kind = (kindNumber(token) + 1) * KIND_WIDTH;
    for (let k = 0; k < KIND_WIDTH; k++) inputs[k] = this.weights.kinds[kind + k] as number;
    const bits = inputs.subarray(KIND_WIDTH, KIND_WIDTH + BITS);
    for (let bit = 0; bit < TAGS; bit++) bits[bit] = (token.tags >> bit) & 1;
    const form = [
      token.upper,
      token.inCue,
      token.word.lead > 0,
      token.word.attached,
      token.quoted,
      opens,
    ];
    form.forEach((value, k) => {
      bits[TAGS + k] = Number(value);
    });
    floats.fill(0, this.#out, this.#out + BOTH_GATES);
    this.kernel.multiply(this.#out, this.#inputs, this.#shown, SHOWN, BLOCKS);
    return floats.slice(this.#out, this.#out + BOTH_GATES);
  }
}

/** Matrices side by side, turned so that each input has a row: `parts` are theirs, a row for each output. */
export function byInput(
  parts: readonly Float32Array[],
  inputs: number,
  outputs = parts.reduce((sum, { length }) => sum + length, 0) / inputs,
): Float32Array {
  const turned = new Float32Array(inputs * outputs);
  let first = 0;
  for (const part of parts) {
    const rows = part.length / inputs;
    for (let i = 0; i < part.length; i++)
      turned[(i % inputs) * outputs + first + Math.floor(i / inputs)] = part[i] as number;
    first += rows;
  }
  return turned;
}
