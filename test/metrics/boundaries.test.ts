/**
 * The masses (lengths of segments) and values are those of the tests and samples of SegEval 2.0, the
 * implementation by the author of the measure (github.com/cfournie/segmentation.evaluation, BSD):
 * segeval/similarity/boundary_test.py, segeval/data/samples.py (Hearst 1997).
 */
import t from 'tap';
import { boundarySimilarity, compareBoundaries, overlapOf } from '../../src/metrics/boundaries.js';

/** Where the boundaries inside lie. */
const placesOf = (masses: readonly number[]) => {
  let at = 0;
  return masses.slice(0, -1).map((mass) => (at += mass));
};
const similarity = (a: readonly number[], b: readonly number[], span?: number) =>
  boundarySimilarity(compareBoundaries(placesOf(a), placesOf(b), span), span);

const PUBLISHED: [string, number[], number[], number][] = [
  ['a boundary is missing', [2, 3, 6], [5, 6], 0.5],
  ['a boundary too many', [2, 3, 6], [2, 3, 3, 3], 2 / 3],
  ['a near miss', [2, 3, 6], [2, 2, 7], 0.75],
  ['several too many', [2, 3, 6], [1, 1, 3, 1, 5], 0.5],
  ['nothing in common', Array(13).fill(1), [13], 0],
  ['the same', [2, 8, 2, 1], [2, 8, 2, 1], 1],
  ['Stargazers, coders 1 and 2', [2, 3, 3, 1, 3, 6, 3], [2, 8, 2, 4, 2, 3], 0.5],
];

for (const [name, a, b, expected] of PUBLISHED)
  t.test(name, async (t) => {
    t.ok(Math.abs(similarity(a, b) - expected) < 1e-9, String(similarity(a, b)));
    t.equal(similarity(a, b), similarity(b, a), 'either way round');
  });

t.test('counts, and how far a near miss may be', async (t) => {
  const [a, b] = [placesOf([2, 3, 3, 1, 3, 6, 3]), placesOf([2, 8, 2, 4, 2, 3])];
  t.strictSame(compareBoundaries(a, b), {
    ...{ matches: 3, near: 1, distance: 1, only_first: 2, only_second: 1 },
  });
  t.strictSame(compareBoundaries([1], [3]), {
    ...{ matches: 0, near: 0, distance: 0, only_first: 1, only_second: 1 },
  });
  t.match(compareBoundaries([1], [3], 3), { near: 1, distance: 2 });
  // A boundary is in one near miss at most, the nearest.
  t.match(compareBoundaries([4, 6], [5], 3), { near: 1, distance: 1, only_first: 1 });
  t.equal(boundarySimilarity(compareBoundaries([], [])), 1);
});

t.test('overlap of two spans', async (t) => {
  const span = (start: number, end: number) => ({ start, end });
  t.equal(overlapOf(span(2, 6), span(2, 6)), 1);
  t.equal(overlapOf(span(0, 4), span(2, 6)), 0.5);
  t.equal(overlapOf(span(0, 2), span(2, 6)), 0);
  t.equal(overlapOf(span(0, 2), null), 0);
});
