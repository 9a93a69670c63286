import type { CodePointText } from '../../offsets.js';
import type { Span, Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { guessOffsetUnit } from './offset-unit.js';

const NOTHING: readonly Finding[] = [];

/** Nearly always there is nothing to add, for which spreading a list would cost more than all checks. */
export function collect(findings: Finding[], more: readonly Finding[]): void {
  for (const finding of more) findings.push(finding);
}

/** The spans that a unit names: whose statement it is, the cue, the target. */
export function inspectParts(unit: Unit, article: CodePointText, findings: Finding[]): void {
  const { speaker, reported_by, cue, target } = unit;
  if (speaker !== null) {
    collect(findings, inspectSpan(speaker, '/speaker', article));
    const { resolved } = speaker;
    if (resolved !== null && resolved.start !== null && resolved.end !== null)
      collect(findings, inspectSpan(resolved as Span, '/speaker/resolved', article));
  }
  if (reported_by !== null) collect(findings, inspectSpan(reported_by, '/reported_by', article));
  if (cue !== null) collect(findings, inspectSpan(cue, '/cue', article));
  if (target !== null) collect(findings, inspectSpan(target, '/target', article));
}

/** Does the article cut at the span give its text? */
export function inspectSpan(
  span: Span,
  pointer: string,
  article: CodePointText,
): readonly Finding[] {
  if (span.end > article.length) {
    const guess = guessOffsetUnit(article.text, span.text, span.start, span.end);
    return [
      {
        code: 'span/out-of-range',
        message: 'the span ends beyond the article',
        pointer: `${pointer}/end`,
        found: String(span.end),
        expected: `at most ${article.length}`,
        ...hintOf(guess),
      },
    ];
  }
  const slice = article.slice(span.start, span.end);
  if (slice === span.text) return NOTHING;
  return [
    {
      code: 'span/text',
      message: `the article at ${span.start}..${span.end} is not the text of the span`,
      pointer: `${pointer}/text`,
      found: showValue(span.text),
      expected: showValue(slice),
      ...hintOf(guessOffsetUnit(article.text, span.text, span.start, span.end)),
    },
  ];
}

function hintOf(guess: ReturnType<typeof guessOffsetUnit>): { hint?: string } {
  if (guess === undefined) return {};
  const off = guess.after === undefined ? '' : `; they part after ${guess.after}`;
  const looks =
    guess.unit === 'code points, shifted'
      ? 'the text stands nearby'
      : `the offsets count ${guess.unit}, not code points${off}`;
  return { hint: `${looks}: it would be ${guess.start}..${guess.end}` };
}
