import { createPaint, formatPlace, type Paint } from '../errors.js';
import type { AgreementReport, AgreementRow, Disagreement } from './agreement-report.js';
import { alignColumns, formatBar, formatInterval, formatShare, plural } from './text-table.js';

/** An agreement report for reading on a terminal. `none` is what an empty label set is called. */
export function formatAgreement(
  report: AgreementReport,
  options: { none: string; color: boolean },
): string {
  const paint = createPaint(options.color);
  const { annotators, groups, units, pairable, disagreeing } = report;
  const where = groups.by === 'article' ? ` of ${plural(groups.count, 'article')}` : '';
  const names = annotators.map(
    (one) => `${paint.bold(one.name)} ${paint.dim(`(${one.units.toLocaleString('en')})`)}`,
  );
  const lines = [
    names.join(', '),
    ...(report.left_out.length === 0
      ? []
      : [paint.dim(`  left out: ${report.left_out.join(', ')} (--annotator takes them in)`)]),
    paint.dim(
      `  ${plural(units, 'unit')}${where}, joined by ${report.joined_by}; ${pairable.toLocaleString('en')} labelled by two or more`,
    ),
    '',
    ...coefficientLines(report, paint),
    ...pairLines(report, paint),
    ...boundaryLines(report, paint),
    ...spanLines(report, paint),
    '',
    disagreeing === 0
      ? paint.green('  no disagreements')
      : `  ${plural(disagreeing, 'disagreement')}${shownOf(report)}`,
    ...report.disagreements.flatMap((one, i) => disagreementLines(one, i, options.none, paint)),
  ];
  return `${lines.join('\n')}\n`;
}

function coefficientLines(report: AgreementReport, paint: Paint): string[] {
  const cohen = report.annotators.length === 2;
  const row = (name: string, found: AgreementRow, given: string) => [
    name,
    given,
    formatShare(found.observed),
    ...(cohen ? [formatShare(found.cohen_kappa)] : []),
    formatShare(found.fleiss_kappa),
    formatShare(found.gwet_ac1),
    formatShare(found.krippendorff_alpha),
    formatInterval(found.intervals.krippendorff_alpha),
    found.krippendorff_alpha === null ? '' : formatBar(found.krippendorff_alpha, 20),
  ];
  const head = ['', 'given', 'agree', ...(cohen ? ["Cohen's κ"] : []), "Fleiss' κ", "Gwet's AC1"];
  const rows = [
    ...Object.entries(report.labels).map(([label, found]) =>
      row(label, found, formatShare(found.given)),
    ),
    row('label sets', report.label_sets, ''),
  ];
  const [first, ...rest] = alignColumns([[...head, "Krippendorff's α", '95 % of α'], ...rows]) as [
    string,
    ...string[],
  ];
  const undefinedSomewhere = rows.some((cells) => cells.includes('-'));
  return [
    `  ${paint.dim(first)}`,
    ...rest.slice(0, -1).map((line) => `  ${line}`),
    ...rest.slice(-1).map((line) => `  ${paint.bold(line)}`),
    ...(undefinedSomewhere
      ? [paint.dim('  -: undefined (too few ratings, or all of them alike)')]
      : []),
    ...(report.pairable < report.units
      ? [
          paint.dim(
            `  Fleiss' κ and AC1 take chance from all ratings, also of the ${plural(report.units - report.pairable, 'unit')} that one alone labelled; the others do not`,
          ),
        ]
      : []),
  ];
}

function pairLines({ pairs, labels }: AgreementReport, paint: Paint): string[] {
  if (pairs.length === 0) return [];
  const [head, ...rows] = alignColumns([
    ["Cohen's κ of two", 'units', 'label sets', ...Object.keys(labels)],
    ...pairs.map(({ annotators, units, label_sets, labels: found }) => [
      annotators.join(', '),
      units.toLocaleString('en'),
      formatShare(label_sets),
      ...Object.values(found).map(formatShare),
    ]),
  ]) as [string, ...string[]];
  return ['', `  ${paint.dim(head)}`, ...rows.map((line) => `  ${line}`)];
}

function boundaryLines({ boundaries }: AgreementReport, paint: Paint): string[] {
  if (boundaries.length === 0) return [];
  const [head, ...rows] = alignColumns([
    ['unit boundaries', 'articles', 'same', 'beside', 'first', 'second', 'B', '95 % of B'],
    ...boundaries.map((row) => [
      row.files.join(', '),
      ...[row.articles, row.matches, row.near, row.only_first, row.only_second].map((n) =>
        n.toLocaleString('en'),
      ),
      formatShare(row.similarity),
      formatInterval(row.interval),
    ]),
  ]) as [string, ...string[]];
  return ['', `  ${paint.dim(head)}`, ...rows.map((line) => `  ${line}`)];
}

function spanLines({ spans }: AgreementReport, paint: Paint): string[] {
  if (spans.length === 0) return [];
  const [head, ...rows] = alignColumns(
    [
      ['spans', '', 'marked', 'the same', 'overlap'],
      ...spans.map(({ annotators, span, marked, exact, overlap }) => [
        annotators.join(', '),
        span,
        marked.toLocaleString('en'),
        formatShare(exact),
        formatShare(overlap),
      ]),
    ],
    [0, 1],
  ) as [string, ...string[]];
  return ['', `  ${paint.dim(head)}`, ...rows.map((line) => `  ${line}`)];
}

function shownOf({ disagreements, disagreeing }: AgreementReport): string {
  if (disagreements.length === 0) return ' (--disagreements N shows them)';
  if (disagreements.length === disagreeing) return ', the most divided first:';
  return `, the ${disagreements.length} most divided:`;
}

/** A unit, numbered, with its place, its text and what each annotator chose. */
export function disagreementLines(
  one: Disagreement,
  i: number,
  none: string,
  paint: Paint,
): string[] {
  const { file, line, lang, id } = one;
  const place = formatPlace({ file, ...(line === null ? {} : { line }) });
  const text = one.text?.replace(/\s+/g, ' ').trim();
  const names = Object.keys(one.choices);
  const width = Math.max(...names.map((name) => name.length));
  return [
    '',
    `  ${i + 1}. ${paint.dim([place, id, lang && `[${lang}]`].filter((part) => part).join(' '))}`,
    ...(text ? [`     ${isolate(text)}`] : []),
    ...Object.entries(one.choices).map(([name, labels]) => {
      const chosen = labels === null ? paint.dim('-') : labels.join(', ') || none;
      return `     ${name.padEnd(width)}  ${labels === null ? chosen : paint.cyan(chosen)}`;
    }),
  ];
}

/** Keeps right-to-left text from turning its surroundings round (first-strong isolate); for display only. */
const isolate = (text: string) => (/[\u0590-\u08ff]/.test(text) ? `\u2068${text}\u2069` : text);
