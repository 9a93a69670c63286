import { basename } from 'node:path';
import type { Options } from 'yargs';
import { ADJUDICATED } from '../annotations.js';
import { StancekitError } from '../errors.js';
import { displayName, STDIN } from '../formats/bytes.js';
import { type JoinedUnit, joinLabelSets } from '../formats/label-join.js';
import type { LabelSet } from '../formats/label-sets.js';
import type { Io } from '../io.js';
import type { Codebook } from '../records.js';
import type { ProblemLog } from '../reporters/problem-log.js';
import { nearest } from '../wording.js';
import { type Argv, operandsOf } from './command.js';
import {
  assertOneStdin,
  byAnnotator,
  codebookFor,
  openLabelLog,
  readLabels,
} from './label-input.js';

/** The rows of one annotator in one file. */
export interface Rater {
  path: string;
  /** As the file names the annotator; empty where it does not. */
  id: string;
  rows: LabelSet[];
}

export const ANNOTATOR_OPTION = {
  annotator: {
    type: 'string',
    array: true,
    describe: 'Only this annotator (may be repeated) [all people; all, where fewer than two are]',
  },
} as const satisfies Record<string, Options>;

const namedAnnotators = (argv: Argv): string[] =>
  ((argv['annotator'] as string[] | undefined) ?? []).map(String);

/** The annotators of one operand, in the order in which they come up. */
const ratersOf = (path: string, rows: readonly LabelSet[]): Rater[] =>
  [...byAnnotator(rows)].map(([id, own]) => ({ path, id, rows: own }));

/**
 * The annotators asked for by name, else people: what was adjudicated was made of their labels, and
 * a classifier is no third opinion where two people are. `left` names those left out. Where there
 * are fewer than two people, `otherwise` says whether all count or only they.
 */
function chooseRaters(
  all: readonly Rater[],
  named: readonly string[],
  otherwise: 'all' | 'people',
): { raters: Rater[]; left: string[] } {
  const strange = named.find((name) => !all.some(({ id }) => id === name));
  if (strange !== undefined) {
    const names = [...new Set(all.map(({ id }) => id || '(not named)'))];
    const near = nearest(strange, names);
    throw new StancekitError('option/value', `${JSON.stringify(strange)} annotated none of it`, {
      hint: near ? `did you mean ${near}?` : `there are ${names.join(', ')}`,
    });
  }
  const isPerson = ({ id, rows: [row] }: Rater) =>
    id !== ADJUDICATED && row?.annotator?.type !== 'classifier';
  const people = all.filter(isPerson);
  const raters =
    named.length > 0
      ? all.filter(({ id }) => named.includes(id))
      : people.length < 2 && otherwise === 'all'
        ? [...all]
        : people;
  return { raters, left: all.filter((one) => !raters.includes(one)).map(({ id }) => id) };
}

/** The operands of a command that sets annotators side by side, read and joined by unit. */
export interface Joined {
  paths: string[];
  codebook: Codebook;
  log: ProblemLog;
  raters: Rater[];
  /** Annotators who do not count. */
  left: string[];
  names: string[];
  units: JoinedUnit[];
  by: 'id' | 'text';
}

/** Reads the operands, else stdin. Throws `tooFew` where fewer than two annotators are to be weighed. */
export async function joinRaters(
  argv: Argv,
  io: Io,
  otherwise: 'all' | 'people',
  tooFew: readonly [code: string, message: string, hint: string],
): Promise<Joined> {
  const paths = operandsOf(argv);
  if (paths.length === 0) paths.push(STDIN);
  assertOneStdin(paths);
  const codebook = await codebookFor(argv, paths);
  const log = openLabelLog(argv, io);
  const all: Rater[] = [];
  for (const path of paths)
    all.push(...ratersOf(path, await readLabels(path, argv, io, codebook, log.sink)));
  const { raters, left } = chooseRaters(all, namedAnnotators(argv), otherwise);
  if (raters.length < 2)
    throw new StancekitError(tooFew[0], tooFew[1], {
      place: { file: displayName(paths[0] as string) },
      hint: tooFew[2],
    });
  const { units, by } = joinLabelSets(
    raters.map(({ rows }) => rows),
    log.sink,
  );
  return { paths, codebook, log, raters, left, names: namesOf(raters), units, by };
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
