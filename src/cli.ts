import yargs from 'yargs';
import { type Argv, COMMON_OPTIONS, type Command } from './commands/command.js';
import { COMMANDS } from './commands/table.js';
import { createPaint, EXIT, formatProblem, isErrno, StancekitError, unwritable } from './errors.js';
import { type Io, wantsColor, writeOut } from './io.js';
import { VERSION } from './version.js';
import { nearest } from './wording.js';

const GENERAL_HELP = `Examples:
  stancekit build news/ -o dataset               a labelled dataset from a folder of articles
  stancekit validate dataset                     check it: every problem with its place
  stancekit segment *.txt | stancekit label | stancekit export - --to csv > dataset.csv

Usage: stancekit COMMAND [OPTIONS]

Commands:
${Object.entries(COMMANDS)
  .map(([name, { describe }]) => `  ${name.padEnd(12)}${describe}`)
  .join('\n')}

  stancekit COMMAND --help   examples and options of a command
  stancekit --version

Exit status: 0 done, 1 done but problems were found, 2 could not run, 70 bug,
130 interrupted, 143 terminated.
`;

/** Runs the tool: parses `args`, runs one command, and resolves to the exit status. Never throws. */
export async function main(args: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(args, io);
  } catch (error) {
    if (io.signal.aborted) return await endOfSignal(args, io);
    return await tellFailure(error, args, io);
  }
}

async function dispatch(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined) {
    await writeOut(io.stderr, GENERAL_HELP);
    return EXIT.unable;
  }
  if (name === '--version' || name === '-V') return await print(io, `${VERSION}\n`);
  if (name === '--help' || name === '-h' || (name === 'help' && rest.length === 0))
    return await print(io, GENERAL_HELP);
  if (name === 'help') return await dispatch([rest[0] as string, '--help'], io);
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined)
    throw unknown(name.startsWith('-') ? 'option' : 'command', name, Object.keys(COMMANDS));
  const { default: command } = await entry.load();
  const parser = parserOf(command);
  const argv = await parse(parser, rest, command);
  if (argv['help'] === true) return await print(io, await helpOf(command));
  if (command.readsStdin && argv._.length === 0 && io.stdinIsTTY) {
    await writeOut(io.stderr, await helpOf(command));
    return EXIT.unable;
  }
  const status = await command.run(argv, io);
  return io.signal.aborted ? await endOfSignal(args, io) : status;
}

function parserOf(command: Command) {
  return yargs()
    .scriptName('stancekit')
    .usage(`Usage: $0 ${command.usage}`)
    .options({ ...command.options, ...COMMON_OPTIONS })
    .option('help', { alias: 'h', type: 'boolean', describe: 'Show this help' })
    .parserConfiguration({
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'camel-case-expansion': false,
      'strip-aliased': true,
    })
    .help(false)
    .version(false)
    .exitProcess(false)
    .wrap(100);
}

async function parse(
  parser: ReturnType<typeof parserOf>,
  args: readonly string[],
  command: Command,
): Promise<Argv> {
  const known = Object.entries({
    ...command.options,
    ...COMMON_OPTIONS,
    help: { alias: 'h' },
  }).flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()]);
  const argv = (await parser
    .fail((message, error) => {
      const said = message ?? error?.message ?? 'cannot read the options';
      const needs = /^Not enough arguments following: (.+)$/.exec(said);
      const told = needs ? `option ${dashed(needs[1] as string)} needs a value` : said;
      throw new StancekitError('option/value', told, { cause: error });
    })
    .parseAsync([...args])) as Argv;
  for (const key of Object.keys(argv)) {
    const plain = key.replace(/^no-/, '');
    if (key !== '_' && key !== '$0' && !known.includes(plain))
      throw unknown('option', dashed(key), known.map(dashed));
  }
  return argv;
}

const dashed = (name: string) => (name.length === 1 ? `-${name}` : `--${name}`);

async function helpOf(command: Command): Promise<string> {
  const examples = command.examples.map(([line, what]) => `  ${line}\n      ${what}`).join('\n');
  return `${command.describe}\n\nExamples:\n${examples}\n\n${await parserOf(command).getHelp()}\n`;
}

async function print(io: Io, text: string): Promise<number> {
  await writeOut(io.stdout, text);
  return EXIT.ok;
}

function unknown(
  what: 'command' | 'option',
  found: string,
  known: readonly string[],
): StancekitError {
  const near = nearest(found, known);
  return new StancekitError(`${what}/unknown`, `unknown ${what} ${JSON.stringify(found)}`, {
    hint: near === undefined ? 'see stancekit --help' : `did you mean ${near}?`,
  });
}

/** How a run ends that was stopped from outside: by a signal, or by an output that takes no more. */
async function endOfSignal(args: readonly string[], io: Io): Promise<number> {
  const { reason } = io.signal as { reason: unknown };
  if (isErrno(reason)) return await tellFailure(unwritable(reason, '<stdout>'), args, io);
  if (reason === 'SIGPIPE') return EXIT.ok;
  return reason === 'SIGTERM' ? EXIT.terminated : EXIT.interrupted;
}

async function tellFailure(error: unknown, args: readonly string[], io: Io): Promise<number> {
  if (!(error instanceof StancekitError)) {
    const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
    await writeOut(
      io.stderr,
      `stancekit ${VERSION} failed; this is a bug of stancekit, please report it:\n${told}\n`,
    );
    return EXIT.bug;
  }
  const { code, message, place, hint, exitCode } = error;
  const paint = createPaint(wantsColor(io.stderrIsTTY, io.env));
  const problem = {
    severity: 'error' as const,
    code,
    message,
    place: place ?? { file: 'stancekit' },
    ...(hint ? { hint } : {}),
  };
  await writeOut(
    io.stderr,
    `${args.includes('--json') ? JSON.stringify(problem) : formatProblem(problem, paint)}\n`,
  );
  return exitCode;
}
