import { annotationOf } from '../annotations.js';
import { EXIT, StancekitError } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { formatCsv } from '../formats/csv.js';
import { flatColumns, flatRow } from '../formats/flat.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { writeOut } from '../io.js';
import type { Article, Codebook, Unit } from '../records.js';
import { formatPlan } from '../reporters/plan.js';
import { attributeUnits } from '../stages/attribute.js';
import { segmentArticle } from '../stages/segment.js';
import { ARTICLE_OPTIONS, openArticles } from './article-input.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Command, flagOf, stringOf, wholeOf } from './command.js';
import { createSample } from './plan/sample.js';
import { openRunLog } from './run-log.js';

/** Articles that are cut into units, and how long their units are labelled at most. */
const SAMPLE = 200;
const MOST_SECONDS = 10;

/** A shard of fewer articles is hardly worth its start. */
const LEAST_ARTICLES = 20;

const command: Command = {
  usage: 'plan ARTICLES...',
  describe:
    'Tells what a build would take: units, tokens, time, memory, disk, and a good number of shards.',
  examples: [
    ['stancekit plan news/', 'reads all articles, and labels a sample of them'],
    ['stancekit plan news/ --minutes 240 --json', 'shards of four hours; for machines'],
  ],
  options: {
    minutes: { nargs: 1, type: 'string', describe: 'How long a shard may take [60]' },
    ...ARTICLE_OPTIONS,
    ...CLASSIFIER_OPTIONS,
  },
  readsStdin: true,
  async run(argv, io) {
    const minutes = wholeOf(argv, 'minutes', 1) ?? 60;
    const log = openRunLog(argv, io);
    const { codebook } = await readCodebook(stringOf(argv, 'codebook'));
    const clock = () => io.now().getTime() / 1000;
    const began = clock();
    const input = await openArticles(argv, io, log.sink, true);
    const languages: Record<string, number> = {};
    const sample = createSample(SAMPLE);
    let articles = 0;
    let characters = 0;
    for await (const article of input.articles) {
      articles++;
      characters += article.text.length;
      const lang = article.lang.split('-')[0] as string;
      languages[lang] = (languages[lang] ?? 0) + 1;
      sample.add(article);
      if (io.signal.aborted) throw new StancekitError('interrupted', 'interrupted');
    }
    if (articles === 0) throw new StancekitError('input/no-articles', 'no article could be read');
    const readSeconds = clock() - began;

    const drawn = sample.articles();
    const share = characters / drawn.reduce((sum, { text }) => sum + text.length, 0);
    const cutting = clock();
    const cut = drawn.map((article) => ({
      article,
      units: attributeUnits(article, segmentArticle(article)),
    }));
    const cutSeconds = clock() - cutting;
    const units = cut.flatMap(({ units }) => units);
    const toLabel = units.filter(({ kind }) => kind !== 'boilerplate');

    const classifier = await openClassifier(argv, codebook, log.sink, io);
    try {
      const tokensOf = classifier.countTokens;
      const tokens = tokensOf && toLabel.reduce((sum, { text }) => sum + tokensOf(text), 0);
      const classify = (some: readonly Unit[]) =>
        classifier.classify(
          some.map(({ text }) => text),
          some.map(({ lang }) => lang),
        );
      // The first texts pay for what the runtime sets up.
      await classify(toLabel.slice(0, 8));
      const labelling = clock();
      let done = 0;
      let bytes = 0;
      while (done < toLabel.length && clock() - labelling < MOST_SECONDS && !io.signal.aborted) {
        const some = toLabel.slice(done, done + Math.min(256, classifier.window));
        const scored = await classify(some);
        for (const [i, unit] of some.entries()) {
          const { annotator, codebook: ref } = classifier;
          const note = annotationOf(unit, scored[i] as (typeof scored)[number], annotator, ref);
          bytes += sizeOfRows(unit, note, codebook);
        }
        done += some.length;
      }
      const seconds = clock() - labelling;
      const labelled = done === 0 ? 0 : toLabel.length / done;
      const work = share * (cutSeconds + seconds * labelled);
      const plan = {
        articles,
        skipped: input.skipped,
        languages: Object.fromEntries(
          Object.entries(languages).sort(([a], [b]) => (a < b ? -1 : 1)),
        ),
        characters,
        units: Math.round(units.length * share),
        tokens: tokens === undefined ? null : Math.round(tokens * share),
        read_seconds: readSeconds,
        seconds: readSeconds + work,
        memory_bytes: process.resourceUsage().maxRSS * 1024,
        disk_bytes: Math.round(share * (bytes * labelled + sizeOfRecords(cut))),
        shards: shardsFor(articles, readSeconds, work, minutes * 60),
        sample: { articles: drawn.length, units: done, seconds },
      };
      await writeOut(
        io.stdout,
        flagOf(argv, 'json') ? `${JSON.stringify(plan)}\n` : formatPlan(plan, minutes),
      );
    } finally {
      await classifier.close();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

/** As many shards as keep each below `most` seconds; every shard reads all articles for itself. */
function shardsFor(articles: number, read: number, work: number, most: number): number {
  if (read + work <= most) return 1;
  // Where reading alone takes most of the time, more shards help little.
  const each = Math.max(most - read, read, 1);
  return Math.max(1, Math.min(Math.ceil(work / each), Math.floor(articles / LEAST_ARTICLES)));
}

const bytesOf = (text: string) => Buffer.byteLength(text, 'utf8');

function sizeOfRows(unit: Unit, note: ReturnType<typeof annotationOf>, codebook: Codebook): number {
  const row = flatRow(unit, note, undefined, codebook);
  const csv = formatCsv([row], { columns: flatColumns(codebook), header: false });
  return bytesOf(formatJsonLine(note)) + bytesOf(formatJsonLine(row)) + bytesOf(csv);
}

function sizeOfRecords(cut: readonly { article: Article; units: Unit[] }[]): number {
  return cut
    .flatMap(({ article, units }) => [article, ...units])
    .reduce((sum, record) => sum + bytesOf(formatJsonLine(record)), 0);
}
