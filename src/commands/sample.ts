import { EXIT, StancekitError } from '../errors.js';
import { UnitIndex } from '../formats/bridges/unit-index.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { isFolder } from '../formats/dataset-reader.js';
import { EXPORT_NAMES } from '../formats/exports.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { formatSelection, readSelection, type Selected } from '../formats/selections.js';
import { wantsColor, writeOut } from '../io.js';
import type { Codebook, Meta } from '../records.js';
import { formatSample } from '../reporters/sample.js';
import { BALANCE, type Balance, SAMPLE_BY, type SampleBy, sample } from '../stages/sample.js';
import { nearest } from '../wording.js';
import {
  type Argv,
  type Command,
  choiceOf,
  flagOf,
  operandsOf,
  shareOf,
  stringOf,
  wholeOf,
} from './command.js';
import { exportUnits } from './export/run.js';
import { Units } from './export/units.js';
import { CODEBOOK_OPTION, loadedCodebookFor } from './label-input.js';
import { openRunLog } from './run-log.js';
import { readCandidates, type SampledUnit } from './sample/read.js';
import { reportOf } from './sample/report.js';
import { writeSelection } from './sample/write.js';

const command: Command = {
  usage: 'sample DATASET',
  describe: 'Picks the units that a person should look at next, and says why.',
  examples: [
    [
      'stancekit sample dataset --n 200 -o todo',
      'what the classifier is least sure of, and a tenth at random; then stancekit export todo --to label-studio',
    ],
    [
      'stancekit sample dataset --n 200 --to label-studio -o tasks.json --config-out labels.xml',
      'the same units as tasks of an annotation tool, at once',
    ],
    [
      'stancekit sample dataset --by disagreement > second-look.jsonl',
      'what annotators differ on; for export --units',
    ],
    [
      'stancekit sample dataset --by coverage --n 90 --lang vi,fa',
      'each label in each language alike, the least reviewed first',
    ],
    ['stancekit sample dataset --by random --seed 7', 'a fair sample of all'],
  ],
  options: {
    by: { nargs: 1, type: 'string', describe: `${SAMPLE_BY.join(', ')} [uncertainty]` },
    n: { nargs: 1, type: 'string', describe: 'How many units [100]' },
    random: {
      nargs: 1,
      type: 'string',
      describe: 'Share of them drawn at random, as a control, 0 to 1 [.1]',
    },
    balance: {
      nargs: 1,
      type: 'string',
      describe: `Share them out evenly by ${BALANCE.join(', ')} (or both, with a comma) [no; by coverage: both]`,
    },
    lang: { nargs: 1, type: 'string', describe: 'Only these languages (with commas)' },
    label: {
      nargs: 1,
      type: 'string',
      describe: 'Only units to which an annotator gave one of these labels (with commas)',
    },
    exclude: {
      type: 'string',
      array: true,
      describe: 'Leave out the units of an earlier selection: a file (may be repeated)',
    },
    seed: { nargs: 1, type: 'string', describe: 'Draws other units [1]' },
    output: {
      alias: 'o',
      nargs: 1,
      type: 'string',
      describe:
        'Folder for a dataset of the selected units [a list of them to stdout]; with --to: the file, or the folder of brat',
    },
    to: {
      nargs: 1,
      type: 'string',
      describe: `Write the units in a format of export, the first to look at first: ${EXPORT_NAMES.join(', ')}`,
    },
    'config-out': {
      nargs: 1,
      type: 'string',
      describe: 'With --to: also write what the annotation tool has to be set up with',
    },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty' },
    ...CODEBOOK_OPTION,
  },
  readsStdin: false,
  async run(argv, io) {
    const [folder, second] = operandsOf(argv);
    if (folder === undefined || folder === STDIN || second !== undefined)
      throw new StancekitError('input/count', 'say one dataset folder');
    if (!(await isFolder(folder)))
      throw new StancekitError('input/not-a-folder', 'is a file, expected a dataset folder', {
        place: { file: folder },
      });
    const by = choiceOf(argv, 'by', SAMPLE_BY) ?? 'uncertainty';
    const n = wholeOf(argv, 'n', 1) ?? 100;
    const control = shareOf(argv, 'random') ?? 0.1;
    const seed = wholeOf(argv, 'seed', 0) ?? 1;
    const to = choiceOf(argv, 'to', EXPORT_NAMES);
    if (to === undefined && stringOf(argv, 'config-out') !== undefined)
      throw new StancekitError('option/conflict', '--config-out goes with --to');
    const balance = listOf(argv, 'balance').map((name) => balanceOf(name));
    const loaded = await loadedCodebookFor(argv, [folder]);
    const log = openRunLog(argv, io);
    const langs = listOf(argv, 'lang');
    const labels = labelsOf(argv, loaded.codebook);
    const excluded = new Set<string>();
    for (const path of ((argv['exclude'] as string[] | undefined) ?? []).map(String))
      for (const id of (await readSelection(path, { stdin: io.stdin, sink: log.sink })).keys())
        excluded.add(id);
    const all = await readCandidates(folder, { codebook: loaded.codebook, sink: log.sink });
    const candidates = all.filter(
      ({ id, lang, chosen }) =>
        !excluded.has(id) &&
        (langs.length === 0 || langs.includes(lang) || langs.includes(lang.split('-')[0] ?? '')) &&
        (labels.length === 0 || labels.some((label) => chosen.includes(label))),
    );
    assertPossible(candidates, by, folder);
    const units = await UnitIndex.open(folder);
    let selection: Selected[];
    try {
      const textOf = (i: number) => units.get(candidates[i]?.id ?? '')?.text ?? '';
      const picks = sample(candidates, { by, n, control, seed, balance, textOf });
      selection = picks.map(({ candidate, reason, score }, i): Selected => {
        const { id, article_id, lang, kind, choices } = candidates[candidate] as SampledUnit;
        return {
          ...{ unit_id: id, rank: i + 1, reason },
          score: score === null ? null : Math.round(score * 1e6) / 1e6,
          ...{ article_id, lang, kind, text: textOf(candidate), choices },
        };
      });
    } finally {
      units.close();
    }
    const output = stringOf(argv, 'output');
    const report = reportOf(selection, candidates, { by, n, seed });
    if (to !== undefined) {
      const ids = selection.map(({ unit_id }) => unit_id ?? '');
      const units = Units.of(ids, displayName(folder), log.sink);
      await exportUnits(to, { path: folder, units, argv, io, sink: log.sink });
      report.written = output ?? null;
    } else if (output === undefined) await writeOut(io.stdout, formatSelection(selection));
    else {
      const filters = {
        ...(langs.length === 0 ? {} : { lang: langs }),
        ...(labels.length === 0 ? {} : { label: labels }),
      };
      const record: Meta = { by, n, random: control, seed, balance, ...filters };
      const options = { loaded, force: flagOf(argv, 'force'), now: io.now(), record };
      await writeSelection(folder, output, selection, { ...options, sink: log.sink });
      report.written = output;
    }
    const json = flagOf(argv, 'json');
    const stream = output === undefined ? io.stderr : io.stdout;
    const color = wantsColor(output === undefined ? io.stderrIsTTY : io.stdoutIsTTY, io.env);
    if (json) await writeOut(stream, formatJsonLine(report));
    else if (!flagOf(argv, 'quiet')) await writeOut(stream, formatSample(report, color));
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

const listOf = (argv: Argv, name: string): string[] =>
  (stringOf(argv, name) ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

function balanceOf(name: string): Balance {
  const known = BALANCE.find((one) => one === name);
  if (known !== undefined) return known;
  throw new StancekitError(
    'option/value',
    `--balance takes ${BALANCE.join(', ')}, found ${JSON.stringify(name)}`,
  );
}

function labelsOf(argv: Argv, codebook: Codebook): string[] {
  const known = [...codebook.labels.map(({ id }) => id), codebook.none.id];
  return listOf(argv, 'label').map((name) => {
    if (known.includes(name)) return name;
    const near = nearest(name, known);
    throw new StancekitError('option/value', `--label: ${JSON.stringify(name)} is no label`, {
      hint: near ? `did you mean ${near}?` : `there are ${known.join(', ')}`,
    });
  });
}

function assertPossible(candidates: readonly SampledUnit[], by: SampleBy, folder: string): void {
  const place = { file: displayName(folder) };
  if (candidates.length === 0)
    throw new StancekitError('sample/none', 'no unit is left to pick from', { place });
  if (by === 'uncertainty' && candidates.every(({ scores }) => scores === null))
    throw new StancekitError('sample/no-scores', 'no classifier scored the units', {
      place,
      hint: 'pick them with --by coverage or --by random',
    });
  if (by === 'disagreement' && candidates.every(({ choices }) => Object.keys(choices).length < 2))
    throw new StancekitError('sample/one-annotator', 'no unit was labelled by two annotators', {
      place,
      hint: 'pick units for the first look with --by uncertainty',
    });
}
