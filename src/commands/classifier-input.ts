import { fileURLToPath } from 'node:url';
import type { Io } from '../io.js';
import type { Classifier, Codebook, ProblemSink } from '../records.js';
import { classifierOptionsOf } from './classifier-options.js';
import { type Argv, stringOf, wholeOf } from './command.js';

export { CLASSIFIER_OPTIONS } from './classifier-options.js';

/** Where the classifier lies that comes with the package. */
export const bundledClassifierFolder = fileURLToPath(
  new URL('../../models/stance-xs/', import.meta.url),
);

/**
 * Loads the classifier that the options name, and sees that its labels are labels of the codebook.
 * Its annotations are by that codebook; labels that it does not know are told once.
 */
export async function openClassifier(
  argv: Argv,
  codebook: Codebook,
  sink: ProblemSink,
  _io: Io,
): Promise<Classifier> {
  const given = stringOf(argv, 'classifier') ?? 'bundled';
  const options = await classifierOptionsOf(argv, codebook);
  const threads = wholeOf(argv, 'threads', 1);
  const { loadClassifier } = await import('../classifiers/load.js');
  const warn = (code: string, message: string) =>
    sink({ severity: 'warning', code, message, place: { file: given } });
  const classifier = await loadClassifier(given === 'bundled' ? bundledClassifierFolder : given, {
    ...options,
    threads,
    codebook,
    onStray: (outputs) =>
      warn(
        'classifier/stray-outputs',
        `outputs that stand for no label are left aside: ${outputs.join(', ')}`,
      ),
  });
  const unknown = codebook.labels
    .filter(({ id }) => !classifier.labels.includes(id))
    .map(({ id }) => id);
  if (unknown.length > 0)
    warn(
      'classifier/unknown-labels',
      `the classifier does not know ${unknown.join(', ')}, and never gives them`,
    );
  return classifier;
}
