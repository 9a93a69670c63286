import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { cacheFolder } from '../classifiers/hub/settings.js';
import { grantedCores } from '../classifiers/threads.js';
import type { Io } from '../io.js';
import type { Classifier, Codebook, ProblemSink } from '../records.js';
import { classifierOptionsOf } from './classifier-options.js';
import { placeOf } from './classifier-place.js';
import { type Argv, flagOf, stringOf, wholeOf } from './command.js';

export { CLASSIFIER_OPTIONS } from './classifier-options.js';
export { bundledClassifierFolder } from './classifier-place.js';

/** Scores are kept unless the option, or `STANCEKIT_NO_CACHE` of the environment, says otherwise. */
const wantsCache = (argv: Argv, io: Io): boolean =>
  typeof argv['cache'] === 'boolean' ? argv['cache'] : !io.env['STANCEKIT_NO_CACHE'];

/**
 * Loads the classifier that the options name, and sees that its labels are labels of the codebook.
 * Its annotations are by that codebook; labels that it does not know are told once.
 */
export async function openClassifier(
  argv: Argv,
  codebook: Codebook,
  sink: ProblemSink,
  io: Io,
): Promise<Classifier> {
  const given = stringOf(argv, 'classifier') ?? 'bundled';
  const options = await classifierOptionsOf(argv, codebook);
  const threads = wholeOf(argv, 'threads', 1) ?? (await grantedCores(io.env));
  const place = await placeOf(given, io, {
    offline: flagOf(argv, 'offline'),
    dtype: options.dtype,
    quiet: flagOf(argv, 'quiet'),
  });
  // Else the heap grows to several times what is in use before it is cleaned, on a long run only.
  setFlagsFromString('--heap-growing-percent=50');
  const { loadClassifier } = await import('../classifiers/load.js');
  const warn = (code: string, message: string) =>
    sink({ severity: 'warning', code, message, place: { file: given } });
  const classifier = await loadClassifier(place.folder, {
    ...options,
    id: place.id,
    revision: place.revision,
    threads,
    codebook,
    cache: wantsCache(argv, io) ? join(cacheFolder(io.env), 'scores') : undefined,
    onCache: (message, file) =>
      sink({ severity: 'warning', code: 'cache/damaged', message, place: { file } }),
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
