import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';
import { Column, Keys } from './keys.js';

/** The place of a record, as far as messages about other records name it. */
export interface Where {
  file: string;
  line: number;
}

/** Ids seen so far, and where: finds the ones that come twice, and the ones that only seem to be different. */
export class Identities {
  readonly keys = new Keys();
  readonly #lines = new Column(new Uint32Array(512));
  readonly #files = new Column(new Uint16Array(512));
  readonly #names: string[] = [];
  /** Composed form of the ids that are not composed. Few data sets have any. */
  readonly #decomposed = new Map<string, string>();

  constructor(readonly what: string) {}

  /** Notes an id; a finding where it stood before. */
  add(id: string, where: Where, pointer = '/id'): Finding[] {
    const number = this.keys.add(id);
    if (number >= 0) {
      this.#lines.set(number, where.line);
      this.#files.set(number, this.#file(where.file));
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
    return PLAIN.test(id) ? findings : [...findings, ...this.#inspectCharacters(id)];
  }

  /** Where an id stood first, as `file:line`. */
  whereOf(number: number): string {
    return `${this.#names[this.#files.get(number)]}:${this.#lines.get(number)}`;
  }

  lineOf(number: number): number {
    return this.#lines.get(number);
  }

  has(id: string): boolean {
    return this.keys.find(id) !== -1;
  }

  /** Why a reference to `id` fails although it looks right: an id that is written in other code points. */
  hintFor(id: string): { hint?: string } {
    const composed = id.normalize('NFC');
    const twin = [composed, id.normalize('NFD'), this.#decomposed.get(composed)].find(
      (other) => other !== undefined && other !== id && this.has(other),
    );
    return twin === undefined
      ? {}
      : { hint: 'an id that looks the same differs in Unicode normalisation (NFC or NFD)' };
  }

  get size(): number {
    return this.keys.size;
  }

  #file(name: string): number {
    const last = this.#names.length - 1;
    if (this.#names[last] === name) return last;
    const at = this.#names.indexOf(name);
    return at === -1 ? this.#names.push(name) - 1 : at;
  }

  #inspectCharacters(id: string): Finding[] {
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
    const twin = composed === id ? this.#decomposed.get(composed) : composed;
    const taken = twin !== undefined && twin !== id && this.has(twin);
    if (composed !== id && !this.#decomposed.has(composed)) this.#decomposed.set(composed, id);
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
