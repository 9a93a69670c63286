import { languageFor } from '../../languages/index.js';
import type { CodePointText } from '../../offsets.js';
import type { Span, Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { isBoilerplate } from '../segment/boilerplate.js';
import { Identities, type Where } from './identities.js';
import { inspectLanguageTag, inspectScript } from './languages.js';
import { guessOffsetUnit } from './offset-unit.js';
import { RepeatChecks } from './repeats.js';
import { inspectText } from './texts.js';

/** What units are checked against: their article, null where it is not in the dataset. */
export interface ArticleOfUnit {
  text: CodePointText;
  lang: string;
}

interface Last {
  index: number;
  end: number;
  id: string;
}

const SAMPLE = 4;
/** Longer texts are statements, counted in UTF-16 units. */
const SHORT = 80;

const NOTHING: readonly Finding[] = [];

/**
 * Checks of units against their article and each other: text equals the slice, spans lie in the
 * article, units stand in order, do not overlap and leave nothing out, ids are unique.
 */
export class UnitChecks {
  readonly ids = new Identities('unit');
  readonly #last = new Map<string, Last>();
  readonly #repeats = new RepeatChecks();
  /** Where the last unit begins and ends is not to be trusted: it has a fault of its own. */
  doubt = false;
  /** Only selected units are here: what lies between them is no gap, and copies may be elsewhere. */
  selection = false;

  /** `article` is null where the article is not in the dataset, undefined where no articles were given to check against. */
  inspect(
    unit: Unit,
    where: Where,
    article: ArticleOfUnit | null | undefined,
    articles?: Identities,
  ): Finding[] {
    const findings: Finding[] = [];
    collect(findings, this.ids.addNamed(unit.id, where));
    const last = this.#last.get(unit.article_id);
    const { doubt } = this;
    this.doubt = false;
    if (article === null) {
      findings.push({
        code: 'unit/no-article',
        message: 'its article is not in the dataset',
        pointer: '/article_id',
        found: showValue(unit.article_id),
        ...articles?.hintFor(unit.article_id),
      });
    }
    if (article === undefined) collect(findings, inspectText(unit.text, '/text'));
    if (unit.end <= unit.start) {
      this.doubt = true;
      findings.push({
        code: 'unit/empty-span',
        message: 'end has to be greater than start',
        pointer: '/end',
        found: `${unit.start}..${unit.end}`,
      });
    } else if (article) {
      const own = inspectSpan(unit, '', article.text);
      this.doubt = own.length > 0;
      collect(findings, own);
      inspectParts(unit, article.text, findings);
      if (!doubt && !this.doubt && !this.selection)
        collect(findings, inspectGap(unit, last, article.text));
    }
    if (article === undefined || (article !== null && article.lang !== unit.lang)) {
      const tag = inspectLanguageTag(unit.lang, '/lang');
      // Without their article, the first units of each stand for it.
      const looked = tag.length === 0 && (article !== undefined || unit.index < SAMPLE);
      collect(findings, looked ? inspectScript(unit.text, unit.lang, '/lang') : tag);
    }
    const order = this.#inspectOrder(unit, last, doubt);
    if (!doubt) collect(findings, order);
    collect(findings, this.#inspectDuplicateOf(unit));
    if (unit.kind !== 'boilerplate') {
      collect(findings, this.#repeats.inspect(unit, where));
      collect(findings, inspectKind(unit));
    }
    return findings;
  }

  /** Notes a unit that does not fit its schema: it is there, and nothing else about it is sure. */
  noteUnfit(id: unknown, where: Where): void {
    this.doubt = true;
    if (typeof id === 'string') this.ids.add(id, where);
  }

  #inspectDuplicateOf({ id, duplicate_of }: Unit): readonly Finding[] {
    if (
      duplicate_of === null ||
      (duplicate_of !== id && (this.selection || this.ids.has(duplicate_of)))
    )
      return NOTHING;
    return [
      {
        code: 'unit/duplicate-of',
        message: 'duplicate_of has to name an earlier unit',
        pointer: '/duplicate_of',
        found: showValue(duplicate_of),
        ...this.ids.hintFor(duplicate_of),
      },
    ];
  }

  #inspectOrder(unit: Unit, last: Last | undefined, doubt: boolean): Finding[] {
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
    const least = last === undefined ? 0 : last.index + 1;
    const index = this.selection ? Math.max(least, unit.index) : least;
    if (unit.index !== index) {
      findings.push({
        code: 'unit/index',
        message: 'units of an article are numbered from 0 in their order',
        pointer: '/index',
        found: String(unit.index),
        expected: String(index),
      });
    }
    if (last === undefined) {
      const at = doubt ? unit.index : index;
      this.#last.set(unit.article_id, { index: at, end: unit.end, id: unit.id });
    } else {
      // As it should be, so that one wrong number is told once.
      last.index = doubt ? unit.index : index;
      if (doubt) last.end = unit.end;
      else if (!this.doubt) last.end = Math.max(unit.end, last.end);
      last.id = unit.id;
    }
    return findings;
  }

  /** What is left of an article after its last unit; nothing where all of it is in units. */
  inspectTail(articleId: string, article: CodePointText): Finding[] {
    const last = this.#last.get(articleId);
    if (last === undefined) return [];
    const rest = article.slice(last.end, article.length).trim();
    if (rest === '') return [];
    return [
      {
        severity: 'warning',
        code: 'unit/gap',
        message: 'the article goes on after its last unit: this text is in no unit',
        pointer: '/end',
        found: showValue(rest),
      },
    ];
  }
}

/** A statement that says nothing: a caption, a credit, a share button that nobody marked as such. */
function inspectKind({ kind, text, lang }: Unit): readonly Finding[] {
  if (kind === 'headline' || text.length > SHORT || !isBoilerplate(text, languageFor(lang)))
    return NOTHING;
  return [
    {
      severity: 'warning',
      code: 'unit/boilerplate',
      message: 'reads like a caption, a credit or navigation, which is boilerplate',
      pointer: '/kind',
      found: showValue(kind),
      expected: '"boilerplate"',
      hint: 'boilerplate is never labelled: as a unit without stance it would teach nothing',
    },
  ];
}

/** Nearly always there is nothing to add, for which spreading a list would cost more than all checks. */
function collect(findings: Finding[], more: readonly Finding[]): void {
  for (const finding of more) findings.push(finding);
}

/** The spans that a unit names: whose statement it is, the cue, the target. */
function inspectParts(unit: Unit, article: CodePointText, findings: Finding[]): void {
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

/** Only white space may lie between a unit and the one before it. */
function inspectGap(
  unit: Unit,
  last: Last | undefined,
  article: CodePointText,
): readonly Finding[] {
  const from = last?.end ?? 0;
  if (unit.start <= from || unit.start > article.length) return NOTHING;
  const between = article.slice(from, unit.start).trim();
  if (between === '') return NOTHING;
  return [
    {
      severity: 'warning',
      code: 'unit/gap',
      message:
        last === undefined
          ? 'text of the article before its first unit is in no unit'
          : `text of the article between this unit and the one before it (${last.id}) is in no unit`,
      pointer: '/start',
      found: showValue(between),
    },
  ];
}

/** Does the article cut at the span give its text? */
function inspectSpan(span: Span, pointer: string, article: CodePointText): readonly Finding[] {
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
