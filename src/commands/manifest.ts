import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isErrno } from '../errors.js';
import type { LoadedCodebook } from '../formats/codebooks.js';
import { OutputFile } from '../formats/output.js';
import type { Shard } from '../formats/part-names.js';
import type { InputList, RunIdentity } from '../formats/run-identity.js';
import type { Classifier, FileEntry, Manifest, Meta } from '../records.js';
import type { Tally } from '../reporters/tally.js';
import { VERSION } from '../version.js';
import type { Argv } from './command.js';

/** Options that cannot change the content of a dataset, and so do not stand in its manifest. */
const SILENT = new Set([
  '_',
  '$0',
  'output',
  'force',
  'resume',
  'shard',
  'json',
  'quiet',
  'batch-size',
  'threads',
  'offline',
  'cache',
  'codebook',
  'classifier',
]);

/** What decides the content of a dataset. */
export function identityOf(made: {
  argv: Argv;
  loaded: LoadedCodebook;
  classifier: Classifier;
  inputs: InputList;
  shard: Shard | null;
}): RunIdentity {
  const { argv, loaded, classifier, inputs, shard } = made;
  const options = Object.entries(argv).filter(
    ([name, value]) => !SILENT.has(name) && value !== undefined,
  );
  return {
    tool: { name: 'stancekit', version: VERSION },
    options: Object.fromEntries(options.sort(([a], [b]) => (a < b ? -1 : 1))) as Meta,
    codebook: { id: loaded.codebook.id, version: loaded.codebook.version, sha256: loaded.sha256 },
    classifier: { ...classifier.annotator, type: 'classifier' },
    inputs,
    ...(shard === null ? {} : { shard: { index: shard.index, count: shard.count } }),
  };
}

/** What made a dataset: the record that is written last. */
export function manifestOf(
  identity: RunIdentity,
  made: { created: Date; seconds: number; tally: Tally; skipped: number; files: FileEntry[] },
): Manifest {
  const { created, seconds, tally, skipped, files } = made;
  const { tool, options, codebook, classifier, inputs, shard } = identity;
  return {
    schema_version: '1',
    tool,
    created: created.toISOString(),
    seconds,
    options,
    codebook,
    classifier,
    inputs: { files: inputs.files, articles: tally.articles, skipped, sha256: inputs.sha256 },
    ...(shard === undefined ? {} : { shard }),
    counts: tally.counts(),
    files: [...files].sort((a, b) => (a.path < b.path ? -1 : 1)),
    meta: {},
  };
}

/** Lists a file that came later in the manifest of a dataset folder, with what it says of itself; does nothing where there is no manifest. */
export async function addToManifest(folder: string, entry: FileEntry, meta: Meta): Promise<void> {
  const path = join(folder, 'manifest.json');
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (isErrno(error) && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return;
  const manifest = JSON.parse(text) as Manifest;
  const others = manifest.files.filter((file) => file.path !== entry.path);
  const files = [...others, entry].sort((a, b) => (a.path < b.path ? -1 : 1));
  const file = await OutputFile.create(path);
  try {
    const next = { ...manifest, files, meta: { ...manifest.meta, ...meta } };
    await file.write(`${JSON.stringify(next, null, 2)}\n`);
    await file.finish('manifest.json');
    await file.publish();
  } finally {
    await file.discard();
  }
}
