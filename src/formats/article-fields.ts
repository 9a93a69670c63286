import { createHash } from 'node:crypto';
import type { Article, Json, Meta, Place, ProblemSink } from '../records.js';

/** Which column or key holds what; the first that is present counts. */
export interface FieldNames {
  text: readonly string[];
  id: readonly string[];
  title: readonly string[];
  date: readonly string[];
  url: readonly string[];
  lang: readonly string[];
}

/** What news collections commonly call their columns. */
export const DEFAULT_FIELDS: FieldNames = {
  text: ['text', 'body', 'content', 'article', 'full_text', 'maintext', 'article_text'],
  id: ['id', 'article_id', 'doc_id', 'uuid', 'story_id'],
  title: ['title', 'headline'],
  date: [
    'date',
    'published',
    'pub_date',
    'publish_date',
    'date_publish',
    'published_at',
    'publication_date',
  ],
  url: ['url', 'link', 'source_url'],
  lang: ['lang', 'language'],
};

/** An article as far as its file tells: language and id may still be open. */
export interface Draft {
  id: string | null;
  text: string;
  title: string | null;
  lang: string | null;
  date: string | null;
  url: string | null;
  source: string | null;
  meta: Meta;
  place: Place;
}

const ISO_DATE =
  /^\d{4}(-\d{2}(-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?)?)?$/;

/**
 * Makes a draft from a record of a JSON, JSONL or CSV file. Columns that mean nothing to us are
 * kept in `meta`, and so is a date that is not ISO 8601. Returns undefined, and tells `sink`, where
 * the record holds no text.
 */
export function draftFromRecord(
  record: Record<string, unknown>,
  options: { fields: FieldNames; place: Place; source: string; sink: ProblemSink },
): Draft | undefined {
  const { fields, place, sink } = options;
  const used = new Set<string>();
  const take = (names: readonly string[]): string | null => {
    const name = names.find(
      (n) => record[n] !== undefined && record[n] !== null && record[n] !== '',
    );
    if (name === undefined) return null;
    used.add(name);
    const value = record[name];
    return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : null;
  };
  const text = take(fields.text);
  const id = take(fields.id);
  if (text === null || text.trim() === '') {
    const missing = !fields.text.some((name) => name in record);
    sink({
      severity: 'error',
      code: missing ? 'article/no-text-field' : 'article/empty',
      message: missing
        ? 'no field holds the text of the article'
        : 'the text of the article is empty',
      ...(missing ? { found: `fields ${Object.keys(record).join(', ') || 'none'}` } : {}),
      place: { ...place, ...(id === null ? {} : { id }) },
      hint: missing ? 'name it with --text-field' : 'the article is left out',
    });
    return undefined;
  }
  const title = take(fields.title);
  const rawDate = take(fields.date);
  const date = rawDate !== null && ISO_DATE.test(rawDate.trim()) ? rawDate.trim() : null;
  const url = take(fields.url);
  const lang = take(fields.lang);
  const meta: Meta = {};
  for (const [key, value] of Object.entries(record)) {
    if (used.has(key)) continue;
    if (key === 'meta' && isRecord(value)) Object.assign(meta, value);
    else if (!OWN_KEYS.has(key)) meta[key] = value as Json;
  }
  if (rawDate !== null && date === null) meta['date'] = rawDate;
  const source = typeof record['source'] === 'string' ? record['source'] : options.source;
  return { id: id?.trim() ?? null, text, title, lang, date, url, source, meta, place };
}

/** Keys of our own article record that are computed anew or stand elsewhere. */
const OWN_KEYS = new Set(['source', 'sha256', 'lang_confidence', 'title', 'date', 'url', 'lang']);

function isRecord(value: unknown): value is Meta {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Completes a draft: sha256 of its text, an id from that where none was given. */
export function articleFromDraft(draft: Draft, lang: string, confidence: number | null): Article {
  const sha256 = createHash('sha256').update(draft.text, 'utf8').digest('hex');
  const { title, date, url, source, meta, text } = draft;
  const id = draft.id ?? `a_${sha256.slice(0, 16)}`;
  return { id, text, title, lang, lang_confidence: confidence, date, url, source, meta, sha256 };
}
