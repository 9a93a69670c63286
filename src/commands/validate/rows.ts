import { flatRow } from '../../formats/flat.js';
import type { Annotation, ProblemSink, Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Column } from '../../stages/validate/columns.js';
import { compareRow } from '../../stages/validate/row-agreement.js';
import type { RowCheck } from './options.js';
import type { RecordChecks } from './records.js';
import { tellOfJson } from './tell.js';
import { locatedAt } from './whole.js';

/** Does a file of flat rows say what the records say, of each annotation once? */
export class RowAgreement implements RowCheck {
  readonly #seen: Column<Uint8Array>;
  readonly #labels: string[];

  constructor(
    readonly checks: RecordChecks,
    readonly name: string,
  ) {
    this.#seen = new Column(Uint8Array, checks.memory);
    this.#labels = checks.codebook.labels.map(({ id }) => id);
  }

  note(cells: Record<string, unknown>): void {
    const number = this.#numberOf(cells);
    if (number !== -1) this.#seen.set(number, 1);
  }

  inspect(cells: Record<string, unknown>, table: boolean): Finding[] {
    const { checks } = this;
    const number = this.#numberOf(cells);
    if (number === -1) return [this.#strayRow(cells)];
    const annotation = this.#read<Annotation>(checks.annotationPositions.source(number));
    const unitNumber = checks.units.ids.keys.find(String(cells['unit_id']));
    const unit = this.#read<Unit>(checks.unitPositions.source(unitNumber));
    const article = unit && checks.texts.get(unit.article_id)?.record;
    if (annotation === undefined || unit === undefined || article === undefined) return [];
    const expected = flatRow(unit, annotation, article, checks.codebook);
    return compareRow(cells, expected, { table, labels: this.#labels });
  }

  /** Number of the annotation that the row shows, -1 where there is none. */
  #numberOf(cells: Record<string, unknown>): number {
    const { annotations } = this.checks;
    const text = (name: string) => String(cells[name] ?? '');
    const revision = text('annotator_revision');
    const annotator = [text('annotator_type'), text('annotator_id')] as const;
    const key = annotations.pairKey(text('unit_id'), ...annotator, revision || null);
    return annotations.pairs.keys.find(key);
  }

  #read<T>(source: Parameters<RecordChecks['store']['read']>[0] | undefined): T | undefined {
    return source && (JSON.parse(this.checks.store.read(source)) as T);
  }

  #strayRow(cells: Record<string, unknown>): Finding {
    const known = this.checks.units.ids.has(String(cells['unit_id']));
    return {
      code: 'row/no-annotation',
      message: known
        ? 'annotations.jsonl has no annotation of this unit by this annotator'
        : 'its unit is not in units.jsonl',
      pointer: known ? '/annotator_id' : '/unit_id',
      found: JSON.stringify(cells[known ? 'annotator_id' : 'unit_id'] ?? null),
    };
  }

  /** Tells the annotations that have no row, once the file was read. */
  tellOfMissing(sink: ProblemSink): void {
    const { checks } = this;
    for (let number = 0; number < checks.annotations.pairs.size; number++) {
      if (this.#seen.get(number) === 1) continue;
      const located = locatedAt(checks, checks.annotationPositions, number);
      if (located === undefined) continue;
      const message = `the annotation has no row in ${this.name}`;
      tellOfJson(sink, [{ code: 'row/missing', message, pointer: '/id' }], located);
    }
  }
}
