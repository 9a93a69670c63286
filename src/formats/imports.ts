import type { Outcome, ReadOptions } from './bridges/answers.js';
import { readArgilla } from './bridges/argilla-read.js';
import { readBrat } from './bridges/brat-read.js';
import { readConll } from './bridges/conll.js';
import { doccanoUser, readDoccano } from './bridges/doccano.js';
import { readLabelStudio } from './bridges/label-studio-read.js';
import { readProdigy } from './bridges/prodigy.js';
import { readSpacy } from './bridges/spacy.js';
import { readParquetTable, readRowRecords, readTable } from './bridges/tables.js';
import { readW3c } from './bridges/w3c.js';

/** A format from which people's labels come back. */
export interface Importer {
  read(path: string, options: ReadOptions): AsyncIterable<Outcome>;
  /** The name of a file tells who labelled, as this gives it back; null where it does not. */
  annotatorOf?(path: string): string | null;
}

/** Every format of `import --from`. A new one is a file that reads it and a line here. */
export const IMPORTS = Object.freeze({
  csv: { read: readTable },
  tsv: { read: readTable },
  jsonl: { read: readRowRecords },
  parquet: { read: readParquetTable },
  'label-studio': { read: readLabelStudio },
  doccano: { read: readDoccano, annotatorOf: doccanoUser },
  prodigy: { read: readProdigy },
  argilla: { read: readArgilla },
  brat: { read: readBrat },
  w3c: { read: readW3c },
  spacy: { read: readSpacy },
  conll: { read: readConll },
}) satisfies Readonly<Record<string, Importer>>;

export type ImportName = keyof typeof IMPORTS;
export const IMPORT_NAMES = Object.keys(IMPORTS) as ImportName[];
