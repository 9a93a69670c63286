import { hash } from 'node:crypto';
import type { Article } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Identities } from './identities.js';
import { Keys } from './keys.js';
import { inspectLanguageTag, inspectScript } from './languages.js';
import type { Memory } from './memory.js';
import { Places, type Where } from './places.js';
import { inspectDate, inspectText } from './texts.js';

/** Shorter texts are the same by chance. */
const LEAST = 30;

/** Checks of articles that a schema cannot make: unique ids, the digest of the text, dates, languages, damaged characters. */
export class ArticleChecks {
  readonly ids: Identities;

  readonly #texts: Keys;
  readonly #places: Places;

  /** `lastDay` is the last that is not in the future; `alone` says that no units will be checked, whose copies tell those of articles. */
  constructor(
    memory?: Memory,
    readonly options: { lastDay?: string | undefined; alone?: boolean } = {},
  ) {
    this.ids = new Identities('article', memory);
    this.#texts = new Keys(memory);
    this.#places = new Places(memory);
  }

  /** Findings about one article that fits its schema; `where` is how messages name its place. */
  inspect(article: Article, where: Where): Finding[] {
    const { id, text, title, lang, date } = article;
    const findings = [...this.ids.addNamed(id, where), ...inspectText(text, '/text')];
    const sha256 = hash('sha256', text);
    if (sha256 !== article.sha256) {
      findings.push({
        code: 'article/sha256',
        message: 'sha256 is not that of the text: the text was changed',
        pointer: '/sha256',
        found: article.sha256,
        expected: sha256,
        hint: 'build the dataset again; offsets of its units may no longer hold',
      });
    }
    if (title !== null) findings.push(...inspectText(title, '/title'));
    if (date !== null) findings.push(...inspectDate(date, '/date', this.options.lastDay));
    const tag = inspectLanguageTag(lang, '/lang');
    findings.push(...(tag.length > 0 ? tag : inspectScript(text, lang, '/lang')));
    if (this.options.alone && text.length >= LEAST)
      findings.push(...this.#inspectCopy(sha256, where));
    return findings;
  }

  /** The same text under two ids. */
  #inspectCopy(sha256: string, where: Where): Finding[] {
    const number = this.#texts.add(sha256);
    if (number >= 0) {
      this.#places.set(number, where);
      return [];
    }
    return [
      {
        severity: 'warning',
        code: 'article/repeated-text',
        message: `another article has the same text (${this.#places.show(~number)})`,
        pointer: '/text',
        hint: 'copies of one text in train and in test are a leak: keep one, or both in one split',
      },
    ];
  }
}
