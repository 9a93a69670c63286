import { Readable } from 'node:stream';
import { articleFromDraft, DEFAULT_FIELDS } from '../dist/formats/article-fields.js';
import { listArticleFiles } from '../dist/formats/article-paths.js';
import { readArticles } from '../dist/formats/articles.js';
import { loadLanguageDetector } from '../dist/stages/detect-language.js';
import { segmentArticle } from '../dist/stages/segment.js';

/** The sample articles, repeated `times` times, each time with other figures in it. */
export async function sampleArticles(times) {
  const sink = (problem) => {
    throw new Error(problem.message);
  };
  const folder = new URL('../datasets/samples/articles', import.meta.url).pathname;
  const files = await listArticleFiles([folder], sink);
  const detect = await loadLanguageDetector();
  const drafts = [];
  for await (const draft of readArticles(files, {
    stdin: Readable.from([]),
    fields: DEFAULT_FIELDS,
    sink,
  })) {
    drafts.push({ ...draft, id: null, lang: draft.lang ?? detect(draft.text).lang });
  }
  return Array.from({ length: times }, (_, i) =>
    drafts.map((draft) =>
      articleFromDraft({ ...draft, text: vary(draft.text, i) }, draft.lang, null),
    ),
  ).flat();
}

/** Distinct units of the sample articles, boilerplate left out, at most `count`. */
export async function sampleUnits(count) {
  const texts = new Set();
  for (let times = 0; texts.size < count; times++) {
    for (const article of await sampleArticles(1)) {
      for (const { kind, text } of segmentArticle(article)) {
        if (kind !== 'boilerplate') texts.add(times === 0 ? text : vary(`${text} ${times}`, times));
        if (texts.size === count) return [...texts];
      }
    }
  }
  return [...texts];
}

const vary = (text, i) =>
  i === 0 ? text : text.replace(/\d/g, (digit) => String((Number(digit) + i) % 10));
