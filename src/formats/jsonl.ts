import { visit } from 'jsonc-parser';
import type { Problem, ProblemSink } from '../records.js';
import { whyNotJson } from './json-mistakes.js';
import { locateSyntaxError } from './json-places.js';
import { readLines } from './lines.js';

/** A value read from a file, with its place: `raw` is the text it was parsed from, beginning in `line`. */
export interface Located {
  value: unknown;
  raw: string;
  line: number;
  /** Where the line lies in the file (before unpacking, it is meaningless in packed files). */
  byte: number;
  bytes: number;
}

/** The values of a JSONL stream in order. Lines that are blank are skipped; those that do not parse go to `sink`. */
export async function* readJsonl(
  chunks: AsyncIterable<Buffer>,
  options: { file: string; encoding?: string | undefined; sink: ProblemSink },
): AsyncGenerator<Located> {
  const { file, sink } = options;
  for await (const { text, line, byte, bytes } of readLines(chunks, { ...options, onBad: sink })) {
    if (text.trim() === '') continue;
    try {
      yield { value: parseJson(text), raw: text, line, byte, bytes };
    } catch {
      sink(syntaxProblem(text, file, line));
    }
  }
}

/** Parses JSON; whole numbers too large for JavaScript become strings, digit for digit, rather than other numbers. */
export function parseJson(text: string): unknown {
  if (!/[:[,]\s*-?\d{16,}/.test(text)) return JSON.parse(text);
  let safe = '';
  let at = 0;
  visit(text, {
    onLiteralValue: (value, offset, length) => {
      if (typeof value !== 'number' || Math.abs(value) <= Number.MAX_SAFE_INTEGER) return;
      const digits = text.slice(offset, offset + length);
      if (!/^-?\d+$/.test(digits)) return;
      safe += `${text.slice(at, offset)}"${digits}"`;
      at = offset + length;
    },
  });
  return JSON.parse(safe + text.slice(at));
}

/** The problem of text that is not JSON, placed where it stops being JSON. */
export function syntaxProblem(text: string, file: string, firstLine = 1): Problem {
  const { message, found, at, ...place } = locateSyntaxError(text, firstLine);
  const hint = whyNotJson(text, at);
  const problem = { message, found, place: { file, ...place }, ...(hint ? { hint } : {}) };
  return { severity: 'error', code: 'json/syntax', ...problem };
}

/** One record as a line of JSONL: keys in their own order, U+2028 and U+2029 escaped so that no reader breaks the line there. */
export function formatJsonLine(value: unknown): string {
  return `${JSON.stringify(value).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')}\n`;
}
