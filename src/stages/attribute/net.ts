import { NetGates } from './net-gates.js';
import {
  type Direction,
  GATES,
  HEADS,
  LANGUAGES,
  LENGTHS,
  type NetWeights,
  netWeights,
  UNITS,
} from './net-weights.js';
import type { Scene } from './scene.js';
import { MARGIN, type Signs } from './signs.js';
import type { Token } from './tokens.js';

/** Tokens of a unit that the network reads; it says nothing of what lies beyond. */
export const MOST_READ = 120;
const BOTH = 2 * UNITS;

/**
 * A recurrent network that reads a unit in both directions and tells the log-odds of any stretch naming the speaker
 * against naming nobody. It was fitted to the same sentences as the weights and sees the same tags, but the unit as a whole.
 */
export class SpeakerNet {
  readonly #weights: NetWeights = netWeights();
  readonly #gates: NetGates;
  readonly #lang: number;
  /** What the units hold after each token, both directions side by side. */
  readonly #states = new Float64Array(MOST_READ * BOTH);
  readonly #held = new Float64Array(UNITS);
  readonly #recurrent: readonly Recurrent[];
  readonly #inside = new Float64Array(MOST_READ + 1);
  readonly #begins: (Float64Array | null)[] = [];
  readonly #ends: (Float64Array | null)[] = [];
  #nobody = 0;
  /** Tokens read of the last unit. */
  size = 0;

  /** Null for a language that it does not know. */
  static for(lang: string): SpeakerNet | null {
    return LANGUAGES.includes(lang) ? new SpeakerNet(lang) : null;
  }

  private constructor(lang: string) {
    this.#gates = new NetGates(this.#weights, lang);
    this.#lang = LANGUAGES.indexOf(lang);
    this.#recurrent = this.#weights.directions.map(interleave);
  }

  /** Reads a unit. */
  read(scene: Scene, { signature }: Signs): void {
    const { tokens } = scene;
    const n = Math.min(tokens.length, MOST_READ);
    this.size = n;
    const spelled: Float32Array[] = [];
    const shown: Float32Array[] = [];
    for (let i = 0; i < n; i++) {
      const token = tokens[i] as Token;
      spelled.push(this.#gates.ofSpelling(token.word.spelling, spellingOf(token)));
      const opens = scene.clauseStart[i] === i;
      shown.push(this.#gates.ofLook(token, signature[i + MARGIN] as number, opens));
    }
    for (const d of [0, 1] as const) {
      this.#held.fill(0);
      for (let step = 0; step < n; step++) {
        const i = d === 0 ? step : n - 1 - step;
        this.#step(d, spelled[i] as Float32Array, shown[i] as Float32Array, i);
      }
    }
    this.#readStates(n);
  }

  /** One token in one direction (a gated recurrent unit); `#held` is what the units held after the last one. */
  #step(d: 0 | 1, spelled: Float32Array, shown: Float32Array, i: number): void {
    const { recurrent, bias } = this.#recurrent[d] as Recurrent;
    const held = this.#held;
    const out = i * BOTH + d * UNITS;
    let at = d * GATES;
    let p = 0;
    for (let k = 0; k < UNITS; k++, at++) {
      let reset = bias[k] as number;
      let update = bias[UNITS + k] as number;
      let fresh = bias[2 * UNITS + k] as number;
      for (let j = 0; j < UNITS; j++, p += 3) {
        const state = held[j] as number;
        reset += (recurrent[p] as number) * state;
        update += (recurrent[p + 1] as number) * state;
        fresh += (recurrent[p + 2] as number) * state;
      }
      reset += (spelled[at] as number) + (shown[at] as number);
      const next = at + UNITS;
      update += (spelled[next] as number) + (shown[next] as number);
      const input = (spelled[next + UNITS] as number) + (shown[next + UNITS] as number);
      const keep = 1 / (1 + Math.exp(-update));
      const value = 2 / (1 + Math.exp(-2 * (input + fresh / (1 + Math.exp(-reset))))) - 1;
      this.#states[out + k] = (1 - keep) * value + keep * (held[k] as number);
    }
    for (let k = 0; k < UNITS; k++) held[k] = this.#states[out + k] as number;
  }

  #readStates(n: number): void {
    const { insideUnits, nobodyUnits, constants } = this.#weights;
    this.#nobody = constants[3] as number;
    for (let k = 0; k < BOTH; k++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 0; i < n; i++) most = Math.max(most, this.#states[i * BOTH + k] as number);
      this.#nobody += (nobodyUnits[k] as number) * most;
    }
    for (let i = 0; i < n; i++) {
      this.#begins[i] = null;
      this.#ends[i] = null;
      this.#inside[i + 1] =
        (this.#inside[i] as number) + this.#dot(insideUnits, 0, i) + (constants[2] as number);
    }
  }

  #dot(weights: Float32Array, from: number, i: number): number {
    let sum = 0;
    for (let k = 0, at = i * BOTH; k < BOTH; k++, at++)
      sum += (weights[from + k] as number) * (this.#states[at] as number);
    return sum;
  }

  /** What a token is as an edge of a stretch: `HEADS` numbers, then what speaks for it by itself. */
  #edge(i: number, weights: Float32Array, bias: Float32Array, units: Float32Array): Float64Array {
    const edge = new Float64Array(HEADS + 1);
    for (let k = 0; k < HEADS; k++)
      edge[k] = Math.max(0, this.#dot(weights, k * BOTH, i) + (bias[k] as number));
    edge[HEADS] = this.#dot(units, 0, i);
    return edge;
  }

  #begin(i: number): Float64Array {
    const { begin, beginBias, beginUnits, pairs } = this.#weights;
    const edge = this.#edge(i, begin, beginBias, beginUnits);
    const paired = new Float64Array(HEADS + 1);
    for (let k = 0; k < HEADS; k++)
      for (let m = 0; m < HEADS; m++)
        paired[m] = (paired[m] as number) + (edge[k] as number) * (pairs[k * HEADS + m] as number);
    paired[HEADS] = edge[HEADS] as number;
    return paired;
  }

  /** The log-odds of a stretch against nobody; null for one beyond what was read. */
  score(from: number, to: number): number | null {
    if (to > this.size || to - from > LENGTHS) return null;
    const { end, endBias, endUnits, constants, lengths } = this.#weights;
    this.#begins[from] ??= this.#begin(from);
    this.#ends[to - 1] ??= this.#edge(to - 1, end, endBias, endUnits);
    const first = this.#begins[from] as Float64Array;
    const last = this.#ends[to - 1] as Float64Array;
    let sum =
      (first[HEADS] as number) +
      (last[HEADS] as number) +
      (constants[0] as number) +
      (constants[1] as number) +
      (this.#inside[to] as number) -
      (this.#inside[from] as number) +
      (lengths[this.#lang * LENGTHS + to - from - 1] as number) -
      this.#nobody;
    for (let k = 0; k < HEADS; k++) sum += (first[k] as number) * (last[k] as number);
    return sum;
  }
}

interface Recurrent {
  /** For each unit and each unit held, the weights of its three gates. */
  readonly recurrent: Float64Array;
  readonly bias: Float64Array;
}

/** The recurrent weights in the order in which a step reads them. */
function interleave({ recurrent, recurrentBias }: Direction): Recurrent {
  const ordered = Float64Array.from(recurrent, (_, i) => {
    const [unit, gate] = [Math.floor(i / 3), i % 3];
    return recurrent[gate * UNITS * UNITS + unit] as number;
  });
  return { recurrent: ordered, bias: Float64Array.from(recurrentBias) };
}

function spellingOf({ kind, word }: Token): string {
  return kind === 'word' ? word.key : kind === 'number' ? '0' : word.raw;
}
