import { createHash } from 'node:crypto';
import type { Article, Json, Meta, Place, Problem, ProblemSink } from '../records.js';

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
  /** The language that a page claims; templates are often wrong, so that the text decides. */
  claimed?: string | null;
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
  const unusable: Meta = {};
  /** A value that `read` cannot use is kept as it came, in meta. */
  const keep = (
    key: string,
    value: string | null,
    read: (value: string) => string | null,
  ): string | null => {
    const usable = value === null ? null : read(value);
    if (value !== null && usable === null) unusable[key] = value;
    return usable;
  };
  const used = new Set<string>();
  const keys = new Map(Object.keys(record).map((key) => [key.toLowerCase(), key]));
  const take = (names: readonly string[]): string | null => {
    for (const name of names) {
      const key = name in record ? name : keys.get(name.toLowerCase());
      const value = key === undefined ? null : textOf(record[key]);
      if (value === null || value === '') continue;
      used.add(key as string);
      return value;
    }
    return null;
  };
  const text = take(fields.text);
  const id = take(fields.id)?.trim() ?? null;
  const problem = text === null ? missingText(record, fields) : damagedText(text);
  if (text === null || problem !== undefined) {
    sink({
      severity: 'error',
      ...(problem as Pick<Problem, 'code' | 'message'>),
      place: { ...place, ...(id === null ? {} : { id }) },
    });
    return undefined;
  }
  const taken = {
    title: take(fields.title),
    date: keep('date', take(fields.date), (date) =>
      ISO_DATE.test(date.trim()) ? date.trim() : null,
    ),
    url: take(fields.url),
    lang: keep('lang', take(fields.lang), canonicalLanguage),
  };
  const source = typeof record['source'] === 'string' ? record['source'] : options.source;
  if (source === record['source']) used.add('source');
  const meta: Meta = {};
  for (const [key, value] of Object.entries(record)) {
    if (used.has(key) || COMPUTED.has(key)) continue;
    if (key === 'meta' && isRecord(value)) Object.assign(meta, value);
    // The empty fields of our own records say nothing.
    else if (value !== null || !RESERVED.has(key)) meta[key] = value as Json;
  }
  Object.assign(meta, unusable);
  return { id, text, ...taken, source, meta, place };
}

/** Keys of our own article record that are computed anew. */
const COMPUTED = new Set(['sha256', 'lang_confidence']);
const RESERVED = new Set(['title', 'date', 'url', 'lang', 'source', 'id']);

/** A value as text: paragraphs in a list are joined by blank lines; null where it is no text. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  const isList =
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string');
  return isList ? value.join('\n\n') : null;
}

function missingText(record: Record<string, unknown>, fields: FieldNames) {
  const present = Object.keys(record);
  const name = fields.text.find((field) =>
    present.some((key) => key.toLowerCase() === field.toLowerCase()),
  );
  if (name === undefined) {
    return {
      code: 'article/no-text-field',
      message: 'no field holds the text of the article',
      found: `fields ${present.join(', ') || 'none'}`,
      hint: 'name it with --text-field',
    };
  }
  return {
    code: 'article/empty',
    message: 'the text of the article is empty',
    hint: 'the article is left out',
  };
}

/** Why a text cannot be an article, if it cannot. */
function damagedText(text: string): Pick<Problem, 'code' | 'message' | 'hint'> | undefined {
  if (!/[\p{L}\p{N}]/u.test(text)) {
    return {
      code: 'article/empty',
      message: 'the text of the article is empty',
      hint: 'the article is left out',
    };
  }
  if (/\p{Cs}/u.test(text)) {
    return {
      code: 'article/lone-surrogate',
      message: 'the text holds half of a character (a lone surrogate)',
      hint: 'it was cut in the middle of an emoji; the article is left out',
    };
  }
  return undefined;
}

/** A language tag in its canonical form (`vie` and `VI` are `vi`, `en_US` is `en-US`); null where it is none. */
export function canonicalLanguage(tag: string): string | null {
  try {
    const [canonical] = Intl.getCanonicalLocales(tag.trim().replaceAll('_', '-'));
    return canonical !== undefined && /^[a-z]{2,3}(-|$)/.test(canonical) ? canonical : null;
  } catch {
    return null;
  }
}

function isRecord(value: unknown): value is Meta {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Completes a draft: sha256 of its text, an id from that where none was given. */
export function articleFromDraft(draft: Draft, lang: string, confidence: number | null): Article {
  const sha256 = digestOf(draft);
  const { title, date, url, source, meta, text } = draft;
  const id = draft.id ?? idOfDigest(sha256);
  return { id, text, title, lang, lang_confidence: confidence, date, url, source, meta, sha256 };
}

/** The id that the article of a draft will have. */
export function idOfDraft(draft: Draft): string {
  return draft.id ?? idOfDigest(digestOf(draft));
}

const digestOf = ({ text }: Draft) => createHash('sha256').update(text, 'utf8').digest('hex');
const idOfDigest = (sha256: string) => `a_${sha256.slice(0, 16)}`;
