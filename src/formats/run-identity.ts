import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from '../records.js';
import { STDIN } from './bytes.js';

/** What decides the content of a dataset: two runs that agree in it write the same bytes. */
export type RunIdentity = Pick<
  Manifest,
  'tool' | 'options' | 'codebook' | 'classifier' | 'shard'
> & { inputs: InputList };

/** The input files of a run. `list` names each of them, unless they are very many. */
export interface InputList {
  files: number;
  /** Digest of the list of names, sizes and digests; null where stdin is read. */
  sha256: string | null;
  list?: InputFile[];
}

interface InputFile {
  path: string;
  bytes: number;
  sha256: string;
}

/** Lists of more files than this are compared by their digest alone. */
const MOST_LISTED = 10_000;

/** Reads all input files once for their digests, so that a later run can tell that one was changed. */
export async function listInputs(paths: readonly string[]): Promise<InputList> {
  const list: InputFile[] = [];
  const whole = createHash('sha256');
  for (const path of paths) {
    if (path === STDIN) continue;
    const hash = createHash('sha256');
    // A file that cannot be read is told when its articles are.
    const bytes = await stat(path).then(
      async ({ size }) => {
        await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
        return size;
      },
      () => 0,
    );
    const file = { path, bytes, sha256: hash.digest('hex') };
    whole.update(`${file.sha256} ${bytes} ${path}\n`);
    if (list.length < MOST_LISTED) list.push(file);
  }
  return {
    files: paths.length,
    sha256: paths.includes(STDIN) ? null : whole.digest('hex'),
    ...(paths.length <= MOST_LISTED ? { list } : {}),
  };
}

/** Where two runs differ, as lines to read: `--lang was "vi", is "fa"`. Empty where they agree. */
export function differences(before: RunIdentity, now: RunIdentity): string[] {
  const lines: string[] = [];
  const compare = (what: string, was: unknown, is: unknown) => {
    if (JSON.stringify(was) === JSON.stringify(is)) return;
    lines.push(`${what} was ${told(was)}, is ${told(is)}`);
  };
  compare('stancekit', before.tool.version, now.tool.version);
  for (const name of keysOf(before.options, now.options))
    compare(`--${name}`, before.options[name], now.options[name]);
  compare('the codebook', nameOf(before.codebook), nameOf(now.codebook));
  for (const name of ['id', 'revision', 'sha256', 'dtype'] as const)
    compare(`${name} of the classifier`, before.classifier?.[name], now.classifier?.[name]);
  compare('the shard', before.shard ?? null, now.shard ?? null);
  lines.push(...inputDifferences(before.inputs, now.inputs));
  return lines;
}

function inputDifferences(before: InputList, now: InputList): string[] {
  if (before.sha256 === now.sha256 && before.files === now.files) return [];
  const lines: string[] = [];
  const was = new Map(before.list?.map((file) => [file.path, file]));
  for (const file of now.list ?? []) {
    const earlier = was.get(file.path);
    was.delete(file.path);
    if (before.list === undefined) continue;
    if (earlier === undefined) lines.push(`input ${file.path} was added`);
    else if (earlier.sha256 !== file.sha256) {
      const sizes = `${earlier.bytes} bytes then, ${file.bytes} now`;
      lines.push(`input ${file.path} was changed (${sizes})`);
    }
  }
  if (now.list !== undefined) for (const path of was.keys()) lines.push(`input ${path} is gone`);
  if (lines.length === 0)
    lines.push(`the input was ${before.files} files, is ${now.files} files, or one was changed`);
  return lines;
}

const keysOf = (...objects: object[]) => [...new Set(objects.flatMap(Object.keys))].sort();
const nameOf = (book: RunIdentity['codebook']) =>
  `${book.id} ${book.version} (sha256 ${book.sha256.slice(0, 12)})`;
const told = (value: unknown) =>
  value === undefined || value === null ? 'not given' : JSON.stringify(value);
