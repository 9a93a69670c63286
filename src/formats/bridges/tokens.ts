import { CodePointCounter } from '../../offsets.js';
import type { LabelledSpan } from './task.js';

/** A word or sign of a text. Offsets in code points. */
export interface Token {
  text: string;
  start: number;
  end: number;
  /** White space follows. */
  space: boolean;
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(lang: string): Intl.Segmenter {
  let segmenter = segmenters.get(lang);
  if (segmenter === undefined) {
    segmenter = new Intl.Segmenter(lang === 'und' ? undefined : lang, { granularity: 'word' });
    segmenters.set(lang, segmenter);
  }
  return segmenter;
}

/** The words and signs of a text (UAX #29), white space left out; cut where a span begins or ends, so that every span is whole tokens. */
export function tokenize(text: string, lang: string, spans: readonly LabelledSpan[]): Token[] {
  const cuts = new Set(spans.flatMap(({ start, end }) => [start, end]));
  const counter = new CodePointCounter(text);
  const tokens: Token[] = [];
  for (const { segment, index } of segmenterOf(lang).segment(text)) {
    const start = counter.at(index);
    if (segment.trim() === '') {
      const last = tokens.at(-1);
      if (last !== undefined) last.space = true;
      continue;
    }
    const points = [...segment];
    let from = 0;
    for (let i = 1; i <= points.length; i++) {
      if (i < points.length && !cuts.has(start + i)) continue;
      const piece = points.slice(from, i).join('');
      tokens.push({ text: piece, start: start + from, end: start + i, space: false });
      from = i;
    }
  }
  return tokens;
}

/** Numbers of the first and the last token of a span. */
export function tokensOfSpan(tokens: readonly Token[], span: LabelledSpan): [number, number] {
  const first = tokens.findIndex(({ end }) => end > span.start);
  const last = tokens.findLastIndex(({ start }) => start < span.end);
  return [first, last];
}
