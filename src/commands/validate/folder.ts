import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type LoadedCodebook, readCodebook } from '../../formats/codebooks.js';
import { syntaxProblem } from '../../formats/jsonl.js';
import { decodeFile } from '../../formats/lines.js';
import { isSelection, readManifest } from '../../formats/manifests.js';
import type { RecordKind } from '../../formats/record-kinds.js';
import { readSplits, SPLITS_FILE } from '../../formats/splits.js';
import type { Codebook, Manifest, ProblemSink } from '../../records.js';
import { inspectRecord } from '../../schema.js';
import type { Splits } from './copies.js';
import { inspectManifest } from './manifest.js';
import type { ValidationOptions } from './options.js';
import { RowAgreement } from './rows.js';
import { ValidationRun } from './run.js';
import { tellOfJson } from './tell.js';
import { tellOfWhole } from './whole.js';

const RECORD_FILES: readonly (readonly [string, RecordKind])[] = [
  ['articles.jsonl', 'article'],
  ['units.jsonl', 'unit'],
  ['annotations.jsonl', 'annotation'],
];
const ROW_FILES = ['dataset.jsonl', 'dataset.csv'] as const;

/** Checks a dataset folder: its records against each other, its rows against its records, its manifest against its files. */
export async function validateFolder(
  folder: string,
  options: ValidationOptions,
): Promise<ValidationRun> {
  const { sink } = options;
  const here = await listFiles(folder);
  const own = here.includes('codebook.json') ? await ownCodebook(folder) : undefined;
  const run = new ValidationRun(options, options.codebook ?? own ?? (await readCodebook()), true);
  run.checks.units.selection = isSelection(await readManifest(folder));
  try {
    if (here.includes('codebook.json')) await run.file(join(folder, 'codebook.json'), 'codebook');
    for (const [name, kind] of RECORD_FILES)
      if (here.includes(name)) await run.file(join(folder, name), kind);
    const whole = RECORD_FILES.every(([name]) => here.includes(name));
    for (const name of ROW_FILES) {
      if (!here.includes(name) || options.stopped()) continue;
      const rows = whole ? new RowAgreement(run.checks, name) : undefined;
      await run.file(join(folder, name), 'flat-row', rows);
      if (!options.stopped()) rows?.tellOfMissing(sink);
    }
    if (options.stopped()) return run;
    await tellOfWhole(run.checks, sink, await splitsOf(run, folder, here));
    if (run.files === 0) return run;
    tellOfParts(folder, here, sink);
    if (here.includes('manifest.json')) await checkManifest(run, folder, here);
    else
      sink({
        severity: 'warning',
        code: 'manifest/missing',
        message: 'the folder has no manifest.json: counts and checksums cannot be checked',
        place: { file: folder },
      });
  } finally {
    run.checks.close();
  }
  return run;
}

/** The splits that the folder says its articles are in; whole articles that it does not know are told. */
async function splitsOf(
  run: ValidationRun,
  folder: string,
  here: readonly string[],
): Promise<Splits | undefined> {
  if (!here.includes(SPLITS_FILE)) return undefined;
  const { sink, stdin } = run.options;
  const file = join(folder, SPLITS_FILE);
  run.files++;
  const splits = await readSplits(file, { stdin, sink });
  const { ids } = run.checks.articles;
  for (const id of splits.keys())
    if (ids.size > 0 && !ids.has(id))
      sink({
        severity: 'error',
        code: 'split/no-article',
        message: 'the article is not in the dataset',
        place: { file, id },
        ...ids.hintFor(id),
      });
  return splits;
}

/** The files of a folder and of the folders in it, hidden ones left out. */
async function listFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(join(folder, '/').length))
    .filter((path) => !/(^|[\\/])\./.test(path))
    .sort();
}

/** The codebook of the folder, as far as it can be used: what is wrong with it is told with its place later. */
async function ownCodebook(folder: string): Promise<LoadedCodebook | undefined> {
  const text = await readFile(join(folder, 'codebook.json'), 'utf8');
  let codebook: Partial<Codebook> | null;
  try {
    codebook = JSON.parse(text) as Partial<Codebook> | null;
  } catch {
    return undefined;
  }
  const usable =
    typeof codebook?.none?.id === 'string' &&
    Array.isArray(codebook.labels) &&
    codebook.labels.every((label) => typeof label?.id === 'string');
  return usable ? { codebook: codebook as Codebook, text, sha256: '' } : undefined;
}

function tellOfParts(folder: string, here: readonly string[], sink: ProblemSink): void {
  for (const path of here.filter((name) => name.endsWith('.part'))) {
    sink({
      severity: 'warning',
      code: 'dataset/part-file',
      message: 'a file that was never finished: the run that wrote it was stopped',
      place: { file: join(folder, path) },
      hint: 'if nothing writes here any more, it can be deleted',
    });
  }
}

async function checkManifest(
  run: ValidationRun,
  folder: string,
  here: readonly string[],
): Promise<void> {
  const { sink } = run.options;
  const file = join(folder, 'manifest.json');
  const raw = decodeFile(await readFile(file), { file });
  run.files++;
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch {
    sink(syntaxProblem(raw, file));
    return;
  }
  const findings = inspectRecord('manifest', value);
  const manifest = value as Manifest;
  if (findings.length === 0)
    findings.push(...(await inspectManifest(manifest, folder, run.checks)));
  const located = { value, raw, file, line: 1, column: 1, base: '', source: { text: raw } };
  tellOfJson(sink, findings, located);
  if (findings.some(({ code }) => code.startsWith('schema/'))) return;
  const listed = new Set(manifest.files.map(({ path }) => path.replaceAll('\\', '/')));
  for (const path of here) {
    const name = path.replaceAll('\\', '/');
    if (name === 'manifest.json' || name.endsWith('.part') || listed.has(name)) continue;
    sink({
      severity: 'warning',
      code: 'manifest/unlisted-file',
      message: 'the manifest does not list this file: it was added later',
      place: { file: join(folder, path) },
    });
  }
}
