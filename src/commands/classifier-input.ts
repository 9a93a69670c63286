import { fileURLToPath } from 'node:url';
import type { Options } from 'yargs';
import { StancekitError } from '../errors.js';
import type { Classifier, Codebook, ProblemSink } from '../records.js';
import { type Argv, stringOf, wholeOf } from './command.js';

/** Where the classifier lies that comes with the package. */
export const bundledClassifierFolder = fileURLToPath(
  new URL('../../models/stance-xs/', import.meta.url),
);

/** Options of every command that labels. */
export const CLASSIFIER_OPTIONS: Readonly<Record<string, Options>> = {
  classifier: { nargs: 1, type: 'string', describe: 'Folder of a classifier [bundled]' },
  codebook: { nargs: 1, type: 'string', describe: 'Codebook file [diplomatic-stance]' },
  'batch-size': {
    nargs: 1,
    type: 'string',
    describe: 'Texts to a batch; changes speed, never results',
  },
  threads: {
    nargs: 1,
    type: 'string',
    describe: 'Threads; changes speed, never results [one a core]',
  },
};

/**
 * Loads the classifier that the options name, and sees that its labels are labels of the codebook.
 * Its annotations are by that codebook; labels that it does not know are told once.
 */
export async function openClassifier(
  argv: Argv,
  codebook: Codebook,
  sink: ProblemSink,
): Promise<Classifier> {
  const given = stringOf(argv, 'classifier') ?? 'bundled';
  const batchSize = wholeOf(argv, 'batch-size', 1);
  const threads = wholeOf(argv, 'threads', 1);
  const { loadClassifier } = await import('../classifiers/transformers.js');
  const classifier = await loadClassifier(given === 'bundled' ? bundledClassifierFolder : given, {
    batchSize,
    threads,
  });
  const stray = classifier.labels.filter((id) => !codebook.labels.some((label) => label.id === id));
  if (stray.length > 0) {
    await classifier.close();
    throw new StancekitError(
      'classifier/other-codebook',
      `the classifier gives labels that the codebook ${codebook.id} does not have: ${stray.join(', ')}`,
      {
        hint: 'choose another --classifier or another --codebook',
      },
    );
  }
  const unknown = codebook.labels
    .filter(({ id }) => !classifier.labels.includes(id))
    .map(({ id }) => id);
  if (unknown.length > 0) {
    sink({
      severity: 'warning',
      code: 'classifier/unknown-labels',
      message: `the classifier does not know ${unknown.join(', ')}, and never gives them`,
      place: { file: classifier.annotator.id },
    });
  }
  return { ...classifier, codebook: { id: codebook.id, version: codebook.version } };
}
