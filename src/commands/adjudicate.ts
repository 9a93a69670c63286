import { EXIT, StancekitError } from '../errors.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { isFolder } from '../formats/dataset-reader.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { formatSelection } from '../formats/selections.js';
import { type Io, wantsColor, writeOut } from '../io.js';
import { RULES } from '../metrics/adjudication.js';
import type { Codebook } from '../records.js';
import { type AdjudicationReport, formatAdjudication } from '../reporters/adjudication.js';
import { nearest } from '../wording.js';
import { countSettled, type Open, type Settled, selectOpen, settle } from './adjudicate/settle.js';
import { formatGoldRow, writeDecisions } from './adjudicate/write.js';
import { describeUnit } from './agree/measure.js';
import { type Argv, type Command, choiceOf, flagOf, stringOf, wholeOf } from './command.js';
import { writeWhole } from './export/output.js';
import { LABEL_OPTIONS } from './label-input.js';
import { ANNOTATOR_OPTION, joinRaters, type Rater } from './raters.js';

const { bootstrap: _, seed: __, ...READING } = LABEL_OPTIONS;

const command: Command = {
  usage: 'adjudicate DATASET | FILES...',
  describe:
    'Makes gold of the labels of several people by a rule, and lists what the rule leaves open. The originals stay.',
  examples: [
    ['stancekit adjudicate dataset', 'into the dataset, as the annotator "adjudicated"'],
    [
      'stancekit adjudicate dataset --rule priority --priority expert,mai -o gold',
      'the word of the first who labelled a unit counts; into a copy',
    ],
    [
      'stancekit adjudicate dataset --rule unanimous --open-out open.jsonl --dry-run',
      'only what people differ on',
    ],
    ['stancekit adjudicate mai.csv bao.csv lan.csv -o gold.jsonl', 'from files'],
  ],
  options: {
    rule: {
      nargs: 1,
      type: 'string',
      describe: `${RULES.join(', ')} [majority: more than half, label by label]`,
    },
    priority: {
      nargs: 1,
      type: 'string',
      describe: 'Annotators with commas, whose word counts most first: for the rule, and for ties',
    },
    'min-annotators': {
      nargs: 1,
      type: 'string',
      describe: 'Units that fewer labelled stay open [2; 1 for the rule priority]',
    },
    output: {
      alias: 'o',
      nargs: 1,
      type: 'string',
      describe: 'Of a dataset: folder of a copy to write [in place]; of files: JSONL [stdout]',
    },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty' },
    'open-out': {
      nargs: 1,
      type: 'string',
      describe: 'Write the open units to this file, for export --units',
    },
    show: { nargs: 1, type: 'string', describe: 'Show so many open units with their texts [10]' },
    'dry-run': { type: 'boolean', describe: 'Tell what would be decided, and write nothing' },
    strict: { type: 'boolean', describe: 'Fail (exit 1) where units stay open' },
    annotator: {
      ...ANNOTATOR_OPTION.annotator,
      describe: 'Only this annotator (may be repeated) [all people]',
    },
    ...READING,
  },
  readsStdin: true,
  async run(argv, io) {
    const rule = choiceOf(argv, 'rule', RULES) ?? 'majority';
    const priority = (stringOf(argv, 'priority') ?? '').split(',').map((name) => name.trim());
    const preferred = priority.filter((name) => name !== '');
    if (rule === 'priority' && preferred.length === 0)
      throw new StancekitError('option/missing', 'say whose word counts with --priority A,B');
    const least = wholeOf(argv, 'min-annotators', 1) ?? (rule === 'priority' ? 1 : 2);
    const show = wholeOf(argv, 'show', 0) ?? 10;
    const { paths, codebook, log, raters, left, names, units, by } = await joinRaters(
      argv,
      io,
      'people',
      [
        'adjudicate/one-annotator',
        'fewer than two people labelled it',
        'give a file for each, or a dataset folder with several; the labels of one person are gold as they stand (package --annotator NAME)',
      ],
    );
    const { settled, open } = settle(units, names, {
      rule,
      labels: codebook.labels.map(({ id }) => id),
      multiLabel: codebook.multi_label,
      order: preferred.map((name) => numberOf(name, names)),
      least,
    });
    const rows = new Map(names.map((name, i) => [name, raters[i] as Rater]));
    const report: AdjudicationReport = {
      rule,
      annotators: [...rows].map(([name, rater]) => ({
        name,
        file: displayName(rater.path),
        units: rater.rows.filter((row) => row.labels !== null).length,
      })),
      left_out: left,
      joined_by: by,
      ...countSettled(settled, open, codebook),
      open_units: open.slice(0, show).map(({ unit, doubt }) => ({
        ...describeUnit(unit, names),
        why: doubt.open,
        doubt: doubt.doubt,
      })),
      written: null,
      open_file: null,
    };
    const toStdout = await writeAll(paths, settled, open, report, {
      argv,
      io,
      codebook,
      preferred,
    });
    log.finish();
    const text = flagOf(argv, 'json')
      ? formatJsonLine(report)
      : formatAdjudication(report, {
          none: codebook.none.id,
          color: wantsColor(toStdout ? io.stderrIsTTY : io.stdoutIsTTY, io.env),
        });
    if (!flagOf(argv, 'quiet') || flagOf(argv, 'json'))
      await writeOut(toStdout ? io.stderr : io.stdout, text);
    const failed = log.errors > 0 || (flagOf(argv, 'strict') && open.length > 0);
    return failed ? EXIT.problems : EXIT.ok;
  },
};
export default command;

function numberOf(name: string, names: readonly string[]): number {
  const at = names.indexOf(name);
  if (at !== -1) return at;
  const near = nearest(name, names);
  throw new StancekitError(
    'option/value',
    `--priority names ${JSON.stringify(name)}, who labelled nothing`,
    {
      hint: near ? `did you mean ${near}?` : `there are ${names.join(', ')}`,
    },
  );
}

/** Writes what is asked for, and notes it in the report; true where the rows go to stdout. */
async function writeAll(
  paths: readonly string[],
  settled: readonly Settled[],
  open: readonly Open[],
  report: AdjudicationReport,
  {
    argv,
    io,
    codebook,
    preferred,
  }: { argv: Argv; io: Io; codebook: Codebook; preferred: string[] },
): Promise<boolean> {
  const openFile = stringOf(argv, 'open-out');
  if (openFile !== undefined) {
    await writeWhole(openFile, formatSelection(selectOpen(open)), io);
    report.open_file = openFile;
  }
  if (flagOf(argv, 'dry-run')) return false;
  const [first = STDIN, ...more] = paths;
  const output = stringOf(argv, 'output');
  if (more.length === 0 && first !== STDIN && (await isFolder(first))) {
    const target = output ?? first;
    const { rule, decided, open: left } = report;
    await writeDecisions(first, target, settled, {
      codebook,
      force: flagOf(argv, 'force'),
      rule,
      record: {
        rule,
        ...(preferred.length === 0 ? {} : { priority: preferred }),
        annotators: report.annotators.map(({ name }) => name),
        decided,
        open: left,
      },
    });
    report.written = target;
    return false;
  }
  const rows = settled.map((one) => formatGoldRow(one, codebook, report.rule)).join('');
  await writeWhole(output, rows, io);
  report.written = output ?? null;
  return output === undefined;
}
