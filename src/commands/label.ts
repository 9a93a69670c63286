import { EXIT, StancekitError } from '../errors.js';
import { STDIN } from '../formats/bytes.js';
import { readCodebook } from '../formats/codebooks.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { partName } from '../formats/part-names.js';
import { ResumableFile } from '../formats/resumable-file.js';
import { RowShard } from '../formats/row-shard.js';
import { ROW_FORMATS, type Row, readRows } from '../formats/rows.js';
import { listInputs, type RunIdentity } from '../formats/run-identity.js';
import { type Io, writeOut } from '../io.js';
import type { ProblemSink } from '../records.js';
import { createProgress } from '../reporters/progress.js';
import { label } from '../stages/label.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Argv, type Command, choiceOf, flagOf, operandsOf, stringOf } from './command.js';
import { rescoreRows } from './label/rescore.js';
import { identityOf } from './manifest.js';
import { createPace } from './pace.js';
import { openRunLog } from './run-log.js';
import { SHARD_OPTIONS, shardOf } from './shard.js';

/** What labelling adds to a row. */
const ADDED = ['labels', 'scores', 'annotator', 'codebook', 'truncated'];

const command: Command = {
  usage: 'label [UNITS]',
  describe: 'Labels units, or any rows with a text; the same rows in the same order, as JSONL.',
  examples: [
    ['stancekit segment news.txt | stancekit label > labelled.jsonl', 'units from a pipe'],
    ['stancekit label sentences.csv --text-field sentence', 'the rows of a table'],
    [
      'stancekit label --rescore labelled.jsonl --threshold condemn=.7',
      'decide anew from kept logits, without the network',
    ],
    ['stancekit label units.jsonl -o labelled.jsonl --resume', 'go on where a run was stopped'],
    ['stancekit label units.jsonl -o parts/labelled.jsonl --shard 0/8', 'see stancekit merge'],
  ],
  options: {
    output: { alias: 'o', nargs: 1, type: 'string', describe: 'File to write [stdout]' },
    resume: { type: 'boolean', describe: 'Go on with a run that was stopped, if there is one' },
    force: { type: 'boolean', describe: 'Begin anew where a run was stopped' },
    'text-field': { nargs: 1, type: 'string', describe: 'Field that holds the text [text]' },
    format: {
      nargs: 1,
      type: 'string',
      describe: `Format of the input: ${ROW_FORMATS.join(', ')} [by file name; stdin: jsonl]`,
    },
    encoding: { nargs: 1, type: 'string', describe: 'Encoding of the input [UTF-8]' },
    overwrite: {
      type: 'boolean',
      describe: `Replace fields ${ADDED.join(', ')} that rows already have`,
    },
    rescore: {
      type: 'boolean',
      describe: 'Decide the labels of rows anew from their logits (--keep-logits)',
    },
    ...SHARD_OPTIONS,
    ...CLASSIFIER_OPTIONS,
  },
  readsStdin: true,
  async run(argv, io) {
    const [path = '-', second] = operandsOf(argv);
    if (second !== undefined)
      throw new StancekitError('input/several', 'label reads one file, or stdin', {
        hint: 'join files with cat',
      });
    const field = stringOf(argv, 'text-field') ?? 'text';
    const shard = rowShardOf(argv, io);
    const log = openRunLog(argv, io);
    const loaded = await readCodebook(stringOf(argv, 'codebook'));
    const { codebook } = loaded;
    const rows = readRows(path, {
      stdin: io.stdin,
      format: choiceOf(argv, 'format', ROW_FORMATS),
      encoding: stringOf(argv, 'encoding'),
      // Every shard reads all rows; the first tells what is wrong with them.
      sink: shard === null || shard.shard.index === 0 ? log.sink : () => {},
    });
    if (flagOf(argv, 'rescore')) {
      await rescoreRows(rows, argv, io, log.sink);
      return log.errors > 0 ? EXIT.problems : EXIT.ok;
    }
    const classifier = await openClassifier(argv, codebook, log.sink, io);
    const { dtype: _, ...annotator } = classifier.annotator;
    const progress = createProgress({
      stream: io.stderr,
      show: io.stderrIsTTY && !io.stdoutIsTTY && !flagOf(argv, 'quiet'),
      what: 'rows',
    });
    const checked = checkRows(rows, { field, overwrite: flagOf(argv, 'overwrite') });
    const own = shard === null ? checked : shard.own(checked);
    const keep = flagOf(argv, 'keep-logits');
    const identify = async () => {
      const inputs = await listInputs([path]);
      return identityOf({ argv, loaded, classifier, inputs, shard: shard?.shard ?? null });
    };
    const out = await openTarget(argv, io, log.sink, identify, shard);
    if (out === undefined) {
      await classifier.close();
      return EXIT.ok;
    }
    const pace = createPace(io.now, classifier.window);
    let done = 0;
    try {
      for await (const { item, scored } of label({
        classifier,
        textOf: textReader(field, log.sink),
        langOf: ({ value }) => (typeof value['lang'] === 'string' ? value['lang'] : 'und'),
        window: pace.size,
        between: async () => {
          await out.save();
          pace.lap();
          if (io.signal.aborted) throw new StancekitError('interrupted', 'interrupted');
        },
      })(out.remaining(own))) {
        const added = scored
          ? {
              labels: scored.labels,
              scores: scored.scores,
              annotator,
              codebook: classifier.codebook,
              truncated: scored.truncated,
              ...(scored.logits ? { logits: scored.logits } : {}),
            }
          : Object.fromEntries([...ADDED, ...(keep ? ['logits'] : [])].map((key) => [key, null]));
        await out.write(formatJsonLine({ ...item.value, ...added }));
        progress.update(++done, done);
      }
      await out.finish();
    } finally {
      progress.stop();
      await classifier.close();
      await out.close();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

/** The shard of rows that `--shard` asks for; null where it is not given. */
function rowShardOf(argv: Argv, io: Io): RowShard | null {
  const shard = shardOf(argv, io.env);
  if (shard === null) return null;
  if (flagOf(argv, 'rescore'))
    throw new StancekitError('option/value', '--rescore needs no --shard: it runs no network');
  const target = stringOf(argv, 'output');
  if (target !== undefined && target !== STDIN) return new RowShard(target, shard);
  throw new StancekitError('option/missing', 'say which file all shards make with -o FILE', {
    hint: `${partName('labelled.jsonl', shard)} is this shard of -o labelled.jsonl`,
  });
}

/** Where the rows go: to stdout as they come, or into a file that a stopped run can go on with; undefined where they are there already. */
async function openTarget(
  argv: Argv,
  io: Io,
  sink: ProblemSink,
  identify: () => Promise<RunIdentity>,
  shard: RowShard | null,
) {
  const path = shard?.path ?? stringOf(argv, 'output');
  if (path === undefined || path === STDIN) {
    return {
      remaining: (rows: AsyncIterable<Row>) => rows,
      write: (line: string) => writeOut(io.stdout, line),
      save: async () => {},
      finish: async () => {},
      close: async () => {},
    };
  }
  const tell = (code: string, message: string, hint?: string) =>
    sink({ severity: 'warning', code, message, place: { file: path }, ...(hint ? { hint } : {}) });
  const identity = await identify();
  const resume = flagOf(argv, 'resume');
  if (resume && (await shard?.isFinished(identity))) {
    tell('output/finished', 'is finished already; nothing to do');
    return undefined;
  }
  const file = await ResumableFile.open(path, identity, {
    resume,
    force: flagOf(argv, 'force'),
    now: io.now(),
    signal: io.signal,
    tell: (message) => tell('output/lock', message),
  });
  return {
    remaining: (rows: AsyncIterable<Row>) =>
      file.remaining(rows, ({ value }) => JSON.stringify(value)),
    write: (line: string) => file.write(line),
    save: () => file.save(),
    finish: async () => {
      const entry = await file.publish();
      await shard?.finish(entry, identity, io.now());
    },
    close: async () => {
      if (await file.close())
        tell(
          'output/unfinished',
          'stopped; the rows that are done are kept',
          'go on with --resume',
        );
    },
  };
}

async function* checkRows(
  rows: AsyncIterable<Row>,
  options: { field: string; overwrite: boolean },
): AsyncGenerator<Row> {
  let first = true;
  for await (const row of rows) {
    const { value, place } = row;
    if (first && !(options.field in value)) {
      const found = Object.keys(value)
        .map((key) => JSON.stringify(key))
        .join(', ');
      throw new StancekitError(
        'label/no-text-field',
        `no field ${JSON.stringify(options.field)} holds the text, found ${found || 'no fields'}`,
        { place, hint: 'name it with --text-field' },
      );
    }
    const taken = ADDED.find((key) => key in value);
    if (taken !== undefined && !options.overwrite) {
      throw new StancekitError(
        'label/field-taken',
        `the row already has a field ${JSON.stringify(taken)}`,
        { place, hint: 'rename it, or replace it with --overwrite' },
      );
    }
    first = false;
    yield row;
  }
}

function textReader(field: string, sink: ProblemSink) {
  return ({ value, place }: Row): string | null => {
    const text = value[field];
    if (value['kind'] === 'boilerplate') return null;
    if (typeof text === 'string' && text.trim() !== '') return text;
    const id = typeof value['id'] === 'string' ? { id: value['id'] } : {};
    sink({
      severity: 'error',
      code: 'label/no-text',
      message: `field ${JSON.stringify(field)} holds no text`,
      found: JSON.stringify(text) ?? 'nothing',
      place: { ...place, ...id },
      hint: 'the row is kept without labels',
    });
    return null;
  };
}
