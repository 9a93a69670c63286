import { languageFor } from '../../languages/index.js';
import type { CodePointText } from '../../offsets.js';
import type { Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { isBoilerplate } from '../segment/boilerplate.js';
import { Identities } from './identities.js';
import { inspectLanguageTag, inspectScript } from './languages.js';
import type { Memory } from './memory.js';
import type { Where } from './places.js';
import { RepeatChecks } from './repeats.js';
import { collect, inspectParts, inspectSpan } from './spans.js';
import { inspectText } from './texts.js';
import { UnitOrder } from './unit-order.js';

/** What units are checked against: their article, null where it is not in the dataset. */
export interface ArticleOfUnit {
  text: CodePointText;
  lang: string;
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
  readonly ids: Identities;
  readonly order: UnitOrder;
  readonly #repeats: RepeatChecks;
  /** Where the last unit begins and ends is not to be trusted: it has a fault of its own. */
  doubt = false;
  /** Only selected units are here: what lies between them is no gap, and copies may be elsewhere. */
  selection = false;

  constructor(memory?: Memory) {
    this.ids = new Identities('unit', memory);
    this.order = new UnitOrder(memory);
    this.#repeats = new RepeatChecks(memory);
  }

  /** `article` is null where the article is not in the dataset, undefined where no articles were given to check against. */
  inspect(
    unit: Unit,
    where: Where,
    article: ArticleOfUnit | null | undefined,
    articles?: Identities,
  ): Finding[] {
    const findings: Finding[] = [];
    collect(findings, this.ids.addNamed(unit.id, where));
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
        collect(findings, this.order.inspectGap(unit, where, article.text));
    }
    if (article === undefined || (article !== null && article.lang !== unit.lang)) {
      const tag = inspectLanguageTag(unit.lang, '/lang');
      // Without their article, the first units of each stand for it.
      const looked = tag.length === 0 && (article !== undefined || unit.index < SAMPLE);
      collect(findings, looked ? inspectScript(unit.text, unit.lang, '/lang') : tag);
    }
    const { selection, doubt: ownDoubt } = this;
    collect(findings, this.order.inspect(unit, where, { selection, doubt, ownDoubt }));
    collect(findings, this.#inspectDuplicateOf(unit));
    if (unit.kind !== 'boilerplate') {
      collect(findings, this.#repeats.inspect(unit, where, this.order.articleOf(unit.article_id)));
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
