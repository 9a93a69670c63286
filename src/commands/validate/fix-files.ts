import { createHash } from 'node:crypto';
import { access, copyFile, mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { dirname, extname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { StancekitError } from '../../errors.js';
import { STDIN } from '../../formats/bytes.js';
import { editCsv } from '../../formats/csv-edit.js';
import { editJson } from '../../formats/json-edit.js';
import { OutputFile } from '../../formats/output.js';
import { type RecordKind, sniffRecordKind } from '../../formats/record-kinds.js';
import type { FileEntry, Manifest } from '../../records.js';
import { inspectRecord } from '../../schema.js';
import { type Change, Fixer } from './fix.js';
import { canFix } from './fix-records.js';

/** What --fix did: the changes, and under which names the inputs are to be checked now. */
export interface Fixed {
  changes: Change[];
  paths: string[];
  /** Files that --fix cannot repair, and left as they are. */
  left: string[];
}

const ORDER: readonly (RecordKind | undefined)[] = ['article', 'unit', 'annotation', 'flat-row'];

/** Repairs loose files into `NAME.fixed.EXT`; a file that needs no repair keeps its name, and gets no copy. */
export async function fixFiles(
  paths: readonly string[],
  options: { stdin: Readable; encoding: string | undefined },
): Promise<Fixed> {
  const fixer = new Fixer(options.stdin);
  const kinds = new Map<string, RecordKind | undefined>();
  for (const path of paths) {
    if (path === STDIN)
      throw new StancekitError(
        'option/fix',
        '--fix needs files: what comes through a pipe has no name',
      );
    if (canFix(path)) kinds.set(path, await sniffRecordKind(path, options));
  }
  const lines = [...kinds.keys()].sort(
    (a, b) => ORDER.indexOf(kinds.get(a)) - ORDER.indexOf(kinds.get(b)),
  );
  // References can follow only where all that refers is here.
  const given = [...kinds.values()];
  if (['article', 'unit', 'annotation'].every((kind) => given.includes(kind as RecordKind)))
    await fixer.learnIds(lines);
  const renamed = new Map<string, string>();
  const left = paths.filter((path) => !lines.includes(path));
  try {
    for (const path of lines) {
      const target = fixedName(path);
      await refuseExisting(target);
      const done = await fixer.fixRecords(path, target, kinds.get(path));
      if (done === undefined) left.push(path);
      if (done?.changed) {
        await done.output.publish();
        renamed.set(path, target);
      } else await done?.output.discard();
    }
  } finally {
    fixer.store.close();
  }
  return { changes: fixer.changes, paths: paths.map((path) => renamed.get(path) ?? path), left };
}

const fixedName = (path: string) => {
  const extension = extname(path);
  return `${path.slice(0, path.length - extension.length)}.fixed${extension}`;
};

const RECORD_FILES: readonly (readonly [string, RecordKind])[] = [
  ['articles.jsonl', 'article'],
  ['units.jsonl', 'unit'],
  ['annotations.jsonl', 'annotation'],
  ['dataset.jsonl', 'flat-row'],
];

/** Repairs a dataset folder into `DIR.fixed`: records, the rows made of them, and the digests in its manifest. */
export async function fixFolder(folder: string, stdin: Readable): Promise<Fixed> {
  const target = `${folder.replace(/[\\/]+$/, '')}.fixed`;
  await refuseExisting(target);
  const fixer = new Fixer(stdin);
  const outputs: OutputFile[] = [];
  const entries = new Map<string, FileEntry>();
  try {
    const here = await readdir(folder, { recursive: true, withFileTypes: true });
    const names = here
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length));
    const records = RECORD_FILES.filter(([name]) => names.includes(name));
    await fixer.learnIds(records.slice(0, 3).map(([name]) => join(folder, name)));
    for (const [name, kind] of records) {
      const done = await fixer.fixRecords(join(folder, name), join(target, name), kind);
      if (done === undefined) continue;
      outputs.push(done.output);
      if (done.changed) entries.set(name, { ...done.entry, path: name });
    }
    if (names.includes('dataset.csv')) await fixTable(fixer, folder, target, outputs, entries);
    if (fixer.changes.length === 0) return { changes: [], paths: [folder], left: [] };
    if (names.includes('manifest.json')) outputs.push(await fixManifest(folder, target, entries));
    for (const name of names) {
      if (outputs.some(({ path }) => path === join(target, name))) continue;
      await mkdir(dirname(join(target, name)), { recursive: true });
      await copyFile(join(folder, name), join(target, name));
    }
    for (const output of outputs) await output.publish();
    return { changes: fixer.changes, paths: [target], left: [] };
  } finally {
    fixer.store.close();
    for (const output of outputs) await output.discard();
    if (fixer.changes.length === 0) await rm(target, { recursive: true, force: true });
  }
}

/** Rows of the table follow their units; everything else in it stays as it is written. */
async function fixTable(
  fixer: Fixer,
  folder: string,
  target: string,
  outputs: OutputFile[],
  entries: Map<string, FileEntry>,
): Promise<void> {
  const name = 'dataset.csv';
  const file = join(folder, name);
  const text = await readFile(file, 'utf8');
  let line = 1;
  const edited = editCsv(text, ',', (cells) => {
    line++;
    const id = cells['unit_id'] ?? '';
    const changed: Record<string, string> = {};
    // In the order of the columns, as the text is written from left to right.
    for (const column of Object.keys(cells)) {
      const move = fixer.moves(cells, id).find(({ pointer }) => pointer === `/${column}`);
      if (move !== undefined && 'set' in move) changed[column] = String(move.set);
      const written = ['unit_id', 'article_id', 'duplicate_of'].includes(column)
        ? fixer.nameOf(cells[column] ?? '')
        : undefined;
      if (written !== undefined) changed[column] = written;
    }
    if (Object.keys(changed).length > 0)
      fixer.changes.push({
        ...{ file, line, code: 'fix/row', count: 1, id },
        message: `row ${line - 1} follows its unit: ${Object.keys(changed).join(', ')}`,
      });
    return changed;
  });
  if (edited === undefined || edited === text) return;
  const output = await OutputFile.create(join(target, name));
  outputs.push(output);
  await output.write(edited);
  entries.set(name, await output.finish(name));
}

/** The manifest with the digests of the repaired files, where it had those of the files before. */
async function fixManifest(
  folder: string,
  target: string,
  entries: ReadonlyMap<string, FileEntry>,
): Promise<OutputFile> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8');
  const manifest = parseManifest(text);
  let edited = text;
  for (const [i, entry] of manifest?.files.entries() ?? []) {
    const now = entries.get(entry.path);
    if (now === undefined || (await digestOf(join(folder, entry.path))) !== entry.sha256) continue;
    edited = editJson(edited, [
      { pointer: `/files/${i}/bytes`, set: now.bytes },
      { pointer: `/files/${i}/sha256`, set: now.sha256 },
    ]);
  }
  const output = await OutputFile.create(join(target, 'manifest.json'));
  await output.write(edited);
  await output.finish('manifest.json');
  return output;
}

function parseManifest(text: string): Manifest | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return inspectRecord('manifest', value).length === 0 ? (value as Manifest) : undefined;
  } catch {
    return undefined;
  }
}

async function digestOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex');
}

async function refuseExisting(path: string): Promise<void> {
  const there = await access(path).then(
    () => true,
    () => false,
  );
  if (there)
    throw new StancekitError('output/exists', 'is there already, and would be written over', {
      place: { file: path },
      hint: '--fix writes new files only: take this one away first',
    });
}
