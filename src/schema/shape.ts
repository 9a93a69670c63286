import { readSchemaText, type SchemaName } from '../schema.js';

/** The form of a record as its schema gives it: its keys in order, those that may be null, those that hold objects. */
export interface Shape {
  keys: readonly string[];
  nullable: ReadonlySet<string>;
  inner: ReadonlyMap<string, Shape>;
}

interface ObjectSchema {
  type?: string | string[];
  required?: string[];
  properties?: Record<string, ObjectSchema>;
}

/** The shape that one of our schemas describes. */
export function shapeOf(name: SchemaName): Shape {
  return shape(JSON.parse(readSchemaText(name)) as ObjectSchema);
}

function shape({ required = [], properties = {} }: ObjectSchema): Shape {
  const entries = Object.entries(properties);
  return {
    keys: required,
    nullable: new Set(
      entries.filter(([, { type }]) => [type].flat().includes('null')).map(([key]) => key),
    ),
    inner: new Map(
      entries
        .filter(([, { required: keys }]) => keys !== undefined)
        .map(([key, inner]) => [key, shape(inner)]),
    ),
  };
}
