import { StancekitError } from '../errors.js';
import type { ProblemSink } from '../records.js';
import { DEFAULT_FIELDS, type Draft, draftFromRecord } from './article-fields.js';

interface TextOptions {
  file: string;
  sink: ProblemSink;
}

/** The article of a plain text file. */
export function parseTextFile(text: string, options: TextOptions): Draft[] {
  return draftsOf({ text }, options);
}

/**
 * The article of a page or a Markdown file. Throws a StancekitError where there is none in it, and
 * where it cannot be parsed.
 */
export async function parsePageFile(
  source: string,
  format: 'html' | 'markdown',
  options: TextOptions,
): Promise<Draft[]> {
  const place = { file: options.file };
  try {
    if (format === 'markdown') {
      const { parseMarkdown } = await import('./markdown.js');
      const { front, text } = parseMarkdown(source);
      return draftsOf({ ...front, text }, options);
    }
    const { parsePage } = await import('./html.js');
    const { lang, ...page } = parsePage(source);
    if (page.text === '')
      throw new StancekitError('article/none-in-page', 'the page holds no article', { place });
    return draftsOf({ ...page }, options).map((draft) => ({ ...draft, claimed: lang }));
  } catch (error) {
    if (error instanceof StancekitError) throw error;
    // Parsers give up on broken front matter and on absurd nesting; that is the file's fault.
    const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    const hint =
      format === 'markdown'
        ? 'in front matter, put a title with a colon in quotes'
        : 'the page is left out';
    throw new StancekitError('article/unparsable', `cannot be parsed: ${why}`, {
      place,
      hint,
      cause: error,
    });
  }
}

function draftsOf(record: Record<string, unknown>, { file, sink }: TextOptions): Draft[] {
  const draft = draftFromRecord(record, {
    fields: DEFAULT_FIELDS,
    place: { file },
    source: file,
    sink,
  });
  return draft === undefined ? [] : [draft];
}
