import type { Options } from 'yargs';
import { StancekitError } from '../errors.js';
import {
  articleFromDraft,
  canonicalLanguage,
  DEFAULT_FIELDS,
  type Draft,
  type FieldNames,
  idOfDraft,
} from '../formats/article-fields.js';
import { ARTICLE_FORMATS, type ArticleFormat, listArticleFiles } from '../formats/article-paths.js';
import { readArticles } from '../formats/articles.js';
import { type Shard, shardOfId } from '../formats/part-names.js';
import type { Io } from '../io.js';
import type { Article, ProblemSink } from '../records.js';
import { type Detection, loadLanguageDetector } from '../stages/detect-language.js';
import { type Argv, choiceOf, operandsOf, stringOf } from './command.js';

const FORMATS = [...new Set(Object.values(ARTICLE_FORMATS))];

/** Options of every command that reads articles. */
export const ARTICLE_OPTIONS: Readonly<Record<string, Options>> = {
  format: {
    nargs: 1,
    type: 'string',
    describe: `Format of the input: ${FORMATS.join(', ')} [by file name]`,
  },
  encoding: {
    nargs: 1,
    type: 'string',
    describe: 'Encoding of the input, e.g. windows-1256 [UTF-8, BOM, <meta charset>]',
  },
  delimiter: {
    nargs: 1,
    type: 'string',
    describe: 'What separates the cells of CSV, e.g. ";" [,]',
  },
  lang: { nargs: 1, type: 'string', describe: 'Language of all articles [detected for each]' },
  'text-field': {
    nargs: 1,
    type: 'string',
    describe: 'Field of JSON, JSONL and CSV that holds the text',
  },
  'id-field': { nargs: 1, type: 'string', describe: 'Field that holds the id' },
  'title-field': { nargs: 1, type: 'string', describe: 'Field that holds the title' },
  'date-field': { nargs: 1, type: 'string', describe: 'Field that holds the date' },
  'url-field': { nargs: 1, type: 'string', describe: 'Field that holds the address' },
  'lang-field': { nargs: 1, type: 'string', describe: 'Field that holds the language' },
  strict: { type: 'boolean', describe: 'Stop at the first article that cannot be read' },
};

export interface ArticleInput {
  files: string[];
  articles: AsyncIterable<Article>;
  /** Where an article stands among all that were read, those left out and those of other shards too. */
  placeOf(article: Article): number;
  /** Articles read so far, of whatever shard. */
  readonly read: number;
  /** Articles left out so far. */
  readonly skipped: number;
}

/**
 * The articles that the operands name, in order; with language, id and digest. A second article with
 * the id of an earlier one is left out and told; so is one with the very same text. Of a shard, only
 * its own articles; what can be read as no article is told and counted by the first one.
 */
export async function openArticles(
  argv: Argv,
  io: Io,
  sink: ProblemSink,
  sorted: boolean,
  shard: Shard | null = null,
): Promise<ArticleInput> {
  const operands = operandsOf(argv);
  let skipped = 0;
  const seen: Seen = { read: 0, places: new WeakMap() };
  const isFirst = shard === null || shard.index === 0;
  const counted =
    (own: boolean): ProblemSink =>
    (problem) => {
      if (own && problem.severity === 'error') skipped++;
      if (own) sink(problem);
      if (problem.severity === 'error' && argv['strict'] === true) {
        throw new StancekitError('strict', 'stopped at the first problem (--strict)', {
          exitCode: 1,
          place: problem.place,
        });
      }
    };
  const ofReading = counted(isFirst);
  const listed = await listArticleFiles(operands.length === 0 ? ['-'] : operands, ofReading);
  const files = sorted ? [...new Set(listed)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) : listed;
  const drafts = readArticles(files, {
    stdin: io.stdin,
    fields: fieldsOf(argv),
    format: choiceOf<ArticleFormat>(argv, 'format', FORMATS),
    encoding: stringOf(argv, 'encoding'),
    delimiter: stringOf(argv, 'delimiter'),
    sink: ofReading,
  });
  return {
    files,
    articles: identify(drafts, { lang: langOf(argv), shard, seen, sink: counted(true) }),
    placeOf: (article) => seen.places.get(article) as number,
    get read() {
      return seen.read;
    },
    get skipped() {
      return skipped;
    },
  };
}

function fieldsOf(argv: Argv): FieldNames {
  const named = (key: keyof FieldNames) => {
    const given = stringOf(argv, `${key}-field`);
    return given === undefined ? DEFAULT_FIELDS[key] : [given];
  };
  return {
    text: named('text'),
    id: named('id'),
    title: named('title'),
    date: named('date'),
    url: named('url'),
    lang: named('lang'),
  };
}

function langOf(argv: Argv): string | undefined {
  const lang = stringOf(argv, 'lang');
  const canonical = lang === undefined ? undefined : canonicalLanguage(lang);
  if (canonical !== null) return canonical;
  throw new StancekitError(
    'option/value',
    `--lang has to be a language tag such as vi, fa or zh-Hant, found ${JSON.stringify(lang)}`,
  );
}

interface Seen {
  read: number;
  places: WeakMap<Article, number>;
}

async function* identify(
  drafts: AsyncIterable<Draft>,
  options: { lang: string | undefined; shard: Shard | null; seen: Seen; sink: ProblemSink },
): AsyncGenerator<Article> {
  const { shard, seen, sink } = options;
  const languageOf = createLanguageReader(options.lang, sink);
  const digests = new Map<string, string>();
  for await (const draft of drafts) {
    const at = seen.read++;
    if (shard !== null && shardOfId(idOfDraft(draft), shard.count) !== shard.index) continue;
    const { lang: code, confidence } = await languageOf(draft);
    const article = articleFromDraft(draft, code, confidence);
    const place = { ...draft.place, id: article.id };
    const earlier = digests.get(article.id);
    if (earlier !== undefined) {
      const same = earlier === article.sha256;
      sink({
        severity: same ? 'warning' : 'error',
        code: same ? 'article/repeated' : 'article/duplicate-id',
        message: same
          ? 'the same article was read before; it is left out'
          : 'another article has this id; this one is left out',
        place,
      });
      continue;
    }
    digests.set(article.id, article.sha256);
    seen.places.set(article, at);
    if (article.lang === 'und') {
      sink({
        severity: 'warning',
        code: 'article/language-unknown',
        message: 'cannot tell the language',
        place,
        hint: 'say it with --lang; the labels of this article are not to be trusted',
      });
    }
    if (article.text.includes('\ufffd')) {
      sink({
        severity: 'warning',
        code: 'article/replacement-character',
        message: 'the text holds U+FFFD: it was damaged before it came here',
        place,
      });
    }
    yield article;
  }
}

/**
 * The language of an article: `--lang`, else what its record says, else what its text is. What a
 * page claims counts only as far as its text agrees: templates are often in another language.
 */
function createLanguageReader(option: string | undefined, sink: ProblemSink) {
  let detect: ((text: string) => Detection) | undefined;
  return async (draft: Draft): Promise<{ lang: string; confidence: number | null }> => {
    const given = option ?? draft.lang;
    if (given !== null) return { lang: given, confidence: null };
    detect ??= await loadLanguageDetector();
    const found = detect(draft.text);
    const claimed = draft.claimed ? canonicalLanguage(draft.claimed) : null;
    if (claimed === null) return found;
    if (found.lang === 'und' || primary(found.lang) === primary(claimed))
      return { lang: claimed, confidence: found.confidence };
    sink({
      severity: 'warning',
      code: 'article/language-differs',
      message: `the page says that it is in ${claimed}, its text is in ${found.lang}`,
      place: draft.place,
      hint: 'the text decides; --lang overrides',
    });
    return found;
  };
}

const primary = (lang: string) => lang.split('-')[0];
