import { hashText, spread } from './hash.js';
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

/**
 * What tokens of one language give the gates of the network, both directions one after the other. Words and looks
 * come again and again: each is reckoned once and kept.
 */
export class NetGates {
  readonly #looks = new Map<number, Float32Array>();
  readonly #lang: number;

  constructor(
    readonly weights: NetWeights,
    readonly lang: string,
  ) {
    this.#lang = LANGUAGES.indexOf(lang);
  }

  /** What a token's spelling gives; `text` is as it is written. */
  ofSpelling(spelling: Spelling, text: string): Float32Array {
    spelling.gates ??= this.#spell(text, spelling.vector);
    return spelling.gates;
  }

  #spell(text: string, vector: number): Float32Array {
    const { heads, tails, words, vectors, steps } = this.weights;
    const inputs = new Float32Array(SPELLED);
    const tail = this.#place(text.slice(-3), AFFIXES) * AFFIX_WIDTH;
    const head = this.#place(`${text.slice(0, 3)}^`, AFFIXES) * AFFIX_WIDTH;
    const whole = this.#place(`${text}$`, WORDS) * WORD_WIDTH;
    for (let k = 0; k < AFFIX_WIDTH; k++) {
      inputs[k] = (tails[tail + k] as number) * (steps[1] as number);
      inputs[AFFIX_WIDTH + k] = (heads[head + k] as number) * (steps[0] as number);
    }
    for (let k = 0; k < WORD_WIDTH; k++)
      inputs[2 * AFFIX_WIDTH + k] = (words[whole + k] as number) * (steps[2] as number);
    const own = new Float32Array(VECTOR_WIDTH);
    if (vector >= 0) {
      for (let k = 0; k < VECTOR_WIDTH; k++)
        own[k] = (vectors[vector * VECTOR_WIDTH + k] as number) * (steps[3] as number);
    }
    const out = new Float32Array(2 * GATES);
    this.weights.directions.forEach((direction, d) => {
      for (let g = 0; g < GATES; g++) {
        let sum = direction.bias[this.#lang * GATES + g] as number;
        for (let k = 0, at = g * SPELLED; k < SPELLED; k++, at++)
          sum += (direction.spelled[at] as number) * (inputs[k] as number);
        if (vector >= 0) {
          for (let k = 0, at = (this.#lang * GATES + g) * VECTOR_WIDTH; k < VECTOR_WIDTH; k++, at++)
            sum += (direction.vector[at] as number) * (own[k] as number);
        }
        out[d * GATES + g] = sum;
      }
    });
    return out;
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
    const inputs = new Float32Array(SHOWN);
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
    const out = new Float32Array(2 * GATES);
    this.weights.directions.forEach(({ shown }: Direction, d) => {
      for (let g = 0; g < GATES; g++) {
        let sum = 0;
        for (let k = 0, at = g * SHOWN; k < SHOWN; k++, at++)
          sum += (shown[at] as number) * (inputs[k] as number);
        out[d * GATES + g] = sum;
      }
    });
    return out;
  }
}
