import type { Readable } from 'node:stream';
import { StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { displayName } from './bytes.js';
import { formatJsonLine } from './jsonl.js';
import { readRows } from './rows.js';

/** A unit that a person should look at: which, after how many others, why, and what is known of it. */
export interface Selected {
  unit_id: string | null;
  /** From 1, without gaps. */
  rank: number;
  reason: string;
  /** How strongly the reason holds, 0 to 1; null where it has no degree. */
  score: number | null;
  article_id: string | null;
  lang: string | null;
  kind: string | null;
  text: string | null;
  /** What each annotator chose. */
  choices: { [annotator: string]: string[] | null };
}

/** Name of the selection in a dataset folder that was made of one. */
export const SELECTION_FILE = 'selection.jsonl';

export const formatSelection = (selection: readonly Selected[]): string =>
  selection.map(formatJsonLine).join('');

/**
 * Ids of the units of a selection with their ranks: JSONL or a table with `unit_id` (else `id`).
 * Without `rank`, the order of the file counts. Throws where no row names a unit.
 */
export async function readSelection(
  path: string,
  options: { stdin: Readable; sink: ProblemSink },
): Promise<Map<string, number>> {
  const ranks = new Map<string, number>();
  for await (const { value } of readRows(path, options)) {
    const id = value['unit_id'] ?? value['id'];
    const rank = Number(value['rank']);
    if (typeof id !== 'string' || id === '' || ranks.has(id)) continue;
    ranks.set(id, Number.isInteger(rank) && rank > 0 ? rank : ranks.size + 1);
  }
  if (ranks.size > 0) return ranks;
  throw new StancekitError('selection/empty', 'names no unit', {
    place: { file: displayName(path) },
    hint: 'expected rows with unit_id, as stancekit sample writes them',
  });
}
