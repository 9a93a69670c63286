import { type Io, wantsColor } from '../io.js';
import { createProblemLog, type ProblemLog } from '../reporters/problem-log.js';
import { type Argv, flagOf, wholeOf } from './command.js';

/** The problem log of a command whose data goes to stdout or to files: problems go to stderr, `most` of them at most. */
export function openRunLog(argv: Argv, io: Io, most?: number): ProblemLog {
  return createProblemLog({
    write: (text) => io.stderr.write(text),
    json: flagOf(argv, 'json'),
    quiet: flagOf(argv, 'quiet'),
    color: wantsColor(io.stderrIsTTY, io.env),
    ...(most === undefined ? {} : { max: most }),
  });
}

/** The same, cut off where `--max-problems` says, else after `usual` problems; all are counted. */
export const openCutLog = (argv: Argv, io: Io, usual: number): ProblemLog =>
  openRunLog(argv, io, wholeOf(argv, 'max-problems', 0) ?? usual);
