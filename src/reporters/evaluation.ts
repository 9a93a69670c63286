import { createPaint, type Paint } from '../errors.js';
import { formatCalibration, formatComparison, formatCurves } from './evaluation-details.js';
import type { EvaluationReport, ScoreRow, ScoreTable } from './evaluation-report.js';
import { alignColumns, formatBar, formatInterval, formatShare, plural } from './text-table.js';

/** An evaluation for reading on a terminal. `byLabel` shows the scores of each label. */
export function formatEvaluation(
  report: EvaluationReport,
  options: { byLabel: boolean; color: boolean },
): string {
  const paint = createPaint(options.color);
  const { scores, by, groups, ignored_pairs, unmatched } = report;
  const name = ({ file, annotator }: EvaluationReport['gold']) =>
    `${paint.bold(file)}${annotator === null ? '' : paint.dim(` (${annotator})`)}`;
  const where = groups.by === 'article' ? ` of ${plural(groups.count, 'article')}` : '';
  const left = [
    unmatched.gold === 0
      ? ''
      : paint.red(`${plural(unmatched.gold, 'gold row')} without a prediction`),
    unmatched.not_labelled === 0 ? '' : `${unmatched.not_labelled} not labelled`,
    unmatched.predicted === 0 ? '' : `${plural(unmatched.predicted, 'prediction')} without gold`,
    ignored_pairs === 0 ? '' : `${plural(ignored_pairs, 'doubtful label')} ignored`,
  ].filter((part) => part !== '');
  const lines = [
    `${name(report.predicted)} against ${name(report.gold)}`,
    paint.dim(`  ${plural(scores.units, 'unit')}${where}, joined by ${report.joined_by}`),
    ...(left.length === 0 ? [] : [`  ${left.join(', ')}`]),
    '',
    ...scoreLines(scores, options.byLabel, paint),
    ...(['lang', 'kind'] as const).flatMap((key) => sliceLines(key, by[key], paint)),
    ...(report.curves === undefined ? [] : formatCurves(report.curves, scores, paint)),
    ...formatCalibration(report.calibration, report.curves !== undefined, paint),
    ...(report.comparison === undefined ? [] : formatComparison(report.comparison, paint)),
    ...verdict(report, paint),
  ];
  return `${lines.join('\n')}\n`;
}

function scoreLines(scores: ScoreTable, byLabel: boolean, paint: Paint): string[] {
  const row = (name: string, { precision, recall, f1, f1_interval, support }: ScoreRow) => [
    name,
    ...[precision, recall, f1].map(formatShare),
    formatInterval(f1_interval),
    support.toLocaleString('en'),
    formatBar(f1, 20),
  ];
  const [head, ...rows] = alignColumns([
    ['', 'precision', 'recall', 'F1', '95 % of F1', 'support'],
    ...(byLabel ? Object.entries(scores.labels).map(([label, found]) => row(label, found)) : []),
    row('micro', scores.micro),
    row('macro', scores.macro),
  ]) as [string, ...string[]];
  const labels = rows.slice(0, -2).map((line) => `  ${line}`);
  const { subset_accuracy: right, subset_accuracy_interval: interval } = scores;
  return [
    `  ${paint.dim(head)}`,
    ...labels,
    ...rows.slice(-2).map((line) => `  ${paint.bold(line)}`),
    `  every label right in ${right === null ? '-' : percent(right)} of the units${
      interval === null ? '' : ` (${percent(interval.low)} to ${percent(interval.high)})`
    }`,
  ];
}

/** More labels than this would not fit beside each other. */
const LABELS_BESIDE = 5;

function sliceLines(
  key: string,
  slices: Record<string, ScoreTable> | undefined,
  paint: Paint,
): string[] {
  if (slices === undefined) return [];
  const labels = Object.keys(Object.values(slices)[0]?.labels ?? {});
  const beside = labels.length <= LABELS_BESIDE ? labels : [];
  const [head, ...rows] = alignColumns([
    [
      `by ${key}`,
      'units',
      'precision',
      'recall',
      'F1',
      '95 % of F1',
      'support',
      'macro F1',
      ...beside,
    ],
    ...Object.entries(slices).map(([name, { units, micro, macro, labels: found }]) => [
      name,
      units.toLocaleString('en'),
      ...[micro.precision, micro.recall, micro.f1].map((share) =>
        micro.support === 0 ? '-' : formatShare(share),
      ),
      formatInterval(micro.f1_interval),
      micro.support.toLocaleString('en'),
      micro.support === 0 ? '-' : formatShare(macro.f1),
      ...beside.map((label) => {
        const { f1, support } = found[label] as ScoreRow;
        return support === 0 ? '-' : formatShare(f1);
      }),
    ]),
  ]) as [string, ...string[]];
  return ['', `  ${paint.dim(head)}`, ...rows.map((line) => `  ${line}`)];
}

function verdict({ min_f1, scores }: EvaluationReport, paint: Paint): string[] {
  if (min_f1 === undefined) return [];
  const told = `micro F1 ${formatShare(scores.micro.f1)}, wanted ${min_f1.required}`;
  return ['', min_f1.reached ? paint.green(`reached: ${told}`) : paint.red(`not reached: ${told}`)];
}

const percent = (share: number) => `${(100 * share).toFixed(1)} %`;
