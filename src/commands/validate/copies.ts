import type { ProblemSink, Severity, Unit } from '../../records.js';
import type { RecordChecks } from './records.js';
import { type Located, type LocatedRow, tellOfJson, tellOfRow } from './tell.js';
import { locatedAt } from './whole.js';

/** The splits of a dataset: the split of each article. */
export type Splits = ReadonlyMap<string, string>;

/** Looking for near-duplicates costs more than all other checks: unasked, it is done for so many texts of a loose file, and of a dataset. */
const FEW = 2_000;
const MANY = 1_000_000;

/** A text that may be a copy of another, with its article and its place. */
interface Text {
  text: string;
  article: string;
  place: Located | LocatedRow;
}

/**
 * Units that are nearly the same as those of another article: rewritten wire copies, and what leaks
 * between splits. Told once for each pair of articles. (Units that are the same to the letter are
 * told where they stand, unless they leak.)
 */
export class CopyChecks {
  /** Flat rows that stand alone, without the records they show. */
  #rows: Text[] = [];
  #seen = 0;
  /** Texts that were not looked at, since there are too many. */
  skipped = 0;
  readonly #most: number;
  readonly #mostRows: number;

  /** `wanted` is what the user says; where nothing was said, it depends on how much there is. */
  constructor(related: boolean, wanted: boolean | undefined) {
    const most = wanted ? Number.POSITIVE_INFINITY : related ? MANY : FEW;
    this.#most = wanted === false ? 0 : most;
    this.#mostRows = wanted ? most : Math.min(this.#most, FEW);
  }

  /** Will the unit with this number be asked for again? */
  wants(number: number): boolean {
    return number < this.#most;
  }

  noteRow(cells: Readonly<Record<string, unknown>>, place: Located | LocatedRow): void {
    const { text, article_id: article, unit_id: unit } = cells;
    if (typeof text !== 'string' || text === '' || cells['kind'] === 'boilerplate') return;
    if (++this.#seen > this.#mostRows) this.#rows = [];
    else this.#rows.push({ text, article: String(article ?? unit), place });
  }

  async tell(checks: RecordChecks, splits: Splits | undefined, sink: ProblemSink): Promise<void> {
    if (this.#most === 0) return;
    const units = checks.units.ids.size;
    const rows = units > 0 ? 0 : this.#seen;
    const all = checks.related || units <= this.#most;
    if (!all || this.#rows.length < rows) this.skipped = units + rows;
    else if (units > this.#most) this.skipped = units - this.#most;
    const count = all ? Math.min(units, this.#most) : 0;
    const read = (i: number) => (units > 0 ? unitText(checks, i) : this.#rows[i]);
    await tellOfCopies(read, units > 0 ? count : this.#rows.length, units > 0, splits, sink);
  }
}

function unitText(checks: RecordChecks, number: number): Text | undefined {
  const place = locatedAt(checks, checks.unitPositions, number);
  const unit = place?.value as Unit | undefined;
  if (place === undefined || unit === undefined || unit.kind === 'boilerplate') return undefined;
  return { text: unit.text, article: unit.article_id, place };
}

async function tellOfCopies(
  read: (i: number) => Text | undefined,
  count: number,
  sameIsTold: boolean,
  splits: Splits | undefined,
  sink: ProblemSink,
): Promise<void> {
  if (count < 2) return;
  const { NearDuplicateIndex } = await import('../../stages/near-duplicates.js');
  const index = new NearDuplicateIndex();
  for (let i = 0; i < count; i++) index.add(read(i)?.text ?? '');
  const { links } = index.find((item) => read(item)?.text ?? '');
  const told = new Set<string>();
  for (const { item, other, similarity } of links) {
    const [here, there] = [read(item), read(other)];
    if (here === undefined || there === undefined || here.article === there.article) continue;
    const [split, otherSplit] = [splits?.get(here.article), splits?.get(there.article)];
    const leaks = split !== undefined && otherSplit !== undefined && split !== otherSplit;
    const pair = [here.article, there.article].sort().join('\n');
    if (told.has(pair) || (similarity === 1 && sameIsTold && !leaks)) continue;
    told.add(pair);
    const where = `${there.place.file}:${there.place.line}`;
    const alike =
      similarity === 1 ? 'the same text' : `a text that is ${Math.round(similarity * 100)} % alike`;
    const severity: Severity = leaks ? 'error' : 'warning';
    const finding = leaks
      ? {
          code: 'split/leak',
          message: `stands in split ${split}, and ${alike} in split ${otherSplit} (${where})`,
          hint: 'stancekit split keeps copies together',
        }
      : {
          code: similarity === 1 ? 'unit/repeated-elsewhere' : 'unit/near-duplicate',
          message: `${alike} stands in another article (${where})`,
          hint: 'copies in train and in test are a leak: keep their articles in one split',
        };
    const findings = [{ severity, ...finding, pointer: '/text' }];
    if ('cells' in here.place) tellOfRow(sink, findings, here.place);
    else tellOfJson(sink, findings, here.place);
  }
}
