import type { Readable } from 'node:stream';
import { StancekitError } from '../../errors.js';
import { UnitIndex } from '../../formats/bridges/unit-index.js';
import { displayName } from '../../formats/bytes.js';
import { IMPORTS, type Importer } from '../../formats/imports.js';
import type { ToolName } from '../../formats/tool-sniff.js';
import type { Codebook, Place, ProblemSink } from '../../records.js';

/** A file of an annotation tool. */
export interface ToolFile {
  path: string;
  tool: ToolName;
}

/** Tools whose files may hold several tasks about one unit. */
const MAY_REPEAT: readonly ToolName[] = ['prodigy', 'w3c'];

/** The units of a folder; null where they cannot be read, which the check of the folder has told. */
async function openUnits(folder: string): Promise<UnitIndex | null> {
  try {
    return await UnitIndex.open(folder);
  } catch (error) {
    if (error instanceof StancekitError) return null;
    throw error;
  }
}

/**
 * Checks files of annotation tools as they come from them: shape, labels against the codebook, spans
 * against the texts, in suggestions and in answers; against the units of `folder`, where there is one.
 * Returns the number of tasks.
 */
export async function validateToolFiles(
  files: readonly ToolFile[],
  options: {
    stdin: Readable;
    encoding: string | undefined;
    codebook: Codebook;
    folder: string | undefined;
    sink: ProblemSink;
    stopped: () => boolean;
  },
): Promise<number> {
  const { stdin, encoding, codebook, folder, sink, stopped } = options;
  if (files.length === 0) return 0;
  const units = folder === undefined ? null : await openUnits(folder);
  let tasks = 0;
  try {
    for (const { path, tool } of files) {
      const format: Importer = IMPORTS[tool];
      const seen = new Set<string>();
      let here = 0;
      let broken = false;
      const outcomes = format.read(path, {
        stdin,
        encoding,
        codebook,
        units,
        everything: true,
        annotationsOf: () => [],
        offsets: undefined,
        sink: (problem) => {
          broken ||= problem.code === 'json/syntax';
          sink(problem);
        },
      });
      const file = displayName(path);
      let first: Place | undefined;
      for await (const outcome of outcomes) {
        if (stopped()) return tasks + here;
        if ('task' in outcome) {
          here++;
          const { task } = outcome;
          if (task !== '' && seen.has(task) && !MAY_REPEAT.includes(tool))
            sink({
              severity: 'warning',
              code: 'task/repeated',
              message: 'another task of the file is about the same unit',
              place: { file, id: task },
            });
          seen.add(task);
        } else if ('answer' in outcome && outcome.answer.given && outcome.answer.annotator === null)
          first ??= outcome.answer.place;
      }
      if (first !== undefined)
        sink({
          severity: 'warning',
          code: 'task/no-annotator',
          message: 'answers do not say who gave them; this is the first',
          place: first,
        });
      if (here === 0 && !broken)
        sink({
          severity: 'warning',
          code: 'input/empty',
          message: 'the file holds no task that can be read',
          place: { file },
        });
      tasks += here;
    }
  } finally {
    units?.close();
  }
  return tasks;
}
