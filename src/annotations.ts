import { createHash } from 'node:crypto';
import type { Annotation, Annotator, CodebookRef, Scored, Unit } from './records.js';

/** The annotator of labels that a rule made of those of several people. */
export const ADJUDICATED = 'adjudicated';

/** Id of the annotation of one unit by one annotator: the same two always give the same id. */
export function annotationId(unitId: string, annotator: Annotator): string {
  const key = [unitId, annotator.type, annotator.id, annotator.revision ?? ''].join('\0');
  return `n_${createHash('sha256').update(key, 'utf8').digest('hex').slice(0, 16)}`;
}

/** The annotation that a classifier's scores make of a unit. */
export function annotationOf(
  unit: Unit,
  scored: Scored,
  annotator: Annotator,
  codebook: CodebookRef,
): Annotation {
  const { type, id, revision, sha256 } = annotator;
  return {
    id: annotationId(unit.id, annotator),
    unit_id: unit.id,
    labels: scored.labels,
    scores: scored.scores,
    annotator: { type, id, revision, sha256 },
    codebook: { id: codebook.id, version: codebook.version },
    truncated: scored.truncated,
    ...(scored.logits ? { logits: scored.logits } : {}),
    meta: {},
  };
}
