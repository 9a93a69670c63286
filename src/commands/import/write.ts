import type { Annotation, Codebook, FileEntry, Json, Manifest } from '../../records.js';
import { rewriteAnnotations } from '../rewrite-annotations.js';
import type { AnswerLedger } from './ledger.js';

/** Writes a dataset with what people said in it: in the order of the units, classifiers before people, people by id. */
export async function writeAnswers(
  folder: string,
  target: string,
  options: {
    codebook: Codebook;
    ledger: AnswerLedger;
    force: boolean;
    record: { from: string; files: FileEntry[]; at: string };
  },
): Promise<void> {
  const { codebook, ledger, force, record } = options;
  const byUnit = new Map<string, Annotation[]>();
  for (const annotation of ledger.changes.values()) {
    const own = byUnit.get(annotation.unit_id);
    if (own === undefined) byUnit.set(annotation.unit_id, [annotation]);
    else own.push(annotation);
  }
  await rewriteAnnotations(folder, target, {
    codebook,
    force,
    annotationsOf: (id) => merge(ledger.annotationsOf(id), byUnit.get(id) ?? []),
    describe: (manifest) => describe(manifest, record),
  });
}

function merge(here: readonly Annotation[], changes: readonly Annotation[]): Annotation[] {
  const kept = here.map((one) => changes.find(({ id }) => id === one.id) ?? one);
  const added = changes.filter(({ id }) => !here.some((one) => one.id === id));
  return [...kept, ...added];
}

/** Notes an import in the manifest; the same files imported again are the same import. */
function describe(
  manifest: Manifest,
  record: { from: string; files: FileEntry[]; at: string },
): Manifest {
  const earlier = (manifest.meta['imports'] ?? []) as unknown as (typeof record)[];
  const keyOf = ({ from, files }: typeof record) => JSON.stringify([from, files]);
  const imports = [...earlier.filter((one) => keyOf(one) !== keyOf(record)), record];
  return { ...manifest, meta: { ...manifest.meta, imports: imports as unknown as Json[] } };
}
