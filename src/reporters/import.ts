/** What came of an import: every task and every answer is counted once. */
export interface ImportReport {
  /** Tasks of the files whose unit is in the dataset. */
  tasks: number;
  /** Units of the dataset, boilerplate put aside, that no task of the files is about. */
  units_without_task: number;
  /** Answers taken in, by what they did to the dataset. */
  answers: { new: number; changed: number; unchanged: number };
  by_annotator: { [annotator: string]: number };
  /** Answers with the labels that the classifier suggested, and with others. */
  as_suggested: number;
  not_as_suggested: number;
  /** Answers with spans other than those of the unit. */
  spans_changed: number;
  notes: number;
  /** Answers in which nothing was chosen, not even the name for none: they count as none. */
  without_choice: number;
  /** What was not taken in, by reason. */
  left_out: { [reason: string]: number };
  errors: number;
  warnings: number;
  /** The folder that was written; null where nothing was. */
  written: string | null;
}

/** The account of an import, for people. */
export function formatImport(report: ImportReport): string {
  const { answers } = report;
  const sum = answers.new + answers.changed + answers.unchanged;
  const lines = [
    `${count(report.tasks, 'task')}, ${count(sum, 'answer')}: ${answers.new} new, ${answers.changed} changed, ${answers.unchanged} as before`,
  ];
  const people = Object.entries(report.by_annotator);
  const [nameless] = people.find(([id]) => /^[0-9]+$/.test(id)) ?? [];
  const rename = nameless === undefined ? '' : `; --rename ${nameless}=NAME gives them names`;
  if (people.length > 0)
    lines.push(`  by ${people.map(([id, n]) => `${id} (${n})`).join(', ')}${rename}`);
  if (report.as_suggested + report.not_as_suggested > 0)
    lines.push(
      `  labels as the classifier suggested: ${report.as_suggested}, others: ${report.not_as_suggested}`,
    );
  if (report.spans_changed > 0) lines.push(`  with spans of their own: ${report.spans_changed}`);
  if (report.notes > 0) lines.push(`  with a note: ${report.notes}`);
  if (report.without_choice > 0)
    lines.push(`  nothing chosen, which is read as no label: ${report.without_choice}`);
  for (const [reason, n] of Object.entries(report.left_out))
    lines.push(`  left out, ${reason}: ${n}`);
  if (report.units_without_task > 0)
    lines.push(`  units of the dataset without a task: ${report.units_without_task}`);
  if (report.errors > 0) lines.push(`  ${count(report.errors, 'problem')} (see above)`);
  lines.push(report.written === null ? 'Nothing was written' : `Written to ${report.written}`);
  return `${lines.join('\n')}\n`;
}

const count = (n: number, what: string) => `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
