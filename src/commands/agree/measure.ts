import type { JoinedUnit } from '../../formats/label-join.js';
import type { LabelSet } from '../../formats/label-sets.js';
import { agreement, categorise, type Ratings } from '../../metrics/agreement.js';
import {
  type BootstrapOptions,
  bootstrapIntervals,
  groupIndexes,
} from '../../metrics/bootstrap.js';
import {
  type AgreementReport,
  type AgreementRow,
  COEFFICIENTS,
  type Disagreement,
  type Pair,
} from '../../reporters/agreement-report.js';

type Measured = Omit<
  AgreementReport,
  'annotators' | 'left_out' | 'joined_by' | 'bootstrap' | 'boundaries' | 'spans'
>;

/** Agreement of annotators `names` (in the order of the sides) on joined units. */
export function measureAgreement(
  units: readonly JoinedUnit[],
  names: readonly string[],
  labels: readonly string[],
  options: { bootstrap: BootstrapOptions; disagreements: number },
): Measured {
  const chosen = units.map((unit) => unit.map((row) => row?.labels ?? null));
  const { indexes, count } = groupIndexes([...units.keys()], (i) => groupOf(units[i] ?? [], i));
  const row = (ratings: readonly Ratings[], categories: number): AgreementRow => {
    const found = agreement(ratings, categories);
    // Most units are rated alike: each way of rating is counted, and measured once a resample.
    const alike = groupIndexes(ratings, (unit) => unit.join(' '));
    const ways: Ratings[] = [];
    for (const [i, unit] of ratings.entries()) ways[alike.indexes[i] as number] ??= unit;
    const intervals = bootstrapIntervals(
      count,
      (drawn) => {
        const times = new Float64Array(alike.count);
        for (let i = 0; i < ratings.length; i++) {
          const way = alike.indexes[i] as number;
          times[way] = (times[way] as number) + (drawn[indexes[i] as number] as number);
        }
        const again = agreement(ways, categories, (way) => times[way] as number);
        return COEFFICIENTS.map((name) => again[name]);
      },
      options.bootstrap,
    );
    return {
      ...found,
      intervals: Object.fromEntries(
        COEFFICIENTS.map((name, i) => [name, intervals[i] ?? null]),
      ) as AgreementRow['intervals'],
    };
  };
  const sets = categorise(chosen, (set) => set.join(' '));
  const binary = new Map(labels.map((label) => [label, yesOrNo(chosen, label)] as const));
  const divided = chosen.map(division);
  const order = [...divided.keys()]
    .filter((i) => (divided[i] as number) > 0)
    .sort((a, b) => (divided[b] as number) - (divided[a] as number) || a - b);
  const overall = row(sets.ratings, Math.max(2, sets.categories.length));
  return {
    groups: { by: units.some((unit) => articleOf(unit) !== null) ? 'article' : 'unit', count },
    units: overall.units,
    pairable: overall.pairable,
    disagreeing: order.length,
    labels: Object.fromEntries(
      [...binary].map(([label, ratings]) => [
        label,
        { ...row(ratings, 2), given: shareOfYes(ratings) },
      ]),
    ),
    label_sets: overall,
    pairs: names.length > 2 ? measurePairs(names, sets.ratings, binary) : [],
    disagreements: order
      .slice(0, options.disagreements)
      .map((i) => describeUnit(units[i] as JoinedUnit, names)),
  };
}

function measurePairs(
  names: readonly string[],
  sets: readonly Ratings[],
  binary: ReadonlyMap<string, readonly Ratings[]>,
): Pair[] {
  const between = (ratings: readonly Ratings[], a: number, b: number) =>
    agreement(
      ratings.map((unit) => [unit[a] ?? null, unit[b] ?? null]),
      1 + Math.max(0, ...ratings.flat().map((rating) => rating ?? 0)),
    );
  return names.flatMap((name, a) =>
    names.slice(a + 1).map((other, offset): Pair => {
      const b = a + 1 + offset;
      const { pairable, cohen_kappa } = between(sets, a, b);
      const labels = [...binary].map(
        ([label, ratings]) => [label, between(ratings, a, b).cohen_kappa] as const,
      );
      return {
        annotators: [name, other],
        units: pairable,
        label_sets: cohen_kappa,
        labels: Object.fromEntries(labels),
      };
    }),
  );
}

const yesOrNo = (chosen: readonly (string[] | null)[][], label: string): Ratings[] =>
  chosen.map((unit) => unit.map((set) => (set === null ? null : set.includes(label) ? 1 : 0)));

function shareOfYes(ratings: readonly Ratings[]): number {
  const given = ratings.flat().filter((rating) => rating !== null);
  return given.length === 0 ? 0 : given.filter((rating) => rating === 1).length / given.length;
}

/** How divided annotators are on a unit: labels on which two of them differ, a mean over pairs. */
export function division(unit: readonly (string[] | null)[]): number {
  const given = unit.filter((set) => set !== null);
  let differences = 0;
  let pairs = 0;
  for (const [i, a] of given.entries()) {
    for (const b of given.slice(i + 1)) {
      pairs++;
      differences += a.filter((label) => !b.includes(label)).length;
      differences += b.filter((label) => !a.includes(label)).length;
    }
  }
  return pairs === 0 ? 0 : differences / pairs;
}

/** A unit with what each annotator chose. */
export function describeUnit(unit: JoinedUnit, names: readonly string[]): Disagreement {
  const rows = unit.filter((row): row is LabelSet => row !== null);
  const told = <K extends 'id' | 'lang' | 'text'>(key: K) =>
    rows.find((row) => row[key] !== null)?.[key] ?? null;
  const place = rows[0]?.place;
  return {
    id: told('id'),
    lang: told('lang'),
    text: told('text'),
    file: place?.file ?? '',
    line: place?.line ?? null,
    choices: Object.fromEntries(names.map((name, i) => [name, unit[i]?.labels ?? null])),
  };
}

const articleOf = (unit: JoinedUnit): string | null =>
  unit.find((row) => row?.article_id != null)?.article_id ?? null;

function groupOf(unit: JoinedUnit, i: number): string {
  const article = articleOf(unit);
  return article === null ? `unit ${i}` : `article ${article}`;
}
