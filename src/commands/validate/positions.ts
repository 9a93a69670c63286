import type { LineSource, LineStore } from '../../formats/text-store.js';
import { Column } from '../../stages/validate/columns.js';
import type { Memory } from '../../stages/validate/memory.js';
import type { Located } from './tell.js';

/** Where numbered records can be read again, however many there are. */
export class Positions {
  readonly #files: string[] = [];
  readonly #file: Column<Uint32Array>;
  readonly #byte: Column<Float64Array>;
  readonly #bytes: Column<Uint32Array>;
  /** Of elements of a JSON array: their number, counted from 1, and their column. */
  readonly #element: Column<Uint32Array>;
  readonly #column: Column<Uint32Array>;

  constructor(
    readonly store: LineStore,
    memory: Memory,
  ) {
    this.#file = new Column(Uint32Array, memory);
    this.#byte = new Column(Float64Array, memory);
    this.#bytes = new Column(Uint32Array, memory);
    this.#element = new Column(Uint32Array, memory);
    this.#column = new Column(Uint32Array, memory);
  }

  set(number: number, { source, base, column }: Pick<Located, 'source' | 'base' | 'column'>): void {
    const { file, byte, bytes } = this.store.keep(source);
    if (this.#files.at(-1) !== file) this.#files.push(file);
    if (this.#files.length > 1) this.#file.set(number, this.#files.length - 1);
    this.#byte.set(number, byte);
    this.#bytes.set(number, bytes);
    if (base === '') return;
    this.#element.set(number, Number(base.slice(1)) + 1);
    this.#column.set(number, column);
  }

  /** Undefined where nothing was noted of the number. */
  source(number: number): LineSource | undefined {
    const bytes = this.#bytes.get(number);
    if (bytes === 0) return undefined;
    const file = this.#files[this.#file.get(number)] as string;
    return { file, byte: this.#byte.get(number), bytes };
  }

  /** What a place needs besides the line: the pointer of the record in its file, and its column. */
  within(number: number): { base: string; column: number } {
    const element = this.#element.get(number);
    return element === 0
      ? { base: '', column: 1 }
      : { base: `/${element - 1}`, column: this.#column.get(number) };
  }
}
