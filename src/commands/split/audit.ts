import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { EXIT, formatPlace, StancekitError } from '../../errors.js';
import { isHere, STDIN } from '../../formats/bytes.js';
import { isFolder, readDatasetRecords } from '../../formats/dataset-reader.js';
import { readRows } from '../../formats/rows.js';
import { readSplits, SPLITS_FILE, splitOfCell, splitOfPath } from '../../formats/splits.js';
import { type Io, wantsColor, writeOut } from '../../io.js';
import type { Place, Problem, ProblemSink, Unit } from '../../records.js';
import { createProblemLog } from '../../reporters/problem-log.js';
import { plural } from '../../reporters/text-table.js';
import { type Leak, LeakFinder } from '../../stages/split/leaks.js';
import { SPLITS } from '../../stages/split.js';
import { showValue } from '../../wording.js';
import { type Argv, flagOf, operandsOf, stringOf, wholeOf } from '../command.js';
import { articleIdOf, textOf } from './read.js';

/** `split --audit`: every leak between splits that are there already, with both places. */
export async function auditSplits(argv: Argv, io: Io, similarity: number): Promise<number> {
  const paths = operandsOf(argv);
  if (paths.length === 0 || paths.includes(STDIN))
    throw new StancekitError('input/count', 'say a dataset folder, or the files of the splits');
  for (const name of ['output', 'to', 'by', ...SPLITS])
    if (stringOf(argv, name) !== undefined)
      throw new StancekitError('option/conflict', `--audit writes nothing: it takes no --${name}`);
  const json = flagOf(argv, 'json');
  const log = createProblemLog({
    write: (text) => io.stdout.write(text),
    json,
    color: wantsColor(io.stdoutIsTTY, io.env),
    max: wholeOf(argv, 'max-problems', 0) ?? 100,
  });
  const finder = new LeakFinder<Place>(similarity, SPLITS);
  for (const path of paths) await readSplit(path, finder, io, log.sink);
  const rows = countBy(finder.rows.map(({ split }) => split));
  const { errors: unread } = log;
  if (Object.keys(rows).length < 2)
    throw new StancekitError(
      'split/one-split',
      `found ${Object.keys(rows).join(', ') || 'no split'}, expected at least two splits`,
      {
        place: { file: paths[0] as string },
        hint: `splits are told by files or folders named train, dev, test, by a column split, or by ${SPLITS_FILE}`,
      },
    );
  const leaks: Record<Leak<Place>['kind'], number> = { article: 0, unit: 0, text: 0 };
  for (const leak of finder.find()) {
    leaks[leak.kind]++;
    log.sink(problemOf(leak));
  }
  log.finish();
  const found = log.errors - unread;
  if (json) await writeOut(io.stdout, `${JSON.stringify({ leaks, rows, similarity })}\n`);
  else if (!flagOf(argv, 'quiet')) {
    const sizes = SPLITS.filter((name) => rows[name]).map(
      (name) => `${name} ${rows[name]?.toLocaleString('en')}`,
    );
    const kinds = `${plural(leaks.article, 'article')} and ${plural(leaks.unit, 'unit')} in two splits, ${plural(leaks.text, 'copied text')}`;
    await writeOut(
      io.stderr,
      `${plural(finder.rows.length, 'row')} (${sizes.join(', ')}): ${found === 0 ? 'no leaks' : kinds}\n`,
    );
  }
  return log.errors > 0 ? EXIT.problems : EXIT.ok;
}

const WHAT: Record<Leak<Place>['kind'], string> = {
  article: 'its article',
  unit: 'its id',
  text: 'a copy of its text',
};

function problemOf({ kind, row, other, similarity }: Leak<Place>): Problem {
  const { text } = row;
  const found = { article: row.article, unit: row.id, text }[kind];
  const alike = similarity === 1 ? 'the same letters' : `${similarity.toFixed(2)} alike`;
  const pair = `${alike}, there: ${showValue(other.text)}`;
  return {
    severity: 'error',
    code: `split/leaked-${kind}`,
    message: `${WHAT[kind]} is in ${other.split}, too (${formatPlace(other.place)})`,
    found: showValue(found),
    expected: `in ${row.split} only`,
    place: { ...row.place, ...(row.id === null ? {} : { id: row.id }) },
    ...(kind === 'text' ? { hint: pair } : {}),
  };
}

async function readSplit(
  path: string,
  finder: LeakFinder<Place>,
  io: Io,
  sink: ProblemSink,
): Promise<void> {
  if (!(await isFolder(path))) return await readFileOfRows(path, finder, io, sink);
  if (await isHere(join(path, 'units.jsonl'))) return await readDataset(path, finder, io, sink);
  const names = await readdir(path, { recursive: true });
  for (const name of names.sort())
    if (/\.((jsonl|ndjson|csv|tsv)(\.gz)?|parquet)$/i.test(name) && splitOfPath(name) !== undefined)
      await readFileOfRows(join(path, name), finder, io, sink);
}

async function readDataset(
  folder: string,
  finder: LeakFinder<Place>,
  io: Io,
  sink: ProblemSink,
): Promise<void> {
  const file = join(folder, SPLITS_FILE);
  if (!(await isHere(file)))
    throw new StancekitError('split/none', `the dataset has no ${SPLITS_FILE}`, {
      place: { file: folder },
      hint: 'make one with stancekit split',
    });
  const splits = await readSplits(file, { stdin: io.stdin, sink });
  const units = readDatasetRecords<Unit>(folder, 'units.jsonl', 'unit', sink);
  for await (const { value, line } of units) {
    const split = splits.get(value.article_id);
    if (split === undefined || value.kind === 'boilerplate') continue;
    const { id, article_id: article, text } = value;
    finder.add({ split, text, id, article, place: { file: join(folder, 'units.jsonl'), line } });
  }
}

/** A row without a split of its own is in that which the name of its file tells. */
async function readFileOfRows(
  path: string,
  finder: LeakFinder<Place>,
  io: Io,
  sink: ProblemSink,
): Promise<void> {
  const named = splitOfPath(path);
  let told = false;
  for await (const { value, place } of readRows(path, { stdin: io.stdin, sink })) {
    const split = splitOfCell(value['split']) ?? named;
    const id = value['unit_id'] ?? value['id'];
    if (split !== undefined)
      finder.add({
        split,
        text: textOf(value),
        id: id === undefined || id === null || id === '' ? null : String(id),
        article: articleIdOf(value),
        place,
      });
    else if (!told && !('split' in value)) {
      told = true;
      sink({
        severity: 'error',
        code: 'split/unknown',
        message: 'neither the name of the file nor a column split tells the split of its rows',
        place,
      });
    }
  }
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
