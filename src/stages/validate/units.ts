import type { CodePointText } from '../../offsets.js';
import type { Span, Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { Identities } from './identities.js';
import { guessOffsetUnit } from './offset-unit.js';

interface Last {
  index: number;
  end: number;
  id: string;
}

/**
 * Checks of units against their article and each other: text equals the slice, spans lie in the
 * article, units stand in order and do not overlap, ids are unique.
 */
export class UnitChecks {
  readonly ids = new Identities('unit');
  readonly #last = new Map<string, Last>();

  /** `article` is null where the article is not in the dataset, undefined where no articles were given to check against. */
  inspect(unit: Unit, where: string, article: CodePointText | null | undefined): Finding[] {
    const findings = this.ids.add(unit.id, where);
    if (article === null) {
      findings.push({
        code: 'unit/no-article',
        message: 'its article is not in the dataset',
        pointer: '/article_id',
        found: showValue(unit.article_id),
      });
    }
    if (unit.end <= unit.start) {
      findings.push({
        code: 'unit/empty-span',
        message: 'end has to be greater than start',
        pointer: '/end',
        found: `${unit.start}..${unit.end}`,
      });
    } else if (article) {
      findings.push(...inspectSpan(unit, '', article));
      for (const name of ['speaker', 'reported_by', 'cue', 'target'] as const) {
        const span = unit[name];
        if (span !== null) findings.push(...inspectSpan(span, `/${name}`, article));
      }
      const resolved = unit.speaker?.resolved;
      if (resolved && resolved.start !== null && resolved.end !== null) {
        findings.push(...inspectSpan(resolved as Span, '/speaker/resolved', article));
      }
    }
    findings.push(...this.#inspectOrder(unit));
    if (
      unit.duplicate_of !== null &&
      (unit.duplicate_of === unit.id || !this.ids.has(unit.duplicate_of))
    ) {
      findings.push({
        code: 'unit/duplicate-of',
        message: 'duplicate_of has to name an earlier unit',
        pointer: '/duplicate_of',
        found: showValue(unit.duplicate_of),
      });
    }
    return findings;
  }

  #inspectOrder(unit: Unit): Finding[] {
    const last = this.#last.get(unit.article_id);
    const findings: Finding[] = [];
    if (last !== undefined && unit.start < last.end) {
      const overlaps = unit.end > last.end || unit.start >= last.end - 1;
      findings.push({
        code: overlaps ? 'unit/overlap' : 'unit/order',
        message: `starts before the unit before it ends (${last.id} ends at ${last.end})`,
        pointer: '/start',
        found: String(unit.start),
        expected: `at least ${last.end}`,
      });
    }
    const index = last === undefined ? 0 : last.index + 1;
    if (unit.index !== index) {
      findings.push({
        code: 'unit/index',
        message: 'units of an article are numbered from 0 in their order',
        pointer: '/index',
        found: String(unit.index),
        expected: String(index),
      });
    }
    this.#last.set(unit.article_id, {
      index: unit.index,
      end: Math.max(unit.end, last?.end ?? 0),
      id: unit.id,
    });
    return findings;
  }
}

/** Does the article cut at the span give its text? */
function inspectSpan(span: Span, pointer: string, article: CodePointText): Finding[] {
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
  if (slice === span.text) return [];
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
