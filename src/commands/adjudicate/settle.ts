import type { JoinedUnit } from '../../formats/label-join.js';
import type { LabelSet } from '../../formats/label-sets.js';
import type { Selected } from '../../formats/selections.js';
import { decide, type RuleOptions, type Verdict } from '../../metrics/adjudication.js';
import type { Codebook } from '../../records.js';

type Decision = Extract<Verdict, { how: string }>;
type Doubt = Extract<Verdict, { open: string }>;

/** What each annotator chose; null where they did not label the unit. */
export type Choices = Record<string, string[] | null>;

export interface Settled {
  unit: JoinedUnit;
  decision: Decision;
  choices: Choices;
  /** Labels that most annotators of the unit marked as in doubt. */
  ambiguous: string[];
}

export interface Open {
  unit: JoinedUnit;
  doubt: Doubt;
  choices: Choices;
}

/** Decides every unit that somebody labelled; the open ones come with the most divided first. */
export function settle(
  units: readonly JoinedUnit[],
  names: readonly string[],
  options: RuleOptions,
): { settled: Settled[]; open: Open[] } {
  const settled: Settled[] = [];
  const open: Open[] = [];
  for (const unit of units) {
    const votes = unit.map((row) => row?.labels ?? null);
    const verdict = decide(votes, options);
    if (verdict === null) continue;
    const choices = Object.fromEntries(names.map((name, i) => [name, votes[i] ?? null]));
    if ('open' in verdict) open.push({ unit, doubt: verdict, choices });
    else {
      const rows = unit.filter((row): row is LabelSet => row !== null && row.labels !== null);
      const doubted = (label: string) => rows.filter((row) => row.ambiguous.includes(label)).length;
      const ambiguous = options.labels.filter((label) => doubted(label) * 2 > rows.length);
      settled.push({ unit, decision: verdict, choices, ambiguous });
    }
  }
  // The most divided first: a tie of all labels before one of one, and both before units that few labelled.
  open.sort((a, b) => b.doubt.doubt.length - a.doubt.doubt.length);
  return { settled, open };
}

/** The account of what was settled and what was not. */
export function countSettled(
  settled: readonly Settled[],
  open: readonly Open[],
  codebook: Codebook,
) {
  const decided = { alone: 0, unanimous: 0, majority: 0, priority: 0 };
  const opened = { tie: 0, disagreement: 0, 'too-few': 0 };
  const ids = [...codebook.labels.map(({ id }) => id), codebook.none.id];
  const byLabel = Object.fromEntries(ids.map((id) => [id, 0]));
  let newSets = 0;
  for (const { decision, choices } of settled) {
    const { labels, how } = decision;
    decided[how]++;
    for (const id of labels.length === 0 ? [codebook.none.id] : labels)
      byLabel[id] = (byLabel[id] ?? 0) + 1;
    if (!Object.values(choices).some((choice) => choice?.join() === labels.join())) newSets++;
  }
  for (const { doubt } of open) opened[doubt.open]++;
  return {
    units: settled.length + open.length,
    decided,
    new_sets: newSets,
    by_label: byLabel,
    open: opened,
  };
}

/** What the first row that tells it says of a unit. */
export const toldBy = <K extends 'id' | 'text' | 'article_id' | 'lang' | 'kind'>(
  unit: JoinedUnit,
  key: K,
): LabelSet[K] | null => unit.find((row) => row?.[key] != null)?.[key] ?? null;

/** Open units as a selection for another look. */
export function selectOpen(open: readonly Open[]): Selected[] {
  return open.map(({ unit, doubt, choices }, i) => ({
    unit_id: toldBy(unit, 'id'),
    rank: i + 1,
    reason: doubt.open,
    score: null,
    article_id: toldBy(unit, 'article_id'),
    lang: toldBy(unit, 'lang'),
    kind: toldBy(unit, 'kind'),
    text: toldBy(unit, 'text'),
    choices,
  }));
}
