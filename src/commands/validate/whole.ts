import type { Article, ProblemSink } from '../../records.js';
import type { Finding } from '../../schema.js';
import type { Splits } from './copies.js';
import type { Positions } from './positions.js';
import type { RecordChecks } from './records.js';
import { type Located, tellOfJson, tellOfRow } from './tell.js';

/** Tells what can be told only when all records were read: text in no unit, units in no annotation, labels against scores. */
export function tellOfWhole(checks: RecordChecks, sink: ProblemSink, splits?: Splits): void {
  if (checks.units.ids.size > 0 && checks.texts.size > 0 && !checks.units.selection) {
    for (const { located, findings } of checks.cover.tails()) tellOfJson(sink, findings, located);
    for (const number of checks.cover.uncut()) tellOfUncut(checks, number, sink);
  }
  checks.copies.tell(checks, splits, sink);
  tellOfUnlabelled(checks, sink);
  for (const { place, finding } of checks.decisions.finish()) {
    const cell = { ...finding, pointer: finding.pointer.replace('/scores/', '/score_') };
    if ('cells' in place) tellOfRow(sink, [cell], place);
    else tellOfJson(sink, ['scores' in (place.value as object) ? finding : cell], place);
  }
}

function tellOfUncut(checks: RecordChecks, number: number, sink: ProblemSink): void {
  const source = checks.texts.source(number);
  if (source === undefined) return;
  const raw = checks.store.read(source);
  const value = JSON.parse(raw) as Article;
  if (typeof value.text !== 'string' || value.text.trim() === '') return;
  const [file = '', line = '1'] = checks.articles.ids.whereOf(number).split(/:(?=\d+$)/);
  tellOfJson(
    sink,
    [
      {
        severity: 'warning',
        code: 'article/no-units',
        message: 'no unit is cut from this article',
        pointer: '/id',
      },
    ],
    { value, raw, file, line: Number(line), column: 1, base: '', source },
  );
}

/** More missing labels than this are one fact, not many. */
const FEW = 100;

function tellOfUnlabelled(checks: RecordChecks, sink: ProblemSink): void {
  const { missing, labelled } = checks.unlabelled();
  if (labelled === 0 || missing.length === 0) return;
  const finding: Finding = {
    severity: 'warning',
    code: 'unit/unlabelled',
    message: 'no classifier labelled this unit, and it is no boilerplate',
    pointer: '/id',
  };
  const told = missing.length > FEW ? missing.slice(0, 1) : missing;
  if (missing.length > FEW)
    finding.message = `${missing.length} units were labelled by no classifier while ${labelled} were; this is the first`;
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
  const ids = positions === checks.unitPositions ? checks.units.ids : checks.annotations.pairs;
  const value: unknown = JSON.parse(raw);
  const line = ids.lineOf(number);
  return { value, raw, file: source.file, line, column: 1, base: '', source };
}
