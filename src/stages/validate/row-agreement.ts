import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';

type Cells = Readonly<Record<string, unknown>>;

/** The column that carries each field's name in the records, where it is another. */
const SOURCES: readonly (readonly [RegExp, string])[] = [
  [/^(annotator_|codebook_|label$|score_|truncated$)/, 'annotations.jsonl'],
  [/^article_(title|date|url|source)$/, 'articles.jsonl'],
];

/**
 * Does a flat row say what the records say? `expected` is the row that they make. In a table all
 * cells are text: empty for null, and guarded by an apostrophe where a spreadsheet would run them.
 */
export function compareRow(
  cells: Cells,
  expected: Cells,
  options: { table: boolean; labels: readonly string[] },
): Finding[] {
  const findings: Finding[] = [];
  for (const name in expected) {
    const found = cells[name];
    const wanted = expected[name];
    if (found === undefined || found === wanted) continue;
    if (options.table && sameCell(String(found), wanted)) continue;
    const source = options.labels.includes(name)
      ? 'annotations.jsonl'
      : (SOURCES.find(([names]) => names.test(name))?.[1] ?? 'units.jsonl');
    findings.push({
      code: 'row/disagrees',
      message: `${name} is not what ${source} says`,
      pointer: `/${name}`,
      found: showValue(found),
      expected: showValue(wanted),
    });
  }
  return findings;
}

function sameCell(found: string, wanted: unknown): boolean {
  const text = wanted === null ? '' : String(wanted);
  if (found === text) return true;
  if (typeof wanted === 'number') return found !== '' && Number(found) === wanted;
  return found === `'${text}` && /^[=+\-@\t\r]/.test(text);
}
