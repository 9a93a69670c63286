/** Disjoint sets (Tarjan 1975); the smallest member names its set. */
export class Forest {
  readonly #parent: Uint32Array;

  constructor(size: number) {
    this.#parent = Uint32Array.from({ length: size }, (_, i) => i);
  }

  rootOf(item: number): number {
    const parent = this.#parent;
    let root = item;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  }

  join(a: number, b: number): void {
    const left = this.rootOf(a);
    const right = this.rootOf(b);
    this.#parent[Math.max(left, right)] = Math.min(left, right);
  }

  /** By item, the name of its set. */
  roots(): Uint32Array {
    return this.#parent.map((_, item) => this.rootOf(item));
  }
}
