/** What is compared on one unit: labels predicted, labels true, and labels left out because the truth is in doubt. */
export interface Judged {
  predicted: readonly string[];
  gold: readonly string[];
  ignored: readonly string[];
}

/** Counts of one label over units; pairs that are ignored are in none of the first four. */
export interface LabelCounts {
  true_positives: number;
  false_positives: number;
  false_negatives: number;
  true_negatives: number;
  ignored: number;
}

/** Precision, recall and F1 (0 to 1), and how often the label is true (support). */
export interface Scores {
  precision: number;
  recall: number;
  f1: number;
  support: number;
}

export interface Classification {
  units: number;
  labels: Record<string, Scores & LabelCounts>;
  /** Over all (unit, label) pairs alike. */
  micro: Scores;
  /** The plain mean over all labels, those that never occur included. */
  macro: Scores;
  /** Share of units with every label right; null where no unit counts. */
  subset_accuracy: number | null;
}

/** Numbers kept for each label, before the two kept for units: see {@link countUnit}. */
const PER_LABEL = 5;

/**
 * The counts of one unit, as numbers that may be added up over units: for each label true positives,
 * false positives, false negatives, true negatives and ignored; then 1 if the unit counts towards
 * subset accuracy (a label of it at least is not ignored), and 1 if those labels are all right.
 */
export function countUnit(unit: Judged, labels: readonly string[]): Float64Array {
  const counts = new Float64Array(labels.length * PER_LABEL + 2);
  let counted = false;
  let right = true;
  for (const [i, label] of labels.entries()) {
    const kind = unit.ignored.includes(label)
      ? 4
      : (unit.predicted.includes(label) ? 0 : 2) +
        (unit.predicted.includes(label) === unit.gold.includes(label) ? 0 : 1);
    // 0 found and true, 1 found and false, 2 not found and rightly so, 3 missed
    counts[i * PER_LABEL + ([0, 1, 3, 2, 4][kind] as number)] = 1;
    if (kind === 4) continue;
    counted = true;
    if (kind === 1 || kind === 3) right = false;
  }
  counts[labels.length * PER_LABEL] = counted ? 1 : 0;
  counts[labels.length * PER_LABEL + 1] = counted && right ? 1 : 0;
  return counts;
}

/** The counts of units added up. */
export function countUnits(units: readonly Judged[], labels: readonly string[]): Float64Array {
  const sum = new Float64Array(labels.length * PER_LABEL + 2);
  for (const unit of units)
    for (const [i, count] of countUnit(unit, labels).entries()) sum[i] = (sum[i] as number) + count;
  return sum;
}

/**
 * Scores of summed counts. A share of nothing is 0, as scikit-learn's `zero_division=0`: precision
 * where a label was never predicted, recall where it is never true, F1 where neither.
 */
export function scoreCounts(
  counts: Float64Array,
  labels: readonly string[],
  units: number,
): Classification {
  const scored: Classification['labels'] = {};
  const all: LabelCounts = emptyCounts();
  for (const [i, label] of labels.entries()) {
    const one = labelCounts(counts, i);
    scored[label] = { ...scoresOf(one), ...one };
    for (const key of Object.keys(all) as (keyof LabelCounts)[]) all[key] += one[key];
  }
  const per = Object.values(scored);
  const mean = (key: keyof Scores) =>
    per.length === 0 ? 0 : per.reduce((sum, one) => sum + one[key], 0) / per.length;
  const counted = counts[labels.length * PER_LABEL] as number;
  const right = counts[labels.length * PER_LABEL + 1] as number;
  const micro = scoresOf(all);
  return {
    units,
    labels: scored,
    micro,
    macro: {
      precision: mean('precision'),
      recall: mean('recall'),
      f1: mean('f1'),
      support: micro.support,
    },
    subset_accuracy: counted === 0 ? null : right / counted,
  };
}

/** Scores of units by label, micro and macro: {@link countUnits} and {@link scoreCounts} in one. */
export function classify(units: readonly Judged[], labels: readonly string[]): Classification {
  return scoreCounts(countUnits(units, labels), labels, units.length);
}

function scoresOf(counts: LabelCounts): Scores {
  const { true_positives: tp, false_positives: fp, false_negatives: fn } = counts;
  return {
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    f1: share(2 * tp, 2 * tp + fp + fn),
    support: tp + fn,
  };
}

const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);

const emptyCounts = (): LabelCounts => ({
  true_positives: 0,
  false_positives: 0,
  false_negatives: 0,
  true_negatives: 0,
  ignored: 0,
});

function labelCounts(counts: Float64Array, label: number): LabelCounts {
  const at = (offset: number) => counts[label * PER_LABEL + offset] as number;
  return {
    true_positives: at(0),
    false_positives: at(1),
    false_negatives: at(2),
    true_negatives: at(3),
    ignored: at(4),
  };
}
