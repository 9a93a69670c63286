import type { Problem, ProblemSink } from '../records.js';
import { PROBLEM_FORMATS, type ProblemFormatName } from './problem-formats.js';

/** Collects the problems of a run: writes each as it comes, up to a limit, and counts all of them. */
export interface ProblemLog {
  sink: ProblemSink;
  readonly errors: number;
  readonly warnings: number;
  /** Ends the output; says how many were not shown, if any. */
  finish(): void;
}

export interface ProblemLogOptions {
  write: (text: string) => void;
  /** How problems are written; `text` where nothing is said. */
  format?: ProblemFormatName;
  /** Short for the format `json`. */
  json?: boolean;
  color?: boolean;
  /** Leave warnings unsaid (they still count). */
  quiet?: boolean;
  /** At most so many are written; the count goes on. */
  max?: number;
}

export function createProblemLog(options: ProblemLogOptions): ProblemLog {
  const { write, quiet = false, max = Number.POSITIVE_INFINITY } = options;
  const name = options.format ?? (options.json ? 'json' : 'text');
  const format = PROBLEM_FORMATS[name](options.color ?? false);
  const counts = { error: 0, warning: 0 };
  let shown = 0;
  let hidden = 0;
  if (format.head !== '') write(format.head);
  return {
    sink: (problem: Problem) => {
      counts[problem.severity]++;
      if (quiet && problem.severity === 'warning') return;
      if (shown >= max) {
        hidden++;
        return;
      }
      write(format.problem(problem, shown++));
    },
    get errors() {
      return counts.error;
    },
    get warnings() {
      return counts.warning;
    },
    finish: () => {
      const tail = format.tail(hidden);
      if (tail !== '') write(tail);
    },
  };
}
