import type { ProblemSink } from '../records.js';
import type { LabelSet } from './label-sets.js';

/** One unit, and what each side says of it: null where a side does not have it. */
export type JoinedUnit = (LabelSet | null)[];

export interface JoinedLabels {
  by: 'id' | 'text';
  /** In the order in which the units come up, the first side first. */
  units: JoinedUnit[];
}

/**
 * Brings together what several sides say of the same units: by their ids, or by their texts (white
 * space and Unicode normalisation put aside) where no two sides have an id in common. A text that
 * stands several times is matched occurrence by occurrence; an id that does goes to `sink`, and its
 * first row counts.
 */
export function joinLabelSets(
  sides: readonly (readonly LabelSet[])[],
  sink: ProblemSink,
): JoinedLabels {
  const by = shareIds(sides) ? 'id' : 'text';
  const units = new Map<string, JoinedUnit>();
  for (const [side, rows] of sides.entries()) {
    const occurrences = new Map<string, number>();
    for (const [i, row] of rows.entries()) {
      const key = by === 'id' ? row.id : row.text && foldText(row.text);
      const count = key === null ? 0 : (occurrences.get(key) ?? 0);
      if (key !== null) occurrences.set(key, count + 1);
      if (by === 'id' && count > 0) {
        sink({
          severity: 'error',
          code: 'labels/repeated',
          message: 'this unit has a row already; the first counts',
          place: row.place,
        });
        continue;
      }
      // A row without the key matches nothing, but is a unit all the same.
      const name = JSON.stringify(key === null ? [side, i] : [key, count]);
      const unit = units.get(name) ?? sides.map(() => null);
      unit[side] = row;
      units.set(name, unit);
    }
  }
  return { by, units: [...units.values()] };
}

function shareIds(sides: readonly (readonly LabelSet[])[]): boolean {
  const seen = new Set<string>();
  for (const rows of sides) {
    const own = new Set(rows.flatMap(({ id }) => id ?? []));
    for (const id of own) if (seen.has(id)) return true;
    for (const id of own) seen.add(id);
  }
  return false;
}

const foldText = (text: string) => text.normalize('NFC').replace(/\s+/g, ' ').trim();
