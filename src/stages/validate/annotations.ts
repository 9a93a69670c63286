import type { Annotation, Codebook, UnitKind } from '../../records.js';
import type { Finding } from '../../schema.js';
import { nearest, showValue } from '../../wording.js';
import { Identities } from './identities.js';

/** Checks of annotations against the codebook, their units and each other. */
export class AnnotationChecks {
  readonly #ids = new Identities('annotation');
  readonly #pairs = new Identities('annotation');
  readonly #labels: string[];

  constructor(readonly codebook: Codebook) {
    this.#labels = codebook.labels.map(({ id }) => id);
  }

  /** `unit` is null where the unit is not in the dataset, undefined where no units were given to check against. */
  inspect(
    annotation: Annotation,
    where: string,
    unit: { kind: UnitKind } | null | undefined,
  ): Finding[] {
    const { annotator, unit_id } = annotation;
    const findings = this.#ids.add(annotation.id, where);
    const pair = JSON.stringify([unit_id, annotator.type, annotator.id, annotator.revision]);
    for (const finding of this.#pairs.add(pair, where, '/unit_id')) {
      findings.push({
        ...finding,
        code: 'annotation/repeated',
        message: `${annotator.id} annotated this unit before: ${finding.message.replace(/^.* in /, 'in ')}`,
      });
    }
    if (unit === null) {
      findings.push({
        code: 'annotation/no-unit',
        message: 'its unit is not in the dataset',
        pointer: '/unit_id',
        found: showValue(unit_id),
      });
    }
    if (unit?.kind === 'boilerplate') {
      findings.push({
        code: 'annotation/boilerplate',
        message: 'the unit is boilerplate, which is never labelled',
        pointer: '/unit_id',
        found: showValue(unit_id),
      });
    }
    return [...findings, ...this.inspectLabels(annotation)];
  }

  /** The part that needs no unit: do labels, scores and codebook belong together? */
  inspectLabels({
    labels,
    scores,
    codebook: ref,
  }: Pick<Annotation, 'labels' | 'scores' | 'codebook'>): Finding[] {
    const { codebook } = this;
    const findings: Finding[] = [];
    if (ref.id !== codebook.id || ref.version !== codebook.version) {
      findings.push({
        code: 'annotation/other-codebook',
        message: 'was labelled by another codebook',
        pointer: '/codebook',
        found: `${ref.id} ${ref.version}`,
        expected: `${codebook.id} ${codebook.version}`,
        hint: 'name the codebook file with --codebook',
      });
    }
    for (const [i, id] of labels.entries()) {
      if (!this.#labels.includes(id)) findings.push(this.#unknown(id, `/labels/${i}`));
    }
    const known = labels.filter((id) => this.#labels.includes(id));
    const inOrder = this.#labels.filter((id) => known.includes(id));
    if (known.join() !== inOrder.join()) {
      findings.push({
        severity: 'warning',
        code: 'annotation/label-order',
        message: 'labels stand in another order than in the codebook',
        pointer: '/labels',
        found: showValue(labels),
        expected: showValue(inOrder),
      });
    }
    for (const id of Object.keys(scores ?? {})) {
      if (!this.#labels.includes(id)) findings.push(this.#unknown(id, `/scores/${id}`));
    }
    const missing = scores === null ? [] : this.#labels.filter((id) => !(id in scores));
    for (const id of missing) {
      findings.push({
        code: 'annotation/missing-score',
        message: `label ${JSON.stringify(id)} has no score`,
        pointer: '/scores',
      });
    }
    return findings;
  }

  #unknown(id: string, pointer: string): Finding {
    const near = nearest(id, this.#labels);
    return {
      code: 'annotation/unknown-label',
      message: `${JSON.stringify(id)} is not a label of codebook ${this.codebook.id}`,
      pointer,
      expected: this.#labels.join(', '),
      ...(near ? { hint: `did you mean ${JSON.stringify(near)}?` } : {}),
    };
  }
}
