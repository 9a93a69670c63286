import { annotationId } from '../annotations.js';
import { EXIT, StancekitError } from '../errors.js';
import { STDIN } from '../formats/bytes.js';
import { formatCsv } from '../formats/csv.js';
import { isFolder, readAnnotatedUnits } from '../formats/dataset-reader.js';
import { type FlatRow, flatColumns, flatRow, flattenScalars, labelCells } from '../formats/flat.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { OutputFile } from '../formats/output.js';
import { readRows } from '../formats/rows.js';
import { type Io, writeOut } from '../io.js';
import type { Annotation, Codebook, ProblemSink, Unit } from '../records.js';
import { inspectRecord, readSchemaText } from '../schema.js';
import { showValue } from '../wording.js';
import { type Command, choiceOf, flagOf, operandsOf, stringOf } from './command.js';
import { codebookFor } from './label-input.js';
import { openRunLog } from './run-log.js';

const UNIT_KEYS = Object.keys(JSON.parse(readSchemaText('unit')).properties as object);
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
    const codebook = await codebookFor(argv, [path]);
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
        const tellOfColumns = createColumnTeller(log.sink, path);
        for await (const row of rows) {
          const header = columns === undefined;
          columns ??= Object.keys(row);
          tellOfColumns(columns, row);
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

/** A table has the columns of its first row: tells, once each, of columns that only later rows have. */
function createColumnTeller(sink: ProblemSink, file: string) {
  const told = new Set<string>();
  return (columns: readonly string[], row: FlatRow) => {
    for (const name of Object.keys(row)) {
      if (columns.includes(name) || told.has(name)) continue;
      told.add(name);
      sink({
        severity: 'error',
        code: 'export/new-column',
        message: `column ${JSON.stringify(name)} appears after the first row, and is left out`,
        place: { file, field: name },
        hint: 'export to jsonl, or give the first row every field',
      });
    }
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

/**
 * Rows as `label` writes them. Units become full flat rows, with fields of their own behind; other
 * rows keep their own fields. Boilerplate has no row; a row that could not be labelled has empty label cells.
 */
async function* labelledRows(
  path: string,
  io: Io,
  codebook: Codebook,
  sink: ProblemSink,
): AsyncGenerator<FlatRow> {
  for await (const { value, place } of readRows(path, { stdin: io.stdin, sink })) {
    if (!('labels' in value)) {
      throw new StancekitError('export/not-labelled', 'the rows are not labelled', {
        place,
        hint: 'pipe them through stancekit label',
      });
    }
    if (value['kind'] === 'boilerplate') continue;
    const problem = inspectLabels(value, codebook);
    if (problem !== undefined) {
      sink({ severity: 'error', place, ...problem });
      continue;
    }
    yield rowOf(value, codebook);
  }
}

function rowOf(value: Record<string, unknown>, codebook: Codebook): FlatRow {
  const {
    labels,
    scores,
    annotator,
    codebook: by,
    truncated,
    ...rest
  } = value as Record<string, unknown> & Annotation;
  const unit = Object.fromEntries(
    UNIT_KEYS.filter((key) => key in rest).map((key) => [key, rest[key]]),
  );
  if (labels !== null && annotator && by && inspectRecord('unit', unit).length === 0) {
    const own = Object.fromEntries(
      Object.entries(rest).filter(([key]) => !UNIT_KEYS.includes(key)),
    );
    const { id } = unit as unknown as Unit;
    const annotation = {
      id: annotationId(id, annotator),
      unit_id: id,
      labels,
      scores,
      annotator,
      codebook: by,
      truncated,
      meta: {},
    };
    return withOwn(
      flatRow(unit as unknown as Unit, annotation, undefined, codebook),
      flattenScalars(own),
    );
  }
  const cells = labels === null ? emptyCells(codebook) : labelCells({ labels, scores }, codebook);
  return withOwn({ ...cells, annotator_id: annotator?.id ?? null }, flattenScalars(rest), true);
}

/** Joins a row with the fields that came with it; one whose name is taken is kept as `input_NAME`. */
function withOwn(row: FlatRow, own: FlatRow, first = false): FlatRow {
  const named = Object.fromEntries(
    Object.entries(own).map(([key, cell]) => [key in row ? `input_${key}` : key, cell]),
  );
  return first ? { ...named, ...row } : { ...row, ...named };
}

function emptyCells(codebook: Codebook): FlatRow {
  return Object.fromEntries(
    Object.keys(labelCells({ labels: [], scores: null }, codebook)).map((key) => [key, null]),
  );
}

function inspectLabels(value: Record<string, unknown>, codebook: Codebook) {
  const { labels, annotator } = value;
  if (labels === null) return undefined;
  if (!Array.isArray(labels) || !labels.every((label) => typeof label === 'string')) {
    return {
      code: 'export/labels',
      message: 'labels have to be a list of label ids',
      found: showValue(labels),
      hint: 'the row is left out',
    };
  }
  const known = codebook.labels.map(({ id }) => id);
  const stray = labels.find((label) => !known.includes(label));
  if (stray !== undefined) {
    return {
      code: 'export/unknown-label',
      message: `label is no label of codebook ${codebook.id}`,
      found: showValue(stray),
      expected: known.join(', '),
      hint: 'name the codebook with --codebook; the row is left out',
    };
  }
  const isAnnotator =
    typeof annotator === 'object' &&
    annotator !== null &&
    typeof (annotator as Annotation['annotator']).id === 'string';
  if (annotator !== undefined && annotator !== null && !isAnnotator) {
    return {
      code: 'export/annotator',
      message: 'annotator has to be an object with an id',
      found: showValue(annotator),
      hint: 'the row is left out',
    };
  }
  return undefined;
}
