import { alignColumns, plural } from './text-table.js';

/** What is told of an opened classifier. */
export interface DescribedClassifier {
  id: string;
  revision: string | null;
  folder: string;
  kind: string;
  dtype: string;
  dynamic: boolean;
  outputs: readonly string[];
  maxLength: number;
  settings?: { thresholds: { [label: string]: number } } | undefined;
  files: readonly { path: string; bytes: number; sha256: string }[];
  sha256: string;
  /** The text of its card; null where it has none. */
  card: string | null;
}

/** A classifier for people: what it is, its thresholds and files, then its card as it stands. */
export function formatClassifier(described: DescribedClassifier): string {
  const { id, revision, folder, kind, dtype, dynamic, outputs, maxLength, files, card } = described;
  const thresholds = described.settings?.thresholds ?? {};
  const facts = [
    ['classifier', revision === null ? id : `${id} ${revision}`],
    ['folder', folder],
    ['kind', kind],
    [
      'dtype',
      dynamic ? `${dtype}, quantised by what is in the batch: texts run one by one` : dtype,
    ],
    ['outputs', outputs.join(', ')],
    [
      'thresholds',
      kind === 'nli'
        ? '0.5 for every label'
        : outputs.map((name) => `${name} ${thresholds[name] ?? 0.5}`).join(', '),
    ],
    ['reads', `${plural(maxLength, 'token')} at once; longer texts in windows`],
    ['sha256', described.sha256],
  ];
  const sums = files.map(({ path, bytes, sha256 }) => [sha256, bytes.toLocaleString('en'), path]);
  return [
    ...alignColumns(facts, [0, 1]),
    '',
    ...alignColumns([['sha256', 'bytes', 'file'], ...sums], [0, 2]),
    ...(card === null ? [] : ['', card.trimEnd()]),
    '',
  ].join('\n');
}

/** What is on this machine, and what is known of others. */
export function formatClassifierList(
  here: readonly { name: string; revision: string; dtypes: readonly string[] }[],
  others: readonly {
    name: string;
    revision: string;
    dtype: string;
    megabytes: number;
    about: string;
  }[],
): string {
  const rows = here.map(({ name, revision, dtypes }) => [name, revision, dtypes.join(', ')]);
  const known = others.flatMap(({ name, revision, dtype, megabytes, about }) => [
    `  ${about}; ${dtype}: ${megabytes} MB`,
    `    stancekit classifiers pull ${name}@${revision} --dtype ${dtype}`,
  ]);
  return [
    ...alignColumns([['classifier', 'revision', 'dtype'], ...rows], [0, 1, 2]),
    ...(known.length === 0 ? [] : ['', 'Not fetched:', ...known]),
    '',
  ].join('\n');
}
