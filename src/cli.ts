import type { Options } from 'yargs';
import yargsParser from 'yargs-parser';
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
  const argv = parse(rest, command);
  if (argv['help'] === true) return await print(io, await helpOf(command));
  if (command.readsStdin && argv._.length === 0 && io.stdinIsTTY) {
    await writeOut(io.stderr, await helpOf(command));
    return EXIT.unable;
  }
  const status = await command.run(argv, io);
  return io.signal.aborted ? await endOfSignal(args, io) : status;
}

const HELP: Options = { alias: 'h', type: 'boolean', describe: 'Show this help' };

const optionsOf = (command: Command): Readonly<Record<string, Options>> => ({
  ...command.options,
  ...COMMON_OPTIONS,
  help: HELP,
});

/** The options of a command line; what yargs does with them, without what only its help needs. */
function parse(args: readonly string[], command: Command): Argv {
  const options = Object.entries(optionsOf(command));
  const named = (fits: (option: Options) => unknown) =>
    options.filter(([, option]) => fits(option)).map(([name]) => name);
  const valued = <T>(value: (option: Options) => T | undefined) =>
    Object.fromEntries(
      options.flatMap(([name, option]) => {
        const given = value(option);
        return given === undefined ? [] : [[name, given]];
      }),
    );
  const { argv, error } = yargsParser.detailed([...args], {
    alias: valued(({ alias }) => (alias === undefined ? undefined : [alias].flat())),
    array: named(({ array }) => array),
    boolean: named(({ type }) => type === 'boolean'),
    string: named(({ type }) => type === 'string'),
    narg: valued(({ nargs }) => nargs),
    default: valued((option) => option.default as unknown),
    configuration: {
      'parse-numbers': false,
      'parse-positional-numbers': false,
      'camel-case-expansion': false,
      'strip-aliased': true,
    },
  });
  if (error) {
    const needs = /^Not enough arguments following: (.+)$/.exec(error.message);
    const told = needs ? `option ${dashed(needs[1] as string)} needs a value` : error.message;
    throw new StancekitError('option/value', told, { cause: error });
  }
  const known = options.flatMap(([name, { alias }]) => [name, ...[alias ?? []].flat()]);
  for (const key of Object.keys(argv)) {
    const plain = key.replace(/^no-/, '');
    if (key !== '_' && !known.includes(plain))
      throw unknown('option', dashed(key), known.map(dashed));
  }
  return argv;
}

const dashed = (name: string) => (name.length === 1 ? `-${name}` : `--${name}`);

async function helpOf(command: Command): Promise<string> {
  const { default: yargs } = await import('yargs');
  const help = await yargs()
    .scriptName('stancekit')
    .usage(`Usage: $0 ${command.usage}`)
    .options(optionsOf(command))
    .help(false)
    .version(false)
    .exitProcess(false)
    .wrap(100)
    .getHelp();
  const examples = command.examples.map(([line, what]) => `  ${line}\n      ${what}`).join('\n');
  return `${command.describe}\n\nExamples:\n${examples}\n\n${help}\n`;
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
