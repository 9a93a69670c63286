import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EXIT, StancekitError } from '../errors.js';
import { OFFSET_UNITS } from '../formats/bridges/offset-units.js';
import { UnitIndex } from '../formats/bridges/unit-index.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { isFolder } from '../formats/dataset-reader.js';
import { entryOf } from '../formats/dataset-update.js';
import { IMPORT_NAMES, IMPORTS, type Importer, type ImportName } from '../formats/imports.js';
import { sniffTool } from '../formats/tool-sniff.js';
import { type Io, writeOut } from '../io.js';
import type { ProblemSink } from '../records.js';
import { formatImport } from '../reporters/import.js';
import { type Argv, type Command, choiceOf, flagOf, operandsOf, stringOf } from './command.js';
import { AnswerLedger } from './import/ledger.js';
import { writeAnswers } from './import/write.js';
import { CODEBOOK_OPTION, codebookFor } from './label-input.js';
import { openCutLog } from './run-log.js';

const command: Command = {
  usage: 'import FILES... --from FORMAT --dataset DIR',
  describe:
    "Takes people's labels from an annotation tool into a dataset, next to the classifier's, and tells what came of every task.",
  examples: [
    [
      'stancekit import export.json --from label-studio --dataset dataset',
      'what people did in Label Studio; again later, when more is done',
    ],
    [
      'stancekit import mai.csv --from csv --dataset dataset --annotator mai -o reviewed',
      'a table corrected in a spreadsheet, into a copy of the dataset',
    ],
  ],
  options: {
    from: { nargs: 1, type: 'string', describe: `Format: ${IMPORT_NAMES.join(', ')} (required)` },
    dataset: {
      nargs: 1,
      type: 'string',
      describe: 'The dataset folder that was exported (required)',
    },
    output: {
      alias: 'o',
      nargs: 1,
      type: 'string',
      describe: 'Folder of a copy to write [in place]',
    },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty' },
    annotator: {
      nargs: 1,
      type: 'string',
      describe: 'Who labelled, where the file does not say',
    },
    rename: {
      type: 'string',
      array: true,
      nargs: 1,
      describe: 'Another name for an annotator of the tool, as 3=mai (may be repeated)',
    },
    'accept-unchanged': {
      type: 'boolean',
      describe:
        'Take labels that are as they went out for reviewed, where the format cannot tell (all but label-studio, prodigy, argilla, w3c)',
    },
    offsets: {
      nargs: 1,
      type: 'string',
      describe: `What offsets of spans count: ${OFFSET_UNITS.join(', ')} [told from the texts]`,
    },
    ...CODEBOOK_OPTION,
    encoding: { nargs: 1, type: 'string', describe: 'Encoding of the files [UTF-8]' },
    'dry-run': { type: 'boolean', describe: 'Tell what would come in, and write nothing' },
    'max-problems': {
      nargs: 1,
      type: 'string',
      describe: 'Show at most so many problems; all are counted [100]',
    },
  },
  readsStdin: true,
  async run(argv, io) {
    const from = choiceOf(argv, 'from', IMPORT_NAMES);
    if (from === undefined)
      throw new StancekitError(
        'option/missing',
        `say the format with --from: ${IMPORT_NAMES.join(', ')}`,
      );
    const folder = await datasetOf(argv);
    const format: Importer = IMPORTS[from];
    const paths = operandsOf(argv);
    if (paths.length === 0) paths.push(STDIN);
    const codebook = await codebookFor(argv, [folder]);
    const json = flagOf(argv, 'json');
    const log = openCutLog(argv, io, 100);
    const units = await UnitIndex.open(folder);
    try {
      const ledger = new AnswerLedger(folder, {
        annotator: stringOf(argv, 'annotator'),
        names: namesOf(argv),
        acceptUnchanged: flagOf(argv, 'accept-unchanged'),
        codebook,
        sink: log.sink,
      });
      await ledger.open(units.places);
      for (const path of paths) {
        await tellOfOtherTool(path, from, argv, io, log.sink);
        const named = path === STDIN ? null : (format.annotatorOf?.(path) ?? null);
        const outcomes = format.read(path, {
          stdin: io.stdin,
          encoding: stringOf(argv, 'encoding'),
          codebook,
          units,
          everything: false,
          annotationsOf: (id) => ledger.annotationsOf(id),
          offsets: choiceOf(argv, 'offsets', OFFSET_UNITS),
          sink: log.sink,
        });
        for await (const outcome of outcomes) ledger.add(outcome, named);
        if (io.signal.aborted) return EXIT.ok;
      }
      const account = ledger.account(units.tasks);
      if (account.tasks === 0 && log.errors === 0)
        throw new StancekitError('input/empty', 'no task was found', {
          place: { file: displayName(paths[0] as string) },
        });
      const target = stringOf(argv, 'output') ?? folder;
      const written = !flagOf(argv, 'dry-run') && (target !== folder || ledger.changes.size > 0);
      if (written) {
        const files = [];
        for (const path of paths.filter((one) => one !== STDIN))
          if (!(await isFolder(path))) files.push(entryOf(basename(path), await readFile(path)));
        await writeAnswers(folder, target, {
          codebook,
          ledger,
          force: flagOf(argv, 'force'),
          record: { from, files, at: io.now().toISOString() },
        });
      }
      log.finish();
      const report = {
        ...account,
        errors: log.errors,
        warnings: log.warnings,
        written: written ? target : null,
      };
      if (json) await writeOut(io.stdout, `${JSON.stringify(report)}\n`);
      else if (!flagOf(argv, 'quiet')) await writeOut(io.stderr, formatImport(report));
    } finally {
      units.close();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

/** Read as the file of another tool, tasks look like tasks that nobody answered: what it looks like is told. */
async function tellOfOtherTool(
  path: string,
  from: ImportName,
  argv: Argv,
  io: Io,
  sink: ProblemSink,
): Promise<void> {
  const encoding = stringOf(argv, 'encoding');
  const looks = await sniffTool(path, { stdin: io.stdin, encoding });
  // Rows of our own with a list of labels look like those of doccano.
  if (looks === undefined || looks === from || (from === 'jsonl' && looks === 'doccano')) return;
  sink({
    severity: 'warning',
    code: 'import/other-tool',
    message: `this looks like a file of ${looks}, and is read as one of ${from}`,
    place: { file: displayName(path) },
    hint: `say --from ${looks}`,
  });
}

async function datasetOf(argv: Argv): Promise<string> {
  const folder = stringOf(argv, 'dataset');
  if (folder === undefined)
    throw new StancekitError('option/missing', 'say with --dataset DIR which dataset was exported');
  if (await isFolder(folder)) return folder;
  throw new StancekitError('input/not-a-folder', 'is a file, expected a dataset folder', {
    place: { file: folder },
  });
}

/** The names that `--rename` gives to annotators, by the ids of the tool. */
function namesOf(argv: Argv): Map<string, string> {
  const given = ((argv['rename'] as string[] | undefined) ?? []).map(String);
  return new Map(
    given.map((pair) => {
      const at = pair.lastIndexOf('=');
      const [id, name] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      if (at > 0 && id !== '' && name !== '') return [id, name];
      throw new StancekitError(
        'option/value',
        `--rename has to be ID=NAME, found ${JSON.stringify(pair)}`,
      );
    }),
  );
}
