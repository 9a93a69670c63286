import type { Place, Problem } from './records.js';

/** Exit statuses, as shells and schedulers read them. */
export const EXIT = {
  ok: 0,
  problems: 1,
  unable: 2,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

/**
 * Ends the run: the tool cannot do what was asked (bad option, unreadable file, altered model).
 * Bad *data* is a {@link Problem} instead, and the run goes on.
 */
export class StancekitError extends Error {
  readonly code: string;
  readonly exitCode: number;
  readonly place: Place | undefined;
  readonly hint: string | undefined;

  constructor(
    code: string,
    message: string,
    options: { exitCode?: number; place?: Place; hint?: string; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'StancekitError';
    this.code = code;
    this.exitCode = options.exitCode ?? EXIT.unable;
    this.place = options.place;
    this.hint = options.hint;
  }
}

/** `file:line:column`, as far as it is known. */
export function formatPlace(place: Place): string {
  const byte = place.byte === undefined ? '' : ` (byte ${place.byte})`;
  if (place.line === undefined) return place.file + byte;
  const column = place.column === undefined ? '' : `:${place.column}`;
  return `${place.file}:${place.line}${column}${byte}`;
}

export interface Paint {
  red(text: string): string;
  yellow(text: string): string;
  green(text: string): string;
  cyan(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
}

const ansi = (open: number, close: number, on: boolean) => (text: string) =>
  on ? `\u001b[${open}m${text}\u001b[${close}m` : text;

/** Terminal colours, or none at all. */
export function createPaint(on: boolean): Paint {
  return {
    red: ansi(31, 39, on),
    yellow: ansi(33, 39, on),
    green: ansi(32, 39, on),
    cyan: ansi(36, 39, on),
    bold: ansi(1, 22, on),
    dim: ansi(2, 22, on),
  };
}

/** `file:line:column: error: what is wrong, what was found (code)`, then a hint on its own line. */
export function formatProblem(problem: Problem, paint: Paint = createPaint(false)): string {
  const { severity, message, place, code } = problem;
  const word = severity === 'error' ? paint.red('error') : paint.yellow('warning');
  const details = [
    problem.found === undefined ? '' : `, found ${problem.found}`,
    problem.expected === undefined ? '' : `, expected ${problem.expected}`,
  ].join('');
  const where = [
    place.id === undefined ? '' : `id ${place.id}`,
    place.field === undefined ? (place.pointer ?? '') : `column ${place.field}`,
  ].filter((part) => part !== '');
  const about = where.length === 0 ? '' : ` [${where.join(' ')}]`;
  const head = `${paint.bold(formatPlace(place))}: ${word}: ${message}${details} ${paint.dim(`(${code})${about}`)}`;
  return problem.hint === undefined ? head : `${head}\n  ${paint.cyan('hint:')} ${problem.hint}`;
}

/** Reads `error` as an errno error of Node, so that `code` can be compared. */
export function isErrno(error: unknown): error is NodeJS.ErrnoException {
  return (
    error instanceof Error &&
    !(error instanceof StancekitError) &&
    typeof (error as NodeJS.ErrnoException).code === 'string'
  );
}

const WRITE_ERRORS: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EACCES: 'permission denied',
  EROFS: 'the file system is read-only',
  EPERM: 'not permitted',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EEXIST: 'a file of that name stands in the way',
  EFBIG: 'the file grew larger than is allowed',
};

/** What to say where a file or stream cannot be written. */
export function unwritable(error: NodeJS.ErrnoException, file: string): StancekitError {
  const why = WRITE_ERRORS[error.code ?? ''] ?? error.message;
  return new StancekitError('output/unwritable', `cannot write: ${why}`, {
    place: { file },
    cause: error,
  });
}
