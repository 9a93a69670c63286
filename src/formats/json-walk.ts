/**
 * Walks over JSON text that is known to parse, without building anything: to find where values
 * stand, and keys that stand twice (which every parser swallows).
 */
import { visit } from 'jsonc-parser';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COLON = 0x3a;
const COMMA = 0x2c;

/** The first offset from `i` on that is no JSON white space. */
function skipSpace(json: string, i: number): number {
  for (; ; i++) {
    const c = json.charCodeAt(i);
    if (c !== 0x20 && c !== 0x0a && c !== 0x0d && c !== 0x09) return i;
  }
}

/** The offset after the string that begins at `i`, its opening quote. */
function skipString(json: string, i: number): number {
  for (let at = i; ; ) {
    at = json.indexOf('"', at + 1);
    if (at === -1) return json.length;
    let escapes = 0;
    while (json.charCodeAt(at - 1 - escapes) === BACKSLASH) escapes++;
    if (escapes % 2 === 0) return at + 1;
  }
}

/** The offset after the value that begins at `i`. */
function skipValue(json: string, i: number): number {
  let depth = 0;
  for (let at = i; at < json.length; ) {
    const c = json.charCodeAt(at);
    if (c === QUOTE) {
      at = skipString(json, at);
      if (depth === 0) return at;
      continue;
    }
    if (c === 0x7b || c === 0x5b) depth++;
    else if (c === 0x7d || c === 0x5d) {
      if (depth === 0) return at;
      depth--;
      if (depth === 0) return at + 1;
    } else if (depth === 0 && (c === COMMA || c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09))
      return at;
    at++;
  }
  return json.length;
}

function stringAt(json: string, start: number, end: number): string {
  const raw = json.slice(start + 1, end - 1);
  return raw.includes('\\') ? (JSON.parse(json.slice(start, end)) as string) : raw;
}

interface Member {
  /** Offset of the key, for the members of an object. */
  key: number | undefined;
  name: string;
  value: number;
  end: number;
}

/** The members of the object, or the elements of the array, that begins at `start`; nothing for any other value. */
function* membersOf(json: string, start: number): Generator<Member> {
  const open = json.charCodeAt(start);
  if (open !== 0x7b && open !== 0x5b) return;
  let at = skipSpace(json, start + 1);
  for (let n = 0; at < json.length; n++) {
    const c = json.charCodeAt(at);
    if (c === 0x7d || c === 0x5d) return;
    let key: number | undefined;
    let name = String(n);
    if (open === 0x7b) {
      key = at;
      const after = skipString(json, at);
      name = stringAt(json, at, after);
      at = skipSpace(json, skipSpace(json, after) + 1);
    }
    const end = skipValue(json, at);
    yield { key, name, value: at, end };
    at = skipSpace(json, end);
    if (json.charCodeAt(at) === COMMA) at = skipSpace(json, at + 1);
  }
}

/** Offsets of the value that `path` names and of its key; of the nearest enclosing value where there is none. */
export function findValue(
  json: string,
  path: readonly string[],
): { value: number; key: number | undefined } {
  let found: { value: number; key: number | undefined } = {
    value: Math.min(skipSpace(json, 0), json.length),
    key: undefined,
  };
  for (const part of path) {
    let next: Member | undefined;
    for (const member of membersOf(json, found.value)) if (member.name === part) next = member;
    // The key of an enclosing value says nothing about the one that is missing.
    if (next === undefined) return { value: found.value, key: undefined };
    found = next;
  }
  return found;
}

/** Where the elements of a JSON array begin and end. */
export function elementOffsets(json: string): { start: number; end: number }[] {
  const start = skipSpace(json, 0);
  if (json.charCodeAt(start) !== 0x5b) return [];
  return [...membersOf(json, start)].map(({ value, end }) => ({ start: value, end }));
}

/** The first element of the JSON array at the head of `json`, which may be cut off; undefined where that is not whole. */
export function firstElement(json: string): string | undefined {
  const start = skipSpace(json, skipSpace(json, 0) + 1);
  const end = skipValue(json, start);
  return end < json.length && end > start ? json.slice(start, end) : undefined;
}

/** A key that stands a second time in its object: its JSON pointer and offset. */
export interface RepeatedKey {
  name: string;
  pointer: string;
  offset: number;
}

/** Every key of the text that stood before in the same object. */
export function findRepeatedKeys(json: string): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const visit = (start: number, pointer: string) => {
    const seen = new Set<string>();
    for (const { key, name, value } of membersOf(json, start)) {
      const inner = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key !== undefined && seen.has(name)) found.push({ name, pointer: inner, offset: key });
      seen.add(name);
      visit(value, inner);
    }
  };
  visit(skipSpace(json, 0), '');
  return found;
}

/** Of the last value that was walked: did it hold a whole number too large to be read exactly? A pair to return would be allocated for every record. */
export const walked = { unsafe: false };

/** The whole numbers of JSON text that are too large to be read exactly, digit for digit, with their pointers. */
export function findUnsafeIntegers(json: string): { digits: string; pointer: string }[] {
  const found: { digits: string; pointer: string }[] = [];
  visit(json, {
    onLiteralValue: (value, offset, length, _line, _column, path) => {
      if (typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER) return;
      const digits = json.slice(offset, offset + length);
      const names = path().map((part) => String(part).replaceAll('~', '~0').replaceAll('/', '~1'));
      if (/^-?\d+$/.test(digits)) found.push({ digits, pointer: ['', ...names].join('/') });
    },
  });
  return found;
}

/**
 * May keys stand twice in JSON text, of which `value` was parsed? Asked of every record, so it has
 * to be quick: text without escapes that is no longer than its value has to be holds nothing else;
 * in other text the keys are counted.
 */
export function mayRepeatKeys(json: string, value: unknown): boolean {
  walked.unsafe = false;
  if (json.length === compactLength(value) && !json.includes('\\')) return false;
  return countKeysInText(json) !== countKeys(value);
}

/** How many keys stand in JSON text, the repeated ones too. */
function countKeysInText(json: string): number {
  let keys = 0;
  for (let i = json.indexOf('"'); i !== -1; i = json.indexOf('"', i)) {
    i = skipString(json, i);
    let next = json.charCodeAt(i);
    if (next !== COLON && next !== COMMA) next = json.charCodeAt(skipSpace(json, i));
    if (next === COLON) keys++;
  }
  return keys;
}

/** Length of a value as JSON without blanks and escapes. */
function compactLength(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value === 'number') return digits(value);
  if (typeof value === 'boolean') return value ? 4 : 5;
  if (value === null) return 4;
  let length = 1;
  if (Array.isArray(value)) {
    for (const item of value) length += compactLength(item) + 1;
    return Math.max(2, length);
  }
  const object = value as Record<string, unknown>;
  for (const key in object) length += key.length + 4 + compactLength(object[key]);
  return Math.max(2, length);
}

function digits(value: number): number {
  if (value < 0 || !Number.isInteger(value) || value >= 1e6) {
    if (value > Number.MAX_SAFE_INTEGER || value < -Number.MAX_SAFE_INTEGER) walked.unsafe = true;
    return String(value).length;
  }
  return value < 1000
    ? value < 10
      ? 1
      : value < 100
        ? 2
        : 3
    : value < 10_000
      ? 4
      : value < 100_000
        ? 5
        : 6;
}

/** How many keys a parsed value has, in all its objects. */
function countKeys(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let keys = 0;
  if (Array.isArray(value)) {
    for (const item of value) keys += countKeys(item);
    return keys;
  }
  const object = value as Record<string, unknown>;
  for (const name in object) keys += 1 + countKeys(object[name]);
  return keys;
}

/** The members of an object, or the elements of an array, as texts. */
export function splitMembers(json: string): { name: string; key: string; value: string }[] {
  return [...membersOf(json, skipSpace(json, 0))].map(({ key, name, value, end }) => ({
    name,
    key: key === undefined ? '' : json.slice(key, skipString(json, key)),
    value: json.slice(value, end),
  }));
}

/** Where the value that `path` names begins and ends; undefined where there is none. */
export function spanOfValue(
  json: string,
  path: readonly string[],
): { start: number; end: number } | undefined {
  let start = skipSpace(json, 0);
  for (const part of path) {
    let next: Member | undefined;
    for (const member of membersOf(json, start)) if (member.name === part) next = member;
    if (next === undefined) return undefined;
    start = next.value;
  }
  return { start, end: skipValue(json, start) };
}
