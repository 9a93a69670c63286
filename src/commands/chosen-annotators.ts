import type { ProblemSink } from '../records.js';
import { nearest } from '../wording.js';
import type { Argv } from './command.js';

/** Whose labels go out: those of the annotators that `--annotator` names, else all. */
export class ChosenAnnotators {
  readonly named: readonly string[];
  readonly #seen = new Set<string>();

  constructor(argv: Argv) {
    this.named = ((argv['annotator'] as string[] | undefined) ?? []).map(String);
  }

  wants(id: string): boolean {
    this.#seen.add(id);
    return this.named.length === 0 || this.named.includes(id);
  }

  /** Tells of annotators that are named and annotated nothing of what was read. */
  tellOfMissing(file: string, sink: ProblemSink): void {
    for (const id of this.named.filter((one) => !this.#seen.has(one))) {
      const near = nearest(id, [...this.#seen]);
      sink({
        severity: 'error',
        code: 'export/no-annotator',
        message: `nothing in the dataset is annotated by ${JSON.stringify(id)}`,
        place: { file },
        expected: [...this.#seen].join(', '),
        ...(near ? { hint: `did you mean ${near}?` } : {}),
      });
    }
  }
}
