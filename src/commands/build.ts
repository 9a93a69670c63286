import { annotationOf } from '../annotations.js';
import { EXIT, StancekitError } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { DatasetWriter } from '../formats/dataset-writer.js';
import { wantsColor, writeOut } from '../io.js';
import type { Article, SegmentedArticle, Unit } from '../records.js';
import { formatCard } from '../reporters/card.js';
import { createProgress } from '../reporters/progress.js';
import { formatSummary } from '../reporters/summary.js';
import { createTally } from '../reporters/tally.js';
import { attribute } from '../stages/attribute.js';
import { label } from '../stages/label.js';
import { segment } from '../stages/segment.js';
import { ARTICLE_OPTIONS, openArticles } from './article-input.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Command, flagOf, stringOf } from './command.js';
import { manifestOf } from './manifest.js';
import { openRunLog } from './run-log.js';

const command: Command = {
  usage: 'build ARTICLES... -o DIR',
  describe: 'Makes a labelled dataset folder from articles: segment, attribute, label, describe.',
  examples: [
    ['stancekit build news/ -o dataset', 'every article in a folder'],
    ['stancekit build corpus.jsonl.gz -o dataset --text-field body', 'articles in JSONL, packed'],
    ['stancekit build a.html b.txt -o dataset --lang vi --force', 'replace an earlier dataset'],
  ],
  options: {
    output: { alias: 'o', nargs: 1, type: 'string', describe: 'Folder of the dataset (required)' },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty' },
    ...ARTICLE_OPTIONS,
    ...CLASSIFIER_OPTIONS,
    bom: { type: 'boolean', describe: 'Begin dataset.csv with a byte order mark, for Excel' },
    'spreadsheet-safe': {
      type: 'boolean',
      describe: 'Guard cells that a spreadsheet would run as formulas',
    },
  },
  readsStdin: false,
  async run(argv, io) {
    const began = io.now();
    const folder = stringOf(argv, 'output');
    if (folder === undefined)
      throw new StancekitError('option/missing', 'say where the dataset goes with -o DIR');
    if (argv._.length === 0)
      throw new StancekitError('input/none', 'name articles: files, folders, or - for stdin');
    const log = openRunLog(argv, io);
    const loaded = await readCodebook(stringOf(argv, 'codebook'));
    const { codebook } = loaded;
    const input = await openArticles(argv, io, log.sink, true);
    const writer = await DatasetWriter.create(folder, codebook, {
      force: flagOf(argv, 'force'),
      bom: flagOf(argv, 'bom'),
      spreadsheetSafe: flagOf(argv, 'spreadsheet-safe'),
    });
    const progress = createProgress({
      stream: io.stderr,
      show: io.stderrIsTTY && !flagOf(argv, 'quiet') && !flagOf(argv, 'json'),
      what: 'units',
    });
    try {
      const classifier = await openClassifier(argv, codebook, log.sink, io);
      const tally = createTally(codebook);

      const segmented = attribute()(segment()(input.articles));
      const labelled = label({ classifier, textOf: textToLabel, langOf: ({ unit }) => unit.lang })(
        unitsOf(segmented, tally.countArticle),
      );
      for await (const { item, scored } of labelled) {
        const { article, unit } = item;
        if (unit.index === 0) await writer.writeArticle(article);
        await writer.writeUnit(unit);
        const annotation =
          scored && annotationOf(unit, scored, classifier.annotator, classifier.codebook);
        if (annotation) await writer.writeAnnotation(annotation, unit, article);
        tally.countUnit(unit, annotation);
        progress.update(tally.units, tally.seenUnits);
        if (io.signal.aborted) throw new StancekitError('interrupted', 'interrupted');
      }
      if (tally.articles === 0)
        throw new StancekitError(
          'input/no-articles',
          'no article could be read; nothing was written',
        );

      const files = await writer.finish();
      files.push(await writer.addFile('codebook.json', loaded.text));
      files.push(await writer.addFile('README.md', formatCard({ tally, codebook, classifier })));
      const manifest = manifestOf({
        argv,
        began,
        now: io.now(),
        tally,
        loaded,
        classifier,
        input,
        files,
      });
      await writer.addFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
      await writer.publish();
      await classifier.close();
      progress.stop();
      if (flagOf(argv, 'json'))
        await writeOut(io.stdout, `${JSON.stringify({ folder, ...manifest })}\n`);
      else if (!flagOf(argv, 'quiet')) {
        await writeOut(
          io.stdout,
          formatSummary({
            folder,
            tally,
            codebook,
            skipped: input.skipped,
            color: wantsColor(io.stdoutIsTTY, io.env),
          }),
        );
      }
    } finally {
      progress.stop();
      await writer.discard();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

interface ArticleUnit {
  article: Article;
  unit: Unit;
}

/** Boilerplate is kept and never labelled. */
const textToLabel = ({ unit }: ArticleUnit) => (unit.kind === 'boilerplate' ? null : unit.text);

async function* unitsOf(
  articles: AsyncIterable<SegmentedArticle>,
  count: (article: SegmentedArticle) => void,
): AsyncGenerator<ArticleUnit> {
  for await (const segmented of articles) {
    count(segmented);
    for (const unit of segmented.units) yield { article: segmented.article, unit };
  }
}
