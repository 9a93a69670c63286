import type { Codebook } from '../records.js';
import { argillaSettings, writeArgilla } from './bridges/argilla.js';
import { writeBrat } from './bridges/brat.js';
import { writeConll } from './bridges/conll.js';
import { doccanoLabels, writeDoccano } from './bridges/doccano.js';
import { labelStudioConfig, writeLabelStudio } from './bridges/label-studio.js';
import { prodigyRecipe, writeProdigy } from './bridges/prodigy.js';
import { docbinScript, writeSpacy } from './bridges/spacy.js';
import type { Part, Task, TaskOptions } from './bridges/task.js';
import { writeW3c } from './bridges/w3c.js';
import type { FlatRow } from './flat.js';
import { type RowOptions, tableWriter, writeRowLines } from './flat-files.js';
import { writeParquet } from './parquet.js';

/** A format that holds flat rows: one a unit and annotator. */
export interface RowExport {
  of: 'rows';
  /** Not text: no byte order mark, and nothing for a terminal. */
  binary?: boolean;
  write(rows: AsyncIterable<FlatRow>, options: RowOptions): AsyncIterable<string | Uint8Array>;
}

/** A format of an annotation tool: one task a unit, with suggestions and answers. */
export interface TaskExport {
  of: 'tasks';
  /** A file holds the labels of many annotators; else those of one only. */
  several: boolean;
  /** The output is a folder of files. */
  folder?: boolean;
  write(tasks: AsyncIterable<Task>, options: TaskOptions): AsyncIterable<Part>;
  /** What the tool has to be set up with; `name` is put before the extension of --config-out. */
  setup?(codebook: Codebook): { name?: string; text: string }[];
}

/** Every format of `export --to`. A new one is a file that writes it and a line here. */
export const EXPORTS = Object.freeze({
  csv: { of: 'rows', write: tableWriter(',') },
  tsv: { of: 'rows', write: tableWriter('\t') },
  jsonl: { of: 'rows', write: writeRowLines },
  parquet: { of: 'rows', binary: true, write: writeParquet },
  'label-studio': {
    of: 'tasks',
    several: true,
    write: writeLabelStudio,
    setup: (codebook) => [{ text: labelStudioConfig(codebook) }],
  },
  doccano: { of: 'tasks', several: false, write: writeDoccano, setup: doccanoLabels },
  prodigy: {
    of: 'tasks',
    several: false,
    write: writeProdigy,
    setup: (codebook) => [{ text: prodigyRecipe(codebook) }],
  },
  argilla: {
    of: 'tasks',
    several: true,
    write: writeArgilla,
    setup: (codebook) => [{ text: argillaSettings(codebook) }],
  },
  brat: { of: 'tasks', several: false, folder: true, write: writeBrat },
  w3c: { of: 'tasks', several: true, write: writeW3c },
  spacy: {
    of: 'tasks',
    several: false,
    write: writeSpacy,
    setup: () => [{ text: docbinScript() }],
  },
  conll: { of: 'tasks', several: false, write: writeConll },
}) satisfies Readonly<Record<string, RowExport | TaskExport>>;

/** The formats of flat rows. */
export const ROW_EXPORTS = Object.freeze({
  csv: EXPORTS.csv,
  tsv: EXPORTS.tsv,
  jsonl: EXPORTS.jsonl,
  parquet: EXPORTS.parquet,
}) satisfies Readonly<Record<string, RowExport>>;
export type RowExportName = keyof typeof ROW_EXPORTS;
export const ROW_EXPORT_NAMES = Object.keys(ROW_EXPORTS) as RowExportName[];

export type ExportName = keyof typeof EXPORTS;
export const EXPORT_NAMES = Object.keys(EXPORTS) as ExportName[];
