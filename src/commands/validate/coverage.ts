import { CodePointText } from '../../offsets.js';
import type { Article, Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Column } from '../../stages/validate/columns.js';
import type { Memory } from '../../stages/validate/memory.js';
import type { UnitChecks } from '../../stages/validate/units.js';
import type { ArticleTexts } from './article-texts.js';

/** Which articles are cut into units, and whether the units reach to their ends. */
export class Coverage {
  readonly #cut: Column<Uint8Array>;
  /** Of articles with text after the last unit, that unit's number, counted from 1. More units of the article may yet come. */
  readonly #tails: Column<Uint32Array>;
  #open: { articleId: string; number: number; unit: number } | undefined;

  constructor(
    readonly units: UnitChecks,
    readonly texts: ArticleTexts,
    memory: Memory,
  ) {
    this.#cut = new Column(Uint8Array, memory);
    this.#tails = new Column(Uint32Array, memory);
  }

  /** Notes a unit by its number. */
  note({ article_id: articleId }: Unit, unit: number): void {
    if (this.#open?.articleId === articleId) {
      this.#open.unit = unit;
      return;
    }
    const number = this.texts.ids.keys.find(articleId);
    if (number === -1) {
      // It may belong to the article that is open, and reach to its end.
      this.#open = undefined;
      return;
    }
    this.#close();
    this.#open = { articleId, number, unit };
    this.#cut.set(number, 1);
  }

  /** A unit that does not fit its schema: it may be the one that reaches to the end. */
  noteUnfit(articleId: unknown): void {
    const number = typeof articleId === 'string' ? this.texts.ids.keys.find(articleId) : -1;
    if (number !== -1) {
      this.#cut.set(number, 1);
      if (this.#open?.articleId !== articleId) this.#close();
    }
    this.#open = undefined;
  }

  #close(): void {
    if (this.#open === undefined) return;
    const { articleId, number, unit } = this.#open;
    const article = this.texts.get(articleId);
    const tail = article ? this.units.order.inspectTail(articleId, article.text) : [];
    if (tail.length > 0) this.#tails.set(number, unit + 1);
    else if (this.#tails.get(number) > 0) this.#tails.set(number, 0);
  }

  /** Units whose article goes on after them, though none comes. */
  *tails(): Iterable<{ unit: number; findings: Finding[] }> {
    this.#close();
    this.#open = undefined;
    for (let article = 0; article < this.texts.size; article++) {
      const unit = this.#tails.get(article) - 1;
      const record = unit === -1 ? undefined : this.#read(article);
      if (record === undefined) continue;
      const text = new CodePointText(record.text);
      yield { unit, findings: this.units.order.inspectTail(record.id, text) };
    }
  }

  /** Numbers of the articles without a unit. */
  *uncut(): Iterable<number> {
    for (let n = 0; n < this.texts.size; n++) if (this.#cut.get(n) === 0) yield n;
  }

  #read(article: number): Article | undefined {
    const { positions } = this.texts;
    const source = positions.source(article);
    return source && (JSON.parse(positions.store.read(source)) as Article);
  }
}
