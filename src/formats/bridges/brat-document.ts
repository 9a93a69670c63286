import { codePointLength } from '../../offsets.js';
import type { Place } from '../../records.js';
import { showValue } from '../../wording.js';
import { readBytes } from '../bytes.js';
import { readLines } from '../lines.js';
import type { AnswerReader, Said } from './answers.js';

/** A text-bound annotation: T1, its type, the first and the last of its offsets, its text. */
export interface Bound {
  id: string;
  type: string;
  start: number;
  end: number;
  text: string;
  place: Place;
}

/** What a .ann file says, by the ids of its text-bound annotations. */
export interface Document {
  bounds: Map<string, Bound>;
  attributes: Map<string, Said<string>[]>;
  notes: Map<string, { type: string; text: string }[]>;
  /** Spans by the statement that has them. */
  has: Map<string, string[]>;
  owned: Set<string>;
}

/** Reads a .ann file; lines that are no annotation of brat are told. */
export async function readAnn(file: string, reader: AnswerReader): Promise<Document> {
  const { options } = reader;
  const document: Document = {
    bounds: new Map(),
    attributes: new Map(),
    notes: new Map(),
    has: new Map(),
    owned: new Set(),
  };
  const lines = readLines(readBytes(file, options.stdin), {
    file,
    encoding: options.encoding,
    onBad: options.sink,
  });
  for await (const { text, line } of lines) {
    if (text.trim() === '') continue;
    const [id = '', middle = '', rest = ''] = splitTabs(text);
    const place = { file, line, column: 1 };
    const inMiddle = { file, line, column: codePointLength(id) + 2 };
    const words = middle.split(' ');
    const [type = '', first = '', second = ''] = words;
    const malformed = (what: string) =>
      reader.tell('brat-line', `not ${what} of brat`, place, { found: showValue(text) });
    if (id.startsWith('T')) {
      const offsets = middle
        .slice(type.length + 1)
        .split(/[ ;]/)
        .map(Number);
      if (
        offsets.length < 2 ||
        offsets.length % 2 !== 0 ||
        offsets.some((one) => !Number.isInteger(one))
      )
        malformed('a text-bound annotation');
      else
        document.bounds.set(id, {
          id,
          type,
          start: offsets[0] as number,
          end: offsets.at(-1) as number,
          text: rest,
          place: inMiddle,
        });
    } else if (id.startsWith('A') || id.startsWith('M')) {
      // An attribute of several values, as a collection may have it, names the label in its value.
      const label = second === '' ? type : second;
      if (first === '') malformed('an attribute');
      else push(document.attributes, first, { value: label, place: inMiddle });
    } else if (id.startsWith('R')) {
      const [from, to] = [first, second].map((argument) =>
        argument.slice(argument.indexOf(':') + 1),
      );
      if (!from || !to) malformed('a relation');
      else {
        push(document.has, from, to);
        document.owned.add(to);
      }
    } else if (id.startsWith('#')) push(document.notes, first, { type, text: rest });
    else
      reader.tellOnce(
        'brat-type',
        `lines of type ${showValue(id.slice(0, 1))} are not read`,
        place,
      );
  }
  return document;
}

/** The three fields of a line; the text of the third may hold tabs. */
function splitTabs(text: string): string[] {
  const [id = '', middle = '', ...rest] = text.split('\t');
  return [id, middle, rest.join('\t')];
}

/** Adds a value to those of its key. */
export function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const own = map.get(key);
  if (own === undefined) map.set(key, [value]);
  else own.push(value);
}
