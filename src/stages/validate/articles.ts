import { hash } from 'node:crypto';
import type { Article } from '../../records.js';
import type { Finding } from '../../schema.js';
import { Identities } from './identities.js';
import { inspectLanguageTag, inspectScript } from './languages.js';
import type { Memory } from './memory.js';
import type { Where } from './places.js';
import { inspectDate, inspectText } from './texts.js';

/** Checks of articles that a schema cannot make: unique ids, the digest of the text, dates, languages, damaged characters. */
export class ArticleChecks {
  readonly ids: Identities;

  constructor(memory?: Memory) {
    this.ids = new Identities('article', memory);
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
    if (date !== null) findings.push(...inspectDate(date, '/date'));
    const tag = inspectLanguageTag(lang, '/lang');
    findings.push(...(tag.length > 0 ? tag : inspectScript(text, lang, '/lang')));
    return findings;
  }
}
