import { EXIT, StancekitError } from '../errors.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { isFolder } from '../formats/dataset-reader.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { wantsColor, writeOut } from '../io.js';
import { formatAgreement } from '../reporters/agreement.js';
import type { AgreementReport } from '../reporters/agreement-report.js';
import { measureBoundaries, measureSpans } from './agree/boundaries.js';
import { measureAgreement } from './agree/measure.js';
import { type Command, flagOf, wholeOf } from './command.js';
import { bootstrapOf, LABEL_OPTIONS } from './label-input.js';
import { ANNOTATOR_OPTION, joinRaters } from './raters.js';

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
    const disagreements = wholeOf(argv, 'disagreements', 0) ?? 0;
    const bootstrap = bootstrapOf(argv);
    const { paths, codebook, log, raters, left, names, units, by } = await joinRaters(
      argv,
      io,
      'all',
      [
        'agree/one-annotator',
        'one annotator cannot disagree',
        'give a file for each, or a dataset folder with several',
      ],
    );
    const labels = codebook.labels.map(({ id }) => id);
    const measured = measureAgreement(units, names, labels, { bootstrap, disagreements });
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
      joined_by: by,
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
