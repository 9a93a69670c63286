import { BANDS, createSigner, mayResemble, SKETCH } from './near-duplicates/bands.js';
import { Forest } from './near-duplicates/forest.js';
import { jaccard, Shingler, setOf } from './near-duplicates/shingles.js';

/** Texts with less than this (letters and digits, an ideograph counted as two) come twice by chance. */
export const LEAST_WEIGHT = 30;

/** How alike two texts are that count as copies: one word of twenty may differ, or two short ones. */
export const SIMILAR = 0.7;

/** A bucket compares a text with at most so many others: without a bound, one stock phrase makes it quadratic. */
const LEADERS = 24;

/** Two texts that are copies of each other, by their numbers, and the Jaccard index of their shingles. */
export interface Link {
  item: number;
  other: number;
  similarity: number;
}

export interface NearDuplicates {
  /** A spanning forest: as many links as it takes to join every cluster. */
  links: Link[];
  /** By item: the smallest number in its cluster; its own where it has no copy. */
  clusters: Uint32Array;
}

/**
 * Finds texts that are nearly the same: candidates by MinHash and LSH, each verified by the exact
 * Jaccard index of its shingles. Add all texts, then `find`. Time and memory grow with the number
 * of texts (about 200 bytes for each); texts themselves are not kept. The clusters do not depend on
 * the order in which texts were added.
 */
export class NearDuplicateIndex {
  readonly #similarity: number;
  readonly #shingler = new Shingler();
  readonly #sign: ReturnType<typeof createSigner>;
  /** The first item with each folded text. */
  readonly #first = new Map<number, number>();
  /** Exact copies: pairs of an item and the first of its kind. */
  readonly #same: [item: number, first: number][] = [];
  /** By number of the distinct text: its item and the keys of its bands. */
  readonly #items: number[] = [];
  #identities = new Float64Array(256);
  #signatures = { keys: new Int32Array(256 * BANDS), sketches: new Uint8Array(256 * SKETCH) };
  #size = 0;

  /** `similarity` (0 to 1) is what a pair must reach; `seed` draws the permutations. */
  constructor(options: { similarity?: number; seed?: number } = {}) {
    this.#similarity = options.similarity ?? SIMILAR;
    this.#sign = createSigner(options.seed ?? 1);
  }

  /** Texts added so far, short ones counted. */
  get size(): number {
    return this.#size;
  }

  /** Adds a text and gives its number, from 0 on. One that is too short takes a number, and never has a copy. */
  add(text: string): number {
    const item = this.#size++;
    const { hashes, weight, identity } = this.#shingler.shingle(text);
    if (weight < LEAST_WEIGHT || hashes.length === 0) return item;
    const first = this.#first.get(identity);
    if (first !== undefined) {
      this.#same.push([item, first]);
      return item;
    }
    this.#first.set(identity, item);
    const number = this.#items.push(item) - 1;
    if (number === this.#identities.length) this.#grow();
    this.#identities[number] = identity;
    this.#sign(hashes, this.#signatures, number);
    return item;
  }

  /** All copies. `textOf` gives the text of an item again; it is asked for candidates only. */
  find(textOf: (item: number) => string): NearDuplicates {
    const forest = new Forest(this.#size);
    const links: Link[] = [];
    for (const [item, other] of this.#same) {
      forest.join(item, other);
      links.push({ item, other, similarity: 1 });
    }
    const { keys, sketches } = this.#signatures;
    const compare = this.#comparer(textOf);
    const order = this.#order();
    for (let band = 0; band < BANDS; band++) {
      const buckets = new Buckets(order.length);
      for (const number of order) {
        const item = this.#items[number] as number;
        const key = keys[number * BANDS + band] as number;
        const settled = buckets.visit(key, number, (leader) => {
          const other = this.#items[leader] as number;
          if (forest.rootOf(item) === forest.rootOf(other)) return true;
          if (!mayResemble(sketches, number, leader, this.#similarity)) return false;
          const similarity = compare(number, leader);
          if (similarity < this.#similarity) return false;
          forest.join(item, other);
          links.push({ item: Math.max(item, other), other: Math.min(item, other), similarity });
          return true;
        });
        if (!settled) buckets.lead(key, number);
      }
    }
    links.sort((a, b) => a.item - b.item || a.other - b.other);
    return { links, clusters: forest.roots() };
  }

  /** Numbers of the distinct texts in an order that comes from the texts alone. */
  #order(): Uint32Array {
    const identities = this.#identities;
    return Uint32Array.from(this.#items.keys()).sort(
      (a, b) => (identities[a] as number) - (identities[b] as number),
    );
  }

  #comparer(textOf: (item: number) => string): (number: number, other: number) => number {
    const cache = new Map<number, Int32Array>();
    const shinglesOf = (number: number): Int32Array => {
      const known = cache.get(number);
      if (known !== undefined) return known;
      if (cache.size > 4096) cache.clear();
      const text = textOf(this.#items[number] as number);
      const shingles = setOf(this.#shingler.shingle(text).hashes);
      cache.set(number, shingles);
      return shingles;
    };
    return (number, other) => {
      const a = shinglesOf(number);
      const b = shinglesOf(other);
      const most = Math.min(a.length, b.length) / Math.max(a.length, b.length);
      return most < this.#similarity ? 0 : jaccard(a, b);
    };
  }

  #grow(): void {
    const { keys, sketches } = this.#signatures;
    const identities = new Float64Array(2 * this.#identities.length);
    identities.set(this.#identities);
    this.#identities = identities;
    this.#signatures = {
      keys: new Int32Array(2 * keys.length),
      sketches: new Uint8Array(2 * sketches.length),
    };
    this.#signatures.keys.set(keys);
    this.#signatures.sketches.set(sketches);
  }
}

/** How alike two texts are, from 0 to 1: the Jaccard index of their shingles. */
export function similarityOf(a: string, b: string): number {
  const shingler = new Shingler();
  const left = setOf(shingler.shingle(a).hashes);
  return jaccard(left, setOf(shingler.shingle(b).hashes));
}

/** The texts that share a key, by key: an open hash table of linked lists. */
class Buckets {
  readonly #mask: number;
  readonly #head: Int32Array;
  readonly #next: Int32Array;
  readonly #keyOf: Int32Array;

  constructor(size: number) {
    this.#mask = 2 ** Math.ceil(Math.log2(2 * size + 2)) - 1;
    this.#head = new Int32Array(this.#mask + 1).fill(-1);
    this.#next = new Int32Array(size).fill(-1);
    this.#keyOf = new Int32Array(size);
  }

  /** Shows the leaders of a bucket until one is taken; true where one was, or there are enough. */
  visit(key: number, number: number, take: (leader: number) => boolean): boolean {
    let seen = 0;
    let leader = this.#head[key & this.#mask] as number;
    while (leader !== -1) {
      if (this.#keyOf[leader] === key && leader !== number) {
        if (take(leader)) return true;
        if (++seen >= LEADERS) return true;
      }
      leader = this.#next[leader] as number;
    }
    return false;
  }

  lead(key: number, number: number): void {
    const slot = key & this.#mask;
    this.#keyOf[number] = key;
    this.#next[number] = this.#head[slot] as number;
    this.#head[slot] = number;
  }
}
