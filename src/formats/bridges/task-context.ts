import type { Article, Unit } from '../../records.js';
import { speakerName } from './task.js';

/** What a person may want to know of a unit beside its text, as flat fields without nulls. */
export function contextOf(unit: Unit, article: Article): Record<string, string> {
  const fields = {
    lang: unit.lang,
    kind: unit.kind,
    speaker: speakerName(unit),
    article_id: unit.article_id,
    title: article.title,
    date: article.date,
    url: article.url,
  };
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}
