import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { codePointLength } from '../offsets.js';
import type { Place } from '../records.js';

/** Line (from 1) and column (from 1, in code points) of a UTF-16 offset of `text`. */
export function lineColumn(
  text: string,
  offset: number,
  firstLine = 1,
): { line: number; column: number } {
  const before = text.slice(0, offset);
  const lineStart = before.lastIndexOf('\n') + 1;
  let line = firstLine;
  for (let i = before.indexOf('\n'); i !== -1; i = before.indexOf('\n', i + 1)) line++;
  return { line, column: codePointLength(before.slice(lineStart)) + 1 };
}

/**
 * Where the value that a JSON pointer names stands in JSON text: line and column of its first
 * character; of its key where `atKey`; of the nearest enclosing value where it is missing.
 */
export function locatePointer(
  json: string,
  pointer: string,
  firstLine = 1,
  atKey = false,
): Pick<Place, 'line' | 'column'> {
  const root = parseTree(json);
  if (root === undefined) return { line: firstLine };
  const path = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  let node: Node = root;
  for (const [depth, part] of path.entries()) {
    const step = node.type === 'array' ? Number(part) : part;
    const child = findNodeAtLocation(node, [step]);
    if (child === undefined) break;
    node = atKey && depth === path.length - 1 ? (child.parent?.children?.[0] ?? child) : child;
  }
  return lineColumn(json, node.offset, firstLine);
}

/** Why and where JSON text does not parse. */
export function locateSyntaxError(
  json: string,
  firstLine = 1,
): { message: string; found: string } & Pick<Place, 'line' | 'column'> {
  const errors: ParseError[] = [];
  parseTree(json, errors, { allowTrailingComma: false, disallowComments: true });
  const [first] = errors;
  if (first === undefined)
    return { message: 'is not JSON', found: json.slice(0, 40), line: firstLine };
  const words = printParseErrorCode(first.error)
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase();
  const at = Math.min(first.offset, json.length);
  const found = at >= json.length ? 'the end of the text' : JSON.stringify(json.slice(at, at + 20));
  return { message: `is not JSON: ${words}`, found, ...lineColumn(json, at, firstLine) };
}

/** Where each element of a JSON array begins; an empty list where the text is no array. */
export function locateElements(json: string, firstLine = 1): Pick<Place, 'line' | 'column'>[] {
  const root = parseTree(json);
  if (root?.type !== 'array') return [];
  let line = firstLine;
  let seen = 0;
  let lineStart = 0;
  return (root.children ?? []).map((child) => {
    for (
      let i = json.indexOf('\n', seen);
      i !== -1 && i < child.offset;
      i = json.indexOf('\n', i + 1)
    ) {
      line++;
      lineStart = i + 1;
    }
    seen = child.offset;
    return { line, column: codePointLength(json.slice(lineStart, child.offset)) + 1 };
  });
}
