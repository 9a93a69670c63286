import type { Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Column } from './columns.js';
import { Keys } from './keys.js';
import type { Memory } from './memory.js';
import { Places, type Where } from './places.js';

/** Shorter texts come twice by chance. Counted in letters and digits. */
const LEAST = 30;

/**
 * Units that stand in two articles with the same letters: wire copies and reposts, which leak from
 * train to test. Told once for each pair of articles, at the first unit they share.
 */
export class RepeatChecks {
  readonly #texts: Keys;
  readonly #articles: Column<Uint32Array>;
  readonly #places: Places;
  #article = -1;
  /** Articles that the present one was told to share text with. */
  #told = new Set<number>();

  constructor(memory?: Memory) {
    this.#texts = new Keys(memory);
    this.#articles = new Column(Uint32Array, memory);
    this.#places = new Places(memory);
  }

  /** `article` is the number of the unit's article. */
  inspect({ text }: Unit, where: Where, article: number): readonly Finding[] {
    if (text.length < LEAST) return NOTHING;
    if (article !== this.#article) {
      this.#article = article;
      if (this.#told.size > 0) this.#told = new Set();
    }
    const number = this.#texts.addFolded(text, LEAST);
    if (number === undefined) return NOTHING;
    if (number >= 0) {
      this.#articles.set(number, article);
      this.#places.set(number, where);
      return NOTHING;
    }
    const other = this.#articles.get(~number);
    if (other === article || this.#told.has(other)) return NOTHING;
    this.#told.add(other);
    return [
      {
        severity: 'warning',
        code: 'unit/repeated-elsewhere',
        message: `the same text stands in another article (${this.#places.show(~number)})`,
        pointer: '/text',
        hint: 'copies of one text in train and in test are a leak: keep their articles in one split',
      },
    ];
  }
}

const NOTHING: readonly Finding[] = [];
