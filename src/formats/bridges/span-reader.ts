import { sliceCodePoints } from '../../offsets.js';
import type { Unit } from '../../records.js';
import { nearest, showValue } from '../../wording.js';
import type { AnswerReader, Said } from './answers.js';
import { OFFSET_UNITS, type OffsetUnit, resolveSpan } from './offset-units.js';
import { byPlace, type LabelledSpan, SPAN_LABELS, spansOfUnit } from './task.js';

/** A span as a tool has it: whatever stands there, and where. */
export type SaidSpan = Said<{ start: unknown; end: unknown; label: unknown; text?: unknown }>;

/** Reads the spans of one file: finds out what its offsets count, and checks them by what the spans quote. */
export class SpanReader {
  #offsets: OffsetUnit | undefined;

  constructor(readonly reader: AnswerReader) {}

  /** Spans of the text of a unit, in the offsets of its article, with those that lie outside the unit. */
  ofUnit(unit: Unit, said: readonly SaidSpan[]): LabelledSpan[] {
    const spans = this.inText(unit.text, unit.start, said, unit);
    // What lies outside the unit was never shown; nobody took it away.
    const outside = spansOfUnit(unit).filter(
      ({ start, end }) => start < unit.start || end > unit.end,
    );
    return [...spans, ...outside].sort(byPlace);
  }

  /** Spans of a text that begins at `from` (code points) in its article; `unit`, where it is that of one. */
  inText(
    text: string,
    from: number,
    said: readonly SaidSpan[],
    unit: Unit | undefined,
  ): LabelledSpan[] {
    const units = this.#unitsToTry(text, said, unit);
    return said
      .flatMap((one) => {
        const label = this.#labelOf(one);
        const found = label === undefined ? undefined : this.#find(text, one, units);
        if (label === undefined || found === undefined) return [];
        const { start, end } = found;
        const exact = sliceCodePoints(text, start, end);
        return [{ label, text: exact, start: from + start, end: from + end }];
      })
      .sort(byPlace);
  }

  #labelOf({ value: { label }, place }: SaidSpan): string | undefined {
    if ((SPAN_LABELS as readonly unknown[]).includes(label)) return label as string;
    const near = typeof label === 'string' ? nearest(label, SPAN_LABELS) : undefined;
    return this.reader.tell('unknown-span-label', 'no label of spans', place, {
      found: showValue(label),
      expected: SPAN_LABELS.join(', '),
      hint: near ? `did you mean ${near}?` : 'the span is left out',
    });
  }

  #find(text: string, { value, place }: SaidSpan, units: readonly OffsetUnit[]) {
    const [start, end] = [Number(value.start), Number(value.end)];
    const quoted = typeof value.text === 'string' ? value.text : null;
    const found = resolveSpan(text, start, end, quoted, units);
    if (found === undefined) {
      const quote = quoted === null ? '' : ` ${showValue(quoted)}`;
      return this.reader.tell('span', whyNot(start, end, quoted), place, {
        found: `${showValue(value.start)}..${showValue(value.end)}${quote}`,
        hint: 'the span is left out; the labels of the unit are not',
      });
    }
    if (quoted !== null && found.unit !== (this.#offsets ?? 'code-points')) {
      this.reader.tellOnce(
        'offset-unit',
        `the offsets of spans count ${found.unit}; they were converted`,
        place,
      );
      this.#offsets = found.unit;
    }
    return found;
  }

  /** What offsets may count, likeliest first. Where nothing is quoted, spans that went out unchanged tell. */
  #unitsToTry(
    text: string,
    said: readonly SaidSpan[],
    unit: Unit | undefined,
  ): readonly OffsetUnit[] {
    const { offsets } = this.reader.options;
    const first = offsets ?? this.#offsets ?? 'code-points';
    const all = [first, ...OFFSET_UNITS.filter((one) => one !== first)];
    if (said.every(({ value }) => typeof value.text === 'string')) return all;
    // In plain text all ways of counting agree.
    if (offsets !== undefined || unit === undefined || !/[^ -~\s]/.test(text)) return [first];
    const sent = spansOfUnit(unit).map(
      (span) => `${span.start - unit.start} ${span.end - unit.start}`,
    );
    const hits = (offsetUnit: OffsetUnit) =>
      said.filter(({ value }) => {
        const found = resolveSpan(text, Number(value.start), Number(value.end), null, [offsetUnit]);
        return found !== undefined && sent.includes(`${found.start} ${found.end}`);
      }).length;
    const best = all.reduce((a, b) => (hits(b) > hits(a) ? b : a));
    if (hits(best) > 0) this.#offsets = best;
    return [best];
  }
}

function whyNot(start: number, end: number, quoted: string | null): string {
  if (!(Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end))
    return 'start and end of the span are no offsets';
  return quoted === null
    ? 'the span goes beyond the text'
    : `the span is not the text that it quotes, whether its offsets count ${OFFSET_UNITS.join(', ')}`;
}
