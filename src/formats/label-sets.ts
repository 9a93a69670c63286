import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { Codebook, Place, ProblemSink } from '../records.js';
import { nearest, showValue } from '../wording.js';
import { STDIN } from './bytes.js';
import { isFolder, readAnnotatedUnits } from './dataset-reader.js';
import { type RowFormat, readRows } from './rows.js';

/** The labels that one annotator gave one unit, from whichever file they came. */
export interface LabelSet {
  /** Id of the unit; null where the row has none. */
  id: string | null;
  text: string | null;
  article_id: string | null;
  lang: string | null;
  kind: string | null;
  /** Null where the unit was not labelled: boilerplate, an empty cell. */
  labels: string[] | null;
  scores: Record<string, number> | null;
  /** Labels in doubt. */
  ambiguous: string[];
  /** Null where the file does not tell. `type` is `classifier` or `person`, as far as it is known. */
  annotator: { type: string | null; id: string } | null;
  place: Place;
}

export interface LabelSetOptions {
  stdin: Readable;
  codebook: Codebook;
  format?: RowFormat | undefined;
  encoding?: string | undefined;
  sink: ProblemSink;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * The labels in a dataset folder, an annotations.jsonl, rows of `label`, flat rows, or any JSONL or
 * CSV. A row has its unit in `unit_id`, else `id`, and its labels in `labels` (a list; in CSV
 * separated by `|`, `;`, commas or spaces), else in a 0/1 column for each label of the codebook,
 * else in `label` (one label or the codebook's name for none). Rows that cannot be read, or whose
 * labels are not in the codebook, go to `sink`. Throws where the first row tells no labels at all.
 */
export async function* readLabelSets(
  path: string,
  options: LabelSetOptions,
): AsyncGenerator<LabelSet> {
  const { sink, codebook } = options;
  if (path !== STDIN && (await isFolder(path))) {
    const file = join(path, 'annotations.jsonl');
    for await (const { unit, annotation, line } of readAnnotatedUnits(path, sink)) {
      const { id, ...rest } = unit;
      const read = readLabelSet({ ...rest, ...annotation }, { file, line }, codebook, sink);
      if (read !== undefined) yield read;
    }
    return;
  }
  let first = true;
  for await (const { value, place } of readRows(path, options)) {
    if (first && sourceOfLabels(value, codebook) === undefined)
      throw noLabels(value, codebook, place);
    first = false;
    const read = readLabelSet(value, place, codebook, sink);
    if (read !== undefined) yield read;
  }
}

/** The labels that one row tells, whatever file it came from; undefined, and told to `sink`, where it cannot be read. */
export function readLabelSet(
  fields: Fields,
  where: Place,
  codebook: Codebook,
  sink: ProblemSink,
): LabelSet | undefined {
  const id = stringOf(fields['unit_id']) ?? stringOf(fields['id']);
  const place = id === null ? where : { ...where, id };
  const tell = (code: string, message: string, found: unknown, hint?: string) =>
    sink({
      severity: 'error',
      code: `labels/${code}`,
      message,
      found: showValue(found),
      place,
      ...(hint ? { hint } : {}),
    });
  const known = codebook.labels.map((label) => label.id);
  const source = sourceOfLabels(fields, codebook);
  if (source === undefined) {
    tell('none', 'the row tells no labels', Object.keys(fields).join(', '));
    return undefined;
  }
  if (id === null && stringOf(fields['text']) === null) {
    tell('no-id', 'the row has neither an id nor a text to find its unit by', undefined);
    return undefined;
  }
  const given = LABEL_SOURCES[source](fields, known);
  if (given === undefined) {
    tell(
      'not-0-or-1',
      'a label column has to be 0 or 1',
      known.map((label) => fields[label]),
    );
    return undefined;
  }
  // Annotation records have no other place for it than `meta`.
  const meta = fields['meta'] as Fields | null | undefined;
  const ambiguous = listOf(fields['ambiguous'] ?? meta?.['ambiguous']);
  for (const label of [...(given ?? []), ...ambiguous]) {
    if (known.includes(label) || label === codebook.none.id) continue;
    const near = nearest(label, [...known, codebook.none.id]);
    tell('unknown', `no label of codebook ${codebook.id}`, label, near && `did you mean ${near}?`);
    return undefined;
  }
  return {
    id,
    text: stringOf(fields['text']),
    article_id: stringOf(fields['article_id']) ?? stringOf(fields['article']),
    lang: stringOf(fields['lang']),
    kind: stringOf(fields['kind']),
    labels: given === null ? null : known.filter((label) => given.includes(label)),
    scores: scoresOf(fields, known),
    ambiguous: known.filter((label) => ambiguous.includes(label)),
    annotator: annotatorOf(fields),
    place,
  };
}

/** Ways in which rows tell labels: null where the unit was not labelled, undefined where a cell cannot be read. */
const LABEL_SOURCES = {
  list: ({ labels }: Fields) => (labels === null ? null : listOf(labels)),
  columns: (fields: Fields, known: readonly string[]) => {
    const cells = known.map((label) => stringOf(fields[label])?.toLowerCase() ?? '');
    if (cells.every((cell) => cell === '')) return null;
    if (cells.some((cell) => !(cell in YES_NO))) return undefined;
    return known.filter((_, i) => YES_NO[cells[i] as string]);
  },
  one: ({ label }: Fields) => {
    const text = stringOf(label);
    return text === null ? null : [text];
  },
} satisfies Record<string, (fields: Fields, known: string[]) => string[] | null | undefined>;

/** Data frames write whole numbers as floating point where a cell of the column is empty. */
const YES_NO: Readonly<Record<string, boolean>> = {
  '0': false,
  '0.0': false,
  false: false,
  '1': true,
  '1.0': true,
  true: true,
};

/** How a row tells its labels; undefined where it tells none. */
export function sourceOfLabels(
  fields: Fields,
  codebook: Codebook,
): keyof typeof LABEL_SOURCES | undefined {
  if (fields['labels'] !== undefined) return 'list';
  if (codebook.labels.every(({ id }) => id in fields)) return 'columns';
  return 'label' in fields ? 'one' : undefined;
}

/** A list, also as it looks in a cell of a table: `condemn|offer_mediation`, `['condemn', 'offer_mediation']`. */
function listOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.map(String);
  return String(value ?? '')
    .split(/[\s|;,[\]'"]+/)
    .filter((label) => label !== '');
}

function scoresOf(fields: Fields, known: readonly string[]): Record<string, number> | null {
  const nested = fields['scores'] as Fields | null | undefined;
  const scores: Record<string, number> = {};
  for (const label of known) {
    const text = stringOf(nested?.[label]) ?? stringOf(fields[`score_${label}`]);
    const score = Number(text);
    if (text !== null && score >= 0 && score <= 1) scores[label] = score;
  }
  return Object.keys(scores).length === 0 ? null : scores;
}

function annotatorOf(fields: Fields): LabelSet['annotator'] {
  const { annotator } = fields;
  const { type, id } = ((typeof annotator === 'object' ? annotator : null) as Fields | null) ?? {
    type: fields['annotator_type'],
    id: fields['annotator_id'] ?? annotator,
  };
  const name = stringOf(id);
  return name === null ? null : { type: stringOf(type), id: name };
}

/** A value as text; null where there is none, or only white space. */
function stringOf(value: unknown): string | null {
  if (!['string', 'number', 'boolean'].includes(typeof value)) return null;
  return String(value).trim() === '' ? null : String(value);
}

function noLabels(fields: Fields, codebook: Codebook, place: Place): StancekitError {
  const missing = codebook.labels.map(({ id }) => id).filter((id) => !(id in fields));
  const some = missing.length < codebook.labels.length;
  return new StancekitError(
    'labels/none',
    some
      ? `the columns of ${missing.join(', ')} are missing`
      : `the rows tell no labels, found ${Object.keys(fields).join(', ') || 'no fields'}`,
    {
      place,
      hint: `expected labels (a list), a 0/1 column for each of ${codebook.labels.map(({ id }) => id).join(', ')}, or label (one)`,
    },
  );
}
