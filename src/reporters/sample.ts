import { createPaint } from '../errors.js';
import type { Json, Meta } from '../records.js';
import { alignColumns, plural } from './text-table.js';

/** What `sample` picked; `--json` prints it as it stands. */
export interface SampleReport {
  by: string;
  seed: number;
  /** Units wanted, picked, and how many of these are the random control. */
  wanted: number;
  picked: number;
  control: number;
  /** Units that the picks, and the control units, were drawn from. */
  pool: number;
  control_pool: number;
  by_lang: { [lang: string]: number };
  by_label: { [label: string]: number };
  /** The folder that was written; null where the rows went to stdout. */
  written: string | null;
}

/** The account of a sample, for people. */
export function formatSample(report: SampleReport, color: boolean): string {
  const paint = createPaint(color);
  const { by, seed, picked, control, pool, control_pool: from } = report;
  const counts = (of: { [key: string]: number }) =>
    Object.entries(of)
      .map(([name, n]) => `${name} ${n.toLocaleString('en')}`)
      .join(', ');
  const rest = picked - control;
  return [
    `${paint.bold(plural(picked, 'unit'))} to look at (seed ${seed})`,
    ...alignColumns([
      [`  by ${by}`, rest.toLocaleString('en'), `of ${plural(pool, 'unit')}`],
      ...(control === 0
        ? []
        : [['  at random', control.toLocaleString('en'), `of ${plural(from, 'unit')}`]]),
    ]),
    ...(picked < report.wanted
      ? [
          paint.yellow(
            `  fewer than the ${report.wanted.toLocaleString('en')} wanted: there are no more`,
          ),
        ]
      : []),
    `  ${counts(report.by_lang)}`,
    `  ${counts(report.by_label)}`,
    ...(by === 'random' || control === 0
      ? []
      : [paint.dim('  shares and scores can be estimated from the random ones only')]),
    ...(report.written === null ? [] : [`Written to ${report.written}`]),
    '',
  ].join('\n');
}

/** The README of a dataset folder of selected units. */
export function formatSelectionCard(selection: readonly unknown[], record: Meta): string {
  const line = ([name, value]: [string, Json | undefined]) =>
    `| ${name} | ${JSON.stringify(value)} |`;
  return `# ${plural(selection.length, 'unit')} for people to look at

A selection of a stance dataset: \`selection.jsonl\` lists the units, which comes first, and why. Articles are
whole; only the selected units and their annotations are here, so text between units is no gap. Made with stancekit:

    stancekit export THIS --to label-studio > tasks.json
    stancekit import reviewed.json --from label-studio --dataset ORIGINAL

| option | value |
| --- | --- |
${Object.entries(record).map(line).join('\n')}

Only units of the reason \`random\` are a fair sample of the whole; the others were chosen because they are hard or rare.
`;
}
