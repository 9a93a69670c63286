import { CodePointCounter, codePointLength, sliceCodePoints, utf16Offset } from '../../offsets.js';

/** What the offsets of annotation tools count. Ours count code points. */
export const OFFSET_UNITS = ['code-points', 'utf-16', 'graphemes'] as const;
export type OffsetUnit = (typeof OFFSET_UNITS)[number];

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Converts offsets of one text between code points and what a tool counts. */
export class OffsetConverter {
  readonly length: number;
  /** The two ways of counting agree. */
  readonly #same: boolean;
  #graphemes: number[] | undefined;

  constructor(
    readonly text: string,
    readonly unit: OffsetUnit,
  ) {
    this.length = codePointLength(text);
    const plain = this.length === text.length;
    this.#same = unit === 'code-points' || (unit === 'utf-16' && plain);
  }

  /** Code points to the tool's unit; the grapheme that an offset lies in, where it lies inside one. */
  fromPoints(points: number): number {
    if (this.#same) return points;
    if (this.unit === 'utf-16') return utf16Offset(this.text, points);
    const marks = this.#marks();
    const at = marks.findIndex((mark) => mark >= points);
    return at === -1 ? marks.length - 1 : at;
  }

  /** The tool's unit to code points; undefined outside the text, and in the middle of a character. */
  toPoints(offset: number): number | undefined {
    if (!Number.isInteger(offset) || offset < 0) return undefined;
    if (this.#same) return offset <= this.length ? offset : undefined;
    if (this.unit === 'graphemes') return this.#marks()[offset];
    if (offset > this.text.length) return undefined;
    const points = new CodePointCounter(this.text).at(offset);
    return utf16Offset(this.text, points) === offset ? points : undefined;
  }

  /** Where each grapheme begins, and the end of the text, in code points. */
  #marks(): number[] {
    if (this.#graphemes === undefined) {
      const counter = new CodePointCounter(this.text);
      this.#graphemes = [...graphemes.segment(this.text)].map(({ index }) => counter.at(index));
      this.#graphemes.push(this.length);
    }
    return this.#graphemes;
  }
}

/** A span found in a text, in code points, and what its offsets counted. */
export interface ResolvedSpan {
  start: number;
  end: number;
  unit: OffsetUnit;
}

/**
 * The span that `start`..`end` mean. The first of `units` by which the offsets give `quoted` counts,
 * or by which they lie in the text at all where nothing is quoted. Undefined where none does.
 */
export function resolveSpan(
  text: string,
  start: number,
  end: number,
  quoted: string | null,
  units: readonly OffsetUnit[],
): ResolvedSpan | undefined {
  for (const unit of units) {
    const converter = new OffsetConverter(text, unit);
    const from = converter.toPoints(start);
    const to = converter.toPoints(end);
    if (from === undefined || to === undefined || from >= to) continue;
    if (quoted === null || fold(sliceCodePoints(text, from, to)) === fold(quoted))
      return { start: from, end: to, unit };
  }
  return undefined;
}

/** Tools write white space of their own into what they quote: a line break as a blank, or as `\n`. */
const fold = (text: string) => text.replace(/\\n|\s+/g, '');
