import { marked } from 'marked';
import { parse } from 'yaml';
import { htmlToText } from './html.js';

/** A Markdown file: its front matter, and its text with the marks taken away. */
export interface MarkdownFile {
  front: Record<string, unknown>;
  text: string;
}

/** Reads Markdown with optional YAML front matter between `---` lines. Throws a SyntaxError where that is not YAML. */
export function parseMarkdown(source: string): MarkdownFile {
  const match = /^---[ \t]*\r?\n([\s\S]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/.exec(source);
  const front: unknown = match === null ? {} : parse(match[1] as string, { schema: 'failsafe' });
  return {
    front: isRecord(front) ? front : {},
    text: htmlToText(marked.parse(source.slice(match?.[0].length ?? 0), { async: false })),
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
