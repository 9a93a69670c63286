#!/usr/bin/env node
import { main } from './cli.js';

const interrupted = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    interrupted.abort(signal);
    // A command that waits for stdin would wait on.
    process.stdin.destroy();
  });
}

// `| head` closes the pipe: end quietly, as every filter does. Other failures end the run with a message.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    interrupted.abort(error.code === 'EPIPE' ? 'SIGPIPE' : error);
  });
}

process.exitCode = await main(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  stdinIsTTY: process.stdin.isTTY === true,
  stdoutIsTTY: process.stdout.isTTY === true,
  stderrIsTTY: process.stderr.isTTY === true,
  env: process.env,
  signal: interrupted.signal,
  now: () => new Date(),
});
// A command that stopped reading early would otherwise wait for the rest of stdin.
process.stdin.destroy();
