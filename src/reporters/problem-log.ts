import { createPaint, formatProblem } from '../errors.js';
import type { Problem, ProblemSink } from '../records.js';

/** Collects the problems of a run: writes each as it comes, up to a limit, and counts all of them. */
export interface ProblemLog {
  sink: ProblemSink;
  readonly errors: number;
  readonly warnings: number;
  /** Says how many were not shown, if any. */
  finish(): void;
}

export interface ProblemLogOptions {
  write: (text: string) => void;
  /** One JSON object a line instead of text. */
  json?: boolean;
  color?: boolean;
  /** Leave warnings unsaid (they still count). */
  quiet?: boolean;
  /** At most so many are written; the count goes on. */
  max?: number;
}

export function createProblemLog(options: ProblemLogOptions): ProblemLog {
  const { write, json = false, quiet = false, max = Number.POSITIVE_INFINITY } = options;
  const paint = createPaint(options.color ?? false);
  const counts = { error: 0, warning: 0 };
  let shown = 0;
  let hidden = 0;
  return {
    sink: (problem: Problem) => {
      counts[problem.severity]++;
      if (quiet && problem.severity === 'warning') return;
      if (shown >= max) {
        hidden++;
        return;
      }
      shown++;
      write(`${json ? JSON.stringify(problem) : formatProblem(problem, paint)}\n`);
    },
    get errors() {
      return counts.error;
    },
    get warnings() {
      return counts.warning;
    },
    finish: () => {
      if (hidden > 0 && !json)
        write(`... and ${hidden} more problems not shown (--max-problems)\n`);
    },
  };
}
