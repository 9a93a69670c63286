import { annotationId } from '../annotations.js';
import { EXIT, StancekitError } from '../errors.js';
import { STDIN } from '../formats/bytes.js';
import { readCodebook } from '../formats/codebooks.js';
import { formatCsv } from '../formats/csv.js';
import { isFolder, readAnnotatedUnits } from '../formats/dataset-reader.js';
import { type FlatRow, flatColumns, flatRow, flattenScalars, labelCells } from '../formats/flat.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { OutputFile } from '../formats/output.js';
import { readRows } from '../formats/rows.js';
import { type Io, writeOut } from '../io.js';
import type { Annotation, Codebook, ProblemSink, Unit } from '../records.js';
import { inspectRecord } from '../schema.js';
import { type Command, choiceOf, flagOf, operandsOf, stringOf } from './command.js';
import { openRunLog } from './run-log.js';

const TARGETS = ['csv', 'tsv', 'jsonl'] as const;

const command: Command = {
  usage: 'export DATASET --to FORMAT',
  describe:
    'Writes a dataset, or labelled rows from a pipe, as flat rows: one a unit and annotator.',
  examples: [
    ['stancekit export dataset --to csv > dataset.csv', 'a dataset folder'],
    [
      'stancekit label units.jsonl | stancekit export - --to csv --bom -o for-excel.csv',
      'labelled rows from a pipe',
    ],
  ],
  options: {
    to: { nargs: 1, type: 'string', describe: `Format: ${TARGETS.join(', ')} (required)` },
    output: { alias: 'o', nargs: 1, type: 'string', describe: 'File to write [stdout]' },
    codebook: { nargs: 1, type: 'string', describe: 'Codebook file [diplomatic-stance]' },
    bom: { type: 'boolean', describe: 'Begin with a byte order mark, for Excel' },
    'spreadsheet-safe': {
      type: 'boolean',
      describe: 'Guard cells that a spreadsheet would run as formulas',
    },
  },
  readsStdin: true,
  async run(argv, io) {
    const to = choiceOf(argv, 'to', TARGETS);
    if (to === undefined)
      throw new StancekitError('option/missing', `say the format with --to: ${TARGETS.join(', ')}`);
    const [path = STDIN, second] = operandsOf(argv);
    if (second !== undefined) throw new StancekitError('input/several', 'export reads one dataset');
    const log = openRunLog(argv, io);
    const { codebook } = await readCodebook(stringOf(argv, 'codebook'));
    const rows =
      path !== STDIN && (await isFolder(path))
        ? datasetRows(path, codebook, log.sink)
        : labelledRows(path, io, codebook, log.sink);
    const out = await openTarget(stringOf(argv, 'output'), io);
    try {
      if (flagOf(argv, 'bom')) await out.write('\ufeff');
      if (to === 'jsonl') for await (const row of rows) await out.write(formatJsonLine(row));
      else {
        const options = {
          delimiter: to === 'csv' ? ',' : '\t',
          spreadsheetSafe: flagOf(argv, 'spreadsheet-safe'),
        };
        let columns: string[] | undefined;
        for await (const row of rows) {
          const header = columns === undefined;
          columns ??= Object.keys(row);
          await out.write(formatCsv([row], { ...options, columns, header }));
          if (io.signal.aborted) break;
        }
        if (columns === undefined)
          await out.write(formatCsv([], { ...options, columns: flatColumns(codebook) }));
      }
      if (!io.signal.aborted) await out.finish();
    } finally {
      await out.discard();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

async function openTarget(path: string | undefined, io: Io) {
  if (path === undefined) {
    return {
      write: (text: string) => writeOut(io.stdout, text),
      finish: async () => {},
      discard: async () => {},
    };
  }
  const file = await OutputFile.create(path);
  return {
    write: (text: string) => file.write(text),
    finish: async () => {
      await file.finish(path);
      await file.publish();
    },
    discard: () => file.discard(),
  };
}

async function* datasetRows(
  folder: string,
  codebook: Codebook,
  sink: ProblemSink,
): AsyncGenerator<FlatRow> {
  for await (const { unit, annotation, article } of readAnnotatedUnits(folder, sink)) {
    yield flatRow(unit, annotation, article, codebook);
  }
}

/** Rows as `label` writes them. Units become full flat rows; other rows keep their own scalar fields. */
async function* labelledRows(
  path: string,
  io: Io,
  codebook: Codebook,
  sink: ProblemSink,
): AsyncGenerator<FlatRow> {
  for await (const { value, place } of readRows(path, { stdin: io.stdin, sink })) {
    const {
      labels,
      scores,
      annotator,
      codebook: by,
      truncated,
      ...rest
    } = value as Record<string, unknown> & Annotation;
    if (labels === undefined) {
      throw new StancekitError('export/not-labelled', 'the rows are not labelled', {
        place,
        hint: 'pipe them through stancekit label',
      });
    }
    if (labels === null) continue;
    if (inspectRecord('unit', rest).length > 0) {
      yield {
        ...flattenScalars(rest),
        ...labelCells({ labels, scores }, codebook),
        annotator_id: annotator?.id ?? null,
      };
      continue;
    }
    const unit = rest as unknown as Unit;
    const id = annotationId(unit.id, annotator);
    yield flatRow(
      unit,
      { id, unit_id: unit.id, labels, scores, annotator, codebook: by, truncated, meta: {} },
      undefined,
      codebook,
    );
  }
}
