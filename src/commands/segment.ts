import { EXIT } from '../errors.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { writeOut } from '../io.js';
import { attribute } from '../stages/attribute.js';
import { segment } from '../stages/segment.js';
import { ARTICLE_OPTIONS, openArticles } from './article-input.js';
import type { Command } from './command.js';
import { openRunLog } from './run-log.js';

const command: Command = {
  usage: 'segment [ARTICLES...]',
  describe: 'Cuts articles into statement units, with speaker, cue and target; JSONL to stdout.',
  examples: [
    ['stancekit segment news/*.txt > units.jsonl', 'files'],
    ['stancekit segment corpus.csv --text-field body', 'articles in the rows of a table'],
    ['cat article.html | stancekit segment - --format html', 'from stdin'],
  ],
  options: ARTICLE_OPTIONS,
  readsStdin: true,
  async run(argv, io) {
    const log = openRunLog(argv, io);
    const input = await openArticles(argv, io, log.sink, false);
    for await (const { units } of attribute()(segment()(input.articles))) {
      await writeOut(io.stdout, units.map(formatJsonLine).join(''));
      if (io.signal.aborted) break;
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;
