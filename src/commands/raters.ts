import { basename } from 'node:path';
import type { Options } from 'yargs';
import { ADJUDICATED } from '../annotations.js';
import { StancekitError } from '../errors.js';
import { displayName } from '../formats/bytes.js';
import type { LabelSet } from '../formats/label-sets.js';
import { nearest } from '../wording.js';
import type { Argv } from './command.js';
import { byAnnotator } from './label-input.js';

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

export const namedAnnotators = (argv: Argv): string[] =>
  ((argv['annotator'] as string[] | undefined) ?? []).map(String);

/** The annotators of one operand, in the order in which they come up. */
export const ratersOf = (path: string, rows: readonly LabelSet[]): Rater[] =>
  [...byAnnotator(rows)].map(([id, own]) => ({ path, id, rows: own }));

/**
 * The annotators asked for by name, else people: what was adjudicated was made of their labels, and
 * a classifier is no third opinion where two people are. `left` names those left out. Where there
 * are fewer than two people, `otherwise` says whether all count or only they.
 */
export function chooseRaters(
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

/** The shortest names that tell raters apart: the annotator's id, the file's name, its path, or path and id. */
export function namesOf(raters: readonly Rater[]): string[] {
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
