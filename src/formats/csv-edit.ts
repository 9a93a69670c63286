/**
 * Changes cells of CSV text (RFC 4180) and leaves every other character as it was. `change` gets the
 * cells of a row by column and gives those to replace. Undefined where the text is not whole: a quote
 * that is never closed, a row of another width.
 */
export function editCsv(
  text: string,
  delimiter: string,
  change: (cells: Readonly<Record<string, string>>) => Record<string, string>,
): string | undefined {
  const rows = cutRows(text, delimiter);
  const [header] = rows ?? [];
  if (rows === undefined || header === undefined) return undefined;
  const names = header.map((cell) => cell.value.replace(/^\ufeff/, ''));
  let edited = '';
  let kept = 0;
  for (const row of rows.slice(1)) {
    if (row.length === 1 && row[0]?.value === '') continue;
    if (row.length !== names.length) return undefined;
    const cells = Object.fromEntries(names.map((name, i) => [name, row[i]?.value ?? '']));
    for (const [name, value] of Object.entries(change(cells))) {
      const cell = row[names.indexOf(name)] as Cell;
      edited += text.slice(kept, cell.start) + quote(value, delimiter);
      kept = cell.end;
    }
  }
  return edited + text.slice(kept);
}

interface Cell {
  value: string;
  start: number;
  end: number;
}

function cutRows(text: string, delimiter: string): Cell[][] | undefined {
  const rows: Cell[][] = [];
  let row: Cell[] = [];
  for (let at = 0; at < text.length || row.length > 0; ) {
    const start = at;
    let value: string;
    if (text[at] === '"') {
      let end = at + 1;
      for (;;) {
        end = text.indexOf('"', end);
        if (end === -1) return undefined;
        if (text[end + 1] !== '"') break;
        end += 2;
      }
      value = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r')
        at++;
      value = text.slice(start, at);
    }
    row.push({ value, start, end: at });
    if (text[at] === delimiter) {
      at++;
      continue;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    rows.push(row);
    row = [];
    if (at >= text.length) break;
  }
  return rows;
}

const quote = (value: string, delimiter: string) =>
  value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
