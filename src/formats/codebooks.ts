import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { isErrno, StancekitError } from '../errors.js';
import type { Codebook } from '../records.js';
import { READ_AS_MISSING } from '../wording.js';
import { flatColumns } from './flat.js';
import { syntaxProblem } from './jsonl.js';

const DEFAULT = new URL('../../datasets/codebooks/diplomatic-stance.json', import.meta.url);

/** A codebook and the sha256 of its file. */
export interface LoadedCodebook {
  codebook: Codebook;
  sha256: string;
  text: string;
}

/** Reads a codebook file, ours where `path` is undefined, and checks it against its schema. */
export async function readCodebook(path?: string): Promise<LoadedCodebook> {
  const file = path ?? fileURLToPath(DEFAULT);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new StancekitError('codebook/unreadable', `cannot read the codebook: ${error.message}`, {
      place: { file },
    });
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const { code, message, found, place } = syntaxProblem(text, file);
    throw new StancekitError(code, `${message}, found ${found}`, { place });
  }
  // Ours is checked by a test; loading the schema compiler for it would slow every start.
  const codebook = path === undefined ? (value as Codebook) : await checked(value, file);
  return { codebook, sha256: createHash('sha256').update(text, 'utf8').digest('hex'), text };
}

async function checked(value: unknown, file: string): Promise<Codebook> {
  const { assertRecord } = await import('../schema.js');
  const codebook = assertRecord<Codebook>('codebook', value, file);
  const ids = [...codebook.labels.map(({ id }) => id), codebook.none.id];
  const fixed = flatColumns({ ...codebook, labels: [] });
  for (const [i, id] of ids.entries()) {
    const why = fixed.includes(id)
      ? 'is the name of a column of every dataset'
      : ids.indexOf(id) !== i
        ? 'is given twice'
        : READ_AS_MISSING.has(id)
          ? 'is read as a missing value by data frames'
          : undefined;
    if (why !== undefined) {
      throw new StancekitError('codebook/label-id', `label id ${JSON.stringify(id)} ${why}`, {
        place: { file },
        hint: 'choose another id',
      });
    }
  }
  return codebook;
}
