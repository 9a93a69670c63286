import { CodePointText } from '../../offsets.js';
import type { Article } from '../../records.js';
import type { Identities } from '../../stages/validate/identities.js';
import type { ArticleOfUnit } from '../../stages/validate/units.js';
import type { Positions } from './positions.js';

/** So many characters of text are kept; units of one article mostly stand together. */
const MOST = 1 << 22;

export type KnownArticle = ArticleOfUnit & { record: Article };

/** The articles of a run by id, read again when a unit asks for them: only the last ones stay in memory. */
export class ArticleTexts {
  readonly #recent = new Map<string, KnownArticle>();
  #kept = 0;
  #last: { id: string; article: KnownArticle | undefined } | undefined;

  /** Articles so far. */
  size = 0;

  constructor(
    readonly ids: Identities,
    readonly positions: Positions,
  ) {}

  /** Notes where the article stands that got the last number in `ids`, if it is a new one. */
  add(located: Parameters<Positions['set']>[1]): void {
    if (this.ids.size === this.size) return;
    this.positions.set(this.size++, located);
  }

  /** An article; null where there is none of that id, undefined where there is one that holds no text. */
  get(id: string): KnownArticle | null | undefined {
    if (this.#last?.id === id) return this.#last.article;
    const number = this.ids.keys.find(id);
    if (number === -1) return null;
    const article = this.#recent.get(id) ?? this.#read(number);
    if (article !== undefined && !this.#recent.has(id)) this.#keep(id, article);
    this.#last = { id, article };
    return article;
  }

  #keep(id: string, article: KnownArticle): void {
    this.#recent.set(id, article);
    this.#kept += article.text.length;
    for (const [old, { text }] of this.#recent) {
      if (this.#kept <= MOST || old === id) break;
      this.#recent.delete(old);
      this.#kept -= text.length;
    }
  }

  #read(number: number): KnownArticle | undefined {
    const source = this.positions.source(number);
    if (source === undefined) return undefined;
    const record = JSON.parse(this.positions.store.read(source)) as Article;
    if (typeof record.text !== 'string') return undefined;
    return { text: new CodePointText(record.text), lang: record.lang, record };
  }
}
