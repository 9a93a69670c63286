import { readFileSync } from 'node:fs';
import type { FeatureSink } from './looks.js';

/** The fitted weights; how they lie in the file: models/speakers/README.md. */
const FILE = new URL('../../../models/speakers/weights.bin', import.meta.url);
/** What one step of a stored weight is worth, in log-odds. */
export const STEP = 1 / 32;

let stored: Int8Array | null = null;

function weights(): Int8Array {
  if (stored === null) {
    const bytes = readFileSync(FILE);
    stored = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
  }
  return stored;
}

/** Adds up the weights of what is pushed, in steps. */
export class Sum implements FeatureSink {
  #total = 0;
  readonly #weights = weights();
  readonly #mask = this.#weights.length - 1;

  push(hash: number): void {
    this.#total += this.#weights[hash & this.#mask] as number;
  }

  /** The sum so far, which is then forgotten. */
  take(): number {
    const total = this.#total;
    this.#total = 0;
    return total;
  }
}
