import { readFileSync } from 'node:fs';
import t from 'tap';
import { agreement } from '../../src/metrics/agreement.js';
import { calibrate } from '../../src/metrics/calibration.js';
import { classify, type Judged, type Scores } from '../../src/metrics/classification.js';
import { precisionRecall } from '../../src/metrics/curve.js';
import { mcnemar } from '../../src/metrics/mcnemar.js';

type Numbers = Record<string, number>;
interface Fixture {
  labels: string[];
  gold: string[];
  predicted: string[];
  other: string[];
  ignored: string[];
  scores: number[][];
  expected: {
    plain: Expected;
    masked: Expected;
    curve: Record<
      string,
      {
        average_precision: number;
        best_f1: number;
        thresholds: number[];
        precision: number[];
        recall: number[];
      } | null
    >;
    calibration: Record<string, { rates: number[]; mean_scores: number[]; brier: number }>;
    mcnemar: Record<string, { only_first: number; only_second: number; p: number }>;
    binomial_tests: [number, number, number][];
    cohen_kappa: Numbers;
  };
}
interface Expected {
  labels: Record<string, Numbers>;
  micro: Numbers;
  macro: Numbers;
  subset_accuracy: number;
}

const fixture = JSON.parse(
  readFileSync(new URL('../fixtures/metrics/classification.json', import.meta.url), 'utf8'),
) as Fixture;
const { labels, expected } = fixture;
const named = (row: string | undefined) => labels.filter((_, i) => row?.[i] === '1');
const units = (mask: boolean): Judged[] =>
  fixture.gold.map((row, i) => ({
    gold: named(row),
    predicted: named(fixture.predicted[i]),
    ignored: mask ? named(fixture.ignored[i]) : [],
  }));
const close = (a: number | null | undefined, b: number | undefined) =>
  typeof a === 'number' && typeof b === 'number' && Math.abs(a - b) < 1e-12;
const column = (rows: string[], i: number) => rows.map((row) => row[i] === '1');
const scored = (i: number) =>
  fixture.scores.map((row, unit) => ({
    score: row[i] as number,
    truth: fixture.gold[unit]?.[i] === '1',
  }));

for (const [name, mask] of [
  ['plain', false],
  ['masked', true],
] as const) {
  t.test(`scores equal scikit-learn's: ${name}`, async (t) => {
    const found = classify(units(mask), labels);
    const want = expected[name];
    t.equal(found.units, fixture.gold.length);
    for (const label of labels)
      for (const [key, value] of Object.entries(want.labels[label] as Numbers))
        t.ok(close(found.labels[label]?.[key as keyof Scores], value), `${label} ${key} ${value}`);
    for (const average of ['micro', 'macro'] as const)
      for (const [key, value] of Object.entries(want[average]))
        t.ok(close(found[average][key as keyof Scores], value), `${average} ${key} ${value}`);
    t.ok(close(found.subset_accuracy, want.subset_accuracy));
  });
}

t.test('every pair is counted once', async (t) => {
  const { labels: found } = classify(units(true), labels);
  for (const [i, label] of labels.entries()) {
    const {
      true_positives: tp,
      false_positives: fp,
      false_negatives: fn,
      true_negatives: tn,
      ignored,
    } = found[label]!;
    t.equal(tp + fp + fn + tn + ignored, fixture.gold.length);
    t.equal(ignored, column(fixture.ignored, i).filter(Boolean).length);
  }
});

t.test(
  'a share of nothing is 0, and a unit with every label in doubt does not count',
  async (t) => {
    const found = classify([{ gold: ['a'], predicted: [], ignored: ['a'] }], ['a']);
    t.match(found, {
      micro: { precision: 0, recall: 0, f1: 0, support: 0 },
      subset_accuracy: null,
    });
    t.equal(classify([], []).macro.f1, 0);
  },
);

t.test("precision-recall curves equal scikit-learn's", async (t) => {
  for (const [i, label] of labels.entries()) {
    const want = expected.curve[label];
    const found = precisionRecall(scored(i));
    if (!want || !found) {
      t.equal(found, want, `${label}: nothing is true, no curve`);
      continue;
    }
    t.ok(close(found.average_precision, want.average_precision), label);
    t.ok(close(found.best.f1, want.best_f1), label);
    const points = found.points.toReversed();
    t.strictSame(
      points.map(({ threshold }) => threshold),
      want.thresholds,
    );
    for (const [k, { precision, recall }] of points.entries())
      t.ok(close(precision, want.precision[k]) && close(recall, want.recall[k]), `${label} ${k}`);
    const { threshold, f1 } = found.best;
    const yes = scored(i).map(({ score, truth }) => ({
      gold: truth ? ['x'] : [],
      predicted: score >= threshold ? ['x'] : [],
      ignored: [],
    }));
    t.ok(
      close(classify(yes, ['x']).micro.f1, f1),
      'the best threshold gives the F1 that it promises',
    );
  }
});

t.test('among equal F1 the highest threshold is best', async (t) => {
  const items = [
    [0.9, true],
    [0.8, false],
    [0.7, true],
    [0.6, false],
    [0.5, false],
  ].map(([score, truth]) => ({ score: score as number, truth: truth as boolean }));
  t.equal(
    precisionRecall([...items.slice(0, 1), { score: 0.2, truth: false }])?.best.threshold,
    0.9,
  );
  t.equal(precisionRecall(items)?.best.threshold, 0.7);
  t.equal(
    precisionRecall([
      { score: 0.9, truth: true },
      { score: 0.8, truth: false },
      { score: 0.8, truth: false },
      { score: 0.1, truth: true },
    ])?.best.threshold,
    0.9,
  );
});

t.test("calibration equals scikit-learn's", async (t) => {
  for (const [i, label] of labels.entries()) {
    const want = expected.calibration[label]!;
    const found = calibrate(scored(i))!;
    const bins = found.bins.filter(({ count }) => count > 0);
    t.equal(bins.length, want.rates.length);
    for (const [k, { rate, mean_score }] of bins.entries())
      t.ok(
        close(rate, want.rates[k]) && close(mean_score, want.mean_scores[k]),
        `${label} bin ${k}`,
      );
    t.ok(close(found.brier, want.brier), label);
    const ece = bins.reduce(
      (sum, { count, rate, mean_score }) =>
        sum + (count / found.count) * Math.abs((rate ?? 0) - (mean_score ?? 0)),
      0,
    );
    t.ok(close(found.ece, ece), label);
  }
  t.equal(calibrate([]), null);
  t.strictSame(
    calibrate([0, 0.1, 0.1001, 0.3, 1].map((score) => ({ score, truth: false })))!.bins.map(
      ({ count }) => count,
    ),
    [2, 1, 1, 0, 0, 0, 0, 0, 0, 1],
  );
  t.match(
    calibrate([
      { score: 0.75, truth: true },
      { score: 0.5, truth: false },
    ]),
    { ece: 0.375, brier: 0.15625, rate: 0.5, mean_score: 0.625 },
  );
});

t.test("McNemar's test equals SciPy's exact binomial", async (t) => {
  for (const [first, second, p] of expected.binomial_tests) {
    const found = mcnemar(first, second);
    t.ok(Math.abs(found.p - p) <= 1e-9 * p, `${first} ${second}: ${found.p} for ${p}`);
  }
  for (const [i, label] of labels.entries()) {
    const right = (rows: string[]) =>
      column(rows, i).map((cell, unit) => cell === (fixture.gold[unit]?.[i] === '1'));
    const [mine, theirs] = [right(fixture.predicted), right(fixture.other)];
    const want = expected.mcnemar[label]!;
    const found = mcnemar(
      mine.filter((ok, u) => ok && !theirs[u]).length,
      mine.filter((ok, u) => !ok && theirs[u]).length,
    );
    t.strictSame([found.only_first, found.only_second], [want.only_first, want.only_second]);
    t.ok(close(found.p, want.p), label);
  }
  t.equal(mcnemar(0, 0).p, 1);
});

t.test("Cohen's kappa equals scikit-learn's", async (t) => {
  for (const [i, label] of labels.entries()) {
    if (!(label in expected.cohen_kappa)) continue;
    const other = column(fixture.other, i);
    const pairs = column(fixture.predicted, i).map((cell, u) => [cell ? 1 : 0, other[u] ? 1 : 0]);
    t.ok(close(agreement(pairs, 2).cohen_kappa, expected.cohen_kappa[label]), label);
  }
});
