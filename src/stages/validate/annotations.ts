import type { Annotation, Annotator, Codebook, CodebookRef, UnitKind } from '../../records.js';
import type { Finding } from '../../schema.js';
import { nearest, showValue } from '../../wording.js';
import { Identities } from './identities.js';
import type { Memory } from './memory.js';
import type { Where } from './places.js';

/** What stands where nobody said who annotated. */
const NOBODY =
  /^(unknown|anonymous|anon|annotator|person|human|user|someone|somebody|n\/?a|null|none|nan|undefined|tbd|todo|xxx?|[-?.]+)$/i;

/** Checks of annotations against the codebook, their units and each other. */
export class AnnotationChecks {
  readonly ids: Identities;
  readonly pairs: Identities;
  readonly #labels: string[];
  readonly #annotators = new Map<string, number>();
  #annotator = { type: '', id: '', revision: null as string | null, number: -1 };
  #first: CodebookRef | undefined;

  constructor(
    readonly codebook: Codebook,
    memory?: Memory,
  ) {
    this.ids = new Identities('annotation', memory);
    this.pairs = new Identities('annotation', memory);
    this.#labels = codebook.labels.map(({ id }) => id);
  }

  /** `unit` is null where the unit is not in the dataset, undefined where no units were given to check against. */
  inspect(
    annotation: Annotation,
    where: Where,
    unit: { kind: UnitKind } | null | undefined,
    units?: Identities,
  ): Finding[] {
    const { annotator, unit_id } = annotation;
    const findings: Finding[] = [];
    for (const finding of this.ids.addNamed(annotation.id, where)) findings.push(finding);
    const { type, id, revision } = annotator;
    for (const finding of this.pairs.add(
      this.pairKey(unit_id, type, id, revision),
      where,
      '/unit_id',
    )) {
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
        ...units?.hintFor(unit_id),
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
    for (const finding of inspectAnnotator(annotator)) findings.push(finding);
    for (const finding of this.inspectLabels(annotation)) findings.push(finding);
    return findings;
  }

  /** What there may be only once, as one short string: a unit and an annotator. */
  pairKey(unitId: string, type: string, id: string, revision: string | null): string {
    const last = this.#annotator;
    if (last.id !== id || last.type !== type || last.revision !== revision) {
      const name = [type, id, revision ?? ''].join('\n');
      const number = this.#annotators.get(name) ?? this.#annotators.size;
      this.#annotators.set(name, number);
      this.#annotator = { type, id, revision, number };
    }
    return `${unitId}\n${this.#annotator.number}`;
  }

  /** Notes an annotation that does not fit its schema, as far as it tells whose it is. */
  noteUnfit(annotation: Partial<Annotation> | null, where: Where): void {
    const { unit_id, annotator } = annotation ?? {};
    if (!unit_id || !annotator) return;
    const { type, id, revision } = annotator;
    this.pairs.add(this.pairKey(unit_id, type, id, revision), where);
  }

  /** The part that needs no unit: do labels, scores and codebook belong together? */
  inspectLabels({
    labels,
    scores,
    codebook: ref,
  }: Pick<Annotation, 'labels' | 'scores' | 'codebook'>): Finding[] {
    const findings = this.#inspectRef(ref);
    let last = -1;
    let ordered = true;
    for (const [i, id] of labels.entries()) {
      const at = this.#labels.indexOf(id);
      if (at === -1) findings.push(this.#unknown(id, `/labels/${i}`));
      else if (at < last) ordered = false;
      else last = at;
    }
    if (!ordered) {
      findings.push({
        severity: 'warning',
        code: 'annotation/label-order',
        message: 'labels stand in another order than in the codebook',
        pointer: '/labels',
        found: showValue(labels),
        expected: showValue(this.#labels.filter((id) => labels.includes(id))),
      });
    }
    if (!this.codebook.multi_label && labels.length > 1) {
      findings.push({
        code: 'annotation/several-labels',
        message: `codebook ${this.codebook.id} allows one label to a unit`,
        pointer: '/labels',
        found: showValue(labels),
      });
    }
    if (scores === null) return findings;
    for (const id in scores) {
      if (!this.#labels.includes(id)) findings.push(this.#unknown(id, `/scores/${id}`));
    }
    for (const id of this.#labels) {
      if (id in scores) continue;
      findings.push({
        code: 'annotation/missing-score',
        message: `label ${JSON.stringify(id)} has no score`,
        pointer: '/scores',
      });
    }
    return findings;
  }

  #inspectRef(ref: CodebookRef): Finding[] {
    const { codebook } = this;
    this.#first ??= ref;
    if (ref.id === codebook.id && ref.version === codebook.version) return [];
    const mixed = ref.id !== this.#first.id || ref.version !== this.#first.version;
    return [
      {
        code: mixed ? 'annotation/mixed-codebooks' : 'annotation/other-codebook',
        message: mixed
          ? 'was labelled by another codebook than the annotations before it'
          : 'was labelled by another codebook',
        pointer: '/codebook',
        found: `${ref.id} ${ref.version}`,
        expected: `${codebook.id} ${codebook.version}`,
        hint: mixed
          ? 'labels of two codebooks, or of two versions of one, do not mean the same'
          : 'name the codebook file with --codebook',
      },
    ];
  }

  #unknown(id: string, pointer: string): Finding {
    const near = nearest(id, this.#labels);
    const none = id === this.codebook.none.id || /^(none|no|other|neutral)$/i.test(id);
    const hint = near
      ? `did you mean ${JSON.stringify(near)}?`
      : none && 'an empty list of labels says: none of them';
    return {
      code: 'annotation/unknown-label',
      message: `${JSON.stringify(id)} is not a label of codebook ${this.codebook.id}`,
      pointer,
      expected: this.#labels.join(', '),
      ...(hint ? { hint } : {}),
    };
  }
}

/** Is it told who annotated? */
export function inspectAnnotator(annotator: Annotator, pointer = '/annotator/id'): Finding[] {
  if (annotator.type !== 'person' || !NOBODY.test(annotator.id)) return [];
  return [
    {
      severity: 'warning',
      code: 'annotation/no-annotator',
      message: 'a person annotated, and it is not told who',
      pointer,
      found: JSON.stringify(annotator.id),
      hint: 'give each person an id, a pseudonym will do: agreement cannot be measured without',
    },
  ];
}
