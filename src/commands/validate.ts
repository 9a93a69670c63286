import { EXIT, StancekitError } from '../errors.js';
import { STDIN } from '../formats/bytes.js';
import { readCodebook } from '../formats/codebooks.js';
import { isFolder } from '../formats/dataset-reader.js';
import { RECORD_KINDS } from '../formats/record-kinds.js';
import { wantsColor, writeOut } from '../io.js';
import { createProblemLog } from '../reporters/problem-log.js';
import { type Command, choiceOf, flagOf, operandsOf, stringOf, wholeOf } from './command.js';
import { ValidationRun } from './validate/run.js';

const command: Command = {
  usage: 'validate FILES...',
  describe:
    'Checks dataset folders, record files and annotation files; every problem with its place.',
  examples: [
    [
      'stancekit validate dataset',
      'a dataset folder: records, references, offsets, counts, checksums',
    ],
    [
      'stancekit validate articles.jsonl units.jsonl annotations.jsonl',
      'loose files, and against each other',
    ],
    [
      'stancekit validate labels.csv --codebook mine.json --json',
      'a table, by another codebook, for machines',
    ],
  ],
  options: {
    schema: {
      nargs: 1,
      type: 'string',
      describe: `What the records are: ${RECORD_KINDS.join(', ')} [told from their keys]`,
    },
    codebook: {
      nargs: 1,
      type: 'string',
      describe: 'Codebook file [that of the dataset, else diplomatic-stance]',
    },
    encoding: { nargs: 1, type: 'string', describe: 'Encoding of the files [UTF-8]' },
    'max-problems': {
      nargs: 1,
      type: 'string',
      describe: 'Show at most so many; all are counted [100]',
    },
    strict: { type: 'boolean', describe: 'Warnings fail too' },
  },
  readsStdin: true,
  async run(argv, io) {
    const json = flagOf(argv, 'json');
    const quiet = flagOf(argv, 'quiet');
    const log = createProblemLog({
      write: (text) => io.stdout.write(text),
      json,
      quiet,
      color: wantsColor(io.stdoutIsTTY, io.env),
      max: wholeOf(argv, 'max-problems', 0) ?? 100,
    });
    const codebookPath = stringOf(argv, 'codebook');
    const options = {
      stdin: io.stdin,
      schema: choiceOf(argv, 'schema', RECORD_KINDS),
      encoding: stringOf(argv, 'encoding'),
      codebook: codebookPath === undefined ? undefined : await readCodebook(codebookPath),
      sink: log.sink,
      stopped: () => io.signal.aborted,
    };
    const operands = operandsOf(argv);
    const loose: string[] = [];
    let files = 0;
    let records = 0;
    const count = (run: ValidationRun) => {
      files += run.files;
      records += run.records;
    };
    for (const path of operands.length === 0 ? [STDIN] : operands) {
      if (path === STDIN || !(await isFolder(path))) loose.push(path);
      else count(await ValidationRun.folder(path, options));
    }
    if (loose.length > 0) count(await ValidationRun.files(loose, options));
    log.finish();
    if (files === 0) throw new StancekitError('input/none', 'nothing to validate was found');
    const { errors, warnings } = log;
    const bad = errors > 0 || (flagOf(argv, 'strict') && warnings > 0);
    if (json)
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
    }
    return bad ? EXIT.problems : EXIT.ok;
  },
};
export default command;

const plural = (n: number, what: string) =>
  `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
