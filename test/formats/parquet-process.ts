import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs the built reader and writer in a process of its own: the loader of the test runner cannot
 * resolve the Parquet library, whose `exports` are patterns with an ending.
 */
const SCRIPT = `
import { Readable } from 'node:stream';
import { readCodebook } from '${dist('formats/codebooks.js')}';
import { writeParquet } from '${dist('formats/parquet.js')}';
import { readParquet } from '${dist('formats/parquet-read.js')}';
const parts = [];
for await (const part of process.stdin) parts.push(part);
const input = Buffer.concat(parts);
const result = { problems: [] };
try {
  if (process.argv[1] === 'write') {
    const { codebook } = await readCodebook();
    const chunks = [];
    const sink = (problem) => result.problems.push(problem);
    const options = { codebook, spreadsheetSafe: false, file: 'x', sink };
    for await (const chunk of writeParquet(Readable.from(JSON.parse(input)), options)) chunks.push(chunk);
    result.base64 = Buffer.concat(chunks).toString('base64');
  } else {
    result.rows = [];
    for await (const { value } of readParquet('-', Readable.from([input]))) result.rows.push(value);
  }
} catch (error) {
  result.code = error.code ?? String(error.stack);
}
process.stdout.write(JSON.stringify(result));
`;

function dist(path: string): string {
  return new URL(`../../dist/${path}`, import.meta.url).href;
}

interface Result {
  problems: { message: string; place: { field?: string } }[];
  base64: string;
  rows: Record<string, unknown>[];
  code?: string;
}

async function runScript(script: string, args: string[], input: string | Buffer): Promise<Buffer> {
  const { NODE_OPTIONS: _hooks, ...env } = process.env;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script, ...args], {
    env,
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(input);
  const out: Buffer[] = [];
  for await (const part of child.stdout) out.push(part as Buffer);
  return Buffer.concat(out);
}

const run = async (mode: 'write' | 'read', input: string | Buffer): Promise<Result> =>
  JSON.parse((await runScript(SCRIPT, [mode], input)).toString()) as Result;

/** Rows as the writer writes them, and what it told. */
export async function write(rows: unknown) {
  const { base64, problems } = await run('write', JSON.stringify(rows));
  return { bytes: Buffer.from(base64, 'base64'), problems };
}

/** Rows as the reader reads them, or the code of its error. */
export async function read(bytes: Buffer) {
  const { rows, code } = await run('read', bytes);
  return { rows, code };
}

/** A file as the library itself writes it: `options` is the text of what `parquetWriteBuffer` takes. */
export async function writeForeign(options: string): Promise<Buffer> {
  const script = `
import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
process.stdout.write(new Uint8Array(parquetWriteBuffer(${options})));`;
  return await runScript(script, [], '');
}
