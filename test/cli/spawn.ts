import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

export interface Finished {
  stdout: string;
  stderr: string;
  status: number | null;
}

export interface SpawnOptions {
  cwd?: string;
  stdin?: string | Buffer;
  env?: Record<string, string>;
  /** An open file that takes stdout instead of the result. */
  stdout?: number;
  /** Called once the process runs, for example to send it a signal. */
  onStart?: (child: ReturnType<typeof spawn>) => void;
}

/** The environment as a shell has it: without what the test runner hooks into its own processes. */
const { NODE_OPTIONS: _hooks, ...shell } = process.env;

/** Runs the built binary as a shell would, and waits for its end. */
export async function stancekit(
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Finished> {
  const child = spawn(process.execPath, [bin, ...args], {
    stdio: ['pipe', options.stdout ?? 'pipe', 'pipe'],
    cwd: options.cwd,
    env: { ...shell, NO_COLOR: '1', STANCEKIT_NO_CACHE: '1', ...options.env },
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  child.stdout?.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr?.on('data', (chunk: Buffer) => err.push(chunk));
  // A command that ends before it has read stdin closes the pipe; that is no failure of the test.
  child.stdin?.on('error', () => {});
  child.stdin?.end(options.stdin ?? '');
  options.onStart?.(child);
  const status = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return {
    stdout: Buffer.concat(out).toString('utf8'),
    stderr: Buffer.concat(err).toString('utf8'),
    status,
  };
}

/** The records of a JSONL text. */
export function parseLines<T = Record<string, unknown>>(text: string): T[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as T);
}
