import type { Readable } from 'node:stream';
import type { LoadedCodebook } from '../../formats/codebooks.js';
import type { RecordKind } from '../../formats/record-kinds.js';
import type { ProblemSink } from '../../records.js';
import type { UserSchema } from '../../schema/user.js';
import type { Finding } from '../../schema.js';

export interface ValidationOptions {
  stdin: Readable;
  /** What the records are, or a schema of the user's own, which is then the only thing they are checked by. */
  schema: RecordKind | UserSchema | undefined;
  encoding: string | undefined;
  codebook: LoadedCodebook | undefined;
  sink: ProblemSink;
  stopped: () => boolean;
  /** How many bytes of what is remembered of the records may stay in memory [64 MB]; the rest goes to the disk. */
  memory?: number;
  /** Look for near-duplicates, or do not [where that costs little]. */
  nearDuplicates?: boolean | undefined;
  /** Later dates lie in the future [no date does]. */
  now?: Date;
}

/** Further checks of flat rows, by what they were made of. */
export interface RowCheck {
  /** The row is there, whatever is wrong with it. */
  note(cells: Record<string, unknown>): void;
  inspect(cells: Record<string, unknown>, table: boolean): Finding[];
}
