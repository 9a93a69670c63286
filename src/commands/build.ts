import { EXIT, StancekitError } from '../errors.js';
import { BuildFolder } from '../formats/build-folder.js';
import { BuildRun } from '../formats/build-run.js';
import { readCodebook } from '../formats/codebooks.js';
import { listInputs } from '../formats/run-identity.js';
import { wantsColor, writeOut } from '../io.js';
import type { Classifier, Problem } from '../records.js';
import { formatCard } from '../reporters/card.js';
import { createProgress } from '../reporters/progress.js';
import { formatSummary } from '../reporters/summary.js';
import { createTally } from '../reporters/tally.js';
import { attribute } from '../stages/attribute.js';
import { label } from '../stages/label.js';
import { segment } from '../stages/segment.js';
import { ARTICLE_OPTIONS, openArticles } from './article-input.js';
import {
  articlesOf,
  assertGoingOn,
  textToLabel,
  unitsOf,
  untilAborted,
} from './build/article-rows.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Command, flagOf, stringOf } from './command.js';
import { identityOf, manifestOf } from './manifest.js';
import { createPace } from './pace.js';
import { openRunLog } from './run-log.js';
import { SHARD_OPTIONS, shardOf } from './shard.js';

const command: Command = {
  usage: 'build ARTICLES... -o DIR',
  describe: 'Makes a labelled dataset folder from articles: segment, attribute, label, describe.',
  examples: [
    ['stancekit build news/ -o dataset', 'every article in a folder'],
    ['stancekit build corpus.jsonl.gz -o dataset --text-field body', 'articles in JSONL, packed'],
    ['stancekit build a.html b.txt -o dataset --lang vi --force', 'replace an earlier dataset'],
    ['stancekit build news/ -o dataset --resume', 'go on where a run was stopped'],
    ['stancekit build news/ -o parts --shard 0/8', 'the first of eight parts; see stancekit merge'],
  ],
  options: {
    output: { alias: 'o', nargs: 1, type: 'string', describe: 'Folder of the dataset (required)' },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty; begin anew' },
    resume: { type: 'boolean', describe: 'Go on with a run that was stopped, if there is one' },
    ...SHARD_OPTIONS,
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
    const target = stringOf(argv, 'output');
    if (target === undefined)
      throw new StancekitError('option/missing', 'say where the dataset goes with -o DIR');
    if (argv._.length === 0)
      throw new StancekitError('input/none', 'name articles: files, folders, or - for stdin');
    const log = openRunLog(argv, io);
    const shard = shardOf(argv, io.env);
    const resume = flagOf(argv, 'resume');
    const loaded = await readCodebook(stringOf(argv, 'codebook'));
    const { codebook } = loaded;
    const input = await openArticles(argv, io, log.sink, true, shard);
    const folder = await BuildFolder.claim(target, {
      shard,
      resume,
      force: flagOf(argv, 'force'),
      now: began,
      signal: io.signal,
      tell: (message) => log.sink(warning('output/lock', message, target)),
    });
    const progress = createProgress({
      stream: io.stderr,
      show: io.stderrIsTTY && !flagOf(argv, 'quiet') && !flagOf(argv, 'json'),
      what: 'units',
    });
    let run: BuildRun | undefined;
    let classifier: Classifier | undefined;
    try {
      classifier = await openClassifier(argv, codebook, log.sink, io);
      const inputs = await listInputs(input.files);
      const identity = identityOf({ argv, loaded, classifier, inputs, shard });
      if (resume && folder.found === 'finished') {
        await folder.assertSame(identity);
        log.sink(warning('output/finished', 'is finished already; nothing to do', target));
        return EXIT.ok;
      }
      run = await BuildRun.open(folder, identity, {
        codebook,
        resume,
        bom: flagOf(argv, 'bom'),
        spreadsheetSafe: flagOf(argv, 'spreadsheet-safe'),
      });
      const made = run;
      const tally = createTally(codebook);
      for await (const finished of made.finished()) tally.countFinished(finished);
      const pace = createPace(io.now, classifier.window);

      const articles = made.remaining(input.articles, input.placeOf);
      const segmented = attribute()(segment()(articles));
      const labelled = label({
        classifier,
        textOf: textToLabel,
        langOf: ({ unit }) => unit.lang,
        window: pace.size,
        between: async () => {
          await made.save();
          pace.lap();
          assertGoingOn(io.signal);
        },
      })(unitsOf(untilAborted(segmented, io.signal), tally.countArticle));
      for await (const finished of articlesOf(labelled, classifier)) {
        await made.write(finished, input.placeOf(finished.article));
        for (const { unit, annotation } of finished.rows) tally.countUnit(unit, annotation);
        progress.update(tally.units, tally.seenUnits);
      }
      if (input.read === 0 || (tally.articles === 0 && shard === null))
        throw new StancekitError(
          'input/no-articles',
          'no article could be read; nothing was written',
        );

      const files = await made.finish();
      files.push(await made.addFile('codebook.json', loaded.text));
      if (shard === null)
        files.push(
          await made.addFile(
            'README.md',
            formatCard({ tally, codebook, classifier: classifier.annotator }),
          ),
        );
      const { skipped } = input;
      const created = io.now();
      const seconds = (created.getTime() - began.getTime()) / 1000;
      const manifest = manifestOf(identity, { created, seconds, tally, skipped, files });
      await made.addFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
      await made.publish();
      progress.stop();
      if (flagOf(argv, 'json'))
        await writeOut(io.stdout, `${JSON.stringify({ folder: target, ...manifest })}\n`);
      else if (!flagOf(argv, 'quiet')) {
        const color = wantsColor(io.stdoutIsTTY, io.env);
        const part = shard === null ? undefined : `${shard.index}/${shard.count}`;
        await writeOut(
          io.stdout,
          formatSummary({ folder: target, part, tally, codebook, skipped, color }),
        );
      }
    } finally {
      progress.stop();
      await classifier?.close();
      const kept = (await run?.close()) ?? 0;
      await folder.release();
      if (kept > 0) log.sink(unfinished(target, kept));
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

const warning = (code: string, message: string, file: string): Problem => ({
  severity: 'warning',
  code,
  message,
  place: { file },
});

const unfinished = (folder: string, articles: number): Problem => ({
  ...warning('output/unfinished', `stopped with ${articles} articles done, which are kept`, folder),
  hint: 'go on with --resume and the same options',
});
