import { mkdir, readdir } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { StancekitError } from '../../errors.js';
import { OFFSET_UNITS } from '../../formats/bridges/offset-units.js';
import type { Part, Task } from '../../formats/bridges/task.js';
import { readTasks } from '../../formats/bridges/tasks.js';
import { displayName, STDIN } from '../../formats/bytes.js';
import { isFolder } from '../../formats/dataset-reader.js';
import type { TaskExport } from '../../formats/exports.js';
import type { Io } from '../../io.js';
import type { Annotation, ProblemSink } from '../../records.js';
import { ChosenAnnotators } from '../chosen-annotators.js';
import { choiceOf, flagOf, stringOf } from '../command.js';
import { codebookFor } from '../label-input.js';
import { openTarget, type Target, writeWhole } from './output.js';
import type { ExportSource } from './source.js';

/** Writes a dataset folder as tasks of an annotation tool. */
export async function exportTasks(
  format: TaskExport,
  name: string,
  { path, units, argv, io, sink }: ExportSource,
): Promise<void> {
  const file = displayName(path);
  if (path === STDIN || !(await isFolder(path)))
    throw new StancekitError('export/no-folder', `--to ${name} needs a dataset folder`, {
      place: { file },
      hint: 'make one with stancekit build',
    });
  const output = stringOf(argv, 'output');
  if (format.folder && output === undefined)
    throw new StancekitError('option/missing', `--to ${name} writes a folder: name it with -o DIR`);
  if (format.folder) await prepareFolder(output as string, flagOf(argv, 'force'));
  const codebook = await codebookFor(argv, [path]);
  const offsets = choiceOf(argv, 'offsets', OFFSET_UNITS) ?? 'code-points';
  const chosen = new ChosenAnnotators(argv);
  const wants = ({ annotator }: Annotation) => chosen.wants(annotator.id);
  let tasks: AsyncIterable<Task> = units.tasks(readTasks(path, { sink, wants }));
  if (!format.several) tasks = withOne(tasks, chosen.named[0], sink, file);
  const setup = stringOf(argv, 'config-out');
  if (setup !== undefined) {
    if (format.setup === undefined)
      throw new StancekitError(
        'option/config-out',
        `--to ${name} needs no set-up: leave --config-out out`,
      );
    for (const part of format.setup(codebook))
      await writeWhole(nameOf(setup, part.name), part.text, io);
  }
  await writeParts(
    format.write(tasks, { codebook, offsets, comments: argv['comments'] !== false, sink }),
    output,
    format.folder ?? false,
    io,
  );
  chosen.tellOfMissing(file, sink);
}

/** A folder that holds something may hold people's work: it is written over only where that is wanted. */
async function prepareFolder(folder: string, force: boolean): Promise<void> {
  await mkdir(folder, { recursive: true });
  if (force || (await readdir(folder)).length === 0) return;
  throw new StancekitError('output/not-empty', 'the output folder is not empty', {
    place: { file: folder },
    hint: 'choose another folder, or write over what is in it with --force',
  });
}

/** Tasks for a format that holds one set of labels: those of the annotator named, else of the first classifier. */
async function* withOne(
  tasks: AsyncIterable<Task>,
  chosen: string | undefined,
  sink: ProblemSink,
  file: string,
): AsyncGenerator<Task> {
  let kept = chosen;
  const left = new Set<string>();
  for await (const task of tasks) {
    kept ??= task.suggestions[0]?.annotator.id;
    for (const { annotator } of [...task.suggestions, ...task.answers])
      if (annotator.id !== kept) left.add(annotator.id);
    const own = ({ annotator }: Annotation) => annotator.id === kept;
    yield {
      ...task,
      suggestions: task.suggestions.filter(own).slice(0, 1),
      answers: task.answers.filter(own).slice(0, 1),
    };
  }
  if (left.size > 0)
    sink({
      severity: 'warning',
      code: 'export/one-annotator',
      message: `the format holds the labels of one annotator: those of ${kept ?? 'nobody'} went out, not those of ${[...left].join(', ')}`,
      place: { file },
      hint: 'choose with --annotator',
    });
}

const nameOf = (path: string, name: string | undefined): string => {
  if (name === undefined) return path;
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.${name}${extension}`;
};

async function writeParts(
  parts: AsyncIterable<Part>,
  output: string | undefined,
  folder: boolean,
  io: Io,
): Promise<void> {
  let open: { file: string | undefined; target: Target } | undefined;
  try {
    if (!folder) open = { file: undefined, target: await openTarget(output, io) };
    for await (const { file, text } of parts) {
      if (io.signal.aborted) return;
      if (open === undefined || open.file !== file) {
        await open?.target.finish();
        open = { file, target: await openTarget(join(output as string, file as string), io) };
      }
      await open.target.write(text);
    }
    if (!io.signal.aborted) await open?.target.finish();
  } finally {
    await open?.target.discard();
  }
}
