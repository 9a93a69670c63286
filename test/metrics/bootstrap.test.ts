import { readFileSync } from 'node:fs';
import t from 'tap';
import {
  bootstrapIntervals,
  groupIndexes,
  quantile,
  sumDrawn,
} from '../../src/metrics/bootstrap.js';
import { seededRandom, xoshiro128 } from '../../src/metrics/random.js';

const ONCE = { resamples: 1000, seed: 1, level: 0.95 };

t.test('the generator is xoshiro128**, and the seed decides', async (t) => {
  const random = xoshiro128([1, 2, 3, 4]);
  // Output of the reference implementation in C for this state.
  const reference = [11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849];
  t.strictSame(
    reference.map(() => random()),
    reference,
  );
  const draw = (seed: number) => Array.from({ length: 20 }, seededRandom(seed));
  t.strictSame(draw(7), draw(7));
  t.notSame(draw(7), draw(8));
  t.ok(
    draw(0).some((n) => n > 0),
    'seed 0 is no zero state',
  );
});

t.test("quantiles equal NumPy's", async (t) => {
  const { expected } = JSON.parse(
    readFileSync(new URL('../fixtures/metrics/classification.json', import.meta.url), 'utf8'),
  );
  const sorted = [0.1, 0.3, 0.35, 0.4, 0.8, 0.9];
  for (const [share, value] of Object.entries(expected.quantiles as Record<string, number>))
    t.ok(Math.abs(quantile(sorted, Number(share)) - value) < 1e-12, share);
});

t.test('the interval of a mean is that of theory', async (t) => {
  const n = 400;
  const ones = 100;
  const mean = (drawn: Uint32Array) => [
    drawn.reduce((sum, times, i) => sum + (i < ones ? times : 0), 0) / n,
  ];
  const [interval] = bootstrapIntervals(n, mean, { ...ONCE, resamples: 4000 });
  const error = Math.sqrt((0.25 * 0.75) / n);
  t.ok(Math.abs(interval!.low - (0.25 - 1.96 * error)) < 0.005, String(interval!.low));
  t.ok(Math.abs(interval!.high - (0.25 + 1.96 * error)) < 0.005, String(interval!.high));
  const fine = (drawn: Uint32Array) => [
    drawn.reduce((sum, times, i) => sum + times * Math.sqrt(i), 0),
  ];
  const withSeed = (seed: number) => bootstrapIntervals(20, fine, { ...ONCE, seed });
  t.strictSame(withSeed(1), withSeed(1));
  t.notSame(withSeed(1), withSeed(2));
});

t.test('whole groups are drawn, as many as there are', async (t) => {
  const seen = new Set<number>();
  bootstrapIntervals(
    5,
    (drawn) => {
      t.equal(
        drawn.reduce((a, b) => a + b, 0),
        5,
      );
      for (const [group, times] of drawn.entries()) if (times > 0) seen.add(group);
      return [1];
    },
    { ...ONCE, resamples: 50 },
  );
  t.strictSame([...seen].sort(), [0, 1, 2, 3, 4]);
});

t.test('no interval where it would mislead', async (t) => {
  const one = () => [0.5];
  t.strictSame(bootstrapIntervals(1, one, ONCE), [null], 'a single group');
  t.strictSame(bootstrapIntervals(9, one, { ...ONCE, resamples: 0 }), [null], 'none wanted');
  let call = 0;
  const mostly = (every: number) => () => [++call % every === 0 ? null : 0.5];
  t.strictSame(bootstrapIntervals(9, mostly(10), ONCE), [null], 'undefined in 10 % of resamples');
  t.strictSame(
    bootstrapIntervals(9, mostly(50), ONCE),
    [{ low: 0.5, high: 0.5 }],
    'undefined in 2 %',
  );
});

t.test('groups come in the order of their first member, and vectors add up as drawn', async (t) => {
  const { indexes, count } = groupIndexes(['b', 'a', 'b', 'c'], (key) => key);
  t.strictSame([[...indexes], count], [[0, 1, 0, 2], 3]);
  const vectors = [Float64Array.of(1, 10), Float64Array.of(2, 20), Float64Array.of(3, 30)];
  t.strictSame([...sumDrawn(vectors, Uint32Array.of(2, 0, 1))], [5, 50]);
});
