import { createHash } from 'node:crypto';
import type { Article } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Identities } from './identities.js';

/** Checks of articles that a schema cannot make: unique ids, and the digest of the text. */
export class ArticleChecks {
  readonly #ids = new Identities('article');

  /** Findings about one article that fits its schema; `where` is how messages name its place. */
  inspect(article: Article, where: string): Finding[] {
    const findings = this.#ids.add(article.id, where);
    const sha256 = createHash('sha256').update(article.text, 'utf8').digest('hex');
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
    return findings;
  }
}
