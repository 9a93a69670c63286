import { EXIT, StancekitError } from '../errors.js';
import { STDIN } from '../formats/bytes.js';
import { readCodebook } from '../formats/codebooks.js';
import { isFolder } from '../formats/dataset-reader.js';
import { RECORD_KINDS, type RecordKind } from '../formats/record-kinds.js';
import { sniffTool, TOOL_NAMES } from '../formats/tool-sniff.js';
import { wantsColor, writeOut } from '../io.js';
import type { ProblemSink } from '../records.js';
import { PROBLEM_FORMAT_NAMES } from '../reporters/problem-formats.js';
import { createProblemLog } from '../reporters/problem-log.js';
import type { UserSchema } from '../schema/user.js';
import { nearest } from '../wording.js';
import { type Command, choiceOf, flagOf, operandsOf, stringOf, wholeOf } from './command.js';
import type { Change } from './validate/fix.js';
import { ValidationRun } from './validate/run.js';
import type { ToolFile } from './validate/tool-files.js';

const command: Command = {
  usage: 'validate FILES...',
  describe:
    'Checks dataset folders, record files and annotation files; every problem with its place.',
  examples: [
    [
      'stancekit validate dataset',
      'a dataset folder: records, references, offsets, rows, counts, checksums',
    ],
    [
      'stancekit validate articles.jsonl units.jsonl annotations.jsonl',
      'loose files, and against each other',
    ],
    [
      'stancekit validate labels.csv --codebook mine.json --format json',
      'a table, by another codebook, for machines',
    ],
    [
      'stancekit validate dataset --fix',
      'dataset.fixed/: the same, repaired where nothing is lost',
    ],
    [
      'stancekit validate export.json dataset',
      'a file of Label Studio, doccano, Prodigy, Argilla, brat, ..., against the dataset it is about',
    ],
    ['stancekit validate rows.jsonl --schema rows.schema.json', 'by a JSON Schema of your own'],
  ],
  options: {
    schema: {
      nargs: 1,
      type: 'string',
      describe: `What the records are: ${RECORD_KINDS.join(', ')}; files of ${TOOL_NAMES.join(', ')}; or a JSON Schema file (draft 2020-12, 2019-09, 07) [told from their keys]`,
    },
    codebook: {
      nargs: 1,
      type: 'string',
      describe: 'Codebook file [that of the dataset, else diplomatic-stance]',
    },
    encoding: { nargs: 1, type: 'string', describe: 'Encoding of the files [UTF-8]' },
    format: {
      nargs: 1,
      type: 'string',
      describe: `How problems are written: ${PROBLEM_FORMAT_NAMES.join(', ')} [text]`,
    },
    'max-problems': {
      nargs: 1,
      type: 'string',
      describe: 'Show at most so many; all are counted [100; 5000 in SARIF]',
    },
    fix: {
      type: 'boolean',
      describe:
        'Repair what can be repaired without loss, into NAME.fixed.EXT or DIR.fixed, list every change, and check the result',
    },
    'near-duplicates': {
      type: 'boolean',
      describe:
        'Look for units that are nearly the same, however many there are; --no-near-duplicates: not at all [in datasets, and in files of up to 2,000 units]',
    },
    strict: { type: 'boolean', describe: 'Warnings fail too' },
  },
  readsStdin: true,
  async run(argv, io) {
    const format =
      choiceOf(argv, 'format', PROBLEM_FORMAT_NAMES) ?? (flagOf(argv, 'json') ? 'json' : 'text');
    const quiet = flagOf(argv, 'quiet');
    const max = wholeOf(argv, 'max-problems', 0) ?? (format === 'sarif' ? 5000 : 100);
    const codebookPath = stringOf(argv, 'codebook');
    const tool = TOOL_NAMES.find((name) => name === stringOf(argv, 'schema'));
    const schema = tool === undefined ? await schemaOf(stringOf(argv, 'schema')) : undefined;
    const codebook = codebookPath === undefined ? undefined : await readCodebook(codebookPath);
    const operands = operandsOf(argv);
    const folders: string[] = [];
    const loose: string[] = [];
    const tools: ToolFile[] = [];
    const encoding = stringOf(argv, 'encoding');
    for (const path of operands.length === 0 ? [STDIN] : operands) {
      const sniffed = schema ? undefined : await sniffTool(path, { stdin: io.stdin, encoding });
      const isDataset = path !== STDIN && sniffed === undefined && (await isFolder(path));
      const known = isDataset ? undefined : (tool ?? sniffed);
      if (known !== undefined) tools.push({ path, tool: known });
      else (isDataset ? folders : loose).push(path);
    }
    // A list of changes is no list of problems: where the format has no place for it, people get it.
    const tell = async (changes: readonly Change[]) => {
      const json = format === 'json';
      const stream = json || format === 'text' ? io.stdout : io.stderr;
      for (const change of changes) await writeOut(stream, formatChange(change, json));
    };
    const log = createProblemLog({
      write: (text) => io.stdout.write(text),
      format,
      quiet,
      color: wantsColor(io.stdoutIsTTY, io.env),
      max,
    });
    const options = {
      stdin: io.stdin,
      schema,
      encoding,
      codebook,
      sink: withoutColumns(log.sink),
      stopped: () => io.signal.aborted,
      now: io.now(),
      nearDuplicates: argv['near-duplicates'] as boolean | undefined,
    };
    const runs: ValidationRun[] = [];
    const tellLeft = async (paths: readonly string[]) => {
      for (const path of paths)
        await writeOut(
          io.stderr,
          `${path}: left as it is: --fix repairs records in plain JSON and JSON Lines, and datasets\n`,
        );
    };
    // What a run does not need is not loaded: a check of one small file is mostly that.
    const fix = flagOf(argv, 'fix') ? await import('./validate/fix-files.js') : undefined;
    for (const folder of folders) {
      const { validateFolder } = await import('./validate/folder.js');
      const { changes, paths } = fix
        ? await fix.fixFolder(folder, io.stdin)
        : { changes: [], paths: [folder] };
      await tell(changes);
      for (const path of paths) runs.push(await validateFolder(path, options));
    }
    if (loose.length > 0) {
      const { changes, paths, left } = fix
        ? await fix.fixFiles(loose, options)
        : { changes: [], paths: loose, left: [] };
      await tell(changes);
      await tellLeft(left);
      runs.push(await ValidationRun.files(paths, options));
    }
    // Tasks are held against the dataset that they came from, where it is given with them.
    let tasks = 0;
    if (tools.length > 0) {
      if (fix) await tellLeft(tools.map(({ path }) => path));
      const { validateToolFiles } = await import('./validate/tool-files.js');
      const against = codebook ?? runs[0]?.codebook ?? (await readCodebook());
      const about = { codebook: against.codebook, folder: folders[0] };
      tasks = await validateToolFiles(tools, { ...options, ...about });
    }
    log.finish();
    const files = runs.reduce((sum, run) => sum + run.files, tools.length);
    const records = runs.reduce((sum, run) => sum + run.records, tasks);
    if (files === 0) throw new StancekitError('input/none', 'nothing to validate was found');
    const { errors, warnings } = log;
    const bad = errors > 0 || (flagOf(argv, 'strict') && warnings > 0);
    if (format === 'json')
      await writeOut(
        io.stdout,
        `${JSON.stringify({ valid: !bad, files, records, errors, warnings })}\n`,
      );
    else if (!quiet) {
      const said =
        errors + warnings === 0
          ? 'no problems'
          : `${plural(errors, 'error')}, ${plural(warnings, 'warning')}`;
      await writeOut(
        io.stderr,
        `${plural(files, 'file')}, ${plural(records, 'record')}: ${said}\n`,
      );
      const skipped = runs.reduce((sum, run) => sum + run.checks.copies.skipped, 0);
      if (skipped > 0)
        await writeOut(
          io.stderr,
          `${plural(skipped, 'text')} were not compared with each other: --near-duplicates does\n`,
        );
    }
    return bad ? EXIT.problems : EXIT.ok;
  },
};
export default command;

/** A row of Parquet has no text, and so no columns of text. */
const withoutColumns =
  (sink: ProblemSink): ProblemSink =>
  (problem) => {
    const { column, ...place } = problem.place;
    const binary = column !== undefined && place.file.endsWith('.parquet');
    sink(binary ? { ...problem, place } : problem);
  };

function formatChange({ file, line, code, message, count, id, pointer }: Change, json: boolean) {
  const place = { file, line, ...(pointer ? { pointer } : {}), ...(id ? { id } : {}) };
  if (json) return `${JSON.stringify({ fixed: true, code, message, count, place })}\n`;
  const times = count === 1 ? '' : `, in ${count.toLocaleString('en')} records`;
  const about = [id && `id ${id}`, pointer].filter(Boolean).join(' ');
  return `${file}:${line}: fixed: ${message}${times} (${code})${about ? ` [${about}]` : ''}\n`;
}

/** The value of --schema: a kind of record by its name, else a file. */
async function schemaOf(value: string | undefined): Promise<RecordKind | UserSchema | undefined> {
  if (value === undefined) return undefined;
  const kind = RECORD_KINDS.find((name) => name === value);
  if (kind !== undefined) return kind;
  if (/[./\\]/.test(value)) return await (await import('../schema/user.js')).loadUserSchema(value);
  const near = nearest(value, [...RECORD_KINDS, ...TOOL_NAMES]);
  throw new StancekitError(
    'option/value',
    `--schema has to be a JSON Schema file or one of ${[...RECORD_KINDS, ...TOOL_NAMES].join(', ')}, found ${JSON.stringify(value)}`,
    near === undefined ? {} : { hint: `did you mean ${near}?` },
  );
}

const plural = (n: number, what: string) =>
  `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
