import { extname, join } from 'node:path';
import { EXIT, StancekitError } from '../errors.js';
import { isHere, STDIN } from '../formats/bytes.js';
import { isFolder } from '../formats/dataset-reader.js';
import { ROW_EXPORT_NAMES, ROW_EXPORTS, type RowExportName } from '../formats/exports.js';
import { fanOut } from '../formats/fan-out.js';
import { type FlatRow, flattenScalars } from '../formats/flat.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { OutputFile } from '../formats/output.js';
import { OutputFolder } from '../formats/output-folder.js';
import { formatSplits, SPLITS_FILE } from '../formats/splits.js';
import { type Io, wantsColor, writeOut } from '../io.js';
import type { Codebook, FileEntry, ProblemSink } from '../records.js';
import { formatSplitReport, type SplitReport } from '../reporters/split.js';
import { SIMILAR } from '../stages/near-duplicates.js';
import { type Assignment, SPLIT_BY, SPLITS, type Split, splitArticles } from '../stages/split.js';
import {
  type Argv,
  type Command,
  choiceOf,
  flagOf,
  operandsOf,
  shareOf,
  stringOf,
  wholeOf,
} from './command.js';
import { CODEBOOK_OPTION, codebookFor } from './label-input.js';
import { addToManifest } from './manifest.js';
import { openRunLog } from './run-log.js';
import { auditSplits } from './split/audit.js';
import { readSplitInput, type SplitInput } from './split/read.js';
import { reportSplit, tellOfSplit } from './split/report.js';

const command: Command = {
  usage: 'split DATASET [-o DIR]',
  describe:
    'Divides a dataset into train, dev and test without leaks: whole articles, and their copies together.',
  examples: [
    ['stancekit split dataset', `dataset/${SPLITS_FILE}: 80 % train, 10 % dev, 10 % test`],
    [
      'stancekit split dataset --train .7 --test .3 --seed 7 -o splits',
      'and the rows, a file a split',
    ],
    ['stancekit split dataset --by time', 'the oldest articles to train, the newest to test'],
    ['stancekit split labelled.csv -o splits', 'any rows with a text; articles by article_id'],
    ['stancekit split --audit train.csv test.csv', 'leaks in splits that are there already'],
  ],
  options: {
    train: { nargs: 1, type: 'string', describe: 'Share of the rows [.8]' },
    dev: { nargs: 1, type: 'string', describe: 'Share of the rows [.1]' },
    test: { nargs: 1, type: 'string', describe: 'Share of the rows [.1]' },
    by: {
      nargs: 1,
      type: 'string',
      describe: `What is never divided: ${SPLIT_BY.join(', ')} [cluster: an article and all that hold copies of its texts]`,
    },
    seed: { nargs: 1, type: 'string', describe: 'Draws another division [1]' },
    similarity: {
      nargs: 1,
      type: 'string',
      describe: `How alike texts are that count as copies, 0 to 1 [${SIMILAR}]`,
    },
    output: {
      alias: 'o',
      nargs: 1,
      type: 'string',
      describe: `Folder for a file of rows a split, and for ${SPLITS_FILE} [${SPLITS_FILE} alone, in the dataset]`,
    },
    to: {
      nargs: 1,
      type: 'string',
      describe: `Format of the rows: ${ROW_EXPORT_NAMES.join(', ')} [jsonl, or that of the file read]`,
    },
    force: { type: 'boolean', describe: 'Replace what is there' },
    audit: {
      type: 'boolean',
      describe:
        'Look for leaks in the splits of a dataset folder, of files named train, dev, test, or of a column split',
    },
    ...CODEBOOK_OPTION,
    'max-problems': {
      nargs: 1,
      type: 'string',
      describe: 'With --audit: show at most so many leaks; all are counted [100]',
    },
  },
  readsStdin: false,
  async run(argv, io) {
    const similarity = shareOf(argv, 'similarity') ?? SIMILAR;
    if (flagOf(argv, 'audit')) return await auditSplits(argv, io, similarity);
    const [path, second] = operandsOf(argv);
    if (path === undefined || path === STDIN || second !== undefined)
      throw new StancekitError('input/count', 'say one dataset folder, or one file of rows');
    const shares = sharesOf(argv);
    const by = choiceOf(argv, 'by', SPLIT_BY) ?? 'cluster';
    const seed = wholeOf(argv, 'seed', 0) ?? 1;
    const output = stringOf(argv, 'output');
    const isDataset = await isFolder(path);
    const force = flagOf(argv, 'force');
    if (output === undefined) await assertWritable(path, isDataset, force);
    const to = choiceOf(argv, 'to', ROW_EXPORT_NAMES) ?? targetOf(path, isDataset);
    const codebook = await codebookFor(argv, [path]);
    const log = openRunLog(argv, io);
    const input = await readSplitInput(path, { io, codebook, similarity, sink: log.sink });
    if (input.articles.length === 0)
      throw new StancekitError('split/empty', 'nothing to split was found', {
        place: { file: path },
      });
    const assignments = splitArticles(input.articles, input.findCopies(), { shares, by, seed });
    const options = { ...shares, by, seed, similarity };
    const report = reportSplit(input.articles, assignments, options);
    tellOfSplit(report, input.articles, path, log.sink);
    report.files =
      output === undefined
        ? [await writeIntoDataset(path, assignments, options)]
        : await writeFolder(output, input, assignments, {
            to,
            force,
            codebook,
            io,
            sink: log.sink,
          });
    if (flagOf(argv, 'json')) await writeOut(io.stdout, formatJsonLine(report));
    else if (!flagOf(argv, 'quiet'))
      await writeOut(
        io.stdout,
        formatSplitReport(report, { color: wantsColor(io.stdoutIsTTY, io.env) }),
      );
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

/** The shares asked for: all of .8, .1 and .1, or what is given, which has to add up to 1 (or to 100). */
function sharesOf(argv: Argv): Record<Split, number> {
  const given = SPLITS.map((name) => shareOf(argv, name, 100));
  if (given.every((share) => share === undefined)) return { train: 0.8, dev: 0.1, test: 0.1 };
  const [train = 0, dev = 0, test = 0] = given;
  const sum = train + dev + test;
  const whole = [1, 100].find((one) => Math.abs(sum - one) < 1e-6 * one);
  if (whole === undefined)
    throw new StancekitError(
      'option/value',
      `the shares have to add up to 1, found ${+train.toFixed(6)} + ${+dev.toFixed(6)} + ${+test.toFixed(6)}`,
      { hint: 'a share that is not given is 0 where another is' },
    );
  return { train: train / whole, dev: dev / whole, test: test / whole };
}

function targetOf(path: string, isDataset: boolean): RowExportName {
  const own = extname(path.replace(/\.gz$/i, '')).slice(1);
  return (!isDataset && ROW_EXPORT_NAMES.find((name) => name === own)) || 'jsonl';
}

async function assertWritable(path: string, isDataset: boolean, force: boolean): Promise<void> {
  if (!isDataset)
    throw new StancekitError('option/missing', 'say where the splits of a file go with -o DIR');
  const file = join(path, SPLITS_FILE);
  if (!force && (await isHere(file)))
    throw new StancekitError('output/exists', 'the dataset has splits already', {
      place: { file },
      hint: 'replace them with --force, or write elsewhere with -o DIR',
    });
}

async function writeIntoDataset(
  folder: string,
  assignments: readonly Assignment[],
  options: SplitReport['options'],
): Promise<string> {
  const path = join(folder, SPLITS_FILE);
  const file = await OutputFile.create(path);
  let entry: FileEntry;
  try {
    await file.write(formatSplits(assignments));
    entry = await file.finish(SPLITS_FILE);
    await file.publish();
  } finally {
    await file.discard();
  }
  await addToManifest(folder, entry, { split: options });
  return path;
}

async function writeFolder(
  folder: string,
  input: SplitInput,
  assignments: readonly Assignment[],
  options: { to: RowExportName; force: boolean; codebook: Codebook; io: Io; sink: ProblemSink },
): Promise<string[]> {
  const { to, codebook, io, sink } = options;
  const out = await OutputFolder.create(folder, options);
  const splitOf = new Map(assignments.map((one) => [one.article_id, one.split] as const));
  type Row = { split: Split | null; row: FlatRow };
  const all = async function* (): AsyncGenerator<Row> {
    for await (const { row, articleId } of input.rows()) {
      yield { split: splitOf.get(articleId) ?? null, row };
      if (io.signal.aborted) throw new StancekitError('interrupted', 'interrupted');
    }
  };
  const rowsIn = async function* (items: AsyncIterable<Row>): AsyncGenerator<FlatRow> {
    for await (const { row } of items) yield to === 'jsonl' ? row : flattenScalars(row);
  };
  const writeSplit = async (split: Split, items: AsyncIterable<Row>) => {
    const name = `${split}.${to}`;
    const file = await out.open(name);
    const rows = { codebook, spreadsheetSafe: false, file: name, sink };
    for await (const chunk of ROW_EXPORTS[to].write(rowsIn(items), rows)) await file.write(chunk);
    await out.finish(file, name);
  };
  try {
    const used = new Set(splitOf.values());
    await fanOut(
      all(),
      ({ split }) => (split === null ? [] : [split]),
      new Map(
        SPLITS.filter((name) => used.has(name)).map((name) => [
          name,
          (items: AsyncIterable<Row>) => writeSplit(name, items),
        ]),
      ),
    );
    await out.add(SPLITS_FILE, formatSplits(assignments));
    await out.publish();
    return out.entries.map(({ path }) => join(folder, path));
  } finally {
    await out.discard();
  }
}
