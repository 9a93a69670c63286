import { readdir } from 'node:fs/promises';
import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { type Fields, fieldsOf } from './bridges/fields.js';
import { STDIN } from './bytes.js';
import { isFolder } from './dataset-reader.js';
import { readJsonRecords } from './json-records.js';
import { isRereadable, peekRecord } from './peek.js';

/** Tools whose files are known by what stands in them. */
export const TOOL_NAMES = [
  'label-studio',
  'doccano',
  'prodigy',
  'argilla',
  'brat',
  'w3c',
  'spacy',
  'conll',
] as const;
export type ToolName = (typeof TOOL_NAMES)[number];

const BY_EXTENSION: Readonly<Record<string, ToolName>> = {
  '.ann': 'brat',
  '.conll': 'conll',
  '.iob': 'conll',
  '.iob2': 'conll',
  '.bio': 'conll',
};

const has = (fields: Fields, ...names: string[]) => names.some((name) => name in fields);
const isList = (value: unknown) => Array.isArray(value);

/** Signs of each tool in a record; the first that fits counts. Our own records fit none of them. */
const SIGNS: readonly (readonly [ToolName, (fields: Fields) => boolean])[] = [
  [
    'label-studio',
    (fields) =>
      (fieldsOf(fields['data']) !== undefined &&
        has(fields, 'annotations', 'predictions', 'completions')) ||
      (has(fields, 'annotation_id') && has(fields, 'lead_time')),
  ],
  [
    'argilla',
    (fields) => fieldsOf(fields['fields']) !== undefined && has(fields, 'responses', 'suggestions'),
  ],
  ['w3c', (fields) => fields['type'] === 'Annotation' && has(fields, 'target')],
  [
    'spacy',
    (fields) =>
      has(fields, 'text') &&
      isList(fields['tokens']) &&
      (fieldsOf(fields['cats']) !== undefined || fieldsOf(fields['spans']) !== undefined),
  ],
  [
    'prodigy',
    (fields) =>
      has(fields, 'text') &&
      (has(fields, '_input_hash', '_task_hash') ||
        ['accept', 'reject', 'ignore'].includes(String(fields['answer'])) ||
        (isList(fields['options']) && has(fields, 'accept')) ||
        (isList(fields['tokens']) && isList(fields['spans']))),
  ],
  [
    'doccano',
    (fields) =>
      has(fields, 'text', 'data') &&
      !has(fields, 'annotator', 'scores', 'sha256', 'annotator_id') &&
      ['cats', 'entities', 'label', 'labels'].some((name) => isList(fields[name])),
  ],
];

/** The tool that a file or folder comes from; undefined where it is none of theirs, and for stdin. */
export async function sniffTool(
  path: string,
  options: { stdin: Readable; encoding: string | undefined },
): Promise<ToolName | undefined> {
  if (path === STDIN) return undefined;
  if (await isFolder(path)) {
    const names = await readdir(path);
    return names.some((name) => extname(name) === '.ann') ? 'brat' : undefined;
  }
  const extension = extname(path.replace(/\.gz$/i, '')).toLowerCase();
  const known = BY_EXTENSION[extension];
  if (known !== undefined || !['.json', '.jsonl', '.ndjson', '.jsonld'].includes(extension))
    return known;
  const peeked = options.encoding === undefined ? peekRecord(path) : undefined;
  const list = fieldsOf(peeked?.value)?.['items'];
  if (peeked !== undefined) return toolOf(Array.isArray(list) ? list[0] : peeked.value);
  if (!isRereadable(path)) return undefined;
  const silent = { ...options, listKey: 'items', sink: () => {} };
  for await (const { value } of readJsonRecords(path, silent)) return toolOf(value);
  return undefined;
}

/** The tool that a record is of. */
export function toolOf(value: unknown): ToolName | undefined {
  const fields = fieldsOf(value);
  return fields && SIGNS.find(([, fits]) => fits(fields))?.[0];
}
