import { NearDuplicateIndex, similarityOf } from '../near-duplicates.js';

/** A row of a split, as far as leaks need to know it. `P` says where it stands. */
export interface SplitRow<P> {
  split: string;
  text: string | null;
  /** Id of the unit, and of its article; null where the row does not tell. */
  id: string | null;
  article: string | null;
  place: P;
}

/** What stands in two splits: `row` in the later one, `other` where it stands first. */
export interface Leak<P> {
  kind: 'article' | 'unit' | 'text';
  row: SplitRow<P>;
  other: SplitRow<P>;
  /** How alike the texts are, 0 to 1; 1 where ids are the same. */
  similarity: number;
}

/** A text is compared with at most so many copies of it in other splits, to find the most alike. */
const COMPARED = 30;

/**
 * Finds what leaks from one split into another: rows of one article, rows with one id and text, and
 * texts that are copies. `order` says which split counts as the source: train before dev before test.
 * Each article, id and text of the later split is told once, with what it is most alike.
 */
export class LeakFinder<P> {
  readonly #rows: SplitRow<P>[] = [];
  readonly #index: NearDuplicateIndex;

  constructor(
    readonly similarity: number,
    readonly order: readonly string[],
  ) {
    this.#index = new NearDuplicateIndex({ similarity });
  }

  get rows(): readonly SplitRow<P>[] {
    return this.#rows;
  }

  add(row: SplitRow<P>): void {
    this.#rows.push(row);
    this.#index.add(row.text ?? '');
  }

  *find(): Generator<Leak<P>> {
    yield* this.#sameKeys('article', ({ article }) => article);
    yield* this.#sameKeys('unit', ({ id }) => id);
    yield* this.#copies();
  }

  *#sameKeys(
    kind: 'article' | 'unit',
    keyOf: (row: SplitRow<P>) => string | null,
  ): Generator<Leak<P>> {
    const first = new Map<string, SplitRow<P>>();
    const told = new Set<string>();
    for (const row of this.#inOrder()) {
      const key = keyOf(row);
      if (key === null) continue;
      const other = first.get(key);
      if (other === undefined) first.set(key, row);
      if (other === undefined || other.split === row.split) continue;
      if (kind === 'unit' && !this.#isCopy(row, other)) continue;
      const name = JSON.stringify([key, row.split]);
      if (told.has(name)) continue;
      told.add(name);
      yield { kind, row, other, similarity: 1 };
    }
  }

  /** Many number their rows anew in every file: an id alone says nothing. */
  #isCopy({ text }: SplitRow<P>, other: SplitRow<P>): boolean {
    if (text === null || text === other.text) return true;
    return similarityOf(text, other.text ?? '') >= this.similarity;
  }

  *#copies(): Generator<Leak<P>> {
    const { clusters } = this.#index.find((item) => this.#rows[item]?.text ?? '');
    const members = new Map<number, number[]>();
    for (const [item, cluster] of clusters.entries()) {
      const known = members.get(cluster);
      if (known === undefined) members.set(cluster, [item]);
      else known.push(item);
    }
    for (const items of members.values()) {
      if (items.length === 1) continue;
      const rows = items.map((item) => this.#rows[item] as SplitRow<P>);
      rows.sort((a, b) => this.#rank(a) - this.#rank(b));
      for (const [i, row] of rows.entries()) {
        const leak = this.#closest(row, rows.slice(0, i));
        if (leak !== undefined) yield leak;
      }
    }
  }

  #closest(row: SplitRow<P>, before: readonly SplitRow<P>[]): Leak<P> | undefined {
    let best: Leak<P> | undefined;
    const others = before.filter(
      ({ split, id }) => split !== row.split && (id === null || id !== row.id),
    );
    for (const other of others.slice(0, COMPARED)) {
      const similarity = similarityOf(row.text ?? '', other.text ?? '');
      if (similarity < this.similarity || similarity <= (best?.similarity ?? 0)) continue;
      best = { kind: 'text', row, other, similarity };
    }
    return best;
  }

  #inOrder(): SplitRow<P>[] {
    return this.#rows.toSorted((a, b) => this.#rank(a) - this.#rank(b));
  }

  #rank({ split }: SplitRow<P>): number {
    const place = this.order.indexOf(split);
    return place === -1 ? this.order.length : place;
  }
}
