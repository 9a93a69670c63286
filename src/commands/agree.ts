import { EXIT, StancekitError } from '../errors.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { isFolder } from '../formats/dataset-reader.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { joinLabelSets } from '../formats/label-join.js';
import { wantsColor, writeOut } from '../io.js';
import { formatAgreement } from '../reporters/agreement.js';
import type { AgreementReport } from '../reporters/agreement-report.js';
import { measureBoundaries, measureSpans } from './agree/boundaries.js';
import { measureAgreement } from './agree/measure.js';
import { type Command, flagOf, operandsOf, wholeOf } from './command.js';
import {
  bootstrapOf,
  codebookFor,
  LABEL_OPTIONS,
  openLabelLog,
  readLabels,
} from './label-input.js';
import {
  ANNOTATOR_OPTION,
  chooseRaters,
  namedAnnotators,
  namesOf,
  type Rater,
  ratersOf,
} from './raters.js';

const command: Command = {
  usage: 'agree FILES...',
  describe:
    "Measures how far annotators agree: Cohen's and Fleiss' kappa, Krippendorff's alpha, Gwet's AC1.",
  examples: [
    ['stancekit agree mai.csv bao.csv', 'two people, a file each'],
    ['stancekit agree dataset --disagreements 10', 'the people who annotated a dataset'],
    ['stancekit agree by-mai by-bao', 'two dataset folders: labels, boundaries of units, spans'],
    ['stancekit agree a.jsonl b.jsonl c.jsonl --json', 'three, for machines'],
  ],
  options: {
    disagreements: {
      nargs: 1,
      type: 'string',
      describe: 'Show so many units on which annotators differ, with their texts [0]',
    },
    ...ANNOTATOR_OPTION,
    ...LABEL_OPTIONS,
  },
  readsStdin: true,
  async run(argv, io) {
    const paths = operandsOf(argv);
    if (paths.length === 0) paths.push(STDIN);
    if (paths.filter((path) => path === STDIN).length > 1)
      throw new StancekitError('input/several', 'stdin can be read once only');
    const disagreements = wholeOf(argv, 'disagreements', 0) ?? 0;
    const bootstrap = bootstrapOf(argv);
    const codebook = await codebookFor(argv, paths);
    const log = openLabelLog(argv, io);
    const all: Rater[] = [];
    for (const path of paths)
      all.push(...ratersOf(path, await readLabels(path, argv, io, codebook, log.sink)));
    const { raters, left } = chooseRaters(all, namedAnnotators(argv), 'all');
    if (raters.length < 2)
      throw new StancekitError('agree/one-annotator', 'one annotator cannot disagree', {
        place: { file: displayName(paths[0] as string) },
        hint: 'give a file for each, or a dataset folder with several',
      });
    const names = namesOf(raters);
    const joined = joinLabelSets(
      raters.map(({ rows }) => rows),
      log.sink,
    );
    const labels = codebook.labels.map(({ id }) => id);
    const measured = measureAgreement(joined.units, names, labels, { bootstrap, disagreements });
    if (measured.pairable === 0)
      throw new StancekitError('agree/no-match', 'no unit was labelled by two annotators', {
        place: { file: displayName(paths[0] as string) },
        hint: 'rows are matched by unit_id or id, else by text',
      });
    const folders: string[] = [];
    for (const path of new Set(raters.map((rater) => rater.path)))
      if (path !== STDIN && (await isFolder(path))) folders.push(path);
    const report: AgreementReport = {
      annotators: raters.map(({ path, rows }, i) => ({
        name: names[i] as string,
        file: displayName(path),
        units: rows.filter((row) => row.labels !== null).length,
      })),
      left_out: left,
      joined_by: joined.by,
      ...measured,
      boundaries: await measureBoundaries(folders, bootstrap),
      spans: await measureSpans(
        raters.map((rater) => (folders.includes(rater.path) ? rater : undefined)),
        names,
      ),
      bootstrap,
    };
    log.finish();
    await writeOut(
      io.stdout,
      flagOf(argv, 'json')
        ? formatJsonLine(report)
        : formatAgreement(report, {
            none: codebook.none.id,
            color: wantsColor(io.stdoutIsTTY, io.env),
          }),
    );
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;
