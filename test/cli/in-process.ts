import { Readable, Writable } from 'node:stream';
import { main } from '../../src/cli.js';

export interface Ran {
  stdout: string;
  stderr: string;
  status: number;
}

/** Runs the command line inside the test: as the binary does, without the cost of starting it. */
export async function run(
  args: readonly string[],
  options: {
    stdin?: string | Buffer;
    cwd?: string;
    env?: Record<string, string>;
    signal?: AbortSignal;
    now?: () => Date;
  } = {},
): Promise<Ran> {
  const out: string[] = [];
  const err: string[] = [];
  const collect = (parts: string[]) =>
    new Writable({
      write(chunk, _encoding, done) {
        parts.push(String(chunk));
        done();
      },
    });
  const before = process.cwd();
  if (options.cwd !== undefined) process.chdir(options.cwd);
  try {
    const status = await main(args, {
      stdin: Readable.from(options.stdin === undefined ? [] : [Buffer.from(options.stdin)]),
      stdout: collect(out),
      stderr: collect(err),
      stdinIsTTY: false,
      stdoutIsTTY: false,
      stderrIsTTY: false,
      env: { NO_COLOR: '1', STANCEKIT_NO_CACHE: '1', ...options.env },
      signal: options.signal ?? new AbortController().signal,
      now: options.now ?? (() => new Date('2030-01-01T00:00:00Z')),
    });
    return { stdout: out.join(''), stderr: err.join(''), status };
  } finally {
    process.chdir(before);
  }
}
