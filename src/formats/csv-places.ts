import { lineColumn, type Origin } from './json-places.js';

/** Where the cell of number `index` (from 0) begins in the text of a CSV row (RFC 4180) whose first line is `line`. */
export function locateCell(raw: string, index: number, delimiter: string, line: number): Origin {
  // The parser leaves the end of the row before at the head of this one.
  const row = raw.replace(/^[\r\n\ufeff]+/, '');
  let at = 0;
  for (let cell = 0; cell < index; cell++) {
    if (row[at] === '"') {
      at++;
      while (at < row.length && !(row[at] === '"' && row[at + 1] !== '"'))
        at += row[at] === '"' ? 2 : 1;
    }
    const next = row.indexOf(delimiter, at);
    if (next === -1) break;
    at = next + 1;
  }
  return lineColumn(row, at, { line, column: 1 });
}
