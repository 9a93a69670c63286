import { type Io, wantsColor } from '../io.js';
import { createProblemLog, type ProblemLog } from '../reporters/problem-log.js';
import { type Argv, flagOf } from './command.js';

/** The problem log of a command whose data goes to stdout or to files: problems go to stderr. */
export function openRunLog(argv: Argv, io: Io): ProblemLog {
  return createProblemLog({
    write: (text) => io.stderr.write(text),
    json: flagOf(argv, 'json'),
    quiet: flagOf(argv, 'quiet'),
    color: wantsColor(io.stderrIsTTY, io.env),
  });
}
