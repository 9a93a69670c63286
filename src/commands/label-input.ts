import { join } from 'node:path';
import type { Options } from 'yargs';
import { StancekitError } from '../errors.js';
import { displayName, isHere, STDIN } from '../formats/bytes.js';
import { type LoadedCodebook, readCodebook } from '../formats/codebooks.js';
import { type LabelSet, readLabelSets } from '../formats/label-sets.js';
import { ROW_FORMATS } from '../formats/rows.js';
import type { Io } from '../io.js';
import type { BootstrapOptions } from '../metrics/bootstrap.js';
import type { Codebook, ProblemSink } from '../records.js';
import type { ProblemLog } from '../reporters/problem-log.js';
import { type Argv, choiceOf, stringOf, wholeOf } from './command.js';
import { openCutLog } from './run-log.js';

export const CODEBOOK_OPTION = {
  codebook: {
    nargs: 1,
    type: 'string',
    describe: 'Codebook file [that of the dataset, else diplomatic-stance]',
  },
} as const satisfies Record<string, Options>;

/** Options of every command that measures labels. */
export const LABEL_OPTIONS: Readonly<Record<string, Options>> = {
  bootstrap: {
    nargs: 1,
    type: 'string',
    describe: 'Resamples of the 95 % intervals, by article; 0: none [1000]',
  },
  seed: { nargs: 1, type: 'string', describe: 'Seed of the resamples [1]' },
  ...CODEBOOK_OPTION,
  format: {
    nargs: 1,
    type: 'string',
    describe: `Format of the files: ${ROW_FORMATS.join(', ')} [by file name; stdin: jsonl]`,
  },
  encoding: { nargs: 1, type: 'string', describe: 'Encoding of the files [UTF-8]' },
  'max-problems': {
    nargs: 1,
    type: 'string',
    describe: 'Show at most so many problems; all are counted [20]',
  },
};

export function bootstrapOf(argv: Argv): BootstrapOptions {
  return {
    resamples: wholeOf(argv, 'bootstrap', 0) ?? 1000,
    seed: wholeOf(argv, 'seed', 0) ?? 1,
    level: 0.95,
  };
}

/** The problem log of a command that reads labels: cut off early, for files may have little in common. */
export const openLabelLog = (argv: Argv, io: Io): ProblemLog => openCutLog(argv, io, 20);

/** The codebook that `--codebook` names, else that of the first dataset folder, else ours. */
export async function loadedCodebookFor(
  argv: Argv,
  paths: readonly string[],
): Promise<LoadedCodebook> {
  const given = stringOf(argv, 'codebook');
  if (given !== undefined) return await readCodebook(given);
  for (const path of paths) {
    const own = join(path, 'codebook.json');
    if (path === STDIN) continue;
    if (await isHere(own)) return await readCodebook(own);
  }
  return await readCodebook();
}

export const codebookFor = async (argv: Argv, paths: readonly string[]): Promise<Codebook> =>
  (await loadedCodebookFor(argv, paths)).codebook;

/** Operands of which one may be stdin. Throws where two are. */
export function assertOneStdin(paths: readonly string[]): void {
  if (paths.filter((path) => path === STDIN).length > 1)
    throw new StancekitError('input/several', 'stdin can be read once only');
}

/** All labels of one operand. Throws where it holds none. */
export async function readLabels(
  path: string,
  argv: Argv,
  io: Io,
  codebook: Codebook,
  sink: ProblemSink,
): Promise<LabelSet[]> {
  const rows: LabelSet[] = [];
  for await (const row of readLabelSets(path, {
    stdin: io.stdin,
    codebook,
    format: choiceOf(argv, 'format', ROW_FORMATS),
    encoding: stringOf(argv, 'encoding'),
    sink,
  }))
    rows.push(row);
  if (rows.length === 0)
    throw new StancekitError('labels/empty', 'holds no labels', {
      place: { file: displayName(path) },
    });
  return rows;
}

/** Rows by annotator, in the order in which the annotators come up; `''` is the one that is not named. */
export function byAnnotator(rows: readonly LabelSet[]): Map<string, LabelSet[]> {
  const found = new Map<string, LabelSet[]>();
  for (const row of rows) {
    const id = row.annotator?.id ?? '';
    const own = found.get(id);
    if (own === undefined) found.set(id, [row]);
    else own.push(row);
  }
  return found;
}
