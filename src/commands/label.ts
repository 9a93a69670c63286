import { EXIT, StancekitError } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { ROW_FORMATS, type Row, readRows } from '../formats/rows.js';
import { writeOut } from '../io.js';
import type { ProblemSink } from '../records.js';
import { createProgress } from '../reporters/progress.js';
import { label } from '../stages/label.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Command, choiceOf, flagOf, operandsOf, stringOf } from './command.js';
import { rescoreRows } from './label/rescore.js';
import { openRunLog } from './run-log.js';

/** What labelling adds to a row. */
const ADDED = ['labels', 'scores', 'annotator', 'codebook', 'truncated'];

const command: Command = {
  usage: 'label [UNITS]',
  describe:
    'Labels units, or any rows with a text; the same rows in the same order, as JSONL to stdout.',
  examples: [
    ['stancekit segment news.txt | stancekit label > labelled.jsonl', 'units from a pipe'],
    ['stancekit label sentences.csv --text-field sentence', 'the rows of a table'],
    [
      'stancekit label --rescore labelled.jsonl --threshold condemn=.7',
      'decide anew from kept logits, without the network',
    ],
  ],
  options: {
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
    const log = openRunLog(argv, io);
    const { codebook } = await readCodebook(stringOf(argv, 'codebook'));
    const rows = readRows(path, {
      stdin: io.stdin,
      format: choiceOf(argv, 'format', ROW_FORMATS),
      encoding: stringOf(argv, 'encoding'),
      sink: log.sink,
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
    const keep = flagOf(argv, 'keep-logits');
    let done = 0;
    try {
      for await (const { item, scored } of label({
        classifier,
        textOf: textReader(field, log.sink),
        langOf: ({ value }) => (typeof value['lang'] === 'string' ? value['lang'] : 'und'),
      })(checked)) {
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
        await writeOut(io.stdout, formatJsonLine({ ...item.value, ...added }));
        progress.update(++done, done);
        if (io.signal.aborted) break;
      }
    } finally {
      progress.stop();
      await classifier.close();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

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
