import { spanOfValue, splitMembers } from './json-walk.js';

/** A change of JSON text: a value that is set (and added where it is missing), or keys put in order. `pointer` names the value, or the object. */
export type JsonEdit =
  | { pointer: string; set: string | number | null }
  | { pointer: string; order: readonly string[] };

/**
 * Changes JSON text and leaves everything else in it as it was written: numbers keep their digits,
 * strings their escapes. Only blanks between the members of a changed object are lost.
 */
export function editJson(json: string, edits: readonly JsonEdit[]): string {
  let text = json;
  for (const edit of edits) {
    const path = edit.pointer
      .split('/')
      .slice(1)
      .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
    if ('order' in edit) text = replaceAt(text, path, (object) => reorder(object, edit.order));
    else {
      const value = JSON.stringify(edit.set);
      const name = path.at(-1) as string;
      text = spanOfValue(text, path)
        ? replaceAt(text, path, () => value)
        : replaceAt(text, path.slice(0, -1), (object) => add(object, name, value));
    }
  }
  return text;
}

function replaceAt(json: string, path: string[], change: (value: string) => string): string {
  const span = spanOfValue(json, path);
  if (span === undefined) return json;
  const { start, end } = span;
  return json.slice(0, start) + change(json.slice(start, end)) + json.slice(end);
}

function add(object: string, name: string, value: string): string {
  const members = splitMembers(object);
  return joinMembers([...members, { key: JSON.stringify(name), value }]);
}

function reorder(object: string, order: readonly string[]): string {
  const place = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return joinMembers(splitMembers(object).sort((a, b) => place(a.name) - place(b.name)));
}

const joinMembers = (members: readonly { key: string; value: string }[]) =>
  `{${members.map(({ key, value }) => `${key}:${value}`).join(',')}}`;
