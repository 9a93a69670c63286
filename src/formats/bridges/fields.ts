export type Fields = Readonly<Record<string, unknown>>;

/** A value as an object with fields; undefined where it is none. */
export const fieldsOf = (value: unknown): Fields | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;

/** A value as a list: a single one is a list of one, nothing an empty list. */
export const listOf = (value: unknown): unknown[] =>
  Array.isArray(value)
    ? value
    : value === undefined || value === null || value === ''
      ? []
      : [value];

/** A value as text; null where there is none, or only white space. */
export const stringOf = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value : null;
