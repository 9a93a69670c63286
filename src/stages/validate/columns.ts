import { Memory, type Scratch } from './memory.js';

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

/** Numbers in a page: those of records that stand together are wanted together. */
const SHIFT = 12;
const MASK = (1 << SHIFT) - 1;

/**
 * A column of numbers that grows: one to each record, 0 where none was set. What does not fit in
 * `memory` lies on the disk, in pages.
 */
export class Column<T extends Numbers> {
  readonly #pages: (T | undefined)[] = [];
  readonly #onDisk = new Set<number>();
  #scratch: Scratch | undefined;
  readonly pageBytes: number;

  constructor(
    readonly kind: { new (length: number): T; BYTES_PER_ELEMENT: number },
    readonly memory = new Memory(),
  ) {
    this.pageBytes = kind.BYTES_PER_ELEMENT << SHIFT;
  }

  get(i: number): number {
    const page = this.#pages[i >>> SHIFT] ?? this.#fetch(i >>> SHIFT);
    return page === undefined ? 0 : (page[i & MASK] as number);
  }

  set(i: number, value: number): void {
    const page = this.#pages[i >>> SHIFT] ?? this.#fetch(i >>> SHIFT) ?? this.#make(i >>> SHIFT);
    page[i & MASK] = value;
  }

  #make(number: number): T {
    while (this.#pages.length < number) this.#pages.push(undefined);
    return this.#keep(number, new this.kind(1 << SHIFT));
  }

  #fetch(number: number): T | undefined {
    if (this.#scratch === undefined || !this.#onDisk.has(number)) return undefined;
    const page = new this.kind(1 << SHIFT);
    this.#scratch.read(bytesOf(page), number * this.pageBytes);
    return this.#keep(number, page);
  }

  #keep(number: number, page: T): T {
    this.#pages[number] = page;
    this.memory.pageCame(this, number);
    return page;
  }

  evict(number: number): void {
    this.#scratch ??= this.memory.scratch();
    this.#scratch.write(bytesOf(this.#pages[number] as T), number * this.pageBytes);
    this.#pages[number] = undefined;
    this.#onDisk.add(number);
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers) =>
  new Uint8Array(buffer, byteOffset, byteLength);
