import { StancekitError } from '../../errors.js';
import type { Row } from '../../formats/rows.js';
import type { ProblemSink } from '../../records.js';

/** What labelling adds to a row. */
export const ADDED = ['labels', 'scores', 'annotator', 'codebook', 'truncated'];

/** Rows as they come. Throws where the first has no text, or one already has a field that labelling adds. */
export async function* checkRows(
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

/** The text of a row, null where it is not to be labelled; a row without text is told. */
export function textReader(field: string, sink: ProblemSink) {
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
