import type { LineSource } from '../../formats/text-store.js';
import { Column } from '../../stages/validate/keys.js';
import type { Located } from './tell.js';

/** Where the lines of numbered records stand: 14 bytes for each, however many there are. */
export class Positions {
  readonly #files: string[] = [];
  readonly #file = new Column(new Uint16Array(512));
  readonly #byte = new Column(new Float64Array(512));
  readonly #bytes = new Column(new Uint32Array(512));

  set(number: number, { file, source }: Located): void {
    if ('text' in source) return;
    if (this.#files.at(-1) !== file) this.#files.push(file);
    this.#file.set(number, this.#files.length - 1);
    this.#byte.set(number, source.byte);
    this.#bytes.set(number, source.bytes);
  }

  /** Undefined where the record came from a stream that cannot be read twice. */
  source(number: number): (LineSource & { file: string }) | undefined {
    const bytes = this.#bytes.get(number);
    if (bytes === 0) return undefined;
    return {
      file: this.#files[this.#file.get(number)] as string,
      byte: this.#byte.get(number),
      bytes,
    };
  }
}
