import { type CodePointText, codePointLength } from '../../offsets.js';
import type { Unit } from '../../records.js';
import type { Shape } from '../../schema/shape.js';
import { guessOffsetUnit } from './offset-unit.js';

/** A repair that loses nothing: what is set where, or in which order keys are put. */
export type Repair = {
  code: 'fix/missing-null' | 'fix/key-order' | 'fix/offset-unit' | 'fix/id-nfc';
  message: string;
  pointer: string;
} & ({ set: string | number | null } | { order: readonly string[] });

/** Missing keys whose value can only be null, and keys that stand in another order than in the schema. */
export function repairShape(value: unknown, shape: Shape, pointer = ''): Repair[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const record = value as Record<string, unknown>;
  const present = Object.keys(record);
  const missing = shape.keys.filter((key) => !(key in record) && shape.nullable.has(key));
  const repairs: Repair[] = missing.map((key) => ({
    code: 'fix/missing-null',
    message: `${JSON.stringify(key)} was missing: set to null`,
    pointer: `${pointer}/${key}`,
    set: null,
  }));
  const known = [...present, ...missing].filter((key) => shape.keys.includes(key));
  const order = shape.keys.filter((key) => known.includes(key));
  if (known.join('\n') !== order.join('\n')) {
    const message = 'keys stood in another order than in the schema';
    repairs.push({ code: 'fix/key-order', message, pointer, order: shape.keys });
  }
  for (const [key, inner] of shape.inner)
    repairs.push(...repairShape(record[key], inner, `${pointer}/${key}`));
  return repairs;
}

type Counted = { text: string; start: number | null; end: number | null };

/**
 * Offsets of a unit that count UTF-16 units or bytes, as its text proves: cut that way the article
 * gives the text, and cut by code points it does not. All spans of the unit have to agree, or nothing is changed.
 */
export function repairOffsets(unit: Unit, article: CodePointText): Repair[] {
  const { start, end, text } = unit;
  if (end <= article.length && article.slice(start, end) === text) return [];
  const guess = guessOffsetUnit(article.text, text, start, end);
  if (guess === undefined || guess.unit === 'code points, shifted') return [];
  const bytes = guess.unit === 'UTF-8 bytes' ? Buffer.from(article.text, 'utf8') : undefined;
  const pointsAt = (offset: number) =>
    codePointLength(
      bytes ? bytes.subarray(0, offset).toString('utf8') : article.text.slice(0, offset),
    );
  const spans: [string, Counted | null | undefined][] = [
    ['', unit],
    ['/speaker', unit.speaker],
    ['/speaker/resolved', unit.speaker?.resolved],
    ['/reported_by', unit.reported_by],
    ['/cue', unit.cue],
    ['/target', unit.target],
  ];
  const repairs: Repair[] = [];
  for (const [pointer, span] of spans) {
    if (!span || span.start === null || span.end === null) continue;
    const from = pointsAt(span.start);
    const to = pointsAt(span.end);
    if (article.slice(from, to) !== span.text) return [];
    const message = `offsets counted ${guess.unit}, now code points: ${span.start}..${span.end} is ${from}..${to}`;
    repairs.push({ code: 'fix/offset-unit', message, pointer: `${pointer}/start`, set: from });
    repairs.push({ code: 'fix/offset-unit', message, pointer: `${pointer}/end`, set: to });
  }
  return repairs;
}

/** Ids, and references to them, that are written otherwise in `names`. */
export function repairIds(
  value: Readonly<Record<string, unknown>>,
  keys: readonly string[],
  names: ReadonlyMap<string, string>,
): Repair[] {
  return keys.flatMap((key) => {
    const id = value[key];
    const set = typeof id === 'string' ? names.get(id) : undefined;
    if (set === undefined) return [];
    const message = `${key} was not in Unicode normalisation form C`;
    return [{ code: 'fix/id-nfc' as const, message, pointer: `/${key}`, set }];
  });
}

/** How ids that are not in form C are written in it; those left out that another id would then equal. */
export function composedIds(ids: Iterable<string>): Map<string, string> {
  const all = new Set(ids);
  const takers = new Map<string, number>();
  for (const id of all) {
    const composed = id.normalize('NFC');
    takers.set(composed, (takers.get(composed) ?? 0) + 1);
  }
  const names = new Map<string, string>();
  for (const id of all) {
    const composed = id.normalize('NFC');
    if (composed !== id && takers.get(composed) === 1) names.set(id, composed);
  }
  return names;
}
