import type { Selected } from '../../formats/selections.js';
import type { SampleReport } from '../../reporters/sample.js';
import type { SampleBy } from '../../stages/sample.js';
import type { SampledUnit } from './read.js';

/** The account of a selection: how many, from how many, in which languages and with which labels. */
export function reportOf(
  selection: readonly Selected[],
  candidates: readonly SampledUnit[],
  { by, n, seed }: { by: SampleBy; n: number; seed: number },
): SampleReport {
  const fresh = candidates.filter(({ reviewed }) => !reviewed).length;
  const open = candidates.filter(({ settled, division }) => !settled && division > 0).length;
  const chosen = new Map(candidates.map((one) => [one.id, one] as const));
  const byLang = new Map<string, number>();
  const byLabel = new Map<string, number>();
  const bump = (counts: Map<string, number>, key: string) =>
    counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { unit_id } of selection) {
    const unit = chosen.get(unit_id ?? '');
    bump(byLang, unit?.lang ?? '');
    for (const label of unit?.chosen ?? []) bump(byLabel, label);
  }
  const sorted = (counts: ReadonlyMap<string, number>) =>
    Object.fromEntries([...counts].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)));
  return {
    ...{ by, seed, wanted: n, picked: selection.length },
    control: by === 'random' ? 0 : selection.filter(({ reason }) => reason === 'random').length,
    pool: by === 'disagreement' ? open : fresh,
    control_pool: fresh,
    by_lang: sorted(byLang),
    by_label: sorted(byLabel),
    written: null,
  };
}
