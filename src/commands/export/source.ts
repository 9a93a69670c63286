import type { Io } from '../../io.js';
import type { ProblemSink } from '../../records.js';
import type { Argv } from '../command.js';
import type { Units } from './units.js';

/** What is exported, and how the user wants it. */
export interface ExportSource {
  /** A dataset folder; for flat rows also a file of labelled rows, or stdin. */
  path: string;
  units: Units;
  argv: Argv;
  io: Io;
  sink: ProblemSink;
}
