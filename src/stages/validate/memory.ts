/**
 * Room on the disk for what does not fit in memory: bytes are written and read by their offset.
 * Whoever opens one sees to it that nothing is left of it when the process ends, however it ends.
 */
export interface Scratch {
  write(bytes: Uint8Array, at: number): void;
  /** Fills `into` with the bytes at `at`, all of which were written before. */
  read(into: Uint8Array, at: number): void;
  close(): void;
}

/** Part of what a run keeps that can be taken to the disk in one go. */
interface Table {
  readonly bytes: number;
  spill(): void;
}

/** A stretch of a column that can be taken to the disk and fetched again. */
interface Pages {
  readonly pageBytes: number;
  evict(page: number): void;
}

/**
 * What a run remembers of its records, and how much of that may stay in memory: half of `limit`
 * (bytes) for tables of keys, a quarter for pages of columns, and a quarter for the filter of each
 * kind of key that was taken to the disk. Nothing is written before the limit is reached, and
 * nothing that is found depends on it.
 */
export class Memory {
  readonly #tables = new Map<Table, number>();
  #tableBytes = 0;
  /** Pages in the order in which they came; the first go first. */
  readonly #pages: [Pages, number][] = [];
  #oldest = 0;
  #pageBytes = 0;
  readonly #open: Scratch[] = [];

  constructor(
    readonly limit = Number.POSITIVE_INFINITY,
    readonly openScratch: () => Scratch = () => {
      throw new Error('memory without a limit never needs the disk');
    },
  ) {}

  scratch(): Scratch {
    const scratch = this.openScratch();
    this.#open.push(scratch);
    return scratch;
  }

  /** A table is now as large as it says; the largest ones go to the disk where that is too much. */
  tableGrew(table: Table): void {
    this.#note(table);
    while (this.#tableBytes > this.limit / 2) {
      let largest = table;
      for (const [other, bytes] of this.#tables) if (bytes > largest.bytes) largest = other;
      largest.spill();
      this.#note(largest);
      if (largest === table) return;
    }
  }

  #note(table: Table): void {
    this.#tableBytes += table.bytes - (this.#tables.get(table) ?? 0);
    this.#tables.set(table, table.bytes);
  }

  /** A page of a column came into memory; the oldest ones go where there are too many. */
  pageCame(column: Pages, page: number): void {
    this.#pages.push([column, page]);
    this.#pageBytes += column.pageBytes;
    while (this.#pageBytes > this.limit / 4 && this.#oldest < this.#pages.length - 1) {
      const [oldest, number] = this.#pages[this.#oldest++] as [Pages, number];
      oldest.evict(number);
      this.#pageBytes -= oldest.pageBytes;
    }
    if (this.#oldest < 4096) return;
    this.#pages.splice(0, this.#oldest);
    this.#oldest = 0;
  }

  close(): void {
    for (const scratch of this.#open) scratch.close();
    this.#open.length = 0;
  }
}
