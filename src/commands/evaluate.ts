import { ADJUDICATED } from '../annotations.js';
import { EXIT, StancekitError } from '../errors.js';
import { displayName } from '../formats/bytes.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { joinLabelSets } from '../formats/label-join.js';
import { wantsColor, writeOut } from '../io.js';
import { formatEvaluation } from '../reporters/evaluation.js';
import type { EvaluationReport } from '../reporters/evaluation-report.js';
import { type Argv, type Command, flagOf, operandsOf, shareOf, stringOf } from './command.js';
import { chooseAnnotator, matchUnits, type Side } from './evaluate/match.js';
import {
  measureCalibration,
  measureComparison,
  measureCurves,
  measureScores,
  measureSlices,
} from './evaluate/measure.js';
import {
  assertOneStdin,
  bootstrapOf,
  codebookFor,
  LABEL_OPTIONS,
  openLabelLog,
  readLabels,
} from './label-input.js';

const KEYS = ['label', 'lang', 'kind'] as const;
type Key = (typeof KEYS)[number];

const command: Command = {
  usage: 'evaluate PREDICTED GOLD',
  describe:
    'Measures labels against gold: precision, recall, F1, calibration, and what chance makes of them.',
  examples: [
    ['stancekit label gold.jsonl --overwrite | stancekit evaluate - gold.jsonl', 'the classifier'],
    ['stancekit evaluate dataset dataset', 'the classifier of a dataset against its annotator'],
    ['stancekit evaluate new.jsonl gold.csv --by lang,kind,label --curve', 'in depth'],
    ['stancekit evaluate new.jsonl gold.csv --compare old.jsonl --min-f1 0.8', 'in a CI job'],
  ],
  options: {
    by: {
      nargs: 1,
      type: 'string',
      describe: `Break scores down by: ${KEYS.join(', ')} (several with commas) [label]`,
    },
    'ignore-ambiguous': {
      type: 'boolean',
      describe: 'Leave out labels that gold lists as ambiguous for a unit',
    },
    curve: {
      type: 'boolean',
      describe: 'Precision-recall curves, best thresholds, reliability of scores',
    },
    compare: {
      nargs: 1,
      type: 'string',
      describe: 'Another system to test against: a file like PREDICTED',
    },
    'min-f1': { nargs: 1, type: 'string', describe: 'Fail (exit 1) where micro F1 is below' },
    'predicted-by': {
      nargs: 1,
      type: 'string',
      describe: 'Annotator of PREDICTED [its one classifier]',
    },
    'gold-by': {
      nargs: 1,
      type: 'string',
      describe: `Annotator of GOLD [its one person, or ${ADJUDICATED}]`,
    },
    ...LABEL_OPTIONS,
  },
  readsStdin: true,
  async run(argv, io) {
    const [predicted, gold, ...more] = operandsOf(argv);
    if (predicted === undefined || gold === undefined || more.length > 0)
      throw new StancekitError('input/count', 'say two files: PREDICTED and GOLD');
    const by = keysOf(argv);
    const minF1 = shareOf(argv, 'min-f1');
    const otherPath = stringOf(argv, 'compare');
    const bootstrap = bootstrapOf(argv);
    const paths = [gold, predicted, ...(otherPath === undefined ? [] : [otherPath])];
    assertOneStdin(paths);
    const codebook = await codebookFor(argv, paths);
    const log = openLabelLog(argv, io);
    const sides: Side[] = [];
    for (const [i, path] of paths.entries()) {
      const rows = await readLabels(path, argv, io, codebook, log.sink);
      const role = i === 0 ? 'gold' : i === 1 ? 'predicted' : 'other';
      sides.push(chooseAnnotator(rows, path, role, argv));
    }
    const joined = joinLabelSets(
      sides.map(({ rows }) => rows),
      log.sink,
    );
    const matched = matchUnits(joined.units, sides, log.sink);
    if (matched.items.length === 0)
      throw new StancekitError('evaluate/no-match', 'no unit has both gold and predicted labels', {
        place: { file: displayName(predicted) },
        hint: 'rows are matched by unit_id or id, else by text',
      });
    const { items } = matched;
    const options = {
      labels: codebook.labels.map(({ id }) => id),
      ignoreAmbiguous: flagOf(argv, 'ignore-ambiguous'),
      bootstrap,
    };
    const curve = flagOf(argv, 'curve');
    const calibration = measureCalibration(items, options);
    if (curve && calibration === null)
      throw new StancekitError('evaluate/no-scores', '--curve needs scores, and there are none', {
        place: { file: displayName(predicted) },
      });
    const scores = measureScores(items, options);
    const comparison = otherPath === undefined ? null : measureComparison(items, options);
    if (otherPath !== undefined && comparison === null)
      throw new StancekitError('evaluate/no-match', 'it labels none of the units compared', {
        place: { file: displayName(otherPath) },
        hint: 'rows are matched by unit_id or id, else by text',
      });
    const reached = minF1 === undefined || scores.micro.f1 >= minF1;
    const [goldSide, predictedSide] = sides as [Side, Side];
    const report: EvaluationReport = {
      predicted: { file: displayName(predicted), annotator: predictedSide.annotator },
      gold: { file: displayName(gold), annotator: goldSide.annotator },
      joined_by: joined.by,
      groups: {
        by: items.some(({ group }) => group.startsWith('article ')) ? 'article' : 'unit',
        count: new Set(items.map(({ group }) => group)).size,
      },
      unmatched: matched.unmatched,
      ignored_pairs: options.ignoreAmbiguous
        ? items.reduce((sum, item) => sum + item.gold.ambiguous.length, 0)
        : 0,
      scores,
      by: {
        ...(by.includes('lang') ? { lang: measureSlices(items, 'lang', options) } : {}),
        ...(by.includes('kind') ? { kind: measureSlices(items, 'kind', options) } : {}),
      },
      ...(curve ? { curves: measureCurves(items, options) } : {}),
      calibration,
      ...(comparison && otherPath
        ? { comparison: { file: displayName(otherPath), ...comparison } }
        : {}),
      ...(minF1 === undefined ? {} : { min_f1: { required: minF1, reached } }),
      bootstrap,
    };
    log.finish();
    await writeOut(
      io.stdout,
      flagOf(argv, 'json')
        ? formatJsonLine(report)
        : formatEvaluation(report, {
            byLabel: by.includes('label'),
            color: wantsColor(io.stdoutIsTTY, io.env),
          }),
    );
    return log.errors > 0 || !reached ? EXIT.problems : EXIT.ok;
  },
};
export default command;

function keysOf(argv: Argv): Key[] {
  const names = (stringOf(argv, 'by') ?? 'label').split(',').map((name) => name.trim());
  return names.map((name) => {
    const key = KEYS.find((known) => known === name);
    if (key !== undefined) return key;
    throw new StancekitError(
      'option/value',
      `--by takes ${KEYS.join(', ')}, found ${JSON.stringify(name)}`,
    );
  });
}
