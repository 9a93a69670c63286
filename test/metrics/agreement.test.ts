import { readFileSync } from 'node:fs';
import t from 'tap';
import {
  type Agreement,
  agreement,
  categorise,
  type Ratings,
} from '../../src/metrics/agreement.js';

interface Example {
  name: string;
  categories: number;
  raters?: (number | null)[][];
  counts?: number[][];
  table?: number[][];
  expected: Partial<Agreement>;
  expected_by_category?: number[];
}

const examples = JSON.parse(
  readFileSync(new URL('../fixtures/metrics/agreement.json', import.meta.url), 'utf8'),
) as Example[];

/** Ratings by unit, from whichever form the source gives them in. */
function ratingsOf({ raters, counts, table }: Example): Ratings[] {
  if (raters) return (raters[0] ?? []).map((_, unit) => raters.map((rater) => rater[unit] ?? null));
  if (counts) return counts.map((row) => row.flatMap((n, k) => Array<number>(n).fill(k)));
  return (table ?? []).flatMap((row, a) => row.flatMap((n, b) => Array<Ratings>(n).fill([a, b])));
}

/** Half a unit of the last digit that was published. */
const tolerance = (value: number) => 0.500001 * 10 ** -(String(value).split('.')[1]?.length ?? 0);

for (const example of examples) {
  t.test(example.name, async (t) => {
    const found = agreement(ratingsOf(example), example.categories);
    for (const [key, value] of Object.entries(example.expected)) {
      const got = found[key as keyof Agreement];
      if (value === null || got === null) t.equal(got, value, key);
      else t.ok(Math.abs(got - value) <= Math.max(tolerance(value), 1e-9), `${key} ${got}`);
    }
  });
}

t.test('a category against the rest, as Fleiss gives it', async (t) => {
  const example = examples.find(({ expected_by_category }) => expected_by_category) as Example;
  for (const [category, value] of (example.expected_by_category as number[]).entries()) {
    const binary = ratingsOf(example).map((unit) => unit.map((k) => (k === category ? 1 : 0)));
    const { fleiss_kappa } = agreement(binary, 2);
    t.ok(Math.abs((fleiss_kappa as number) - value) < 0.005, `${fleiss_kappa} for ${value}`);
  }
});

t.test('undefined is null, never NaN', async (t) => {
  const cases: [string, Ratings[], Partial<Agreement>][] = [
    ['no units', [], { units: 0, pairable: 0, observed: null, cohen_kappa: null, gwet_ac1: null }],
    [
      'no unit rated twice',
      [
        [0, null],
        [null, 1],
      ],
      {
        units: 2,
        pairable: 0,
        observed: null,
        fleiss_kappa: null,
        krippendorff_alpha: null,
        gwet_ac1: null,
      },
    ],
    [
      'one category only: chance explains all of it',
      [
        [1, 1],
        [1, 1],
      ],
      { observed: 1, cohen_kappa: null, fleiss_kappa: null, krippendorff_alpha: null, gwet_ac1: 1 },
    ],
    [
      'one rater never varies: Cohen is 0, not undefined',
      [
        [0, 0],
        [0, 1],
      ],
      { observed: 0.5, cohen_kappa: 0 },
    ],
    [
      'a unit that nobody rated does not count',
      [
        [null, null],
        [0, 0],
        [1, 1],
      ],
      { units: 2, cohen_kappa: 1 },
    ],
    [
      'nothing but disagreement',
      [
        [0, 1],
        [1, 0],
      ],
      { observed: 0, cohen_kappa: -1, fleiss_kappa: -1, krippendorff_alpha: -0.5 },
    ],
  ];
  for (const [name, units, expected] of cases) t.match(agreement(units, 2), expected, name);
});

t.test('a unit counted twice is as if it stood twice', async (t) => {
  const units: Ratings[] = [
    [0, 0, 1],
    [1, 1, null],
    [0, 1, 1],
    [2, 2, 2],
  ];
  const weights = [2, 0, 1, 3];
  const repeated = units.flatMap((unit, i) => Array<Ratings>(weights[i] as number).fill(unit));
  const [a, b] = [agreement(units, 3, (i) => weights[i] as number), agreement(repeated, 3)];
  for (const key of Object.keys(b) as (keyof Agreement)[])
    t.ok(a[key] === b[key] || Math.abs((a[key] ?? NaN) - (b[key] ?? NaN)) < 1e-12, key);
});

t.test('values become numbers of categories in the order in which they come up', async (t) => {
  const found = categorise(
    [
      ['b', null],
      ['a', 'b'],
    ],
    (value) => value,
  );
  t.strictSame(found, {
    ratings: [
      [0, null],
      [1, 0],
    ],
    categories: ['b', 'a'],
  });
});
