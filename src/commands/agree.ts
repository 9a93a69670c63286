import { basename } from 'node:path';
import { EXIT, StancekitError } from '../errors.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { joinLabelSets } from '../formats/label-join.js';
import type { LabelSet } from '../formats/label-sets.js';
import { wantsColor, writeOut } from '../io.js';
import { formatAgreement } from '../reporters/agreement.js';
import type { AgreementReport } from '../reporters/agreement-report.js';
import { measureAgreement } from './agree/measure.js';
import { type Command, flagOf, operandsOf, wholeOf } from './command.js';
import {
  bootstrapOf,
  byAnnotator,
  codebookFor,
  LABEL_OPTIONS,
  openLabelLog,
  readLabels,
} from './label-input.js';

const command: Command = {
  usage: 'agree FILES...',
  describe:
    "Measures how far annotators agree: Cohen's and Fleiss' kappa, Krippendorff's alpha, Gwet's AC1.",
  examples: [
    ['stancekit agree mai.csv bao.csv', 'two people, a file each'],
    ['stancekit agree dataset --disagreements 10', 'all annotators of a dataset folder'],
    ['stancekit agree a.jsonl b.jsonl c.jsonl --json', 'three, for machines'],
  ],
  options: {
    disagreements: {
      nargs: 1,
      type: 'string',
      describe: 'Show so many units on which annotators differ, with their texts [0]',
    },
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
    const raters: Rater[] = [];
    for (const path of paths) {
      const rows = await readLabels(path, argv, io, codebook, log.sink);
      for (const [id, own] of byAnnotator(rows)) raters.push({ path, id, rows: own });
    }
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
    const report: AgreementReport = {
      annotators: raters.map(({ path, rows }, i) => ({
        name: names[i] as string,
        file: displayName(path),
        units: rows.filter((row) => row.labels !== null).length,
      })),
      joined_by: joined.by,
      ...measured,
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

interface Rater {
  path: string;
  /** As the file names the annotator; empty where it does not. */
  id: string;
  rows: LabelSet[];
}

/** The shortest names that tell raters apart: the annotator's id, the file's name, its path, or path and id. */
function namesOf(raters: readonly Rater[]): string[] {
  const ways: ((rater: Rater) => string)[] = [
    ({ id }) => id,
    ({ path }) => basename(displayName(path)).replace(/(\.[a-z]{2,5}){1,2}$/i, ''),
    ({ path }) => displayName(path),
  ];
  for (const way of ways) {
    const names = raters.map(way);
    if (new Set(names).size === names.length && !names.includes('')) return names;
  }
  return raters.map(({ path, id }) => `${displayName(path)} ${id || '(not named)'}`);
}
