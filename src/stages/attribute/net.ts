import { BOTH_GATES, byInput, NetGates } from './net-gates.js';
import { Kernel } from './net-kernel.js';
import {
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

/** What speaks for one edge of a stretch: where its matrix lies, its constants. */
interface Edge {
  readonly weights: number;
  readonly bias: Float32Array;
}

/**
 * A recurrent network that reads a unit in both directions and tells the log-odds of any stretch naming the speaker
 * against naming nobody. It was fitted to the same sentences as the weights and sees the same tags, but the unit as a whole.
 */
export class SpeakerNet {
  readonly #weights: NetWeights = netWeights();
  readonly #kernel = new Kernel();
  readonly #gates: NetGates;
  readonly #lang: number;
  /** Where there is room: what each token gives the gates, what the units hold after each token, both directions side by side. */
  readonly #inputs = this.#kernel.room(MOST_READ * BOTH_GATES);
  readonly #states = this.#kernel.room(MOST_READ * BOTH);
  readonly #scratch = this.#kernel.room(UNITS + GATES);
  readonly #out = this.#kernel.room(UNITS);
  readonly #recurrent: readonly { readonly weights: number; readonly bias: number }[];
  readonly #begin: Edge;
  readonly #end: Edge;
  readonly #pairs: number;
  readonly #inside = new Float64Array(MOST_READ + 1);
  readonly #begins: (Float32Array | null)[] = [];
  readonly #ends: (Float32Array | null)[] = [];
  #nobody = 0;
  /** Tokens read of the last unit. */
  size = 0;

  /** Null for a language that it does not know. */
  static for(lang: string): SpeakerNet | null {
    return LANGUAGES.includes(lang) ? new SpeakerNet(lang) : null;
  }

  private constructor(lang: string) {
    const kernel = this.#kernel;
    const { directions, begin, beginBias, beginUnits, end, endBias, endUnits, pairs } =
      this.#weights;
    this.#gates = new NetGates(this.#weights, lang, kernel);
    this.#lang = LANGUAGES.indexOf(lang);
    this.#recurrent = directions.map(({ recurrent, recurrentBias }) => ({
      weights: kernel.keep(byInput([recurrent], UNITS)),
      bias: kernel.keep(recurrentBias),
    }));
    const edge = (heads: Float32Array, bias: Float32Array, units: Float32Array): Edge => ({
      weights: kernel.keep(byInput([heads, units], BOTH, UNITS)),
      bias,
    });
    this.#begin = edge(begin, beginBias, beginUnits);
    this.#end = edge(end, endBias, endUnits);
    this.#pairs = kernel.keep(widened(pairs));
  }

  /** Reads a unit. */
  read(scene: Scene, { signature }: Signs): void {
    const { tokens } = scene;
    const kernel = this.#kernel;
    const { floats } = kernel;
    const n = Math.min(tokens.length, MOST_READ);
    this.size = n;
    for (let i = 0; i < n; i++) {
      const token = tokens[i] as Token;
      const spelled = this.#gates.ofSpelling(token.word.spelling, spellingOf(token));
      const opens = scene.clauseStart[i] === i;
      const shown = this.#gates.ofLook(token, signature[i + MARGIN] as number, opens);
      const at = this.#inputs + i * BOTH_GATES;
      for (let k = 0; k < BOTH_GATES; k++)
        floats[at + k] = (spelled[k] as number) + (shown[k] as number);
    }
    this.#recurrent.forEach(({ weights, bias }, d) => {
      const first = d === 0 ? 0 : n - 1;
      const step = d === 0 ? 1 : -1;
      const inputs = this.#inputs + first * BOTH_GATES + d * GATES;
      const states = this.#states + first * BOTH + d * UNITS;
      kernel.recur(inputs, step * BOTH_GATES, states, step * BOTH, n, weights, bias, this.#scratch);
    });
    this.#readStates(n);
  }

  #readStates(n: number): void {
    const { insideUnits, nobodyUnits, constants } = this.#weights;
    const { floats } = this.#kernel;
    this.#nobody = constants[3] as number;
    for (let k = 0; k < BOTH; k++) {
      let most = Number.NEGATIVE_INFINITY;
      for (let i = 0, at = this.#states + k; i < n; i++, at += BOTH)
        most = Math.max(most, floats[at] as number);
      this.#nobody += (nobodyUnits[k] as number) * most;
    }
    for (let i = 0; i < n; i++) {
      this.#begins[i] = null;
      this.#ends[i] = null;
      let sum = constants[2] as number;
      for (let k = 0, at = this.#states + i * BOTH; k < BOTH; k++, at++)
        sum += (insideUnits[k] as number) * (floats[at] as number);
      this.#inside[i + 1] = (this.#inside[i] as number) + sum;
    }
  }

  /** What a token is as an edge of a stretch: `HEADS` numbers, then what speaks for it by itself. */
  #edge(i: number, { weights, bias }: Edge): Float32Array {
    const { floats } = this.#kernel;
    const out = this.#out;
    floats.fill(0, out, out + UNITS);
    floats.set(bias, out);
    this.#kernel.multiply(out, this.#states + i * BOTH, weights, BOTH, 1);
    const edge = floats.slice(out, out + HEADS + 1);
    for (let k = 0; k < HEADS; k++) edge[k] = Math.max(0, edge[k] as number);
    return edge;
  }

  #first(i: number): Float32Array {
    const { floats } = this.#kernel;
    const out = this.#out;
    const edge = this.#edge(i, this.#begin);
    floats.set(edge, this.#scratch);
    floats.fill(0, out, out + UNITS);
    this.#kernel.multiply(out, this.#scratch, this.#pairs, HEADS, 1);
    const paired = floats.slice(out, out + HEADS + 1);
    paired[HEADS] = edge[HEADS] as number;
    return paired;
  }

  /** The log-odds of a stretch against nobody; null for one beyond what was read. */
  score(from: number, to: number): number | null {
    if (to > this.size || to - from > LENGTHS) return null;
    const { constants, lengths } = this.#weights;
    this.#begins[from] ??= this.#first(from);
    this.#ends[to - 1] ??= this.#edge(to - 1, this.#end);
    const first = this.#begins[from] as Float32Array;
    const last = this.#ends[to - 1] as Float32Array;
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

/** Rows of `HEADS` numbers, each lengthened to a block of the kernel. */
function widened(rows: Float32Array): Float32Array {
  const wide = new Float32Array((rows.length / HEADS) * UNITS);
  for (let i = 0; i < rows.length; i++)
    wide[Math.floor(i / HEADS) * UNITS + (i % HEADS)] = rows[i] as number;
  return wide;
}

function spellingOf({ kind, word }: Token): string {
  return kind === 'word' ? word.key : kind === 'number' ? '0' : word.raw;
}
