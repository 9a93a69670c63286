import type { CodePointText } from '../../offsets.js';
import type { Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { Column } from './columns.js';
import { Keys } from './keys.js';
import type { Memory } from './memory.js';
import { Places, type Where } from './places.js';

/** An article with its last unit so far: that one's index, end and place. */
interface Open extends Where {
  id: string;
  article: number;
  /** It has a unit. */
  begun: boolean;
  index: number;
  end: number;
}

const NOTHING: readonly Finding[] = [];

/** Do the units of each article stand in order, without overlaps, and with all of its text? */
export class UnitOrder {
  readonly #articles: Keys;
  readonly #index: Column<Uint32Array>;
  readonly #end: Column<Uint32Array>;
  readonly #places: Places;
  /** The article of the last unit, which the next one mostly belongs to; it is not in the columns yet. */
  #open: Open | undefined;

  /** Units are spread over several files. */
  spread = false;

  constructor(memory?: Memory) {
    this.#articles = new Keys(memory);
    this.#index = new Column(Uint32Array, memory);
    this.#end = new Column(Uint32Array, memory);
    this.#places = new Places(memory);
  }

  /** The number of an article, which it gets when it is first asked for. */
  articleOf(id: string): number {
    return this.#enter(id).article;
  }

  #enter(id: string): Open {
    const last = this.#open;
    if (last?.id === id) return last;
    if (last?.begun) {
      this.#index.set(last.article, last.index);
      this.#end.set(last.article, last.end);
      this.#places.set(last.article, last);
    }
    const number = this.#articles.add(id);
    const begun = number < 0;
    const article = begun ? ~number : number;
    const known = begun
      ? {
          index: this.#index.get(article),
          end: this.#end.get(article),
          ...this.#places.get(article),
        }
      : { index: 0, end: 0, file: '', line: 0 };
    this.#open = { id, article, begun, ...known };
    return this.#open;
  }

  /**
   * Is this the unit that comes next in its article? `selection` says that units may be left out,
   * `doubt` that the unit before it has a fault of its own, `ownDoubt` that this one has.
   */
  inspect(
    unit: Unit,
    where: Where,
    options: { selection: boolean; doubt: boolean; ownDoubt: boolean },
  ): Finding[] {
    const findings: Finding[] = [];
    const { selection, ownDoubt } = options;
    let { doubt } = options;
    const last = this.#enter(unit.article_id);
    if (this.#isElsewhere(last, where)) doubt = true;
    if (last.begun && unit.start < last.end) {
      const overlaps = unit.end > last.end || unit.start >= last.end - 1;
      findings.push({
        code: overlaps ? 'unit/overlap' : 'unit/order',
        message: `starts before the unit before it ends (${last.file}:${last.line} ends at ${last.end})`,
        pointer: '/start',
        found: String(unit.start),
        expected: `at least ${last.end}`,
      });
    }
    const least = last.begun ? last.index + 1 : 0;
    const index = selection ? Math.max(least, unit.index) : least;
    if (unit.index !== index) {
      findings.push({
        code: 'unit/index',
        message: 'units of an article are numbered from 0 in their order',
        pointer: '/index',
        found: String(unit.index),
        expected: String(index),
      });
    }
    // As it should be, so that one wrong number is told once.
    last.index = doubt ? unit.index : index;
    if (!last.begun || doubt) last.end = unit.end;
    else if (!ownDoubt) last.end = Math.max(unit.end, last.end);
    last.begun = true;
    last.file = where.file;
    last.line = where.line;
    return doubt ? [] : findings;
  }

  /** Files have no order among themselves: the unit before may stand in one that is not read yet. */
  #isElsewhere(last: Open, { file }: Where): boolean {
    return this.spread && (!last.begun || last.file !== file);
  }

  /** Only white space may lie between a unit and the one before it. */
  inspectGap(unit: Unit, where: Where, article: CodePointText): readonly Finding[] {
    const last = this.#enter(unit.article_id);
    if (this.#isElsewhere(last, where)) return NOTHING;
    const from = last.begun ? last.end : 0;
    if (unit.start <= from || unit.start > article.length) return NOTHING;
    const between = article.slice(from, unit.start).trim();
    if (between === '') return NOTHING;
    return [
      {
        severity: 'warning',
        code: 'unit/gap',
        message: last.begun
          ? `text of the article between this unit and the one before it (${last.file}:${last.line}) is in no unit`
          : 'text of the article before its first unit is in no unit',
        pointer: '/start',
        found: showValue(between),
      },
    ];
  }

  /** What is left of an article after its last unit; nothing where all of it is in units. */
  inspectTail(articleId: string, article: CodePointText): Finding[] {
    const last = this.#enter(articleId);
    if (!last.begun) return [];
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
