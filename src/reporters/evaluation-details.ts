import type { Paint } from '../errors.js';
import type { Comparison, Curve, Reliability, ScoreTable, Test } from './evaluation-report.js';
import { alignColumns, formatBar, formatInterval, formatShare, plural } from './text-table.js';

const indent = (lines: readonly string[], paint: Paint): string[] =>
  lines.map((line, i) => `  ${i === 0 ? paint.dim(line) : line}`);

/** Average precision, best threshold, and the curve itself as a row of blocks from recall 5 % to 100 %. */
export function formatCurves(
  curves: Readonly<Record<string, Curve | null>>,
  scores: ScoreTable,
  paint: Paint,
): string[] {
  const rows = Object.entries(curves).map(([label, curve]) => {
    if (curve === null) return [label, '-', '-', '-', '-', '-', '', 'never true in the gold'];
    const { threshold, precision, recall, f1 } = curve.best;
    const gain = f1 - (scores.labels[label]?.f1 ?? 0);
    return [
      label,
      ...[curve.average_precision, threshold, precision, recall, f1].map(formatShare),
      `${gain < 0 ? '' : '+'}${gain.toFixed(3)}`,
      sparkline(curve),
    ];
  });
  const head = ['scores', 'avg precision', 'best threshold', 'precision', 'recall', 'F1'];
  return [
    '',
    ...indent(alignColumns([[...head, 'gain', 'precision by recall'], ...rows], [0, 7]), paint),
    paint.dim('  thresholds are the best for these very units: expect less of them on others'),
  ];
}

const BLOCKS = '▁▂▃▄▅▆▇█';
const RECALLS = Array.from({ length: 20 }, (_, i) => (i + 1) / 20);

/** The best precision that each level of recall can be had with. */
function sparkline({ points }: Curve): string {
  return RECALLS.map((level) => {
    const reachable = points.filter(({ recall }) => recall >= level - 1e-9);
    const best = Math.max(0, ...reachable.map(({ precision }) => precision));
    return BLOCKS[Math.min(BLOCKS.length - 1, Math.floor(best * BLOCKS.length))] as string;
  }).join('');
}

/** One line, or with `bins` how often the scores of each range come true. */
export function formatCalibration(
  calibration: Reliability | null,
  bins: boolean,
  paint: Paint,
): string[] {
  if (calibration === null) return [];
  const { count, ece, brier, mean_score, rate } = calibration;
  const drift = mean_score - rate;
  const way =
    Math.abs(drift) < 0.0005
      ? ''
      : `; scores run ${Math.abs(drift).toFixed(3)} too ${drift > 0 ? 'high' : 'low'}`;
  const line = `calibration: error (ECE) ${formatShare(ece)}, Brier ${formatShare(brier)}, ${plural(count, 'score')}${way}`;
  if (!bins) return ['', `  ${line}`];
  const rows = calibration.bins
    .filter((bin) => bin.count > 0)
    .map((bin) => [
      `${bin.from.toFixed(1)} to ${bin.to.toFixed(1)}`,
      bin.count.toLocaleString('en'),
      formatShare(bin.mean_score),
      formatShare(bin.rate),
      formatBar(bin.rate ?? 0, 20),
    ]);
  const head = ['score', 'pairs', 'mean', 'came true'];
  return ['', ...indent(alignColumns([head, ...rows]), paint), `  ${line}`];
}

/** Two systems side by side, and the exact test of their difference. */
export function formatComparison(comparison: Comparison, paint: Paint): string[] {
  const { file, units, predicted, other, f1_gain, f1_gain_interval } = comparison;
  const row = (name: string, mine: number, theirs: number, test: Test | undefined) => [
    name,
    formatShare(mine),
    formatShare(theirs),
    ...(test === undefined
      ? []
      : [String(test.only_first), String(test.only_second), formatP(test.p)]),
  ];
  const head = ['compared', 'F1', 'F1 other', 'only this right', 'only other right', 'McNemar p'];
  const rows = [
    ...Object.entries(comparison.labels).map(([label, test]) =>
      row(label, predicted.labels[label]?.f1 ?? 0, other.labels[label]?.f1 ?? 0, test),
    ),
    row('micro, whole units', predicted.micro.f1, other.micro.f1, comparison.all_labels),
  ];
  return [
    '',
    ...indent(alignColumns([head, ...rows]), paint),
    `  micro F1 ${f1_gain < 0 ? '' : '+'}${f1_gain.toFixed(3)} over ${paint.bold(file)}, 95 % ${formatInterval(f1_gain_interval)}, ${plural(units, 'unit')}`,
  ];
}

const formatP = (p: number) => (p < 0.001 ? '<0.001' : p.toFixed(3));
