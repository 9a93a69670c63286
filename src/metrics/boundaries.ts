/** What two segmentations of one text have in common. Counts of several texts may be added up. */
export interface BoundaryCounts {
  /** Boundaries that both have. */
  matches: number;
  /** Boundaries of one that lie beside one of the other, and how far apart they are, all together, in places. */
  near: number;
  distance: number;
  only_first: number;
  only_second: number;
}

/** How many neighbouring places a near miss may span: 2 are a place and the next. */
export const SPAN = 2;

/**
 * Boundary edit distance (Fournier 2013, "Evaluating Text Segmentation using Boundary Edit
 * Distance", ACL) for boundaries of one kind. A boundary is the number of the place where it
 * stands; a near miss is a transposition, the nearest first, each boundary in one at most.
 */
export function compareBoundaries(
  first: readonly number[],
  second: readonly number[],
  span = SPAN,
): BoundaryCounts {
  const [a, b] = [new Set(first), new Set(second)];
  const counts = { matches: 0, near: 0, distance: 0, only_first: 0, only_second: 0 };
  const left = new Map<number, 'a' | 'b'>();
  for (const at of a) if (!b.has(at)) left.set(at, 'a');
  for (const at of b) if (!a.has(at)) left.set(at, 'b');
  counts.matches = a.size - [...left.values()].filter((side) => side === 'a').length;
  const places = [...left.keys()].sort((x, y) => x - y);
  for (let distance = 1; distance < span; distance++) {
    for (const at of places) {
      const [side, other] = [left.get(at), left.get(at + distance)];
      if (side === undefined || other === undefined || side === other) continue;
      left.delete(at);
      left.delete(at + distance);
      counts.near++;
      counts.distance += distance;
    }
  }
  for (const side of left.values()) counts[side === 'a' ? 'only_first' : 'only_second']++;
  return counts;
}

/**
 * Boundary similarity B, 0 to 1: 1 where all boundaries are the same. A near miss costs its distance
 * as a share of `span`, a boundary that one side lacks costs 1. 1 where neither side has a boundary.
 */
export function boundarySimilarity(counts: BoundaryCounts, span = SPAN): number {
  const { matches, near, distance, only_first, only_second } = counts;
  const all = matches + near + only_first + only_second;
  return all === 0 ? 1 : 1 - (only_first + only_second + distance / span) / all;
}

/** A piece of text: where it begins and ends, `end` exclusive. */
export interface Extent {
  start: number;
  end: number;
}

/** How much of two pieces is common to both, 0 to 1 (Dice); 0 where one is missing. */
export function overlapOf(a: Extent | null, b: Extent | null): number {
  if (a === null || b === null) return 0;
  const common = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return Math.max(0, (2 * common) / (a.end - a.start + (b.end - b.start)));
}
