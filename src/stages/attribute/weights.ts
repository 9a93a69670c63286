import { readFileSync } from 'node:fs';
import type { FeatureSink } from './looks.js';

/** Where the fitted weights lie; how they lie in a file: models/speakers/README.md. */
const FOLDER = new URL('../../../models/speakers/', import.meta.url);
/** What one step of a stored weight is worth, in log-odds. */
export const STEP = 1 / 32;

const stored = new Map<string, Int8Array>();

function weights(name: string): Int8Array {
  let read = stored.get(name);
  if (read === undefined) {
    const bytes = readFileSync(new URL(name, FOLDER));
    read = new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
    stored.set(name, read);
  }
  return read;
}

/** Adds up the weights of what is pushed, in steps. */
export class Sum implements FeatureSink {
  #total = 0;
  readonly #weights: Int8Array;
  readonly #mask: number;

  /** `file` holds the weights: those of speakers, or those of targets. */
  constructor(file = 'weights.bin') {
    this.#weights = weights(file);
    this.#mask = this.#weights.length - 1;
  }

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
