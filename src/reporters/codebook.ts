import { createPaint } from '../errors.js';
import type { Codebook } from '../records.js';

/** A codebook for reading on a terminal. */
export function formatCodebook(codebook: Codebook, color: boolean): string {
  const paint = createPaint(color);
  const list = (head: string, items: readonly string[]) =>
    items.length === 0 ? [] : [`  ${paint.dim(head)}`, ...items.map((item) => `    - ${item}`)];
  const labels = codebook.labels.flatMap(
    ({ id, name, definition, include, exclude, examples, cameo, plover }) => [
      '',
      `${paint.bold(id)}  (${name})`,
      `  ${definition}`,
      ...list('yes:', include),
      ...list('no:', exclude),
      ...list(
        'examples:',
        examples.map(({ lang, text }) => `[${lang}] ${text}`),
      ),
      `  ${paint.dim('codes:')} CAMEO ${cameo.join(', ') || '-'}; PLOVER ${plover.join(', ') || '-'}`,
    ],
  );
  const lines = [
    `${paint.bold(codebook.title)}  (${codebook.id} ${codebook.version})`,
    codebook.description,
    ...labels,
    '',
    paint.bold(codebook.none.id),
    `  ${codebook.none.definition}`,
    '',
    ...list('rules:', codebook.rules),
  ];
  return `${lines.join('\n')}\n`;
}
