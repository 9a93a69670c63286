import { EXIT, StancekitError } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { ROW_FORMATS, readRows } from '../formats/rows.js';
import { listInputs } from '../formats/run-identity.js';
import { createProgress } from '../reporters/progress.js';
import { label } from '../stages/label.js';
import { assertGoingOn } from './build/article-rows.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Command, choiceOf, flagOf, operandsOf, stringOf } from './command.js';
import { rescoreRows } from './label/rescore.js';
import { ADDED, checkRows, textReader } from './label/rows.js';
import { openTarget, rowShardOf } from './label/target.js';
import { identityOf } from './manifest.js';
import { createPace } from './pace.js';
import { openRunLog } from './run-log.js';
import { SHARD_OPTIONS } from './shard.js';

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
          assertGoingOn(io.signal);
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
        await out.write(formatJsonLine({ ...item.value, ...added }), item);
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
