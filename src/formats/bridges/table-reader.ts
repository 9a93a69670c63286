import type { Annotation, Place, Unit } from '../../records.js';
import { nearest, showValue } from '../../wording.js';
import { labelCells } from '../flat.js';
import { AnswerReader, type Outcome, type ReadOptions, type Said } from './answers.js';

/** A row of a table, whatever it is written in: its cells as text, their places. */
export interface TableRow {
  /** Null where the column is missing or the cell empty. */
  get(column: string): string | null;
  has(column: string): boolean;
  columns: readonly string[];
  placeOf(column: string): Place;
}

const YES = new Set(['1', '1.0', '1,0', 'true', 'wahr', 'vrai', 'yes', 'y', 'x', '✓', '✔']);
const NO = new Set(['0', '0.0', '0,0', 'false', 'falsch', 'faux', 'no', 'n', '-']);

/** Makes answers of the rows of a table, and tells of cells and columns that it cannot take in. */
export class TableReader extends AnswerReader {
  readonly #known: string[];

  constructor(options: ReadOptions) {
    super(options);
    this.#known = options.codebook.labels.map(({ id }) => id);
  }

  /** Tells of a table without the columns that labels are read from, or with one that is probably misspelt. */
  inspectColumns(row: TableRow): void {
    const missing = this.#known.filter((label) => !row.has(label));
    const oneColumn = row.has('label') || row.has('labels');
    if (missing.length === 0 || (missing.length === this.#known.length && oneColumn)) return;
    for (const label of missing) {
      const near = nearest(
        label,
        row.columns.filter((name) => !this.#known.includes(name.trim().toLowerCase())),
      );
      this.tell(
        'column',
        `column ${JSON.stringify(label)} is missing`,
        { ...row.placeOf(''), line: 1 },
        {
          found: row.columns.join(', '),
          ...(near ? { hint: `did you mean it by ${JSON.stringify(near)}?` } : {}),
        },
      );
    }
  }

  *outcomes(row: TableRow): Generator<Outcome> {
    const idColumn = row.has('unit_id') ? 'unit_id' : 'id';
    const unit = this.unitOf(
      row.has(idColumn) ? { value: row.get(idColumn), place: row.placeOf(idColumn) } : undefined,
      { value: unguarded(row.get('text')), place: row.placeOf('text') },
    );
    if (unit === undefined) return;
    yield { task: unit.id };
    const place = { ...row.placeOf(''), id: unit.id };
    const annotator = row.get('annotator_id') ?? row.get('annotator');
    const sent = this.#sentBy(unit, annotator, row.get('annotator_type'));
    const said = this.#labelsOf(row, sent?.annotation);
    if (said === 'nothing') yield { leftOut: 'without a label', unit: unit.id, place };
    if (said === undefined || said === 'nothing') return;
    this.#tellOfOtherChanges(row, unit);
    yield {
      answer: {
        unit,
        annotator: sent === undefined ? annotator : null,
        labels: said,
        spans: null,
        note: row.get('note') ?? row.get('comment') ?? row.get('comments'),
        at: null,
        meta: {},
        given: sent === undefined,
        as: sent?.annotation?.annotator.id ?? null,
        place,
      },
    };
  }

  /** The classifier's annotation that a row was made of; undefined where it is a person's row. */
  #sentBy(
    unit: Unit,
    annotator: string | null,
    type: string | null,
  ): { annotation: Annotation | undefined } | undefined {
    if (annotator === null || type === 'person') return undefined;
    const own = this.options
      .annotationsOf(unit.id)
      .find((one) => one.annotator.type === 'classifier' && one.annotator.id === annotator);
    return type === 'classifier' || own !== undefined ? { annotation: own } : undefined;
  }

  /** The labels of a row; 'nothing' where it has none; undefined where they cannot be read. */
  #labelsOf(row: TableRow, sent: Annotation | undefined): string[] | 'nothing' | undefined {
    const { codebook } = this.options;
    const one = row.get('label');
    const list = row.get('labels');
    if (list !== null && !this.#known.some((label) => row.has(label)))
      return this.labelsOf(this.#split(list, row.placeOf('labels')));
    const single = one === null ? undefined : { value: one.trim(), place: row.placeOf('label') };
    const columns = this.#columnsOf(row);
    if (columns === undefined) return undefined;
    if (columns === 'nothing') return single === undefined ? 'nothing' : this.labelsOf([single]);
    if (single === undefined) return columns;
    const named = this.labelsOf([single]);
    if (named === undefined) return undefined;
    const before = sent && labelCells(sent, codebook);
    // Whoever corrects the columns mostly leaves `label` as it was, and the other way round.
    if (before !== undefined && single.value === before['label']) return columns;
    const columnsAsBefore = before !== undefined && sameList(columns, (sent as Annotation).labels);
    if (columnsAsBefore && columns.length <= 1) return named;
    if (
      named.every((label) => columns.includes(label)) &&
      (named.length > 0 || columns.length === 0)
    )
      return columns;
    return this.tell(
      'contradiction',
      'label says something else than the columns of the labels',
      single.place,
      {
        found: showValue(single.value),
        expected: columns.join(', ') || codebook.none.id,
        hint: 'correct the columns, and leave label empty',
      },
    );
  }

  #columnsOf(row: TableRow): string[] | 'nothing' | undefined {
    const given: string[] = [];
    let cells = 0;
    let good = true;
    for (const label of [...this.#known, this.options.codebook.none.id]) {
      const cell = row.get(label)?.trim().toLowerCase() ?? '';
      if (cell === '') continue;
      cells++;
      if (YES.has(cell)) given.push(label);
      else if (!NO.has(cell)) {
        good = false;
        this.tell('cell', `${label} has to be 0 or 1`, row.placeOf(label), {
          found: showValue(row.get(label)),
          hint: 'also read: true, false, x, yes, no; empty is 0 where another cell of the row is filled in',
        });
      }
    }
    if (!good) return undefined;
    if (cells === 0) return 'nothing';
    return this.labelsOf(given.map((value) => ({ value, place: row.placeOf(value) })));
  }

  #split(list: string, place: Place): Said<string>[] {
    return list
      .split(/[\s|;,[\]'"]+/)
      .filter((label) => label !== '')
      .map((value) => ({ value, place }));
  }

  /** Columns that describe the unit are not read back: whoever corrected one is told so. */
  #tellOfOtherChanges(row: TableRow, unit: Unit): void {
    const own = {
      speaker: unit.speaker?.text,
      cue: unit.cue?.text,
      target: unit.target?.text,
      kind: unit.kind,
    };
    for (const [column, value] of Object.entries(own)) {
      if (!row.has(column) || (unguarded(row.get(column)) ?? '').trim() === (value ?? '')) continue;
      this.tellOnce(
        'column-not-read',
        `changes in column ${column} are not taken in`,
        row.placeOf(column),
        {
          found: showValue(row.get(column)),
          expected: showValue(value ?? ''),
          hint: 'spans come back from label-studio, doccano, prodigy, argilla, brat and w3c',
        },
      );
    }
  }
}

/** A cell without the apostrophe that keeps spreadsheets from running it as a formula. */
const unguarded = (cell: string | null) => cell?.replace(/^'(?=[=+\-@\t\r])/, '') ?? null;

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((label) => b.includes(label));
