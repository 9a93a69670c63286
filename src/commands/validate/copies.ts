import type { ProblemSink, Unit } from '../../records.js';
import { NearDuplicateIndex } from '../../stages/near-duplicates.js';
import { Column } from '../../stages/validate/columns.js';
import type { RecordChecks } from './records.js';
import { tellOfJson } from './tell.js';
import { locatedAt } from './whole.js';

/** The splits of a dataset: the split of each article. */
export type Splits = ReadonlyMap<string, string>;

/**
 * Units that are nearly the same as those of another article: rewritten wire copies, and what leaks
 * between splits. Told once for each pair of articles. (Texts that are the same to the letter are
 * told where they stand, unless they leak.)
 */
export class CopyChecks {
  readonly #index = new NearDuplicateIndex();
  readonly #numbers = new Column(Uint32Array);

  /** Notes a unit by its number. */
  note({ text, kind }: Unit, number: number): void {
    if (kind !== 'boilerplate') this.#numbers.set(this.#index.add(text), number);
  }

  tell(checks: RecordChecks, splits: Splits | undefined, sink: ProblemSink): void {
    if (this.#index.size === 0) return;
    const told = new Set<string>();
    const locate = (item: number) => {
      const located = locatedAt(checks, checks.unitPositions, this.#numbers.get(item));
      return located && { located, unit: located.value as Unit };
    };
    const { links } = this.#index.find((item) => locate(item)?.unit.text ?? '');
    for (const { item, other, similarity } of links) {
      const [here, there] = [locate(item), locate(other)];
      if (here === undefined || there === undefined) continue;
      const [a, b] = [here.unit.article_id, there.unit.article_id];
      const [split, otherSplit] = [splits?.get(a), splits?.get(b)];
      const leaks = split !== undefined && otherSplit !== undefined && split !== otherSplit;
      const pair = [a, b].sort().join('\n');
      if (a === b || told.has(pair) || (similarity === 1 && !leaks)) continue;
      told.add(pair);
      const where = `${there.located.file}:${there.located.line}`;
      const alike =
        similarity === 1
          ? 'the same text'
          : `a text that is ${Math.round(similarity * 100)} % alike`;
      const finding = leaks
        ? {
            severity: 'error' as const,
            code: 'split/leak',
            message: `stands in split ${split}, and ${alike} in split ${otherSplit} (${where})`,
            hint: 'stancekit split keeps copies together',
          }
        : {
            severity: 'warning' as const,
            code: 'unit/near-duplicate',
            message: `${alike} stands in another article (${where})`,
            hint: 'copies in train and in test are a leak: keep their articles in one split',
          };
      tellOfJson(sink, [{ ...finding, pointer: '/text' }], here.located);
    }
  }
}
