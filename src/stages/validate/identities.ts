import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { Keys } from './keys.js';
import type { Memory } from './memory.js';
import { Places, type Where } from './places.js';

/** Ids seen so far, and where: finds the ones that come twice, and the ones that only seem to be different. */
export class Identities {
  readonly keys: Keys;
  readonly #places: Places;
  /** Composed form of the ids that are not composed. Few data sets have any. */
  readonly #composed: Keys;

  constructor(
    readonly what: string,
    memory?: Memory,
  ) {
    this.keys = new Keys(memory);
    this.#places = new Places(memory);
    this.#composed = new Keys(memory);
  }

  /** Notes an id; a finding where it stood before. */
  add(id: string, where: Where, pointer = '/id'): Finding[] {
    const number = this.keys.add(id);
    if (number >= 0) {
      this.#places.set(number, where);
      return NOTHING;
    }
    return [
      {
        code: `${this.what}/duplicate-id`,
        message: `id ${showValue(id)} is taken: it stands first in ${this.whereOf(~number)}`,
        pointer,
      },
    ];
  }

  /** Notes an id that a person or a program made: also told are invisible characters and ids that differ in their encoding only. */
  addNamed(id: string, where: Where): Finding[] {
    const findings = this.add(id, where);
    if (PLAIN.test(id)) return findings;
    return [...findings, ...this.#inspectCharacters(id, findings.length === 0)];
  }

  /** Where an id stood first. */
  placeOf(number: number): Where {
    return this.#places.get(number);
  }

  /** Where an id stood first, as `file:line`. */
  whereOf(number: number): string {
    return this.#places.show(number);
  }

  has(id: string): boolean {
    return this.keys.find(id) !== -1;
  }

  /** Why a reference to `id` fails although it looks right: an id that is written in other code points. */
  hintFor(id: string): { hint?: string } {
    const composed = id.normalize('NFC');
    const others = [composed, id.normalize('NFD')].filter((other) => other !== id);
    if (!others.some((other) => this.has(other)) && this.#composed.find(composed) === -1) return {};
    return { hint: 'an id that looks the same differs in Unicode normalisation (NFC or NFD)' };
  }

  get size(): number {
    return this.keys.size;
  }

  #inspectCharacters(id: string, fresh: boolean): Finding[] {
    const findings: Finding[] = [];
    const hidden = INVISIBLE.exec(id)?.[0].codePointAt(0);
    if (hidden !== undefined) {
      findings.push({
        severity: 'warning',
        code: 'id/invisible',
        message: `the id holds an invisible character, U+${hex(hidden)}`,
        pointer: '/id',
        found: escapeInvisible(id),
      });
    }
    const composed = id.normalize('NFC');
    const taken =
      composed === id
        ? this.#composed.find(id) !== -1
        : this.has(composed) || (fresh && this.#composed.find(composed) !== -1);
    if (composed !== id && fresh) this.#composed.add(composed);
    if (taken) {
      findings.push({
        code: 'id/normalisation',
        message: 'another id looks the same, and differs in Unicode normalisation only (NFC, NFD)',
        pointer: '/id',
        found: escapeMarks(id),
      });
    } else if (composed !== id) {
      findings.push({
        severity: 'warning',
        code: 'id/not-nfc',
        message:
          'the id is not in Unicode normalisation form C: other tools may write it otherwise',
        pointer: '/id',
        found: escapeMarks(id),
        hint: '--fix writes it in form C, with everything that refers to it',
      });
    }
    return findings;
  }
}

const NOTHING: Finding[] = [];
const PLAIN = /^[\x21-\x7e]*$/;

/** Direction marks, zero-width blanks and control characters; not the joiners, which Persian and Indic words need. */
const INVISIBLE = /[\p{Cc}\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/u;

const hex = (point: number) => point.toString(16).toUpperCase().padStart(4, '0');

function escapeInvisible(id: string): string {
  const all = new RegExp(INVISIBLE, 'gu');
  return showValue(id.replace(all, (c) => `<U+${hex(c.codePointAt(0) as number)}>`));
}

function escapeMarks(id: string): string {
  return showValue(id.replace(/\p{M}/gu, (c) => `<U+${hex(c.codePointAt(0) as number)}>`));
}
