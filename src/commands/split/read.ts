import { dirname, extname } from 'node:path';
import { DEFAULT_FIELDS } from '../../formats/article-fields.js';
import { isFolder, readAnnotatedUnits, readDatasetRecords } from '../../formats/dataset-reader.js';
import { type FlatRow, flatRow } from '../../formats/flat.js';
import { readLabelSet, sourceOfLabels } from '../../formats/label-sets.js';
import { readRows } from '../../formats/rows.js';
import type { Io } from '../../io.js';
import type { Article, Codebook, ProblemSink } from '../../records.js';
import { NearDuplicateIndex } from '../../stages/near-duplicates.js';
import type { SplitArticle } from '../../stages/split.js';

/** A dataset as splitting sees it: its articles, the texts of their units, and a second reading of its rows. */
export interface SplitInput {
  articles: readonly SplitArticle[];
  /** Pairs of articles (by index) that hold copies of one text. */
  findCopies(): Iterable<readonly [number, number]>;
  rows(): AsyncGenerator<{ row: FlatRow; articleId: string }>;
}

/** Reads a dataset folder, or a file of rows whose articles are in `article_id`, `article` or `doc_id`. */
export async function readSplitInput(
  path: string,
  options: { io: Io; codebook: Codebook; similarity: number; sink: ProblemSink },
): Promise<SplitInput> {
  const { io, codebook, sink } = options;
  const gather = new Gatherer(options.similarity, codebook);
  if (await isFolder(path)) {
    for await (const { value } of readDatasetRecords<Article>(
      path,
      'articles.jsonl',
      'article',
      () => {},
    ))
      gather.article(value.id, value);
    for await (const { unit, annotation } of readAnnotatedUnits(path, sink))
      gather.row(unit.article_id, unit.id, unit.text, unit.lang, annotation.labels);
    return gather.finish(async function* () {
      for await (const { unit, annotation, article } of readAnnotatedUnits(path, () => {}))
        yield {
          row: flatRow(unit, annotation, article, codebook),
          articleId: unit.article_id,
        };
    });
  }
  const lines = new Map<number, string>();
  for await (const { value, place } of readRows(path, { stdin: io.stdin, sink })) {
    const labelled = sourceOfLabels(value, codebook) !== undefined;
    const read = labelled ? readLabelSet(value, place, codebook, sink) : undefined;
    if (labelled && read === undefined) continue;
    const text = textOf(value);
    if (text === null) {
      sink({
        severity: 'error',
        code: 'split/no-text',
        message: 'the row has no text, and is left out',
        found: Object.keys(value).join(', '),
        expected: TEXT_FIELDS.join(', '),
        place,
      });
      continue;
    }
    const articleId = articleIdOf(value) ?? read?.id ?? `line ${place.line}`;
    gather.article(articleId, {
      date: cellOf(value, 'article_date', 'date'),
      url: cellOf(value, 'article_url', 'url'),
      source: cellOf(value, 'article_source', 'source'),
    });
    const lang = cellOf(value, 'lang', 'language') ?? '';
    gather.row(articleId, `line ${place.line}`, text, lang, read?.labels ?? null);
    lines.set(place.line ?? 0, articleId);
  }
  return gather.finish(async function* () {
    for await (const { value, place } of readRows(path, { stdin: io.stdin, sink: () => {} })) {
      const articleId = lines.get(place.line ?? 0);
      if (articleId !== undefined) yield { row: value as FlatRow, articleId };
    }
  });
}

type Head = Pick<Article, 'date' | 'url' | 'source'>;

type Gathered = SplitArticle & { strata: Map<string, number> };

class Gatherer {
  readonly #numbers = new Map<string, number>();
  readonly #articles: Gathered[] = [];
  readonly #units = new Set<string>();
  readonly #texts: string[] = [];
  readonly #articleOfText: number[] = [];
  readonly #index: NearDuplicateIndex;

  constructor(
    similarity: number,
    readonly codebook: Codebook,
  ) {
    this.#index = new NearDuplicateIndex({ similarity });
  }

  article(id: string, head: Head): void {
    if (this.#numbers.has(id)) return;
    this.#numbers.set(id, this.#articles.length);
    const { date } = head;
    this.#articles.push({ id, rows: 0, strata: new Map(), date, source: sourceOf(head) });
  }

  row(
    articleId: string,
    unitId: string,
    text: string,
    lang: string,
    labels: string[] | null,
  ): void {
    this.article(articleId, { date: null, url: null, source: null });
    const number = this.#numbers.get(articleId) as number;
    const article = this.#articles[number] as Gathered;
    article.rows++;
    const names = labels === null ? [] : labels.length === 0 ? [this.codebook.none.id] : labels;
    const both = names.flatMap((name) => [`label ${name}`, `label ${name} lang ${lang}`]);
    for (const stratum of [`lang ${lang}`, ...both])
      article.strata.set(stratum, (article.strata.get(stratum) ?? 0) + 1);
    if (this.#units.has(unitId)) return;
    this.#units.add(unitId);
    this.#index.add(text);
    this.#texts.push(text);
    this.#articleOfText.push(number);
  }

  finish(rows: SplitInput['rows']): SplitInput {
    const articleOf = (item: number) => this.#articleOfText[item] as number;
    return {
      articles: this.#articles,
      rows,
      findCopies: () => {
        const { links } = this.#index.find((item) => this.#texts[item] as string);
        return links.map(({ item, other }) => [articleOf(item), articleOf(other)] as const);
      },
    };
  }
}

/** Who published an article: the host of its address, else the folder of its file (outlets are often folders), else what it says. */
export function sourceOf({ url, source }: Pick<Head, 'url' | 'source'>): string | null {
  if (url !== null && URL.canParse(url)) {
    const { hostname } = new URL(url);
    if (hostname !== '') return hostname.replace(/^www\./, '');
  }
  const isText = source !== null && /^\.(txt|md|html?)$/i.test(extname(source));
  return isText ? dirname(source) : source;
}

const cellOf = (value: Record<string, unknown>, ...names: string[]): string | null => {
  const found = names
    .map((name) => value[name])
    .find((cell) => cell !== undefined && cell !== null && cell !== '');
  return found === undefined ? null : String(found);
};

/** The article that a row says it is from. */
export const articleIdOf = (value: Record<string, unknown>): string | null =>
  cellOf(value, 'article_id', 'article', 'doc_id');

const TEXT_FIELDS = ['text', 'sentence', ...DEFAULT_FIELDS.text.slice(1)];

/** The text of a row: in the first of the usual columns. */
export function textOf(value: Record<string, unknown>): string | null {
  for (const name of TEXT_FIELDS) {
    const text = value[name];
    if (typeof text === 'string' && text !== '') return text;
  }
  return null;
}
