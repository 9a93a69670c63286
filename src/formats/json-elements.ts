import { isUtf8 } from 'node:buffer';

/** An element of a JSON array, with its place: `line` counts from 1, `lineStart` and `byte` are offsets in the file. */
export interface JsonElement {
  text: string;
  line: number;
  lineStart: number;
  byte: number;
  bytes: number;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const isBlank = (c: number) => c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

/** What may come next between the elements. */
type Expected = 'open' | 'first' | 'element' | 'comma' | 'nothing';

/**
 * The elements of a JSON array in UTF-8, in lists, one for each chunk: however long the array, one
 * chunk and the element that goes on behind it are all that is held. Elements are cut, not parsed.
 * Ends early, and returns false, where the text is no whole array or not UTF-8.
 */
export async function* readElementBlocks(
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<JsonElement[], boolean> {
  const cutter = new ElementCutter();
  for await (const chunk of chunks) {
    const elements = cutter.cut(chunk);
    if (elements.length > 0) yield elements;
    if (cutter.broken) return false;
  }
  return cutter.expected === 'nothing';
}

class ElementCutter {
  expected: Expected = 'open';
  broken = false;
  /** Bytes from the beginning of the element that is open, else from where the last chunk ended. */
  #bytes: Buffer = Buffer.alloc(0);
  /** Offset of `#bytes` in the file. */
  #base = 0;
  #at = 0;
  #depth = 0;
  #inString = false;
  #start = -1;
  #line = 1;
  #lineStart = 0;
  #origin = { line: 1, lineStart: 0 };

  cut(chunk: Buffer): JsonElement[] {
    this.#take(chunk);
    const bytes = this.#bytes;
    const elements: JsonElement[] = [];
    while (this.#at < bytes.length && !this.broken) {
      if (this.#start === -1) this.#between(bytes[this.#at] as number);
      else if (this.#skip(bytes)) {
        const element = this.#element(bytes);
        if (element === undefined) this.broken = true;
        else elements.push(element);
      }
    }
    return elements;
  }

  #take(chunk: Buffer): void {
    const from = this.#start === -1 ? this.#at : this.#start;
    const kept = this.#bytes.subarray(from);
    this.#bytes = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    this.#base += from;
    this.#at -= from;
    if (this.#start !== -1) this.#start = 0;
  }

  /** One byte that belongs to no element. */
  #between(c: number): void {
    if (isBlank(c)) {
      this.#at++;
      if (c === 0x0a) this.#newLine();
    } else if (this.expected === 'open') this.#open(c);
    else if (this.expected === 'comma' && c === 0x2c) this.#pass('element');
    else if ((this.expected === 'first' || this.expected === 'comma') && c === 0x5d)
      this.#pass('nothing');
    else if (this.expected === 'first' || this.expected === 'element') {
      this.#start = this.#at;
      this.#origin = { line: this.#line, lineStart: this.#lineStart };
    } else this.broken = true;
  }

  #open(c: number): void {
    if (c === 0x5b) this.#pass('first');
    else if (c === 0xef && this.#base + this.#at === 0) this.#at = 3;
    else this.broken = true;
  }

  #pass(expected: Expected): void {
    this.expected = expected;
    this.#at++;
  }

  #newLine(): void {
    this.#line++;
    this.#lineStart = this.#base + this.#at;
  }

  /** Goes on to the end of the element; false where the chunk ends before. */
  #skip(bytes: Buffer): boolean {
    let at = this.#at;
    for (; at < bytes.length; at++) {
      const c = bytes[at];
      if (this.#inString) {
        while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
        if (at >= bytes.length) break;
        this.#inString = false;
        if (this.#depth > 0) continue;
        this.#at = at + 1;
        return true;
      }
      if (c === QUOTE) this.#inString = true;
      else if (c === 0x7b || c === 0x5b) this.#depth++;
      else if (c === 0x7d || c === 0x5d) {
        if (this.#depth > 0) this.#depth--;
        else return this.#endBefore(at);
        if (this.#depth > 0) continue;
        this.#at = at + 1;
        return true;
      } else if (c === 0x0a && this.#depth > 0) {
        this.#at = at + 1;
        this.#newLine();
      } else if (this.#depth === 0 && (c === 0x2c || isBlank(c as number)))
        return this.#endBefore(at);
    }
    this.#at = at;
    return false;
  }

  #endBefore(at: number): true {
    this.#at = at;
    return true;
  }

  /** The element that was just passed; undefined where it is empty or not UTF-8. */
  #element(bytes: Buffer): JsonElement | undefined {
    const element = bytes.subarray(this.#start, this.#at);
    const byte = this.#base + this.#start;
    this.#start = -1;
    this.expected = 'comma';
    if (element.length === 0 || !isUtf8(element)) return undefined;
    return { text: element.toString('utf8'), ...this.#origin, byte, bytes: element.length };
  }
}
