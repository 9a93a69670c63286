import type { Options } from 'yargs';
import { StancekitError } from '../errors.js';
import {
  articleFromDraft,
  DEFAULT_FIELDS,
  type Draft,
  type FieldNames,
} from '../formats/article-fields.js';
import { ARTICLE_FORMATS, type ArticleFormat, listArticleFiles } from '../formats/article-paths.js';
import { readArticles } from '../formats/articles.js';
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
  /** Articles left out so far. */
  readonly skipped: number;
}

/**
 * The articles that the operands name, in order; with language, id and digest. A second article with
 * the id of an earlier one is left out and told; so is one with the very same text.
 */
export async function openArticles(
  argv: Argv,
  io: Io,
  sink: ProblemSink,
  sorted: boolean,
): Promise<ArticleInput> {
  const operands = operandsOf(argv);
  let skipped = 0;
  const counting: ProblemSink = (problem) => {
    if (problem.severity === 'error') skipped++;
    sink(problem);
    if (problem.severity === 'error' && argv['strict'] === true) {
      throw new StancekitError('strict', 'stopped at the first problem (--strict)', {
        exitCode: 1,
        place: problem.place,
      });
    }
  };
  const listed = await listArticleFiles(operands.length === 0 ? ['-'] : operands, counting);
  const files = sorted ? [...new Set(listed)].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0)) : listed;
  const drafts = readArticles(files, {
    stdin: io.stdin,
    fields: fieldsOf(argv),
    format: choiceOf<ArticleFormat>(argv, 'format', FORMATS),
    encoding: stringOf(argv, 'encoding'),
    sink: counting,
  });
  return {
    files,
    articles: identify(drafts, langOf(argv), counting),
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
  if (lang !== undefined && !isLanguageTag(lang)) {
    throw new StancekitError(
      'option/value',
      `--lang has to be a language tag such as vi, fa or zh-Hant, found ${JSON.stringify(lang)}`,
    );
  }
  return lang;
}

const isLanguageTag = (lang: string) => /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(lang);

async function* identify(
  drafts: AsyncIterable<Draft>,
  lang: string | undefined,
  sink: ProblemSink,
): AsyncGenerator<Article> {
  let detect: ((text: string) => Detection) | undefined;
  const seen = new Map<string, string>();
  for await (const draft of drafts) {
    const given =
      lang ?? (draft.lang !== null && isLanguageTag(draft.lang) ? draft.lang : undefined);
    if (given === undefined) detect ??= await loadLanguageDetector();
    const found = given === undefined ? detect?.(draft.text) : undefined;
    const article = articleFromDraft(
      draft,
      given ?? found?.lang ?? 'und',
      found?.confidence ?? null,
    );
    const { place } = draft;
    const earlier = seen.get(article.id);
    if (earlier !== undefined) {
      const same = earlier === article.sha256;
      sink({
        severity: same ? 'warning' : 'error',
        code: same ? 'article/repeated' : 'article/duplicate-id',
        message: same
          ? 'the same article was read before; it is left out'
          : 'another article has this id; this one is left out',
        place: { ...place, id: article.id },
      });
      continue;
    }
    seen.set(article.id, article.sha256);
    if (article.lang === 'und') {
      sink({
        severity: 'warning',
        code: 'article/language-unknown',
        message: 'cannot tell the language',
        place: { ...place, id: article.id },
        hint: 'say it with --lang; the labels of this article are not to be trusted',
      });
    }
    if (article.text.includes('\ufffd')) {
      sink({
        severity: 'warning',
        code: 'article/replacement-character',
        message: 'the text holds U+FFFD: it was damaged before it came here',
        place: { ...place, id: article.id },
      });
    }
    yield article;
  }
}
