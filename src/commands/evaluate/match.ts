import { ADJUDICATED } from '../../annotations.js';
import { StancekitError } from '../../errors.js';
import { displayName } from '../../formats/bytes.js';
import type { JoinedUnit } from '../../formats/label-join.js';
import type { LabelSet } from '../../formats/label-sets.js';
import type { ProblemSink, Severity } from '../../records.js';
import { type Argv, stringOf } from '../command.js';
import { byAnnotator } from '../label-input.js';
import type { Item } from './measure.js';

/** One operand of `evaluate`: the rows of one annotator. */
export interface Side {
  path: string;
  annotator: string | null;
  rows: LabelSet[];
}

/** The rows of one annotator: the one asked for, else the only one, else the only one of the type that the role calls for; of several people, what was adjudicated of them. */
export function chooseAnnotator(
  rows: LabelSet[],
  path: string,
  role: 'gold' | 'predicted' | 'other',
  argv: Argv,
): Side {
  const option = role === 'other' ? undefined : `${role}-by`;
  const wanted = option === undefined ? undefined : stringOf(argv, option);
  const all = byAnnotator(rows);
  const type = role === 'gold' ? 'person' : 'classifier';
  const fitting = [...all].filter(([id, [row]]) =>
    wanted === undefined ? all.size === 1 || row?.annotator?.type === type : id === wanted,
  );
  const adjudicated = fitting.find(([id]) => role === 'gold' && id === ADJUDICATED);
  const [chosen, second] = adjudicated ? [adjudicated] : fitting;
  if (chosen !== undefined && second === undefined)
    return { path, annotator: chosen[0] === '' ? null : chosen[0], rows: chosen[1] };
  const names = [...all.keys()].map((id) => id || '(not named)').join(', ');
  throw new StancekitError(
    'evaluate/annotator',
    wanted === undefined
      ? `several annotators labelled it: ${names}`
      : `${JSON.stringify(wanted)} labelled none of it, but ${names}`,
    {
      place: { file: displayName(path) },
      hint: option === undefined ? 'keep the rows of one' : `choose one with --${option}`,
    },
  );
}

/** Units that can be judged; the others are told: one by one where gold goes to waste, else by their number. */
export function matchUnits(units: readonly JoinedUnit[], sides: Side[], sink: ProblemSink) {
  const items: Item[] = [];
  const unmatched = { gold: 0, predicted: 0, not_labelled: 0 };
  const noGold: LabelSet[] = [];
  const notCompared: LabelSet[] = [];
  const tell = (severity: Severity, code: string, message: string, { place }: LabelSet) =>
    sink({ severity, code: `evaluate/${code}`, message, place });
  for (const [i, [gold, predicted, other]] of units.entries()) {
    if (gold?.labels && !predicted) {
      unmatched.gold++;
      tell('error', 'no-prediction', 'there is no prediction for this gold row', gold);
    } else if (gold?.labels && predicted && !predicted.labels) {
      unmatched.not_labelled++;
      tell('warning', 'not-labelled', 'its unit was not labelled; gold has labels', predicted);
    } else if (predicted?.labels && !gold?.labels) {
      unmatched.predicted++;
      // In one dataset, people labelled a part: that is no news.
      if (sides[0]?.path !== sides[1]?.path) noGold.push(predicted);
    } else if (gold?.labels && predicted) {
      const article = gold.article_id ?? predicted.article_id;
      const group = article === null ? `unit ${i}` : `article ${article}`;
      items.push({ gold, predicted, other: other?.labels ? other : null, group });
      if (sides.length === 3 && !other?.labels) notCompared.push(gold);
    }
  }
  const tellFirst = (code: string, rows: LabelSet[], one: string, many: string) => {
    const [first] = rows;
    if (first === undefined) return;
    const rest = `${rows.length.toLocaleString('en')} ${many}; this is the first`;
    tell('warning', code, rows.length === 1 ? one : rest, first);
  };
  tellFirst(
    'no-gold',
    noGold,
    'there is no gold for this prediction',
    'predictions have no gold, and do not count',
  );
  const third = displayName(sides[2]?.path ?? '');
  tellFirst(
    'not-compared',
    notCompared,
    `${third} does not label it`,
    `units are not labelled by ${third}`,
  );
  return { items, unmatched };
}
