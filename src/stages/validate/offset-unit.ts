import { codePointLength, sliceCodePoints } from '../../offsets.js';

/** What a pair of offsets that does not give the text it should was probably counted in. */
export interface OffsetGuess {
  unit: 'UTF-16 code units' | 'UTF-8 bytes' | 'code points, shifted';
  /** The offsets in code points that give the text. */
  start: number;
  end: number;
  /** First character before the span that the two ways of counting count differently, as U+XXXX. */
  after: string | undefined;
}

/** How far around the given place a shifted span is looked for, in UTF-16 units. */
const NEARBY = 400;

/**
 * Explains why `article` cut at `start`..`end` (code points) is not `text`: the offsets count
 * UTF-16 units or bytes, or the span is shifted. Undefined where nothing explains it.
 */
export function guessOffsetUnit(
  article: string,
  text: string,
  start: number,
  end: number,
): OffsetGuess | undefined {
  if (text === '') return undefined;
  if (article.slice(start, end) === text) {
    const points = codePointLength(article.slice(0, start));
    return {
      unit: 'UTF-16 code units',
      start: points,
      end: points + codePointLength(text),
      after: firstMatch(article.slice(0, start), /[\u{10000}-\u{10ffff}]/u),
    };
  }
  const bytes = Buffer.from(article, 'utf8');
  if (bytes.subarray(start, end).equals(Buffer.from(text, 'utf8'))) {
    const before = bytes.subarray(0, start).toString('utf8');
    const points = codePointLength(before);
    return {
      unit: 'UTF-8 bytes',
      start: points,
      end: points + codePointLength(text),
      after: firstMatch(before, /[^\u0000-\u007f]/u),
    };
  }
  const roughly = sliceCodePoints(article, 0, start).length;
  const at = nearestIndexOf(article, text, roughly);
  if (at === -1) return undefined;
  const points = codePointLength(article.slice(0, at));
  return {
    unit: 'code points, shifted',
    start: points,
    end: points + codePointLength(text),
    after: undefined,
  };
}

function nearestIndexOf(article: string, text: string, around: number): number {
  const before = article.lastIndexOf(text, around);
  const after = article.indexOf(text, around);
  const near = [before, after].filter((at) => at !== -1 && Math.abs(at - around) <= NEARBY);
  return near.length === 0
    ? -1
    : near.reduce((a, b) => (Math.abs(a - around) <= Math.abs(b - around) ? a : b));
}

function firstMatch(text: string, pattern: RegExp): string | undefined {
  const found = pattern.exec(text)?.[0].codePointAt(0);
  return found === undefined ? undefined : `U+${found.toString(16).toUpperCase().padStart(4, '0')}`;
}
