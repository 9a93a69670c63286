import { ADJUDICATED } from '../../annotations.js';
import { readDatasetRecords } from '../../formats/dataset-reader.js';
import type { Annotation, Codebook, ProblemSink, Unit } from '../../records.js';
import type { Candidate } from '../../stages/sample.js';
import { division } from '../agree/measure.js';

/** A candidate, and what the selection tells of it. */
export interface SampledUnit extends Candidate {
  article_id: string;
  kind: string;
  choices: { [annotator: string]: string[] | null };
}

/** The units of a dataset that may be picked: boilerplate and repeated units are left out. */
export async function readCandidates(
  folder: string,
  options: { codebook: Codebook; sink: ProblemSink },
): Promise<SampledUnit[]> {
  const { codebook, sink } = options;
  const labels = codebook.labels.map(({ id }) => id);
  const units = new Map<string, SampledUnit>();
  for await (const { value } of readDatasetRecords<Unit>(folder, 'units.jsonl', 'unit', sink)) {
    const { id, lang, kind, article_id, duplicate_of } = value;
    if (kind === 'boilerplate' || duplicate_of !== null) continue;
    const unknown = { chosen: [], division: 0, reviewed: false, settled: false, scores: null };
    units.set(id, { id, lang, kind, article_id, choices: {}, ...unknown });
  }
  const notes = readDatasetRecords<Annotation>(folder, 'annotations.jsonl', 'annotation', sink);
  for await (const { value } of notes) {
    const unit = units.get(value.unit_id);
    if (unit === undefined) continue;
    const { annotator, scores, labels: given } = value;
    if (annotator.id === ADJUDICATED) unit.settled = true;
    else unit.choices[annotator.id] = given;
    if (annotator.type === 'person') unit.reviewed = true;
    else if (scores !== null)
      unit.scores = labels
        .filter((label) => scores[label] !== undefined)
        .map((label) => ({ score: scores[label] as number, given: given.includes(label) }));
  }
  const candidates = [...units.values()];
  for (const unit of candidates) {
    const sets = Object.values(unit.choices);
    unit.division = division(sets);
    const chosen = sets.flatMap((set) => (set?.length === 0 ? [codebook.none.id] : (set ?? [])));
    unit.chosen = [...new Set(chosen)];
  }
  return candidates;
}
