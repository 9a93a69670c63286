/**
 * Offsets: JavaScript counts UTF-16 code units, our records count Unicode code points. They differ
 * after the first character outside the BMP (one emoji is two code units, one code point).
 */

/** Number of code points in `text`. Lone surrogates count one each, as they do in JavaScript iteration. */
export function codePointLength(text: string): number {
  let n = 0;
  for (let i = 0; i < text.length; i++, n++) if (isPairAt(text, i)) i++;
  return n;
}

/**
 * Converts UTF-16 offsets of one text to code points. Queries in rising order cost one pass over
 * the text in all; a query that goes back restarts from the beginning.
 */
export class CodePointCounter {
  #utf16 = 0;
  #points = 0;
  constructor(readonly text: string) {}

  /** Code points before UTF-16 offset `at` (0..text.length). Throws a RangeError outside. */
  at(at: number): number {
    if (!(at >= 0 && at <= this.text.length))
      throw new RangeError(`offset ${at} outside 0..${this.text.length}`);
    if (at < this.#utf16) this.#utf16 = this.#points = 0;
    while (this.#utf16 < at) {
      this.#utf16 += isPairAt(this.text, this.#utf16) ? 2 : 1;
      this.#points++;
    }
    return this.#points;
  }
}

/** A text that is cut at many code-point offsets: each cut costs no more than a short walk. */
export class CodePointText {
  /** Length in code points. */
  readonly length: number;
  /** UTF-16 offset of every STEP-th code point; empty where the two ways of counting agree. */
  readonly #marks: number[] = [];
  static readonly #STEP = 512;

  constructor(readonly text: string) {
    this.length = codePointLength(text);
    if (this.length === text.length) return;
    for (let i = 0, n = 0; i < text.length; n++) {
      if (n % CodePointText.#STEP === 0) this.#marks.push(i);
      i += isPairAt(text, i) ? 2 : 1;
    }
  }

  /** As Python's `text[start:end]`. */
  slice(start: number, end: number): string {
    return this.text.slice(this.#utf16(start), this.#utf16(end));
  }

  #utf16(points: number): number {
    if (this.#marks.length === 0) return points;
    const mark = Math.min(Math.floor(points / CodePointText.#STEP), this.#marks.length - 1);
    return utf16Offset(this.text, points - mark * CodePointText.#STEP, this.#marks[mark]);
  }
}

/** The slice of `text` between two code-point offsets, as Python's `text[start:end]`. */
export function sliceCodePoints(text: string, start: number, end: number): string {
  const from = utf16Offset(text, start);
  return text.slice(from, utf16Offset(text, end - start, from));
}

/** UTF-16 offset that lies `points` code points after UTF-16 offset `from`; the text's length if it is shorter. */
export function utf16Offset(text: string, points: number, from = 0): number {
  let i = from;
  for (let n = 0; n < points && i < text.length; n++) i += isPairAt(text, i) ? 2 : 1;
  return i;
}

function isPairAt(text: string, i: number): boolean {
  const c = text.charCodeAt(i);
  if (c < 0xd800 || c > 0xdbff) return false;
  const d = text.charCodeAt(i + 1);
  return d >= 0xdc00 && d <= 0xdfff;
}
