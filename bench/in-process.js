import { Readable } from 'node:stream';
import { main } from '../dist/cli.js';

/** A command in this process, on no terminal and with an empty environment; its status. */
export function inProcess(args, { stdout, stderr }) {
  return main(args, {
    stdin: Readable.from([]),
    stdout,
    stderr,
    stdinIsTTY: false,
    stdoutIsTTY: false,
    stderrIsTTY: false,
    env: {},
    signal: new AbortController().signal,
    now: () => new Date(),
  });
}
