import { join } from 'node:path';
import type { Task } from '../../formats/bridges/task.js';
import { displayName, isHere, STDIN } from '../../formats/bytes.js';
import type { FlatRow } from '../../formats/flat.js';
import { readSelection, SELECTION_FILE } from '../../formats/selections.js';
import type { Io } from '../../io.js';
import type { ProblemSink } from '../../records.js';
import { type Argv, stringOf } from '../command.js';

/** Which units go out: those of the selection that `--units` names or that lies in the dataset, else all. */
export class Units {
  readonly #seen = new Set<string>();

  private constructor(
    /** Ranks by id; undefined for all units. */
    readonly ranks: ReadonlyMap<string, number> | undefined,
    readonly file: string,
    readonly sink: ProblemSink,
  ) {}

  static async open(argv: Argv, io: Io, path: string, sink: ProblemSink): Promise<Units> {
    const own = path === STDIN ? undefined : join(path, SELECTION_FILE);
    const named = stringOf(argv, 'units');
    const file = named ?? (own !== undefined && (await isHere(own)) ? own : undefined);
    if (file === undefined) return new Units(undefined, '', sink);
    const ranks = await readSelection(file, { stdin: io.stdin, sink });
    return new Units(ranks, displayName(file), sink);
  }

  /** The units of a selection that was made just now; `file` is what messages call it. */
  static of(ids: readonly string[], file: string, sink: ProblemSink): Units {
    return new Units(new Map(ids.map((id, i) => [id, i + 1])), file, sink);
  }

  /** Rows in the order of the selection, as {@link tasks}. */
  rows(rows: AsyncIterable<FlatRow>): AsyncGenerator<FlatRow> {
    return this.#ordered(rows, (row) => row['unit_id'] ?? row['id']);
  }

  /** Tasks in the order of the selection, for people may not come to its end. */
  tasks(tasks: AsyncIterable<Task>): AsyncGenerator<Task> {
    return this.#ordered(tasks, ({ unit }) => unit.id);
  }

  /** All of them as they come; of a selection, which is held in memory, its own by rank. */
  async *#ordered<T>(all: AsyncIterable<T>, idOf: (one: T) => unknown): AsyncGenerator<T> {
    const { ranks } = this;
    if (ranks === undefined) {
      yield* all;
      return;
    }
    const chosen: T[] = [];
    for await (const one of all) if (this.#wants(idOf(one))) chosen.push(one);
    const rankOf = (one: T) => ranks.get(String(idOf(one))) ?? 0;
    yield* chosen.sort((a, b) => rankOf(a) - rankOf(b));
    this.#tellOfMissing();
  }

  #wants(id: unknown): boolean {
    if (typeof id !== 'string' || this.ranks?.has(id) !== true) return false;
    this.#seen.add(id);
    return true;
  }

  #tellOfMissing(): void {
    const missing = [...(this.ranks?.keys() ?? [])].filter((id) => !this.#seen.has(id));
    const [first] = missing;
    if (first === undefined) return;
    this.sink({
      severity: 'error',
      code: 'export/no-unit',
      message:
        missing.length === 1
          ? 'a unit of the selection does not go out: it is not here, or not labelled'
          : `${missing.length} units of the selection do not go out: they are not here, or not labelled; this is the first`,
      place: { file: this.file, id: first },
    });
  }
}
