/** Files of a dataset, by name. */
export type Files = Record<string, string>;
type Row = Record<string, unknown>;

/** The lines of a text, without the empty one after the last line feed. */
export const lines = (text: string): string[] => text.replace(/\n$/, '').split('\n');
export const join = (rows: readonly string[]): string => rows.map((row) => `${row}\n`).join('');
export const parse = (text: string): Row[] => lines(text).map((line) => JSON.parse(line) as Row);

const VALUE = String.raw`(?:null|true|false|-?\d[\d.eE+-]*|"(?:[^"\\]|\\.)*"|\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})`;

/** Replaces the value of the first `key` in JSON text by the JSON text `value`, which may hold the mark. */
export function set(json: string, key: string, value: string): string {
  const found = new RegExp(`("${key}": ?)${VALUE}`, 's').exec(json);
  if (found === null) throw new Error(`no ${key} in ${json}`);
  const at = found.index + (found[1] as string).length;
  return json.slice(0, at) + value + json.slice(found.index + found[0].length);
}

/** Changes one line (from 0) of a JSONL text. */
export function edit(text: string, line: number, change: (row: string) => string): string {
  return join(lines(text).map((row, i) => (i === line ? change(row) : row)));
}

/** Number of the first line of which the record fulfils `is`. */
export function where(text: string, is: (row: Row) => boolean): number {
  const at = parse(text).findIndex(is);
  if (at === -1) throw new Error('no such record');
  return at;
}

export const drop = (text: string, line: number): string =>
  join(lines(text).filter((_, i) => i !== line));

/** Sets the value of a key in one line of one file. */
export function change(name: string, line: number, key: string, value: string) {
  return (files: Files): Files => ({
    [name]: edit(files[name] as string, line, (row) => set(row, key, value)),
  });
}
