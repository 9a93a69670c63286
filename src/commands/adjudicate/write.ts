import { join } from 'node:path';
import { ADJUDICATED, annotationId } from '../../annotations.js';
import { StancekitError } from '../../errors.js';
import { placesBy } from '../../formats/bridges/tasks.js';
import { formatJsonLine } from '../../formats/jsonl.js';
import { LineStore } from '../../formats/text-store.js';
import type { Annotation, Annotator, Codebook, Json, Meta } from '../../records.js';
import { rewriteAnnotations } from '../rewrite-annotations.js';
import { type Settled, toldBy } from './settle.js';

const ANNOTATOR: Annotator = { type: 'person', id: ADJUDICATED, revision: null, sha256: null };

/** What a decision was made of. */
function provenance({ decision, choices }: Settled, rule: string): Meta {
  // By name: the order of the rows is not that of the files they came from.
  const sorted = Object.fromEntries(Object.entries(choices).sort(([a], [b]) => (a < b ? -1 : 1)));
  return { rule, how: decision.how, choices: sorted as Json };
}

/** A decided unit as a row, as `label` writes rows, with what each annotator chose. */
export function formatGoldRow(settled: Settled, codebook: Codebook, rule: string): string {
  const { unit, decision, ambiguous } = settled;
  return formatJsonLine({
    unit_id: toldBy(unit, 'id'),
    article_id: toldBy(unit, 'article_id'),
    lang: toldBy(unit, 'lang'),
    kind: toldBy(unit, 'kind'),
    text: toldBy(unit, 'text'),
    labels: decision.labels,
    ambiguous,
    scores: null,
    annotator: ANNOTATOR,
    codebook: { id: codebook.id, version: codebook.version },
    truncated: false,
    adjudication: provenance(settled, rule),
  });
}

/** Puts the decisions into a dataset, beside all that stands there; those of an earlier run go. */
export async function writeDecisions(
  folder: string,
  target: string,
  decisions: readonly Settled[],
  options: { codebook: Codebook; force: boolean; rule: string; record: Meta },
): Promise<void> {
  const { codebook, force, rule, record } = options;
  const made = new Map<string, Annotation>();
  for (const settled of decisions) {
    const id = toldBy(settled.unit, 'id');
    if (id !== null) made.set(id, annotationOf(id, settled, codebook, rule));
  }
  const notes = await placesBy<Annotation>(folder, 'annotations.jsonl', (one) => one.unit_id);
  const store = new LineStore();
  const here = (unitId: string) =>
    (notes.get(unitId) ?? []).map((source) => JSON.parse(store.read(source)) as Annotation);
  try {
    const file = join(folder, 'annotations.jsonl');
    for (const id of notes.keys()) for (const one of here(id)) assertOurs(one, file);
    await rewriteAnnotations(folder, target, {
      codebook,
      force,
      annotationsOf: (id) => {
        const kept = here(id).filter(({ annotator }) => annotator.id !== ADJUDICATED);
        const decision = made.get(id);
        return decision === undefined ? kept : [...kept, decision];
      },
      describe: (manifest) => ({ ...manifest, meta: { ...manifest.meta, adjudication: record } }),
    });
  } finally {
    store.close();
  }
}

/** Labels by a person of this name were not made here, and must not be lost. */
function assertOurs({ annotator, meta, id }: Annotation, file: string): void {
  if (annotator.id !== ADJUDICATED || meta['adjudication'] !== undefined) return;
  throw new StancekitError('adjudicate/name', `a person of the name ${ADJUDICATED} labelled it`, {
    place: { file, id },
    hint: 'give the person another id: under this name stand labels that a rule made',
  });
}

function annotationOf(
  unitId: string,
  settled: Settled,
  codebook: Codebook,
  rule: string,
): Annotation {
  const { decision, ambiguous } = settled;
  return {
    id: annotationId(unitId, ANNOTATOR),
    unit_id: unitId,
    labels: decision.labels,
    scores: null,
    annotator: ANNOTATOR,
    codebook: { id: codebook.id, version: codebook.version },
    truncated: false,
    meta: {
      adjudication: provenance(settled, rule),
      ...(ambiguous.length === 0 ? {} : { ambiguous }),
    },
  };
}
