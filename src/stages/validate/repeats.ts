import type { Unit } from '../../records.js';
import type { Finding } from '../../schema.js';
import type { Where } from './identities.js';
import { Column, Keys } from './keys.js';

/** Shorter texts come twice by chance. Counted in letters and digits. */
const LEAST = 30;

/**
 * Units that stand in two articles with the same letters: wire copies and reposts, which leak from
 * train to test. Told once for each pair of articles, at the first unit they share.
 */
export class RepeatChecks {
  readonly #texts = new Keys();
  readonly #articles = new Keys();
  readonly #articleOf = new Column(new Uint32Array(512));
  readonly #lineOf = new Column(new Uint32Array(512));
  #last = { id: '', number: -1 };
  /** Articles that the present one was told to share text with. */
  #told = new Set<number>();

  inspect(unit: Unit, where: Where): Finding[] {
    if (unit.text.length < LEAST) return NOTHING;
    if (unit.article_id !== this.#last.id) {
      const number = this.#articles.add(unit.article_id);
      this.#last = { id: unit.article_id, number: number < 0 ? ~number : number };
      this.#told = new Set();
    }
    const text = this.#texts.addFolded(unit.text, LEAST);
    if (text === undefined) return NOTHING;
    if (text >= 0) {
      this.#articleOf.set(text, this.#last.number);
      this.#lineOf.set(text, where.line);
      return NOTHING;
    }
    const other = this.#articleOf.get(~text);
    if (other === this.#last.number || this.#told.has(other)) return NOTHING;
    this.#told.add(other);
    return [
      {
        severity: 'warning',
        code: 'unit/repeated-elsewhere',
        message: `the same text stands in another article, in line ${this.#lineOf.get(~text)}`,
        pointer: '/text',
        hint: 'copies of one text in train and in test are a leak: keep their articles in one split',
      },
    ];
  }
}

const NOTHING: Finding[] = [];
