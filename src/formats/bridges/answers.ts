import type { Readable } from 'node:stream';
import { codePointLength } from '../../offsets.js';
import type {
  Annotation,
  Codebook,
  Meta,
  Place,
  Problem,
  ProblemSink,
  Unit,
} from '../../records.js';
import { nearest, showValue } from '../../wording.js';
import type { OffsetUnit } from './offset-units.js';
import { type SaidSpan, SpanReader } from './span-reader.js';
import type { LabelledSpan } from './task.js';
import { foldText, type UnitIndex } from './unit-index.js';

/** What a person (or a line of a file) says of one unit. */
export interface Answer {
  unit: Unit;
  /** Null where the file does not tell. */
  annotator: string | null;
  /** In the order of the codebook. */
  labels: string[];
  /** Nothing was chosen, not even the codebook's name for none: read as none, and told. */
  silent?: boolean;
  /** In the offsets of the article; null where the tool shows no spans. */
  spans: LabelledSpan[] | null;
  note: string | null;
  /** When it was given, as the tool writes it. */
  at: string | null;
  meta: Meta;
  /**
   * A person gave it. Formats that only hold labels cannot tell whether somebody looked at them: there
   * `as` is who the labels were exported from, and an answer that says the same says nothing.
   */
  given: boolean;
  as: string | null;
  place: Place;
}

/** What came of one task or one annotation in a file. */
export type Outcome =
  | { answer: Answer }
  /** Nothing to take in: why, in words that can be counted. */
  | { leftOut: string; unit: string | null; place: Place }
  /** A task begins: tells which units a file is about. */
  | { task: string };

export interface ReadOptions {
  stdin: Readable;
  encoding: string | undefined;
  codebook: Codebook;
  /** The units of the dataset; null where there is none at hand: then every task brings its own. */
  units: UnitIndex | null;
  /** Look also at what is not taken in: suggestions, and what was skipped. */
  everything: boolean;
  /** What the dataset says of a unit. */
  annotationsOf: (unitId: string) => Annotation[];
  /** What offsets count where the file does not tell. */
  offsets: OffsetUnit | undefined;
  sink: ProblemSink;
}

/** A label or a span as a tool has it. */
export interface Said<T> {
  value: T;
  place: Place;
}

/** What readers of all tools do alike: find the unit, read labels and spans, tell what is wrong with its place. */
export class AnswerReader {
  readonly #spans = new SpanReader(this);
  readonly #told = new Set<string>();

  /** The text that a file brings with it, where no dataset is at hand. */
  looseText: string | undefined;

  constructor(readonly options: ReadOptions) {}

  tell(code: string, message: string, place: Place, extra: Partial<Problem> = {}): undefined {
    this.options.sink({ severity: 'error', code: `task/${code}`, message, place, ...extra });
    return undefined;
  }

  /** Tells something that is true of a whole file, once. */
  tellOnce(code: string, message: string, place: Place, extra: Partial<Problem> = {}): void {
    if (this.#told.has(`${code} ${message}`)) return;
    this.#told.add(`${code} ${message}`);
    this.options.sink({ severity: 'warning', code: `task/${code}`, message, place, ...extra });
  }

  /** The unit that a task is about: by its id, else by its text. */
  unitOf(id: Said<unknown> | undefined, text: Said<unknown>): Unit | undefined {
    const { units } = this.options;
    const said = typeof text.value === 'string' ? text.value : undefined;
    if (units === null) return this.#looseUnit(id, text);
    if (typeof id?.value === 'string' && id.value.trim() !== '')
      return this.#byId(units, id as Said<string>, text);
    if (said === undefined || said.trim() === '')
      return this.tell(
        'no-unit',
        'the task has neither a unit_id nor a text to find its unit by',
        text.place,
      );
    const found = units.withText(said);
    if (found.length === 1) return units.get(found[0] as string);
    return this.tell(
      found.length === 0 ? 'unknown-text' : 'ambiguous-text',
      found.length === 0
        ? 'no unit of the dataset has this text'
        : `the task has no unit_id, and ${found.length} units of the dataset have this text`,
      text.place,
      { found: showValue(said) },
    );
  }

  #byId(
    units: UnitIndex,
    { value: id, place }: Said<string>,
    text: Said<unknown>,
  ): Unit | undefined {
    const unit = units.get(id);
    if (unit === undefined) {
      const near = units.nearest(id);
      return this.tell('unknown-unit', 'no unit of the dataset has this id', place, {
        found: showValue(id),
        ...(near ? { hint: `did you mean ${near}?` } : {}),
      });
    }
    if (typeof text.value !== 'string' || foldText(text.value) === foldText(unit.text)) return unit;
    return this.tell('text-differs', 'the text is not that of the unit', text.place, {
      found: showValue(text.value),
      expected: showValue(unit.text),
      hint: 'labels belong to the text they were given for; segment the changed article anew',
    });
  }

  /** A unit as far as its task tells: a text of its own. */
  #looseUnit(id: Said<unknown> | undefined, text: Said<unknown>): Unit | undefined {
    if (typeof text.value !== 'string')
      return this.tell('no-text', 'the task has no text', text.place, {
        found: showValue(text.value),
      });
    return {
      id: typeof id?.value === 'string' ? id.value : '',
      article_id: '',
      index: 0,
      start: 0,
      end: codePointLength(text.value),
      text: text.value,
      lang: 'und',
      kind: 'narration',
      quote_id: null,
      speaker: null,
      reported_by: null,
      cue: null,
      target: null,
      duplicate_of: null,
      meta: {},
    };
  }

  /** The text of an article, where it is at hand. */
  articleText(id: string): string | undefined {
    return this.looseText ?? this.options.units?.article(id)?.text;
  }

  /** Labels by their ids, in the order of the codebook; undefined where one is not known, or they contradict each other. */
  labelsOf(said: readonly Said<unknown>[]): string[] | undefined {
    const { labels, none, id, multi_label } = this.options.codebook;
    const known = labels.map((label) => label.id);
    let good = true;
    for (const { value, place } of said) {
      if (typeof value === 'string' && (known.includes(value) || value === none.id)) continue;
      const near = typeof value === 'string' ? nearest(value, [...known, none.id]) : undefined;
      good = false;
      this.tell('unknown-label', `no label of codebook ${id}`, place, {
        found: showValue(value),
        expected: [...known, none.id].join(', '),
        ...(near ? { hint: `did you mean ${near}?` } : {}),
      });
    }
    if (!good) return undefined;
    const given = known.filter((label) => said.some(({ value }) => value === label));
    const affirmed = said.find(({ value }) => value === none.id);
    if (affirmed !== undefined && given.length > 0)
      return this.tell(
        'contradiction',
        `${none.id} stands beside ${given.join(', ')}`,
        affirmed.place,
        {
          hint: 'one of them was left by mistake: take it away in the tool',
        },
      );
    if (!multi_label && given.length > 1)
      return this.tell(
        'several-labels',
        'the codebook allows one label a unit',
        (said[0] as Said<unknown>).place,
        {
          found: given.join(', '),
        },
      );
    return given;
  }

  /**
   * Labels of a format that only holds them: none at all says something only where labels went out (`by`
   * somebody) and were taken away.
   */
  heldLabels(said: readonly Said<unknown>[], by: string | null): string[] | 'nothing' | undefined {
    return said.length === 0 && by === null ? 'nothing' : this.labelsOf(said);
  }

  /**
   * Spans of the text of a unit, in the offsets of its article. A span that the text does not bear out
   * is told and left out; so is one whose label is not known.
   */
  spansOf(unit: Unit, said: readonly SaidSpan[]): LabelledSpan[] {
    return this.#spans.ofUnit(unit, said);
  }

  /** Spans whose offsets count from the beginning of the article. */
  articleSpansOf(articleId: string, said: readonly SaidSpan[]): LabelledSpan[] {
    const text = this.articleText(articleId);
    return text === undefined ? [] : this.#spans.inText(text, 0, said, undefined);
  }
}
