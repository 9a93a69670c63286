import { UNITS } from './net-weights.js';
import {
  add,
  advance,
  assemble,
  type Code,
  type Compiled,
  call,
  constant,
  divide,
  get,
  greatest,
  instantiate,
  integer,
  least,
  load,
  loadOne,
  multiply,
  nearest,
  plus,
  power,
  repeat,
  set,
  store,
  subtract,
  times,
} from './wasm.js';

/** Bytes of a block of numbers that is reckoned at once: one for each unit. */
const BLOCK = 4 * UNITS;
const VECTORS = UNITS / 4;
const FLOATS = 2 ** 17;

const each = (count: number, code: (i: number) => Code): Code =>
  Array.from({ length: count }, (_, i) => code(i)).flat();

/**
 * `multiply(out, from, weights, count, blocks)`: adds to `blocks` blocks at `out` the product of the `count` numbers at
 * `from` and the matrix at `weights`, which has a row of as many blocks for each of them.
 */
const product = (() => {
  const [out, from, weights, count, blocks] = [0, 1, 2, 3, 4] as const;
  const [row, at, left, width] = [5, 6, 7, 8] as const;
  const value = 9;
  const sum = (i: number) => value + 1 + i;
  return {
    parameters: 5,
    integers: 4,
    vectors: 1 + VECTORS,
    body: [
      ...set(width, times(get(blocks), integer(BLOCK))),
      ...repeat(blocks, [
        ...each(VECTORS, (i) => set(sum(i), load(get(out), 16 * i))),
        ...set(row, get(weights)),
        ...set(at, get(from)),
        ...set(left, get(count)),
        ...repeat(left, [
          ...set(value, loadOne(get(at))),
          ...each(VECTORS, (i) =>
            set(sum(i), add(get(sum(i)), multiply(get(value), load(get(row), 16 * i)))),
          ),
          ...advance(row, get(width)),
          ...advance(at, integer(4)),
        ]),
        ...each(VECTORS, (i) => store(get(out), get(sum(i)), 16 * i)),
        ...advance(out, integer(BLOCK)),
        ...advance(weights, integer(BLOCK)),
      ]),
    ],
  };
})();

/** 1 / (1 + e^-x), to six digits. Uses two vector locals. */
function sigmoid(x: Code, whole: number, part: number): Code {
  const [first, ...rest] = [
    0.0001540353,
    0.0013333558,
    0.0096181291,
    0.0555041087,
    0.2402265069,
    Math.LN2,
    1,
  ] as const;
  const bounded = least(
    greatest(multiply(x, constant(-Math.LOG2E)), constant(-126)),
    constant(126),
  );
  const series = rest.reduce<Code>(
    (sum, term) => add(multiply(sum, get(part)), constant(term)),
    constant(first),
  );
  return [
    ...set(part, bounded),
    ...set(whole, nearest(get(part))),
    ...set(part, subtract(get(part), get(whole))),
    ...divide(constant(1), add(constant(1), multiply(series, power(get(whole))))),
  ];
}

/**
 * `recur(inputs, inputStep, states, stateStep, count, weights, bias, scratch)`: one direction of gated recurrent units
 * over `count` tokens. Each has three blocks at `inputs` for its gates (reset, update, new value) and gets one block at
 * `states`; the steps lead from one token to the next. `scratch` has a block that holds the state before the first
 * token, and three more.
 */
const recurrence = (() => {
  const [inputs, inputStep, states, stateStep, count, weights, bias, scratch] = [
    0, 1, 2, 3, 4, 5, 6, 7,
  ] as const;
  const [from, at, held, left] = [8, 9, 10, 11] as const;
  const [reset, update, fresh, whole, part] = [12, 13, 14, 15, 16] as const;
  const gate = (block: number): Code =>
    add(load(get(held), BLOCK * (block + 1)), load(get(from), BLOCK * block));
  return {
    parameters: 8,
    integers: 4,
    vectors: 5,
    body: repeat(count, [
      ...each(3 * VECTORS, (i) => store(get(scratch), load(get(bias), 16 * i), BLOCK + 16 * i)),
      ...call(
        0,
        plus(get(scratch), integer(BLOCK)),
        get(scratch),
        get(weights),
        integer(UNITS),
        integer(3),
      ),
      ...set(from, get(inputs)),
      ...set(at, get(states)),
      ...set(held, get(scratch)),
      ...set(left, integer(VECTORS)),
      ...repeat(left, [
        ...set(reset, sigmoid(gate(0), whole, part)),
        ...set(update, sigmoid(gate(1), whole, part)),
        ...set(
          fresh,
          add(load(get(from), 2 * BLOCK), multiply(get(reset), load(get(held), 3 * BLOCK))),
        ),
        ...set(fresh, sigmoid(add(get(fresh), get(fresh)), whole, part)),
        ...set(fresh, subtract(add(get(fresh), get(fresh)), constant(1))),
        ...set(
          fresh,
          add(get(fresh), multiply(get(update), subtract(load(get(held)), get(fresh)))),
        ),
        ...store(get(held), get(fresh)),
        ...store(get(at), get(fresh)),
        ...[from, at, held].flatMap((local) => advance(local, integer(16))),
      ]),
      ...advance(inputs, get(inputStep)),
      ...advance(states, get(stateStep)),
    ]),
  };
})();

let module: object | null = null;

/** The arithmetic of the network, in WebAssembly: vectors of four 32-bit floats, the same to the last bit on every machine. */
export class Kernel {
  readonly #compiled: Compiled;
  /** The memory: addresses are places in it, counted in floats. */
  readonly floats: Float32Array;
  #next = 0;

  constructor() {
    module ??= assemble({ multiply: product, recur: recurrence }, 4 * FLOATS);
    this.#compiled = instantiate(module);
    this.floats = new Float32Array(this.#compiled.memory.buffer);
  }

  /** Room for so many floats, all 0. */
  room(count: number): number {
    const at = this.#next;
    this.#next += Math.ceil(count / 4) * 4;
    if (this.#next > FLOATS)
      throw new RangeError(`the network needs ${this.#next} floats of memory`);
    return at;
  }

  /** Keeps numbers; returns where they lie. */
  keep(values: ArrayLike<number>): number {
    const at = this.room(values.length);
    this.floats.set(values, at);
    return at;
  }

  /** Adds to `blocks` blocks of `UNITS` floats at `out` the product of `count` floats at `from` and a matrix, a row for each of them. */
  multiply(out: number, from: number, weights: number, count: number, blocks: number): void {
    this.#compiled.call.multiply?.(4 * out, 4 * from, 4 * weights, count, blocks);
  }

  /** Runs one direction of the units over `count` tokens; see above. The state before the first token is 0. */
  recur(
    inputs: number,
    inputStep: number,
    states: number,
    stateStep: number,
    count: number,
    weights: number,
    bias: number,
    scratch: number,
  ): void {
    if (count === 0) return;
    this.floats.fill(0, scratch, scratch + UNITS);
    this.#compiled.call.recur?.(
      4 * inputs,
      4 * inputStep,
      4 * states,
      4 * stateStep,
      count,
      4 * weights,
      4 * bias,
      4 * scratch,
    );
  }
}
