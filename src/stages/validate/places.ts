import { Column } from './columns.js';
import type { Memory } from './memory.js';

/** The place of a record, as far as messages about other records name it. */
export interface Where {
  file: string;
  line: number;
}

/** The places of numbered records. */
export class Places {
  readonly #lines: Column<Uint32Array>;
  readonly #files: Column<Uint32Array>;
  readonly #names: string[] = [];
  readonly #numbers = new Map<string, number>();

  constructor(memory?: Memory) {
    this.#lines = new Column(Uint32Array, memory);
    this.#files = new Column(Uint32Array, memory);
  }

  set(number: number, { file, line }: Where): void {
    this.#lines.set(number, line);
    const at = this.#names.at(-1) === file ? this.#names.length - 1 : this.#numberOf(file);
    // Columns begin as 0: most runs have one file, and nothing to note.
    if (at > 0) this.#files.set(number, at);
  }

  get(number: number): Where {
    return { file: this.#names[this.#files.get(number)] as string, line: this.#lines.get(number) };
  }

  /** The place as messages tell it: `file:line`. */
  show(number: number): string {
    const { file, line } = this.get(number);
    return `${file}:${line}`;
  }

  #numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.#names.length);
    return this.#names.push(name) - 1;
  }
}
