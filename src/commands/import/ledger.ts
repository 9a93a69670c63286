import { join } from 'node:path';
import { annotationId } from '../../annotations.js';
import { StancekitError } from '../../errors.js';
import type { Answer, Outcome } from '../../formats/bridges/answers.js';
import { type LabelledSpan, spansOf, spansOfUnit } from '../../formats/bridges/task.js';
import { placesBy } from '../../formats/bridges/tasks.js';
import { type LineSource, LineStore } from '../../formats/text-store.js';
import type { Annotation, Codebook, Json, Meta, ProblemSink } from '../../records.js';
import type { ImportReport } from '../../reporters/import.js';
import { showValue } from '../../wording.js';

type Account = Omit<ImportReport, 'errors' | 'warnings' | 'written'>;

/** Keeps what people said, against what the dataset says already. */
export class AnswerLedger {
  /** Annotations to write, by their id: new ones, and those that replace an earlier one. */
  readonly changes = new Map<string, Annotation>();
  readonly #store = new LineStore();
  readonly #answers = new Map<
    string,
    { annotation: Annotation; answer: Answer; sort: keyof Account['answers'] }
  >();
  readonly #tasks = new Set<string>();
  /** File names that were taken for the names of annotators. */
  readonly #named = new Set<string>();
  readonly #leftOut = new Map<string, number>();
  #notes = new Map<string, LineSource[]>();

  constructor(
    readonly folder: string,
    readonly options: {
      annotator: string | undefined;
      /** Other names for annotators, by their ids in the tool. */
      names: ReadonlyMap<string, string>;
      acceptUnchanged: boolean;
      codebook: Codebook;
      sink: ProblemSink;
    },
  ) {}

  /** Reads where the annotations stand. Throws where one is of no unit: it would be lost when they are written anew. */
  async open(units: ReadonlyMap<string, unknown>): Promise<void> {
    const name = 'annotations.jsonl';
    this.#notes = await placesBy<Annotation>(this.folder, name, ({ unit_id }) => unit_id);
    const stray = [...this.#notes.keys()].find((id) => !units.has(id));
    if (stray === undefined) return;
    throw new StancekitError(
      'annotation/no-unit',
      `unit ${showValue(stray)} is not in the dataset`,
      {
        place: { file: join(this.folder, name) },
        hint: `stancekit validate ${this.folder} tells all that is wrong`,
      },
    );
  }

  /** What the dataset says of a unit. */
  annotationsOf(unitId: string): Annotation[] {
    return (this.#notes.get(unitId) ?? []).map(
      (source) => JSON.parse(this.#store.read(source)) as Annotation,
    );
  }

  add(outcome: Outcome, named: string | null): void {
    if ('task' in outcome) this.#tasks.add(outcome.task);
    else if ('leftOut' in outcome) this.#leaveOut(outcome.leftOut);
    else this.#answer(outcome.answer, named);
  }

  #leaveOut(reason: string): void {
    this.#leftOut.set(reason, (this.#leftOut.get(reason) ?? 0) + 1);
  }

  #answer(answer: Answer, named: string | null): void {
    const { unit, given, place } = answer;
    const here = this.annotationsOf(unit.id);
    if (!given && !this.options.acceptUnchanged && this.#saysNothing(answer, here)) {
      this.#leaveOut('labels as they went out');
      return;
    }
    const said = answer.annotator ?? this.options.annotator ?? named;
    const id = said === null ? null : (this.options.names.get(said.trim()) ?? said);
    if (id === null)
      throw new StancekitError('import/no-annotator', 'the file does not say who labelled', {
        place,
        hint: 'name them with --annotator',
      });
    if (id === named && !this.#named.has(named)) {
      this.#named.add(named);
      this.options.sink({
        severity: 'warning',
        code: 'import/annotator-from-name',
        message: `who labelled is taken from the name of the file: ${named}`,
        place: { file: place.file },
        hint: 'say it with --annotator where that is not so',
      });
    }
    const annotation = annotationFrom(answer, id.trim(), this.options.codebook);
    const earlier = this.#answers.get(annotation.id);
    if (earlier !== undefined) {
      const newer = (answer.at ?? '') >= (earlier.answer.at ?? '');
      if (!same(earlier.annotation, annotation))
        this.options.sink({
          severity: 'warning',
          code: 'import/repeated',
          message: `${id} answered for this unit before; the ${newer ? 'later' : 'earlier'} answer in the file, which is the newer one, counts`,
          place: { ...place, id: unit.id },
          found: showValue(annotation.labels),
        });
      this.#leaveOut('an older answer of the same annotator');
      if (!newer) return;
    }
    const before = here.find((one) => one.id === annotation.id);
    const sort = before === undefined ? 'new' : same(before, annotation) ? 'unchanged' : 'changed';
    this.#answers.set(annotation.id, { annotation, answer, sort });
    if (sort === 'unchanged') this.changes.delete(annotation.id);
    else this.changes.set(annotation.id, annotation);
  }

  /** Labels and spans are those that went out: nobody need have looked at them. */
  #saysNothing({ unit, labels, spans, note, as }: Answer, here: readonly Annotation[]): boolean {
    const sent = here.find(({ annotator }) => annotator.id === as);
    if (sent === undefined) return false;
    const sentNote = typeof sent.meta['note'] === 'string' ? sent.meta['note'] : null;
    return (
      sameList(labels, sent.labels) &&
      (spans === null || sameSpans(spans, spansOf(unit, sent))) &&
      (note === null || note === sentNote)
    );
  }

  /** The account of everything read; `units` is the number of units that are tasks. */
  account(units: number): Account {
    const answers = { new: 0, changed: 0, unchanged: 0 };
    const by = new Map<string, number>();
    const agreed = { yes: 0, no: 0 };
    let spansChanged = 0;
    let notes = 0;
    let silent = 0;
    for (const { annotation, answer, sort } of this.#answers.values()) {
      const { annotator, labels, unit_id, meta } = annotation;
      answers[sort]++;
      by.set(annotator.id, (by.get(annotator.id) ?? 0) + 1);
      const suggested = this.annotationsOf(unit_id).find(
        (one) => one.annotator.type === 'classifier',
      );
      if (suggested !== undefined) agreed[sameList(suggested.labels, labels) ? 'yes' : 'no']++;
      if (meta['spans'] !== undefined) spansChanged++;
      if (meta['note'] !== undefined) notes++;
      if (answer.silent) silent++;
    }
    return {
      tasks: this.#tasks.size,
      units_without_task: Math.max(0, units - this.#tasks.size),
      answers,
      by_annotator: sorted(by),
      as_suggested: agreed.yes,
      not_as_suggested: agreed.no,
      spans_changed: spansChanged,
      notes,
      without_choice: silent,
      left_out: sorted(this.#leftOut),
    };
  }

  close(): void {
    this.#store.close();
  }
}

/** The annotation that an answer makes. Spans stand in its meta where they are not those of the unit. */
function annotationFrom(answer: Answer, id: string, codebook: Codebook): Annotation {
  const { unit, labels, spans, note, at, meta } = answer;
  const annotator = { type: 'person' as const, id, revision: null, sha256: null };
  const own: Meta = {
    ...(note === null ? {} : { note }),
    ...(spans === null || sameSpans(spans, spansOfUnit(unit))
      ? {}
      : { spans: spans as unknown as Json[] }),
    ...(at === null ? {} : { annotated_at: at }),
    ...meta,
  };
  return {
    id: annotationId(unit.id, annotator),
    unit_id: unit.id,
    labels,
    scores: null,
    annotator,
    codebook: { id: codebook.id, version: codebook.version },
    truncated: false,
    meta: own,
  };
}

/** Two annotations say the same; when they were given does not count. */
function same(a: Annotation, b: Annotation): boolean {
  const said = ({ labels, meta }: Annotation) =>
    JSON.stringify([labels, meta['note'] ?? null, meta['spans'] ?? null]);
  return said(a) === said(b);
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((label) => b.includes(label));

const sameSpans = (a: readonly LabelledSpan[], b: readonly LabelledSpan[]) =>
  a.length === b.length &&
  a.every(({ label, start, end }, i) => {
    const other = b[i] as LabelledSpan;
    return other.label === label && other.start === start && other.end === end;
  });

const sorted = (counts: ReadonlyMap<string, number>) =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
