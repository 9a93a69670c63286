import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { codePointLength } from '../offsets.js';
import type { Place } from '../records.js';
import { elementOffsets, findValue } from './json-walk.js';

/** Where a piece of text begins in its file: line and column, both from 1. */
export interface Origin {
  line: number;
  column: number;
}

const START: Origin = { line: 1, column: 1 };

/** Line (from 1) and column (from 1, in code points) of a UTF-16 offset of `text`. */
export function lineColumn(text: string, offset: number, origin: Origin = START): Origin {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let { line } = origin;
  for (let i = before.indexOf('\n'); i !== -1; i = before.indexOf('\n', i + 1)) line++;
  const shift = lineStart === 0 ? origin.column - 1 : 0;
  return { line, column: codePointLength(before.slice(lineStart)) + 1 + shift };
}

/**
 * Where the value that a JSON pointer names stands in JSON text: line and column of its first
 * character; of its key where `atKey`; of the nearest enclosing value where it is missing. Of a key
 * that stands twice, the last counts, as it does for every parser.
 */
export function locatePointer(
  json: string,
  pointer: string,
  firstLine = 1,
  atKey = false,
  firstColumn = 1,
): Pick<Place, 'line' | 'column'> {
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const { value, key } = findValue(json, path);
  const origin = { line: firstLine, column: firstColumn };
  return lineColumn(json, atKey && key !== undefined ? key : value, origin);
}

/** Why and where JSON text does not parse. */
export function locateSyntaxError(
  json: string,
  firstLine = 1,
): { message: string; found: string; at: number } & Pick<Place, 'line' | 'column'> {
  const errors: ParseError[] = [];
  parseTree(json, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (first === undefined)
    return { message: 'is not JSON', found: json.slice(0, 40), at: 0, line: firstLine };
  const words = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const at = Math.min(first.offset, json.length);
  const found = at >= json.length ? 'the end of the text' : JSON.stringify(json.slice(at, at + 20));
  const origin = { line: firstLine, column: 1 };
  return { message: `is not JSON: ${words}`, found, at, ...lineColumn(json, at, origin) };
}

/** The elements of a JSON array: the text of each, and where it begins. An empty list where the text is no array. */
export function splitElements(json: string, firstLine = 1): ({ text: string } & Origin)[] {
  let line = firstLine;
  let seen = 0;
  let lineStart = 0;
  return elementOffsets(json).map(({ start, end }) => {
    let i = json.indexOf('\n', seen);
    for (; i !== -1 && i < start; i = json.indexOf('\n', i + 1)) {
      line++;
      lineStart = i + 1;
    }
    seen = start;
    const column = codePointLength(json.slice(lineStart, start)) + 1;
    return { text: json.slice(start, end), line, column };
  });
}

/** Where each element of a JSON array begins; an empty list where the text is no array. */
export function locateElements(json: string, firstLine = 1): Pick<Place, 'line' | 'column'>[] {
  return splitElements(json, firstLine).map(({ line, column }) => ({ line, column }));
}
