import type { Finding } from '../../schema.js';

/** Ids seen so far, and where: finds the ones that come twice. */
export class Identities {
  readonly #seen = new Map<string, string>();

  constructor(readonly what: string) {}

  /** Notes an id; a finding where it stood before. */
  add(id: string, where: string, pointer = '/id'): Finding[] {
    const first = this.#seen.get(id);
    if (first === undefined) {
      this.#seen.set(id, where);
      return [];
    }
    return [
      {
        code: `${this.what}/duplicate-id`,
        message: `id ${JSON.stringify(id)} is taken: it stands first in ${first}`,
        pointer,
      },
    ];
  }

  has(id: string): boolean {
    return this.#seen.has(id);
  }

  get size(): number {
    return this.#seen.size;
  }
}
