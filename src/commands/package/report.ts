import { join } from 'node:path';
import type { ProblemSink } from '../../records.js';
import type { PackageFacts } from '../../reporters/package/facts.js';
import { plural } from '../../reporters/text-table.js';

/** What was written; `--json` prints it as it stands. */
export interface PackageSummary {
  folder: string;
  rows: number;
  articles: number;
  splits: PackageFacts['splits'];
  files: { path: string }[];
}

/** A description from the counts, where the author gives none. */
export function describe(
  found: { rows: number; articles: number; langs: Map<string, number> },
  codebook: string,
): string {
  const langs = [...found.langs.keys()].filter((lang) => lang !== 'und');
  return `Statement units of ${plural(found.articles, 'news article')} in ${plural(langs.length, 'language')} (${langs.join(', ')}), labelled for stance by the codebook "${codebook}".`;
}

/** Tells what a publisher should know of a dataset beforehand. */
export function tell(
  { leftOut, localPaths }: { leftOut: number; localPaths: number },
  file: string,
  sink: ProblemSink,
): void {
  if (leftOut > 0)
    sink({
      severity: 'warning',
      code: 'package/left-out',
      message: `${plural(leftOut, 'article')} of the dataset are in no split, and not in the package`,
      place: { file },
    });
  if (localPaths > 0)
    sink({
      severity: 'warning',
      code: 'package/local-path',
      message: `article_source of ${plural(localPaths, 'article')} is a path on your machine, and is published`,
      place: { file },
      hint: 'build from a relative path',
    });
}

/** The account of a package, for people. */
export function formatPackage({ folder, rows, articles, splits, files }: PackageSummary): string {
  const parts = splits.map((split) => `${split.name} ${split.rows.toLocaleString('en')}`);
  return `${[
    `${plural(rows, 'row')} of ${plural(articles, 'article')}: ${parts.join(', ')}`,
    ...files.map(({ path }) => `  ${join(folder, path)}`),
    'What only you know is marked "To be filled in by the author" in README.md.',
  ].join('\n')}\n`;
}
