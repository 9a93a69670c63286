import type { Readable, Writable } from 'node:stream';

/** Everything of the process that a command may use: handed in, so that tests can hand in their own. */
export interface Io {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  stdinIsTTY: boolean;
  stdoutIsTTY: boolean;
  stderrIsTTY: boolean;
  env: Readonly<Record<string, string | undefined>>;
  /** Aborted on Ctrl-C or SIGTERM, with the name of the signal as the reason. */
  signal: AbortSignal;
  now(): Date;
}

/** Writes and waits where the reader is slow. Resolves at once when the stream is already gone. */
export async function writeOut(stream: Writable, text: string | Uint8Array): Promise<void> {
  if (stream.destroyed || stream.writableEnded) return;
  if (stream.write(text)) return;
  await new Promise<void>((resolve) => {
    const done = () => {
      stream.off('drain', done).off('close', done).off('error', done);
      resolve();
    };
    stream.on('drain', done).on('close', done).on('error', done);
  });
}

/** May colours be used on a stream that is, or is not, a terminal? (no-color.org) */
export function wantsColor(isTTY: boolean, env: Io['env']): boolean {
  if ((env['NO_COLOR'] ?? '') !== '') return false;
  return isTTY && env['TERM'] !== 'dumb';
}
