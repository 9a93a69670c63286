import type { Options } from 'yargs';
import { StancekitError } from '../errors.js';
import type { Io } from '../io.js';

/** What yargs gives after parsing, before a command has looked at it. */
export type Argv = Readonly<Record<string, unknown>> & { readonly _: readonly (string | number)[] };

/** One subcommand. `run` resolves to the exit status; bad options throw a StancekitError. */
export interface Command {
  usage: string;
  describe: string;
  /** `[command line, what it does]`, shown first in the help. */
  examples: readonly (readonly [string, string])[];
  options: Readonly<Record<string, Options>>;
  /** Does it read stdin where no operand is given? Then a terminal there gets the help instead. */
  readsStdin: boolean;
  run(argv: Argv, io: Io): Promise<number>;
}

/** The operands as strings. */
export const operandsOf = (argv: Argv): string[] => argv._.map(String);

/** The value of a string option that may be given once. */
export function stringOf(argv: Argv, name: string): string | undefined {
  const value = argv[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value))
    throw new StancekitError('option/repeated', `--${name} is given more than once`);
  return String(value);
}

/** The value of a number option: whole, at least `min`. */
export function wholeOf(argv: Argv, name: string, min: number): number | undefined {
  const text = stringOf(argv, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!Number.isInteger(value) || value < min || text.trim() === '') {
    throw new StancekitError(
      'option/value',
      `--${name} has to be a whole number from ${min}, found ${JSON.stringify(text)}`,
    );
  }
  return value;
}

/** The value of a number option from 0 to `most`. */
export function shareOf(argv: Argv, name: string, most = 1): number | undefined {
  const text = stringOf(argv, name);
  if (text === undefined) return undefined;
  const value = Number(text);
  if (text.trim() !== '' && value >= 0 && value <= most) return value;
  throw new StancekitError(
    'option/value',
    `--${name} has to be a number from 0 to ${most}, found ${JSON.stringify(text)}`,
  );
}

/** The value of an option that has to be one of `choices`. */
export function choiceOf<T extends string>(
  argv: Argv,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = stringOf(argv, name);
  if (text === undefined) return undefined;
  if ((choices as readonly string[]).includes(text)) return text as T;
  throw new StancekitError(
    'option/value',
    `--${name} has to be one of ${choices.join(', ')}, found ${JSON.stringify(text)}`,
  );
}

export const flagOf = (argv: Argv, name: string): boolean => argv[name] === true;

export const COMMON_OPTIONS: Readonly<Record<string, Options>> = {
  json: { type: 'boolean', describe: 'Tell problems and summary as JSON, for machines' },
  quiet: { alias: 'q', type: 'boolean', describe: 'No progress, no summary, no warnings' },
};
