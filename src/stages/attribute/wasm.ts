/** The part of the WebAssembly interface that is used here; Node has it, its type declarations do not. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (
    module: object,
  ) => { readonly exports: { readonly [name: string]: unknown } };
};

/** Instructions, as bytes. What stands for a value leaves it on the stack. */
export type Code = readonly number[];

/** A function of 32-bit integers that returns nothing. Locals are numbered: first the parameters, then integers, then vectors. */
export interface Routine {
  readonly parameters: number;
  readonly integers: number;
  readonly vectors: number;
  readonly body: Code;
}

/** A module compiled: its functions by name, and its memory. */
export interface Compiled {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly call: { readonly [name: string]: (...parameters: number[]) => void };
}

const I32 = 0x7f;
const V128 = 0x7b;
const PAGE = 65536;

/** A module of `routines`, whose numbers are their order, with `bytes` of memory. https://webassembly.github.io/spec/core/binary/ */
export function assemble(routines: { readonly [name: string]: Routine }, bytes: number): object {
  const all = Object.entries(routines);
  const types = all.map(([, { parameters }]) => [
    0x60,
    ...list(Array.from({ length: parameters }, () => [I32])),
    0,
  ]);
  const exported = (name: string, kind: number, number: number): Code => [
    ...list([...Buffer.from(name)].map((byte) => [byte])),
    kind,
    number,
  ];
  const bodies = all.map(([, { integers, vectors, body }]) => {
    const locals = list([
      [integers, I32],
      [vectors, V128],
    ]);
    const code = [...locals, ...body, 0x0b];
    return [...unsigned(code.length), ...code];
  });
  const sections: readonly (readonly [number, readonly Code[]])[] = [
    [1, types],
    [3, all.map((_, i) => [i])],
    [5, [[0, ...unsigned(Math.ceil(bytes / PAGE))]]],
    [7, [exported('memory', 2, 0), ...all.map(([name], i) => exported(name, 0, i))]],
    [10, bodies],
  ];
  const module = [0, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
  for (const [id, items] of sections) {
    const content = list(items);
    module.push(id, ...unsigned(content.length), ...content);
  }
  return new WebAssembly.Module(Uint8Array.from(module));
}

/** A module ready to be called, with a memory of its own. */
export function instantiate(module: object): Compiled {
  const { memory, ...call } = new WebAssembly.Instance(module).exports;
  return { memory: memory as Compiled['memory'], call: call as Compiled['call'] };
}

function unsigned(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

function signed(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >> 7;
  return (rest === 0 && low < 0x40) || (rest === -1 && low >= 0x40)
    ? [low]
    : [low | 0x80, ...signed(rest)];
}

function list(items: readonly Code[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [...value, 0x21, local];
export const integer = (value: number): Code => [0x41, ...signed(value)];
export const plus = (a: Code, b: Code): Code => [...a, ...b, 0x6a];
export const times = (a: Code, b: Code): Code => [...a, ...b, 0x6c];
/** Adds to an integer local. */
export const advance = (local: number, by: Code): Code => set(local, plus(get(local), by));
export const call = (routine: number, ...parameters: readonly Code[]): Code => [
  ...parameters.flat(),
  0x10,
  routine,
];
/** Repeats `body` as often as `local` says, at least once, counting it down to 0. */
export const repeat = (local: number, body: Code): Code => [
  ...[0x03, 0x40],
  ...body,
  ...advance(local, integer(-1)),
  ...get(local),
  ...[0x0d, 0],
  0x0b,
];

const vector = (operation: number): Code => [0xfd, ...unsigned(operation)];
const pair =
  (operation: number) =>
  (a: Code, b: Code): Code => [...a, ...b, ...vector(operation)];

/** Vectors of four 32-bit floats: at an address in bytes; one float four times; a constant four times. */
export const load = (address: Code, offset = 0): Code => [
  ...address,
  ...vector(0),
  2,
  ...unsigned(offset),
];
export const store = (address: Code, value: Code, offset = 0): Code => [
  ...address,
  ...value,
  ...vector(11),
  2,
  ...unsigned(offset),
];
export const loadOne = (address: Code): Code => [...address, ...vector(9), 2, 0];
export const constant = (value: number): Code => {
  const bytes = [...new Uint8Array(Float32Array.of(value, value, value, value).buffer)];
  return [...vector(12), ...bytes];
};
export const add = pair(228);
export const subtract = pair(229);
export const multiply = pair(230);
export const divide = pair(231);
export const least = pair(232);
export const greatest = pair(233);
export const nearest = (a: Code): Code => [...a, ...vector(106)];
/** 2 to the power of whole numbers from -126 to 127. */
export const power = (a: Code): Code => [
  ...a,
  ...vector(248),
  ...integer(127),
  ...vector(17),
  ...vector(174),
  ...integer(23),
  ...vector(171),
];
