import { StancekitError } from '../../errors.js';
import { STDIN } from '../../formats/bytes.js';
import { partName } from '../../formats/part-names.js';
import { ResumableFile } from '../../formats/resumable-file.js';
import { RowShard } from '../../formats/row-shard.js';
import type { Row } from '../../formats/rows.js';
import type { RunIdentity } from '../../formats/run-identity.js';
import { type Io, writeOut } from '../../io.js';
import type { ProblemSink } from '../../records.js';
import { type Argv, flagOf, stringOf } from '../command.js';
import { shardOf } from '../shard.js';

/** What a row is known by when a run is gone on with. */
const textOf = ({ value }: Row) => JSON.stringify(value);

/** The shard of rows that `--shard` asks for; null where it is not given. */
export function rowShardOf(argv: Argv, io: Io): RowShard | null {
  const shard = shardOf(argv, io.env);
  if (shard === null) return null;
  if (flagOf(argv, 'rescore'))
    throw new StancekitError('option/value', '--rescore needs no --shard: it runs no network');
  const target = stringOf(argv, 'output');
  if (target !== undefined && target !== STDIN) return new RowShard(target, shard);
  throw new StancekitError('option/missing', 'say which file all shards make with -o FILE', {
    hint: `${partName('labelled.jsonl', shard)} is this shard of -o labelled.jsonl`,
  });
}

/** Where the rows go: to stdout as they come, or into a file that a stopped run can go on with; undefined where they are there already. */
export async function openTarget(
  argv: Argv,
  io: Io,
  sink: ProblemSink,
  identify: () => Promise<RunIdentity>,
  shard: RowShard | null,
) {
  const path = shard?.path ?? stringOf(argv, 'output');
  if (path === undefined || path === STDIN) {
    return {
      remaining: (rows: AsyncIterable<Row>) => rows,
      write: (line: string, _row: Row) => writeOut(io.stdout, line),
      save: async () => {},
      finish: async () => {},
      close: async () => {},
    };
  }
  const tell = (code: string, message: string, hint?: string) =>
    sink({ severity: 'warning', code, message, place: { file: path }, ...(hint ? { hint } : {}) });
  const identity = await identify();
  const resume = flagOf(argv, 'resume');
  if (resume && (await shard?.isFinished(identity))) {
    tell('output/finished', 'is finished already; nothing to do');
    return undefined;
  }
  const file = await ResumableFile.open(path, identity, {
    resume,
    force: flagOf(argv, 'force'),
    now: io.now(),
    signal: io.signal,
    tell: (message) => tell('output/lock', message),
  });
  return {
    remaining: (rows: AsyncIterable<Row>) => file.remaining(rows, textOf),
    write: (line: string, row: Row) => file.write(line, textOf(row)),
    save: () => file.save(),
    finish: async () => {
      const entry = await file.publish();
      await shard?.finish(entry, identity, io.now());
    },
    close: async () => {
      if (await file.close())
        tell(
          'output/unfinished',
          'stopped; the rows that are done are kept',
          'go on with --resume',
        );
    },
  };
}
