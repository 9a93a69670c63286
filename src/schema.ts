import { readFileSync } from 'node:fs';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { StancekitError } from './errors.js';
import type { Problem, Severity } from './records.js';
import { nearest, showValue } from './wording.js';

export const SCHEMA_NAMES = ['article', 'unit', 'annotation', 'codebook', 'manifest'] as const;
export type SchemaName = (typeof SCHEMA_NAMES)[number];

const folder = new URL('../schemas/', import.meta.url);
const compiled = new Map<SchemaName, ValidateFunction>();
let ajv: Ajv2020 | undefined;

/** The text of one of our schemas, as it lies in `schemas/`. */
export function readSchemaText(name: SchemaName): string {
  return readFileSync(new URL(`${name}.schema.json`, folder), 'utf8');
}

function compile(name: SchemaName): ValidateFunction {
  let validate = compiled.get(name);
  if (validate === undefined) {
    if (ajv === undefined) {
      ajv = new Ajv2020({ strict: true, allErrors: true, allowUnionTypes: true, verbose: true });
      addFormats.default(ajv);
    }
    validate = ajv.compile(JSON.parse(readSchemaText(name)));
    compiled.set(name, validate);
  }
  return validate;
}

/**
 * What is wrong with a record, without its place in a file: `pointer` says where inside the record.
 * An error, unless `severity` says otherwise.
 */
export type Finding = Omit<Problem, 'place' | 'severity'> & {
  pointer: string;
  severity?: Severity;
};

/** Checks `value` against one of our schemas and returns every finding; an empty array says that it fits. */
export function inspectRecord(name: SchemaName, value: unknown): Finding[] {
  const validate = compile(name);
  if (validate(value)) return [];
  return (validate.errors ?? []).filter((error) => error.keyword !== 'propertyNames').map(describe);
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

const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

function describe(error: ErrorObject): Finding {
  const { keyword, instancePath: pointer, data } = error;
  const params = error.params as Record<string, unknown>;
  const name = pointer === '' ? 'the record' : pointer.slice(1);
  const finding = (message: string, extra: Partial<Finding> = {}): Finding => ({
    code: `schema/${keyword}`,
    message,
    pointer,
    found: showValue(data),
    ...extra,
  });
  const withoutFound = ({ found: _, ...rest }: Finding): Finding => rest;
  switch (keyword) {
    case 'required': {
      const key = String(params['missingProperty']);
      const present = Object.keys(data as object);
      const near = nearest(
        key,
        present.filter((k) => !knownKeys(error).includes(k)),
      );
      return withoutFound(
        finding(`key ${JSON.stringify(key)} is missing${pointer === '' ? '' : ` in ${name}`}`, {
          hint: near
            ? `did you mean it by ${JSON.stringify(near)}?`
            : 'every key stands in every row; write null where there is no value',
        }),
      );
    }
    case 'additionalProperties': {
      const key = String(params['additionalProperty']);
      const near = nearest(key, knownKeys(error));
      return {
        ...finding(`unknown key ${JSON.stringify(key)}`, {
          hint: near
            ? `did you mean ${JSON.stringify(near)}?`
            : 'keys of your own belong under "meta"',
          found: showValue((data as Record<string, unknown>)[key]),
        }),
        pointer: `${pointer}/${escapePointer(key)}`,
      };
    }
    case 'type':
      return finding(`${name} has the wrong type`, {
        expected: [params['type']].flat().join(' or '),
      });
    case 'enum': {
      const allowed = params['allowedValues'] as unknown[];
      const near = typeof data === 'string' ? nearest(data, allowed.map(String)) : undefined;
      return finding(`${name} is not one of the allowed values`, {
        expected: allowed.map((value) => JSON.stringify(value)).join(', '),
        ...(near ? { hint: `did you mean ${JSON.stringify(near)}?` } : {}),
      });
    }
    case 'const':
      return finding(`${name} has the wrong value`, {
        expected: JSON.stringify(params['allowedValue']),
      });
    case 'pattern':
      return finding(`${name} does not have the form it should`, {
        expected: `a match of ${params['pattern']}`,
      });
    case 'minimum':
    case 'maximum':
      return finding(`${name} is out of range`, {
        expected: `a value ${params['comparison']} ${params['limit']}`,
      });
    case 'uniqueItems':
      return finding(`${name} holds the same value twice`);
    case 'minLength':
    case 'maxLength':
      return finding(`${name} has the wrong length`, {
        expected: String(error.message).replace('must NOT have ', 'not '),
      });
    default:
      return finding(`${name} ${error.message ?? 'is not valid'}`);
  }
}

function knownKeys(error: ErrorObject): string[] {
  const properties = (error.parentSchema as { properties?: object } | undefined)?.properties;
  return properties === undefined ? [] : Object.keys(properties);
}
