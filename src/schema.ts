import { StancekitError } from './errors.js';
import type { Problem, Severity } from './records.js';
import { type SchemaName, validatorOf } from './schema/compile.js';
import { describeErrors } from './schema/describe.js';

export { readSchemaText, SCHEMA_NAMES, type SchemaName } from './schema/compile.js';

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
  if ((quick[name] ??= validatorOf(name, 'quick'))(value)) return [];
  const validate = validatorOf(name, 'thorough');
  return validate(value) ? [] : describeErrors(validate.errors ?? [], { ours: true });
}

/** Looked up for every record. */
const quick: Partial<Record<SchemaName, ReturnType<typeof validatorOf>>> = {};

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
