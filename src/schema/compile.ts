import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import type { Ajv2020 } from 'ajv/dist/2020.js';

export const SCHEMA_NAMES = ['article', 'unit', 'annotation', 'codebook', 'manifest'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

/**
 * `quick` says only whether a record fits: nearly all do, and finding out why the others do not
 * costs a third more. `thorough` gives every error, with the data and the schema that it is about.
 */
export const MODES = ['quick', 'thorough'] as const;
export type Mode = (typeof MODES)[number];

const OPTIONS = {
  // Lengths in UTF-16 units come free, in code points they cost a walk over every text. What is
  // taken for too long that way gets its second look.
  quick: { strict: true, allowUnionTypes: true, unicode: false, logger: false },
  thorough: { strict: true, allowUnionTypes: true, allErrors: true, verbose: true },
} as const;

const folder = new URL('../../schemas/', import.meta.url);
const require = createRequire(import.meta.url);

/** The text of one of our schemas, as it lies in `schemas/`. */
export function readSchemaText(name: SchemaName): string {
  return readFileSync(new URL(`${name}.schema.json`, folder), 'utf8');
}

/** A compiler for our schemas. It takes long to load: what the build compiled beforehand needs none. */
export function createCompiler(mode: Mode, source = false): Ajv2020 {
  const { Ajv2020 } = require('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js');
  const addFormats = require('ajv-formats') as typeof import('ajv-formats');
  const ajv = new Ajv2020({ ...OPTIONS[mode], code: { source } });
  return addFormats.default(ajv);
}

/** The compiled schemas of a build; undefined where there is none, as when the sources are run. */
function precompiled(mode: Mode): Record<SchemaName, ValidateFunction> | undefined {
  try {
    return require(`./${mode}.cjs`) as Record<SchemaName, ValidateFunction>;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

const known = new Map<string, ValidateFunction>();
const compilers = new Map<Mode, Ajv2020>();

/** The check of records of one kind. */
export function validatorOf(name: SchemaName, mode: Mode): ValidateFunction {
  const key = `${mode} ${name}`;
  let validate = known.get(key) ?? precompiled(mode)?.[name];
  if (validate === undefined) {
    const compiler = compilers.get(mode) ?? createCompiler(mode);
    compilers.set(mode, compiler);
    validate = compiler.compile(JSON.parse(readSchemaText(name)));
  }
  known.set(key, validate);
  return validate;
}
