import { EXIT } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { wantsColor, writeOut } from '../io.js';
import { formatExplanation } from '../reporters/explanation.js';
import { attributeUnits, explainUnit } from '../stages/attribute.js';
import { explainScores } from '../stages/occlude.js';
import { segmentArticle } from '../stages/segment.js';
import { ARTICLE_OPTIONS, openArticles } from './article-input.js';
import { CLASSIFIER_OPTIONS, openClassifier } from './classifier-input.js';
import { type Command, flagOf, stringOf } from './command.js';
import { openRunLog } from './run-log.js';

const command: Command = {
  usage: 'explain [ARTICLES...]',
  describe:
    'Tells why each unit got its speaker (rule and evidence) and its labels (which words moved the scores).',
  examples: [
    ['stancekit explain news.txt', 'every unit that reports speech or carries a label'],
    ['stancekit explain news.txt --unit u_0c1d2e3f4a5b6c7d', 'one unit'],
    ['echo "Kenya condemned the raid." | stancekit explain', 'a sentence'],
  ],
  options: {
    unit: { nargs: 1, type: 'string', describe: 'Id of the one unit to explain [all]' },
    ...ARTICLE_OPTIONS,
    ...CLASSIFIER_OPTIONS,
  },
  readsStdin: true,
  async run(argv, io) {
    const log = openRunLog(argv, io);
    const wanted = stringOf(argv, 'unit');
    const { codebook } = await readCodebook(stringOf(argv, 'codebook'));
    const input = await openArticles(argv, io, log.sink, false);
    const classifier = await openClassifier(argv, codebook, log.sink, io);
    const color = wantsColor(io.stdoutIsTTY, io.env);
    try {
      for await (const article of input.articles) {
        const cut = segmentArticle(article);
        for (const [i, unit] of attributeUnits(article, cut).entries()) {
          if (unit.kind === 'boilerplate' || (wanted !== undefined && unit.id !== wanted)) continue;
          const attribution = explainUnit(article, cut, i);
          const labelling = await explainScores(unit.text, unit.lang, classifier);
          if (flagOf(argv, 'json')) {
            await writeOut(io.stdout, formatJsonLine({ unit, attribution, labelling }));
          } else if (wanted !== undefined || unit.speaker || labelling.scored.labels.length > 0) {
            await writeOut(io.stdout, formatExplanation(unit, attribution, labelling, color));
          }
          if (io.signal.aborted) return EXIT.interrupted;
        }
      }
    } finally {
      await classifier.close();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;
