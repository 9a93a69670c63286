import type { Article, ProblemSink } from '../../records.js';
import type { Finding } from '../../schema.js';
import type { Identities } from '../../stages/validate/identities.js';
import type { Splits } from './copies.js';
import type { Positions } from './positions.js';
import type { RecordChecks } from './records.js';
import { type Located, tellOfJson, tellOfRow } from './tell.js';

/** Tells what can be told only when all records were read: text in no unit, units in no annotation, labels against scores. */
export async function tellOfWhole(
  checks: RecordChecks,
  sink: ProblemSink,
  splits?: Splits,
): Promise<void> {
  if (checks.units.ids.size > 0 && checks.texts.size > 0 && !checks.units.selection) {
    // The last unit of an article in one file need not be its last.
    const tails = checks.units.order.spread ? [] : checks.cover.tails();
    for (const { unit, findings } of tails) {
      const located = locatedAt(checks, checks.unitPositions, unit);
      if (located !== undefined) tellOfJson(sink, findings, located);
    }
    for (const number of checks.cover.uncut()) tellOfUncut(checks, number, sink);
  }
  await checks.copies.tell(checks, splits, sink);
  tellOfUnlabelled(checks, sink);
  for (const { place, finding } of checks.decisions.finish()) {
    const cell = { ...finding, pointer: finding.pointer.replace('/scores/', '/score_') };
    if ('cells' in place) tellOfRow(sink, [cell], place);
    else tellOfJson(sink, ['scores' in (place.value as object) ? finding : cell], place);
  }
}

function tellOfUncut(checks: RecordChecks, number: number, sink: ProblemSink): void {
  const located = locatedAt(checks, checks.texts.positions, number);
  const article = located?.value as Article | undefined;
  if (located === undefined || typeof article?.text !== 'string' || article.text.trim() === '')
    return;
  const finding: Finding = {
    severity: 'warning',
    code: 'article/no-units',
    message: 'no unit is cut from this article',
    pointer: '/id',
  };
  tellOfJson(sink, [finding], located);
}

/** More missing labels than this are one fact, not many. */
const FEW = 100;

function tellOfUnlabelled(checks: RecordChecks, sink: ProblemSink): void {
  const { missing, first, labelled } = checks.unlabelled(FEW);
  if (labelled === 0 || missing === 0) return;
  const finding: Finding = {
    severity: 'warning',
    code: 'unit/unlabelled',
    message: 'no classifier labelled this unit, and it is no boilerplate',
    pointer: '/id',
  };
  const told = missing > FEW ? first.slice(0, 1) : first;
  if (missing > FEW)
    finding.message = `${missing} units were labelled by no classifier while ${labelled} were; this is the first`;
  for (const number of told) {
    const located = locatedAt(checks, checks.unitPositions, number);
    if (located !== undefined) tellOfJson(sink, [finding], located);
  }
}

/** A record that was read before, with its place. */
export function locatedAt(
  checks: RecordChecks,
  positions: Positions,
  number: number,
): Located | undefined {
  const source = positions.source(number);
  if (source === undefined) return undefined;
  const raw = checks.store.read(source);
  const { file, line } = idsOf(checks, positions).placeOf(number);
  return { value: JSON.parse(raw), raw, file, line, ...positions.within(number), source };
}

function idsOf(checks: RecordChecks, positions: Positions): Identities {
  if (positions === checks.unitPositions) return checks.units.ids;
  return positions === checks.texts.positions ? checks.articles.ids : checks.annotations.pairs;
}
