import { createPaint } from '../errors.js';
import { disagreementLines } from './agreement.js';
import type { Disagreement } from './agreement-report.js';
import { plural } from './text-table.js';

/** What `adjudicate` did; `--json` prints it as it stands. */
export interface AdjudicationReport {
  rule: string;
  /** Whose labels were weighed, and of how many units. */
  annotators: { name: string; file: string; units: number }[];
  /** Annotators that are in the files and did not count. */
  left_out: string[];
  joined_by: 'id' | 'text';
  /** Units that one of them labelled at least. */
  units: number;
  /** Units decided, by how: labelled by one only, all alike, by majority, by whose word counts most. */
  decided: { alone: number; unanimous: number; majority: number; priority: number };
  /** Decided units with a set of labels that nobody chose as a whole. */
  new_sets: number;
  /** Decided labels, the codebook's name for none counted. */
  by_label: { [label: string]: number };
  /** Units left open, by why. */
  open: { tie: number; disagreement: number; 'too-few': number };
  /** As many of the open ones as were asked for, the most divided first. */
  open_units: (Disagreement & { why: string; doubt: string[] })[];
  /** The file or folder that was written; null where nothing was. */
  written: string | null;
  /** The file of open units; null where none was asked for. */
  open_file: string | null;
}

const WHY: Readonly<Record<string, string>> = {
  tie: 'a tie',
  disagreement: 'not unanimous',
  'too-few': 'too few labelled it',
};

/** The account of an adjudication, with the open units, for people. `none` is what an empty set of labels is called. */
export function formatAdjudication(
  report: AdjudicationReport,
  options: { none: string; color: boolean },
): string {
  const paint = createPaint(options.color);
  const { decided, open, annotators } = report;
  const sum = (counts: Record<string, number>) => Object.values(counts).reduce((a, b) => a + b, 0);
  const list = (counts: Record<string, number>, names: Readonly<Record<string, string>>) =>
    Object.entries(counts)
      .filter(([, n]) => n > 0)
      .map(([key, n]) => `${names[key] ?? key} ${n.toLocaleString('en')}`)
      .join(', ');
  const detail = (text: string) => (text === '' ? '' : paint.dim(` (${text})`));
  const left = sum(open) - report.open_units.length;
  return [
    `${annotators.map(({ name, units }) => `${paint.bold(name)} ${paint.dim(`(${units.toLocaleString('en')})`)}`).join(', ')}`,
    paint.dim(
      `  ${plural(report.units, 'unit')}, joined by ${report.joined_by}; rule: ${report.rule}`,
    ),
    ...(report.left_out.length === 0
      ? []
      : [paint.dim(`  left out: ${report.left_out.join(', ')} (--annotator takes them in)`)]),
    '',
    `  ${paint.green('decided')} ${sum(decided).toLocaleString('en')}${detail(list(decided, { alone: 'labelled by one only' }))}`,
    ...(sum(decided) === 0 ? [] : [`  labels  ${list(report.by_label, {})}`]),
    ...(report.new_sets === 0
      ? []
      : [`  ${plural(report.new_sets, 'unit')} got a set of labels that nobody chose as a whole`]),
    `  ${sum(open) === 0 ? 'open' : paint.yellow('open')}    ${sum(open).toLocaleString('en')}${detail(list(open, WHY))}`,
    ...(open['too-few'] > 0 && report.open_units.length > 0
      ? [paint.dim('  --min-annotators 1 takes the word of one where nobody else labelled')]
      : []),
    ...report.open_units.flatMap((one, i) => [
      ...disagreementLines(one, i, options.none, paint),
      `     ${paint.dim(`${WHY[one.why]}${one.doubt.length === 0 ? '' : `: ${one.doubt.join(', ')}`}`)}`,
    ]),
    ...(left === 0 || report.open_units.length === 0
      ? []
      : ['', paint.dim(`  and ${left.toLocaleString('en')} more (--show N, --open-out FILE)`)]),
    ...(report.written === null && report.open_file === null ? [] : ['']),
    ...(report.open_file === null ? [] : [`Open units in ${report.open_file}`]),
    ...(report.written === null ? [] : [`Written to ${report.written}`]),
    '',
  ].join('\n');
}
