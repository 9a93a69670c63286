import type { RecordKind } from '../../formats/record-kinds.js';
import { LineStore } from '../../formats/text-store.js';
import type { Annotation, Article, Codebook, Unit } from '../../records.js';
import { UNIT_KINDS } from '../../records.js';
import { type Finding, inspectRecord } from '../../schema.js';
import { AnnotationChecks } from '../../stages/validate/annotations.js';
import { ArticleChecks } from '../../stages/validate/articles.js';
import { inspectCodebook } from '../../stages/validate/codebooks.js';
import { Column } from '../../stages/validate/columns.js';
import { doubtsLanguage } from '../../stages/validate/confirm-language.js';
import { DecisionChecks } from '../../stages/validate/decisions.js';
import { FlatRowChecks } from '../../stages/validate/flat-rows.js';
import type { Memory } from '../../stages/validate/memory.js';
import { lastDay } from '../../stages/validate/texts.js';
import { type ArticleOfUnit, UnitChecks } from '../../stages/validate/units.js';
import { ArticleTexts } from './article-texts.js';
import { CopyChecks } from './copies.js';
import { Coverage } from './coverage.js';
import type { ValidationOptions } from './options.js';
import { Positions } from './positions.js';
import type { Located, LocatedRow } from './tell.js';

/** What is known of a unit once it was read, by its number. */
interface UnitColumns {
  kind: Column<Uint8Array>;
  lang: Column<Uint16Array>;
  labelled: Column<Uint8Array>;
}

/** The checks of the records of one run, each by its schema and against the records before it. */
export class RecordChecks {
  readonly store = new LineStore();
  readonly articles: ArticleChecks;
  readonly texts: ArticleTexts;
  readonly units: UnitChecks;
  readonly unitPositions: Positions;
  readonly annotations: AnnotationChecks;
  readonly annotationPositions: Positions;
  readonly decisions: DecisionChecks<Located | LocatedRow>;
  readonly counts = new Map<RecordKind, number>();
  /** Units by kind and language, annotations by label, as the manifest counts them. */
  readonly sorts = { by_kind: new Counter(), by_lang: new Counter(), by_label: new Counter() };
  /** Records that do not fit their schema. */
  unfit = 0;
  readonly cover: Coverage;
  /** Articles that may be in another language than they say. Who reads them empties the list. */
  doubtful: Located[] = [];
  readonly copies: CopyChecks;
  /** Rows are checked file by file: dataset.csv and dataset.jsonl hold the same ones. */
  #fileRows: FlatRowChecks | undefined;
  readonly #lastDay: string | undefined;
  readonly #langs: string[] = [];
  readonly #unit: UnitColumns;

  /** `related` says that files of several kinds are given: what one kind says of another is then kept. */
  constructor(
    readonly codebook: Codebook,
    readonly related: boolean,
    readonly memory: Memory,
    { nearDuplicates, now }: Pick<ValidationOptions, 'nearDuplicates' | 'now'> = {},
  ) {
    const { store } = this;
    this.#lastDay = now && lastDay(now);
    this.articles = new ArticleChecks(memory, { lastDay: this.#lastDay, alone: !related });
    this.texts = new ArticleTexts(this.articles.ids, new Positions(store, memory));
    this.units = new UnitChecks(memory);
    this.unitPositions = new Positions(store, memory);
    this.cover = new Coverage(this.units, this.texts, memory);
    this.copies = new CopyChecks(related, nearDuplicates);
    this.annotations = new AnnotationChecks(codebook, memory);
    this.annotationPositions = new Positions(store, memory);
    this.decisions = new DecisionChecks(codebook.labels.map(({ id }) => id));
    this.#unit = {
      kind: new Column(Uint8Array, memory),
      lang: new Column(Uint16Array, memory),
      labelled: new Column(Uint8Array, memory),
    };
  }

  /** Frees what lies on the disk. */
  close(): void {
    this.store.close();
    this.memory.close();
  }

  beginFile(): void {
    this.#fileRows = undefined;
  }

  get #rows(): FlatRowChecks {
    this.#fileRows ??= new FlatRowChecks(this.codebook, this.memory, this.#lastDay);
    return this.#fileRows;
  }

  /** Everything that is wrong with one record of a known kind. */
  inspect(located: Located, kind: RecordKind): Finding[] {
    this.counts.set(kind, (this.counts.get(kind) ?? 0) + 1);
    if (kind === 'flat-row') return this.#row(located.value, located);
    if (kind === 'labelled-unit') return this.#labelledUnit(located);
    const findings = inspectRecord(kind, located.value);
    if (findings.length > 0) {
      this.unfit++;
      this.#noteUnfit(located, kind);
      return findings;
    }
    if (kind === 'article') return this.#article(located);
    if (kind === 'unit') return this.#inspectUnit(located);
    if (kind === 'annotation') return this.#annotation(located);
    return kind === 'codebook' ? inspectCodebook(located.value as Codebook) : findings;
  }

  /** Findings about the columns of a table, by its first row. */
  inspectColumns(cells: LocatedRow['cells']): Finding[] {
    return this.#rows.inspectColumns(cells);
  }

  inspectTableRow(row: LocatedRow): Finding[] {
    return this.#row(row.cells, row);
  }

  #article(located: Located): Finding[] {
    const article = located.value as Article;
    const findings = this.articles.inspect(article, located);
    const isTag = !findings.some(({ code }) => code.startsWith('lang/'));
    if (isTag && doubtsLanguage(article.text, article.lang)) this.doubtful.push(located);
    if (this.related) this.texts.add(located);
    return findings;
  }

  /** A record with a fault of its own still counts as there: what refers to it is not at fault. */
  #noteUnfit(located: Located, kind: RecordKind): void {
    const record = located.value as Record<string, unknown> | null;
    const id = record?.['id'];
    const unitId = record?.['unit_id'];
    if (kind === 'article' && typeof id === 'string') {
      this.articles.ids.add(id, located);
      if (this.related) this.texts.add(located);
    } else if (kind === 'unit') {
      this.units.noteUnfit(id, located);
      this.cover.noteUnfit(record?.['article_id']);
    } else if (kind === 'annotation') {
      this.annotations.noteUnfit(located.value as Partial<Annotation>, located);
      const annotator = record?.['annotator'] as Partial<Annotation['annotator']> | undefined;
      if (typeof unitId !== 'string' || annotator?.type !== 'classifier') return;
      const number = this.units.ids.keys.find(unitId);
      if (number !== -1) this.#unit.labelled.set(number, 1);
    }
  }

  #inspectUnit(located: Located): Finding[] {
    const unit = located.value as Unit;
    const given = this.texts.size > 0;
    const article: ArticleOfUnit | null | undefined = given
      ? this.texts.get(unit.article_id)
      : undefined;
    const before = this.units.ids.size;
    const findings = this.units.inspect(unit, located, article, this.articles.ids);
    if (given && this.units.doubt) this.cover.noteUnfit(unit.article_id);
    else if (given) this.cover.note(unit, this.units.ids.size > before ? before : before - 1);
    this.sorts.by_kind.add(unit.kind);
    this.sorts.by_lang.add(unit.lang);
    this.#noteUnit(unit, before, located);
    return findings;
  }

  /** What is kept of a unit, if it is new: it then has the number `before`. */
  #noteUnit(unit: Unit, before: number, located: Located): void {
    if (this.units.ids.size === before) return;
    if (this.related || this.copies.wants(before)) this.unitPositions.set(before, located);
    if (this.related) {
      this.#unit.kind.set(before, UNIT_KINDS.indexOf(unit.kind));
      this.#unit.lang.set(before, this.#langNumber(unit.lang));
    }
  }

  #annotation(located: Located): Finding[] {
    const annotation = located.value as Annotation;
    const number = this.units.ids.keys.find(annotation.unit_id);
    const kind = number === -1 ? undefined : UNIT_KINDS[this.#unit.kind.get(number)];
    const given = this.units.ids.size > 0;
    const { pairs } = this.annotations;
    const before = pairs.size;
    const unit = kind === undefined ? (given ? null : undefined) : { kind };
    const findings = this.annotations.inspect(annotation, located, unit, this.units.ids);
    if (this.related && pairs.size > before) this.annotationPositions.set(before, located);
    const { by_label } = this.sorts;
    if (annotation.labels.length === 0) by_label.add(this.codebook.none.id);
    for (const label of annotation.labels) by_label.add(label);
    if (number !== -1) {
      if (annotation.annotator.type === 'classifier') this.#unit.labelled.set(number, 1);
      const lang = this.#langs[this.#unit.lang.get(number)] ?? '';
      this.decisions.add(annotation, lang, located);
    }
    return findings;
  }

  #labelledUnit(located: Located): Finding[] {
    const { labels, scores, annotator, codebook, truncated, ...unit } =
      located.value as Annotation & Unit;
    const findings = inspectRecord('unit', unit);
    if (findings.length > 0) return findings;
    const article = this.texts.size > 0 ? this.texts.get(unit.article_id) : undefined;
    const before = this.units.ids.size;
    findings.push(...this.units.inspect(unit, located, article, this.articles.ids));
    this.#noteUnit(unit, before, located);
    if (labels === null) return findings;
    const annotation = { labels, scores, annotator, codebook, truncated };
    const wrong = inspectRecord('annotation', {
      id: 'n',
      unit_id: unit.id,
      ...annotation,
      meta: {},
    });
    if (wrong.length > 0) return [...findings, ...wrong];
    this.decisions.add(annotation, unit.lang, located);
    return [...findings, ...this.annotations.inspectLabels({ labels, scores, codebook })];
  }

  #row(value: unknown, place: Located | LocatedRow): Finding[] {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return [{ code: 'row/not-an-object', message: 'a row has to be an object', pointer: '' }];
    const cells = value as Record<string, unknown>;
    if (this.counts.get('annotation') === undefined) {
      this.#decisionOfRow(cells, place);
      if (this.units.ids.size === 0) this.copies.noteRow(cells, place);
    }
    return this.#rows.inspect(cells, place);
  }

  #decisionOfRow(cells: Record<string, unknown>, place: Located | LocatedRow): void {
    const ids = this.codebook.labels.map(({ id }) => id);
    const text = (name: string) => String(cells[name] ?? '');
    const scores: Record<string, number> = {};
    for (const id of ids) if (text(`score_${id}`) !== '') scores[id] = Number(text(`score_${id}`));
    const annotator = {
      type: text('annotator_type') as Annotation['annotator']['type'],
      id: text('annotator_id'),
      revision: text('annotator_revision'),
      sha256: null,
    };
    const labels = ids.filter((id) => text(id) === '1');
    this.decisions.add({ annotator, labels, scores }, text('lang'), place);
  }

  #langNumber(lang: string): number {
    const at = this.#langs.indexOf(lang);
    return at === -1 ? this.#langs.push(lang) - 1 : at;
  }

  /** Units that a classifier should have labelled and did not, where it labelled others: how many, and the `most` first. */
  unlabelled(most: number): { missing: number; first: number[]; labelled: number } {
    const first: number[] = [];
    let missing = 0;
    let labelled = 0;
    if (!this.related) return { missing, first, labelled };
    for (let number = 0; number < this.units.ids.size; number++) {
      if (this.#unit.labelled.get(number) === 1) labelled++;
      else if (UNIT_KINDS[this.#unit.kind.get(number)] !== 'boilerplate' && missing++ < most)
        first.push(number);
    }
    return { missing, first, labelled };
  }
}

/** Counts words, most of which are the same as the one before. */
class Counter {
  readonly #counts = new Map<string, { n: number }>();
  #word = '';
  #count = { n: 0 };

  add(word: string): void {
    if (word !== this.#word) {
      this.#word = word;
      this.#count = this.#counts.get(word) ?? { n: 0 };
      this.#counts.set(word, this.#count);
    }
    this.#count.n++;
  }

  get(word: string): number {
    return this.#counts.get(word)?.n ?? 0;
  }

  keys(): Iterable<string> {
    return this.#counts.keys();
  }
}
