import type { ErrorObject } from 'ajv';
import type { Finding } from '../schema.js';
import { nearest, showValue } from '../wording.js';

/** The patterns of our schemas, in words. */
const FORMS: Readonly<Record<string, string>> = {
  '^\\S(.*\\S)?$': 'text that neither begins nor ends with a blank',
  '^[a-z][a-z0-9_]*$': 'lower-case letters, digits and _, a letter first',
  '^[0-9a-f]{64}$': '64 hexadecimal digits',
  '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$': 'a language tag such as vi, fa or zh-Hant',
  '^\\d{2,4}$': 'a code of 2 to 4 digits',
};
const DATE_FORM = 'a date such as 2024-05-17 or 2024-05-17T08:30:00Z';

/**
 * Turns the errors of a schema compiler (run with `verbose` and `allErrors`) into findings in plain
 * words. `ours` says that the schema is one of our own, so that we know what its keys are for.
 */
export function describeErrors(
  errors: readonly ErrorObject[],
  options: { ours: boolean },
): Finding[] {
  return errors.filter(({ keyword }) => !SUMS.has(keyword)).map((e) => describe(e, options.ours));
}

/** Errors that only say that there are others, which stand beside them. */
const SUMS = new Set(['propertyNames', 'if']);

const escapePointer = (key: string) => key.replaceAll('~', '~0').replaceAll('/', '~1');

function describe(error: ErrorObject, ours: boolean): Finding {
  const { keyword, instancePath, data, propertyName } = error;
  const params = error.params as Record<string, unknown>;
  const pointer =
    propertyName === undefined ? instancePath : `${instancePath}/${escapePointer(propertyName)}`;
  const name =
    propertyName === undefined
      ? pointer === ''
        ? 'the record'
        : pointer.slice(1)
      : `the key ${JSON.stringify(propertyName)}`;
  const finding = (message: string, extra: Partial<Finding> = {}): Finding => ({
    code: `schema/${keyword}`,
    message,
    pointer,
    found: showValue(data),
    ...(propertyName === undefined ? {} : { atKey: true as const }),
    ...extra,
  });
  switch (keyword) {
    case 'required':
      return missingKey(error, finding, name, ours);
    case 'additionalProperties':
    case 'unevaluatedProperties':
      return unknownKey(error, finding, ours);
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
        expected: formOf(String(params['pattern'])),
      });
    case 'format':
      return finding(`${name} does not have the form it should`, {
        expected: `a value of format ${params['format']}`,
      });
    case 'minimum':
    case 'maximum':
    case 'exclusiveMinimum':
    case 'exclusiveMaximum':
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

type Draft = (message: string, extra?: Partial<Finding>) => Finding;

function missingKey(error: ErrorObject, finding: Draft, name: string, ours: boolean): Finding {
  const key = String((error.params as Record<string, unknown>)['missingProperty']);
  const present = Object.keys(error.data as object);
  const known = knownKeys(error);
  const near = nearest(
    key,
    present.filter((other) => !known.includes(other)),
  );
  const rule = ours
    ? 'every key stands in every row; write null where there is no value'
    : undefined;
  const hint = near ? `did you mean it by ${JSON.stringify(near)}?` : rule;
  const inside = error.instancePath === '' ? '' : ` in ${name}`;
  const { found: _, ...told } = finding(`key ${JSON.stringify(key)} is missing${inside}`);
  return hint === undefined ? told : { ...told, hint };
}

function unknownKey(error: ErrorObject, finding: Draft, ours: boolean): Finding {
  const params = error.params as Record<string, unknown>;
  const key = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
  const near = nearest(key, knownKeys(error));
  const hint = near
    ? `did you mean ${JSON.stringify(near)}?`
    : ours && 'keys of your own belong under "meta"';
  return finding(`unknown key ${JSON.stringify(key)}`, {
    ...(hint ? { hint } : {}),
    found: showValue((error.data as Record<string, unknown>)[key]),
    pointer: `${error.instancePath}/${escapePointer(key)}`,
    atKey: true,
  });
}

function formOf(pattern: string): string {
  return pattern.startsWith('^\\d{4}(-\\d{2}')
    ? DATE_FORM
    : (FORMS[pattern] ?? `a match of ${pattern}`);
}

function knownKeys(error: ErrorObject): string[] {
  const properties = (error.parentSchema as { properties?: object } | undefined)?.properties;
  return properties === undefined ? [] : Object.keys(properties);
}
