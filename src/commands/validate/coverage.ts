import type { Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Column } from '../../stages/validate/keys.js';
import type { UnitChecks } from '../../stages/validate/units.js';
import type { ArticleTexts } from './article-texts.js';
import type { Located } from './tell.js';

/** Which articles are cut into units, and whether the units reach to their ends. */
export class Coverage {
  readonly #cut = new Column(new Uint8Array(512));
  /** Text after the last unit, by article. Kept to the end, since units of the article may yet come. */
  readonly #tails = new Map<string, { located: Located; findings: Finding[] }>();
  #open: { articleId: string; located: Located } | undefined;

  constructor(
    readonly units: UnitChecks,
    readonly texts: ArticleTexts,
  ) {}

  note({ article_id: articleId }: Unit, located: Located): void {
    if (this.#open?.articleId === articleId) {
      this.#open.located = located;
      return;
    }
    const number = this.texts.ids.keys.find(articleId);
    if (number === -1) {
      // It may belong to the article that is open, and reach to its end.
      this.#open = undefined;
      return;
    }
    this.#close();
    this.#open = { articleId, located };
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
    const { articleId, located } = this.#open;
    const article = this.texts.get(articleId);
    const findings = article ? this.units.inspectTail(articleId, article.text) : [];
    if (findings.length > 0) this.#tails.set(articleId, { located, findings });
    else this.#tails.delete(articleId);
  }

  /** Units whose article goes on after them, though none comes. */
  tails(): Iterable<{ located: Located; findings: Finding[] }> {
    this.#close();
    this.#open = undefined;
    return this.#tails.values();
  }

  /** Numbers of the articles without a unit. */
  uncut(): number[] {
    const numbers: number[] = [];
    for (let n = 0; n < this.texts.size; n++) if (this.#cut.get(n) === 0) numbers.push(n);
    return numbers;
  }
}
