import { EXIT, StancekitError } from '../errors.js';
import { OFFSET_UNITS } from '../formats/bridges/offset-units.js';
import { STDIN } from '../formats/bytes.js';
import { EXPORT_NAMES } from '../formats/exports.js';
import { type Command, choiceOf, operandsOf } from './command.js';
import { exportUnits } from './export/run.js';
import { Units } from './export/units.js';
import { CODEBOOK_OPTION } from './label-input.js';
import { openRunLog } from './run-log.js';

const command: Command = {
  usage: 'export DATASET --to FORMAT',
  describe:
    "Writes a dataset as flat rows, or as tasks of an annotation tool with the classifier's labels as suggestions.",
  examples: [
    ['stancekit export dataset --to csv > dataset.csv', 'a table: one row a unit and annotator'],
    [
      'stancekit label units.jsonl | stancekit export - --to csv --bom -o for-excel.csv',
      'labelled rows from a pipe',
    ],
    [
      'stancekit export dataset --to label-studio -o tasks.json --config-out labels.xml',
      'tasks for people to review, and the set-up of the project; stancekit import takes their work back',
    ],
  ],
  options: {
    to: { nargs: 1, type: 'string', describe: `Format: ${EXPORT_NAMES.join(', ')} (required)` },
    output: {
      alias: 'o',
      nargs: 1,
      type: 'string',
      describe: 'File to write; brat: a folder [stdout]',
    },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty (brat)' },
    ...CODEBOOK_OPTION,
    bom: { type: 'boolean', describe: 'Begin flat rows with a byte order mark, for Excel' },
    'spreadsheet-safe': {
      type: 'boolean',
      describe: 'Guard cells that a spreadsheet would run as formulas',
    },
    'config-out': {
      nargs: 1,
      type: 'string',
      describe: 'Also write what the annotation tool has to be set up with to this file',
    },
    comments: {
      type: 'boolean',
      default: true,
      describe: 'Ids and labels in comments of conll; --no-comments for readers that take none',
    },
    annotator: {
      nargs: 1,
      type: 'string',
      array: true,
      describe:
        'Only the labels of this annotator (may be repeated) [all; where a format holds one: the classifier]',
    },
    units: {
      nargs: 1,
      type: 'string',
      describe:
        'Only the units that this file lists, as stancekit sample and adjudicate write them',
    },
    logits: {
      type: 'boolean',
      describe:
        'Flat rows also have the logits that were kept: a column logit_LABEL for each label',
    },
    offsets: {
      nargs: 1,
      type: 'string',
      describe: `What offsets in tasks count: ${OFFSET_UNITS.join(', ')} [code-points]`,
    },
  },
  readsStdin: true,
  async run(argv, io) {
    const to = choiceOf(argv, 'to', EXPORT_NAMES);
    if (to === undefined)
      throw new StancekitError(
        'option/missing',
        `say the format with --to: ${EXPORT_NAMES.join(', ')}`,
      );
    const [path = STDIN, second] = operandsOf(argv);
    if (second !== undefined) throw new StancekitError('input/several', 'export reads one dataset');
    const log = openRunLog(argv, io);
    const units = await Units.open(argv, io, path, log.sink);
    await exportUnits(to, { path, units, argv, io, sink: log.sink });
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;
