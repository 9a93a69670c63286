import type { LabelSet } from '../../formats/label-sets.js';
import {
  type BootstrapOptions,
  bootstrapIntervals,
  groupIndexes,
  sumDrawn,
} from '../../metrics/bootstrap.js';
import { calibrate } from '../../metrics/calibration.js';
import {
  type Classification,
  countUnit,
  type Judged,
  scoreCounts,
} from '../../metrics/classification.js';
import { precisionRecall, type ScoredTruth } from '../../metrics/curve.js';
import { mcnemar } from '../../metrics/mcnemar.js';
import type {
  Comparison,
  Curve,
  Reliability,
  ScoreTable,
  Test,
} from '../../reporters/evaluation-report.js';

/** A unit that can be judged: both sides labelled it. */
export interface Item {
  gold: LabelSet;
  predicted: LabelSet;
  /** Null where it is not asked for, or did not label the unit. */
  other: LabelSet | null;
  /** Units of one group are resampled together. */
  group: string;
}

export interface MeasureOptions {
  labels: readonly string[];
  ignoreAmbiguous: boolean;
  bootstrap: BootstrapOptions;
}

/** Scores of `side` on the items, with their intervals. */
export function measureScores(
  items: readonly Item[],
  options: MeasureOptions,
  side: 'predicted' | 'other' = 'predicted',
): ScoreTable {
  const { labels } = options;
  const vectors = groupVectors(items, options, side);
  const scoresOf = (drawn: Uint32Array) =>
    scoreCounts(sumDrawn(vectors, drawn), labels, items.length);
  const found = scoresOf(new Uint32Array(vectors.length).fill(1));
  const [micro, macro, subset, ...each] = bootstrapIntervals(
    vectors.length,
    (drawn) => {
      const again = scoresOf(drawn);
      const f1s = labels.map((label) => definedF1(again.labels[label]));
      // A label that occurs, but not in this resample, would pull the mean down for no error.
      const lost = labels.some((label, i) => f1s[i] === null && isCounted(found.labels[label]));
      const { micro, macro, subset_accuracy } = again;
      return [
        f1s.every((f1) => f1 === null) ? null : micro.f1,
        lost ? null : macro.f1,
        subset_accuracy,
        ...f1s,
      ];
    },
    options.bootstrap,
  );
  return {
    units: items.length,
    micro: { ...found.micro, f1_interval: micro ?? null },
    macro: { ...found.macro, f1_interval: macro ?? null },
    subset_accuracy: found.subset_accuracy,
    subset_accuracy_interval: subset ?? null,
    labels: Object.fromEntries(
      Object.entries(found.labels).map(([label, scores], i) => [
        label,
        { ...scores, f1_interval: each[i] ?? null },
      ]),
    ),
  };
}

type LabelScores = Classification['labels'][string] | undefined;

/** Was the label true or predicted at all? Else its F1 of 0 is a convention, not a measurement. */
const isCounted = (scores: LabelScores): boolean =>
  scores !== undefined &&
  scores.true_positives + scores.false_positives + scores.false_negatives > 0;

const definedF1 = (scores: LabelScores): number | null =>
  scores !== undefined && isCounted(scores) ? scores.f1 : null;

/** Scores of each slice, the largest first. Items that do not tell `key` stand under `unknown`. */
export function measureSlices(
  items: readonly Item[],
  key: 'lang' | 'kind',
  options: MeasureOptions,
): Record<string, ScoreTable> {
  const slices = new Map<string, Item[]>();
  for (const item of items) {
    const name = item.gold[key] ?? item.predicted[key] ?? 'unknown';
    const slice = slices.get(name);
    if (slice === undefined) slices.set(name, [item]);
    else slice.push(item);
  }
  const sorted = [...slices].sort(([a, x], [b, y]) => y.length - x.length || (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([name, slice]) => [name, measureScores(slice, options)] as const),
  );
}

/** The curve of each label, on the items whose predictions have a score for it. */
export function measureCurves(
  items: readonly Item[],
  options: MeasureOptions,
): Record<string, Curve | null> {
  return Object.fromEntries(
    options.labels.map((label) => [label, precisionRecall(scoredPairs(items, [label], options))]),
  );
}

/** Calibration over the scores of all labels. */
export function measureCalibration(
  items: readonly Item[],
  options: MeasureOptions,
): Reliability | null {
  return calibrate(scoredPairs(items, options.labels, options));
}

/** The predictions against another system's, on the items that both labelled; null where there are none. */
export function measureComparison(
  all: readonly Item[],
  options: MeasureOptions,
): Omit<Comparison, 'file'> | null {
  const items = all.filter(({ other }) => other !== null);
  if (items.length === 0) return null;
  const { labels } = options;
  const [mine, theirs] = (['predicted', 'other'] as const).map((side) =>
    groupVectors(items, options, side),
  ) as [Float64Array[], Float64Array[]];
  const gainOf = (drawn: Uint32Array) => {
    const [a, b] = [mine, theirs].map(
      (vectors) => scoreCounts(sumDrawn(vectors, drawn), labels, items.length).micro.f1,
    ) as [number, number];
    return a - b;
  };
  const [interval] = bootstrapIntervals(mine.length, (drawn) => [gainOf(drawn)], options.bootstrap);
  return {
    units: items.length,
    predicted: measureScores(items, options, 'predicted'),
    other: measureScores(items, options, 'other'),
    f1_gain: gainOf(new Uint32Array(mine.length).fill(1)),
    f1_gain_interval: interval ?? null,
    labels: Object.fromEntries(labels.map((label) => [label, testOf(items, [label], options)])),
    all_labels: testOf(items, labels, options),
  };
}

/** McNemar's test on whether all of `labels` that count are right. */
function testOf(items: readonly Item[], labels: readonly string[], options: MeasureOptions): Test {
  let first = 0;
  let second = 0;
  for (const item of items) {
    const [mine, theirs] = (['predicted', 'other'] as const).map((side) => {
      const { predicted, gold, ignored } = judge(item, options, side);
      return labels.every(
        (label) => ignored.includes(label) || predicted.includes(label) === gold.includes(label),
      );
    });
    if (mine && !theirs) first++;
    if (theirs && !mine) second++;
  }
  return mcnemar(first, second);
}

/** Counts of each group, as {@link scoreCounts} reads them. */
function groupVectors(
  items: readonly Item[],
  options: MeasureOptions,
  side: 'predicted' | 'other',
): Float64Array[] {
  const { indexes, count } = groupIndexes(items, ({ group }) => group);
  const vectors: (Float64Array | undefined)[] = Array(count).fill(undefined);
  for (const [i, item] of items.entries()) {
    const counts = countUnit(judge(item, options, side), options.labels);
    const sum = vectors[indexes[i] as number];
    if (sum === undefined) vectors[indexes[i] as number] = counts;
    else for (let j = 0; j < sum.length; j++) sum[j] = (sum[j] as number) + (counts[j] as number);
  }
  return vectors as Float64Array[];
}

function judge(item: Item, options: MeasureOptions, side: 'predicted' | 'other'): Judged {
  return {
    predicted: item[side]?.labels ?? [],
    gold: item.gold.labels ?? [],
    ignored: options.ignoreAmbiguous ? item.gold.ambiguous : [],
  };
}

function scoredPairs(
  items: readonly Item[],
  labels: readonly string[],
  options: MeasureOptions,
): ScoredTruth[] {
  return items.flatMap((item) => {
    const { gold, ignored } = judge(item, options, 'predicted');
    return labels.flatMap((label) => {
      const score = item.predicted.scores?.[label];
      if (score === undefined || ignored.includes(label)) return [];
      return [{ score, truth: gold.includes(label) }];
    });
  });
}
