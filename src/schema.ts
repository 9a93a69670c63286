import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { StancekitError } from './errors.js';
import type { Problem, Severity } from './records.js';
import { describeErrors } from './schema/describe.js';

export const SCHEMA_NAMES = ['article', 'unit', 'annotation', 'codebook', 'manifest'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const folder = new URL('../schemas/', import.meta.url);

/** The text of one of our schemas, as it lies in `schemas/`. */
export function readSchemaText(name: SchemaName): string {
  return readFileSync(new URL(`${name}.schema.json`, folder), 'utf8');
}

/** Says only whether a record fits. Nearly all do, and finding out why the others do not costs a third more. */
const quick = new Map<SchemaName, ValidateFunction>();
/** Gives every error, with the data and the schema that it is about. */
const thorough = new Map<SchemaName, ValidateFunction>();
let quickAjv: Ajv2020 | undefined;
let thoroughAjv: Ajv2020 | undefined;

function compileQuick(name: SchemaName): ValidateFunction {
  // Lengths in UTF-16 units come free, in code points they cost a walk over every text. What is
  // taken for too long that way gets its second look.
  const options = { strict: true, allowUnionTypes: true, unicode: false, logger: false } as const;
  quickAjv ??= addFormats.default(new Ajv2020(options));
  const validate = quickAjv.compile(JSON.parse(readSchemaText(name)));
  quick.set(name, validate);
  return validate;
}

function compileThorough(name: SchemaName): ValidateFunction {
  const options = { strict: true, allErrors: true, allowUnionTypes: true, verbose: true };
  thoroughAjv ??= addFormats.default(new Ajv2020(options));
  const validate = thoroughAjv.compile(JSON.parse(readSchemaText(name)));
  thorough.set(name, validate);
  return validate;
}

/**
 * What is wrong with a record, without its place in a file: `pointer` says where inside the record.
 * An error, unless `severity` says otherwise.
 */
export type Finding = Omit<Problem, 'place' | 'severity'> & {
  pointer: string;
  severity?: Severity;
  /** The key is at fault, not its value. */
  atKey?: true;
};

/** Checks `value` against one of our schemas and returns every finding; an empty array says that it fits. */
export function inspectRecord(name: SchemaName, value: unknown): Finding[] {
  if ((quick.get(name) ?? compileQuick(name))(value)) return [];
  const validate = thorough.get(name) ?? compileThorough(name);
  return validate(value) ? [] : describeErrors(validate.errors ?? [], { ours: true });
}

/** Returns `value` as a record of type T, or throws with the first finding. */
export function assertRecord<T>(name: SchemaName, value: unknown, file: string): T {
  const [finding] = inspectRecord(name, value);
  if (finding !== undefined) {
    const { code, message, pointer, hint } = finding;
    throw new StancekitError(code, `${message}${finding.found ? `, found ${finding.found}` : ''}`, {
      place: { file, pointer },
      ...(hint === undefined ? {} : { hint }),
    });
  }
  return value as T;
}
