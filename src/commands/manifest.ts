import type { LoadedCodebook } from '../formats/codebooks.js';
import type { Classifier, FileEntry, Manifest, Meta } from '../records.js';
import type { Tally } from '../reporters/tally.js';
import { VERSION } from '../version.js';
import type { ArticleInput } from './article-input.js';
import type { Argv } from './command.js';

/** Options that cannot change the content of a dataset, and so do not stand in its manifest. */
const SILENT = new Set([
  '_',
  '$0',
  'output',
  'force',
  'json',
  'quiet',
  'batch-size',
  'threads',
  'codebook',
  'classifier',
]);

/** What made a dataset: the record that is written last. */
export function manifestOf(made: {
  argv: Argv;
  began: Date;
  now: Date;
  tally: Tally;
  loaded: LoadedCodebook;
  classifier: Classifier;
  input: ArticleInput;
  files: FileEntry[];
}): Manifest {
  const { argv, began, now, tally, loaded, classifier, input, files } = made;
  const options = Object.entries(argv).filter(
    ([name, value]) => !SILENT.has(name) && value !== undefined,
  );
  return {
    schema_version: '1',
    tool: { name: 'stancekit', version: VERSION },
    created: now.toISOString(),
    seconds: (now.getTime() - began.getTime()) / 1000,
    options: Object.fromEntries(options.sort(([a], [b]) => (a < b ? -1 : 1))) as Meta,
    codebook: { id: loaded.codebook.id, version: loaded.codebook.version, sha256: loaded.sha256 },
    classifier: { ...classifier.annotator, type: 'classifier' },
    inputs: { files: input.files.length, articles: tally.articles, skipped: input.skipped },
    counts: tally.counts(),
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    meta: {},
  };
}
