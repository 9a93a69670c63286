import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openModelFolder } from '../../classifiers/model-folder.js';
import { StancekitError } from '../../errors.js';
import { isHere } from '../../formats/bytes.js';
import { readCodebook } from '../../formats/codebooks.js';
import { isFolder } from '../../formats/dataset-reader.js';
import { readSplits, SPLITS_FILE } from '../../formats/splits.js';
import type { Io } from '../../io.js';
import type { Codebook, Manifest, ProblemSink } from '../../records.js';
import type { PackageFacts } from '../../reporters/package/facts.js';
import { ChosenAnnotators } from '../chosen-annotators.js';
import { bundledClassifierFolder } from '../classifier-input.js';
import type { Argv } from '../command.js';

/** A dataset folder that is to be published. */
export interface PackageSource {
  folder: string;
  codebook: Codebook;
  codebookText: string;
  manifest: Manifest | null;
  /** The Hub's name of the split of an article; null for one that is left out. */
  splitOf: (articleId: string) => string | null;
  /** How the splits were made, as far as the dataset tells; null where there are none. */
  splitOptions: Record<string, unknown> | null;
  /** Whose labels are published. */
  annotators: ChosenAnnotators;
}

/** Reads what is at hand about the dataset in `folder`; `splitFile` is the one that the user names. */
export async function openSource(
  folder: string,
  splitFile: string | undefined,
  argv: Argv,
  io: Io,
  sink: ProblemSink,
): Promise<PackageSource> {
  if (!(await isFolder(folder)) || !(await isHere(join(folder, 'annotations.jsonl'))))
    throw new StancekitError(
      'input/no-dataset',
      'is no dataset folder: it has no annotations.jsonl',
      { place: { file: folder }, hint: 'make one with stancekit build' },
    );
  const own = join(folder, 'codebook.json');
  const { codebook, text } = await readCodebook((await isHere(own)) ? own : undefined);
  const manifest = await manifestOf(folder);
  const path = splitFile ?? join(folder, SPLITS_FILE);
  const splits =
    splitFile !== undefined || (await isHere(path))
      ? await readSplits(path, { stdin: io.stdin, sink })
      : null;
  return {
    folder,
    codebook,
    codebookText: text,
    manifest,
    splitOf: (id) => (splits === null ? 'train' : hubSplit(splits.get(id) ?? null)),
    splitOptions: splits === null ? null : splitOptionsOf(manifest),
    annotators: new ChosenAnnotators(argv),
  };
}

async function manifestOf(folder: string): Promise<Manifest | null> {
  const path = join(folder, 'manifest.json');
  return (await isHere(path)) ? (JSON.parse(await readFile(path, 'utf8')) as Manifest) : null;
}

/** The Hub's word for a split. */
const hubSplit = (name: string | null) => (name === 'dev' ? 'validation' : name);

function splitOptionsOf(manifest: Manifest | null): Record<string, unknown> | null {
  const options = manifest?.meta['split'];
  return typeof options === 'object' && options !== null
    ? (options as Record<string, unknown>)
    : null;
}

/** The classifier that comes with this package, where it is the one that labelled the dataset. */
export async function bundledFor(annotators: PackageFacts['annotators']) {
  const { settings, sha256 } = await openModelFolder(bundledClassifierFolder);
  const labelled = annotators.some((one) => one.id === settings?.id && one.sha256 === sha256);
  if (settings === undefined || !labelled) return null;
  const card = await readFile(join(bundledClassifierFolder, 'README.md'), 'utf8');
  return { thresholds: settings.thresholds, card };
}
