import { type FileHandle, open } from 'node:fs/promises';
import { CodePointText } from '../offsets.js';

/** Where the line of a record lies in a file that can be read again, or the line itself. */
export type LineSource = { file: string; byte: number; bytes: number } | { text: string };

/**
 * The texts of articles by id, without holding them: a line is read again when its text is asked
 * for, and only the last text stays in memory.
 */
export class TextStore {
  readonly #sources = new Map<string, LineSource>();
  readonly #handles = new Map<string, FileHandle>();
  #last: { id: string; text: CodePointText } | undefined;

  add(id: string, source: LineSource): void {
    if (!this.#sources.has(id)) this.#sources.set(id, source);
  }

  /** The text of an article; null where there is none of that id. */
  async get(id: string): Promise<CodePointText | null> {
    if (this.#last?.id === id) return this.#last.text;
    const source = this.#sources.get(id);
    if (source === undefined) return null;
    const line = 'text' in source ? source.text : await this.#readLine(source);
    const text = new CodePointText((JSON.parse(line) as { text: string }).text);
    this.#last = { id, text };
    return text;
  }

  get size(): number {
    return this.#sources.size;
  }

  async #readLine({
    file,
    byte,
    bytes,
  }: {
    file: string;
    byte: number;
    bytes: number;
  }): Promise<string> {
    let handle = this.#handles.get(file);
    if (handle === undefined) {
      handle = await open(file);
      this.#handles.set(file, handle);
    }
    const buffer = Buffer.alloc(bytes);
    await handle.read(buffer, 0, bytes, byte);
    return buffer.toString('utf8');
  }

  async close(): Promise<void> {
    for (const handle of this.#handles.values()) await handle.close();
    this.#handles.clear();
  }
}
