import type { Balance, Candidate } from '../sample.js';

type StrataOf = (candidate: Candidate) => string[];

/** The strata of a unit: its language, each of its labels, or each of them in its language. */
export const strataOf =
  (balance: readonly Balance[]): StrataOf =>
  ({ lang, chosen }) => {
    const language = balance.includes('lang') ? (lang.split('-')[0] as string) : '';
    if (!balance.includes('label')) return [language];
    return (chosen.length === 0 ? [''] : chosen).map((label) => `${language}\t${label}`);
  };

/**
 * Takes candidates from their strata in turns: always from the one of which the fewest were taken
 * (or, with `countReviewed`, taken or reviewed), in it the first of `order`.
 */
export function byTurns(
  order: readonly number[],
  candidates: readonly Candidate[],
  strata: StrataOf,
  countReviewed: boolean,
): number[] {
  const queues = new Map<string, { waiting: number[]; at: number; taken: number }>();
  const queueOf = (name: string) => {
    const queue = queues.get(name) ?? { waiting: [], at: 0, taken: 0 };
    queues.set(name, queue);
    return queue;
  };
  for (const i of order)
    for (const name of strata(candidates[i] as Candidate)) queueOf(name).waiting.push(i);
  if (countReviewed)
    for (const candidate of candidates)
      if (candidate.reviewed) for (const name of strata(candidate)) queueOf(name).taken++;
  const names = [...queues.keys()].sort();
  const taken = new Set<number>();
  const result: number[] = [];
  while (result.length < order.length) {
    let least: { waiting: number[]; at: number; taken: number } | undefined;
    for (const name of names) {
      const queue = queueOf(name);
      while (queue.at < queue.waiting.length && taken.has(queue.waiting[queue.at] as number))
        queue.at++;
      if (queue.at === queue.waiting.length) continue;
      if (least === undefined || queue.taken < least.taken) least = queue;
    }
    if (least === undefined) break;
    const next = least.waiting[least.at] as number;
    taken.add(next);
    result.push(next);
    for (const name of strata(candidates[next] as Candidate)) queueOf(name).taken++;
  }
  return result;
}
