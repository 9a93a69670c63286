import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Ajv, type AnySchemaObject, type Options, type ValidateFunction } from 'ajv';
import { Ajv2019 } from 'ajv/dist/2019.js';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isErrno, StancekitError } from '../errors.js';
import type { Finding } from '../schema.js';
import { describeErrors } from './describe.js';

/** A schema of the user's own, compiled. */
export interface UserSchema {
  /** It is about a whole JSON array, not about each of its elements. */
  describesArrays: boolean;
  /** What is wrong with a value. */
  inspect(value: unknown): Finding[];
  /** What is wrong with a row of a table: its cells are read as the types that the schema asks for. */
  inspectRow(cells: Readonly<Record<string, string>>): Finding[];
}

/** What an empty cell fails because it holds no value, not because the value is too short. */
const OF_A_VALUE = new Set(['type', 'enum', 'const', 'format', 'pattern']);

const DRAFTS: readonly (readonly [RegExp, (options: Options) => Ajv])[] = [
  [/\/draft\/2020-12\/schema#?$/, (options) => new Ajv2020(options)],
  [/\/draft\/2019-09\/schema#?$/, (options) => new Ajv2019(options)],
  [/\/draft-07\/schema#?$/, (options) => new Ajv(options)],
];

/**
 * Reads and compiles a JSON Schema (draft 2020-12, 2019-09 or 07; 2020-12 where it names none).
 * `$ref` may lead to other files, never to the network. Throws a StancekitError where it cannot be used.
 */
export async function loadUserSchema(path: string): Promise<UserSchema> {
  const schema = await readSchema(path);
  const make = draftOf(schema, path);
  const root = pathToFileURL(resolve(path)).href;
  const id =
    typeof schema['$id'] === 'string' ? new URL(schema['$id'], root).href.replace(/#$/, '') : root;
  const loadSchema = async (uri: string): Promise<AnySchemaObject> => {
    const file = localFile(uri, id, path);
    const loaded = await readSchema(file);
    // Its own references are looked up beside it, by the address it was asked for.
    return { ...loaded, $id: uri };
  };
  const build = async (options: Options): Promise<ValidateFunction> => {
    const ajv = make({ strict: false, loadSchema, logger: false, ...options });
    addFormats.default(ajv);
    try {
      return await ajv.compileAsync({ ...schema, $id: id });
    } catch (error) {
      throw unusable(error, path);
    }
  };
  const quick = await build({});
  const thorough = await build({ allErrors: true, verbose: true });
  const coercing = await build({ allErrors: true, verbose: true, coerceTypes: true });
  const inspect = (validate: ValidateFunction, value: unknown): Finding[] =>
    validate(value) ? [] : describeErrors(validate.errors ?? [], { ours: false });
  return {
    describesArrays: [schema['type']].flat().includes('array'),
    inspect: (value) => (quick(value) ? [] : inspect(thorough, value)),
    inspectRow: (cells) => {
      const row: Record<string, unknown> = { ...cells };
      if (coercing(row)) return [];
      // An empty cell that is no value of its column is a value that is not there.
      const missing = (coercing.errors ?? []).filter(
        ({ keyword, data }) => data === '' && OF_A_VALUE.has(keyword),
      );
      const rest = { ...cells };
      for (const { instancePath } of missing)
        delete rest[instancePath.slice(1).replaceAll('~1', '/').replaceAll('~0', '~')];
      return inspect(coercing, rest);
    },
  };
}

async function readSchema(path: string): Promise<AnySchemaObject> {
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (error) {
    if (!isErrno(error)) throw error;
    throw new StancekitError('schema/unreadable', `cannot read the schema: ${error.message}`, {
      place: { file: path },
    });
  }
  let schema: unknown;
  try {
    schema = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new StancekitError(
      'schema/syntax',
      `the schema is not JSON: ${(cause as Error).message}`,
      {
        place: { file: path },
      },
    );
  }
  if (typeof schema !== 'object' || schema === null || Array.isArray(schema))
    throw new StancekitError('schema/unusable', 'a schema has to be a JSON object', {
      place: { file: path },
    });
  return schema as AnySchemaObject;
}

function draftOf(schema: AnySchemaObject, path: string): (options: Options) => Ajv {
  const { $schema } = schema as { $schema?: unknown };
  if ($schema === undefined) return (options) => new Ajv2020(options);
  const draft = DRAFTS.find(([uri]) => uri.test(String($schema)));
  if (draft !== undefined) return draft[1];
  throw new StancekitError('schema/draft', `cannot use schemas of ${String($schema)}`, {
    place: { file: path, pointer: '/$schema' },
    hint: 'drafts 2020-12, 2019-09 and 07 can be used',
  });
}

/** The file that a reference leads to: beside the schema, however its `$id` names that place. */
function localFile(uri: string, id: string, path: string): string {
  if (uri.startsWith('file:')) return fileURLToPath(uri);
  const base = id.slice(0, id.lastIndexOf('/') + 1);
  if (uri.startsWith(base))
    return resolve(dirname(path), decodeURIComponent(uri.slice(base.length)));
  throw new StancekitError('schema/remote', `the schema refers to ${uri}`, {
    place: { file: path },
    hint: 'nothing is fetched from the network: save that schema as a file, and refer to the file',
  });
}

function unusable(error: unknown, path: string): StancekitError {
  if (error instanceof StancekitError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new StancekitError('schema/unusable', `the schema cannot be used: ${message}`, {
    place: { file: path },
    cause: error,
  });
}
