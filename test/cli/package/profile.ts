const path = {
  type: 'string',
  // An address, or a relative path that stays inside the package.
  pattern: '^((?=[^./~])(?!file:)((?!/\\.\\./)(?!\\\\)(?!://).)*|(http|ftp)s?://.*)$',
};
const text = { type: 'string' };
const texts = { type: 'array', minItems: 1, items: text };
const licenses = {
  type: 'array',
  minItems: 1,
  items: {
    type: 'object',
    anyOf: [{ required: ['name'] }, { required: ['path'] }],
    properties: { name: { type: 'string', pattern: '^[-a-zA-Z0-9._]+$' }, path, title: text },
  },
};
const sources = {
  type: 'array',
  minItems: 0,
  items: {
    type: 'object',
    minProperties: 1,
    properties: { title: text, path, email: { type: 'string', format: 'email' }, version: text },
  },
};
const missingValues = { type: 'array', items: text };

/**
 * The rules of the profile https://datapackage.org/profiles/2.0/datapackage.json for every property
 * that stancekit writes, stated anew. Stricter in one thing: other properties are errors, so that a
 * misspelt one is found, which the profile would let pass.
 */
export const DATA_PACKAGE_PROFILE = {
  type: 'object',
  required: ['resources', 'name', 'licenses'],
  additionalProperties: false,
  properties: {
    $schema: { const: 'https://datapackage.org/profiles/2.0/datapackage.json' },
    name: text,
    id: text,
    title: text,
    description: text,
    homepage: { type: 'string', format: 'uri' },
    version: text,
    created: { type: 'string', format: 'date-time' },
    keywords: texts,
    contributors: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        minProperties: 1,
        additionalProperties: false,
        properties: {
          title: text,
          path,
          email: { type: 'string', format: 'email' },
          givenName: text,
          familyName: text,
          organization: text,
          roles: texts,
        },
      },
    },
    licenses,
    sources,
    resources: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['name', 'path'],
        additionalProperties: false,
        properties: {
          name: text,
          type: { enum: ['table'] },
          path,
          title: text,
          description: text,
          licenses,
          sources,
          format: text,
          mediatype: { type: 'string', pattern: '^(.+)/(.+)$' },
          encoding: text,
          bytes: { type: 'integer' },
          hash: { type: 'string', pattern: '^([^:]+:[a-fA-F0-9]+|[a-fA-F0-9]{32}|)$' },
          dialect: {
            type: 'object',
            additionalProperties: false,
            properties: {
              header: { type: 'boolean' },
              delimiter: text,
              lineTerminator: text,
              quoteChar: text,
              doubleQuote: { type: 'boolean' },
              itemType: { enum: ['array', 'object'] },
            },
          },
          schema: {
            type: 'object',
            required: ['fields'],
            additionalProperties: false,
            properties: {
              fields: {
                type: 'array',
                minItems: 1,
                items: {
                  type: 'object',
                  required: ['name', 'type'],
                  additionalProperties: false,
                  properties: {
                    name: text,
                    type: { enum: ['string', 'integer', 'number'] },
                    description: text,
                    constraints: {
                      type: 'object',
                      additionalProperties: false,
                      properties: {
                        required: { type: 'boolean' },
                        enum: { type: 'array', minItems: 1, uniqueItems: true },
                        minimum: { type: 'number' },
                        maximum: { type: 'number' },
                      },
                    },
                  },
                },
              },
              primaryKey: texts,
              missingValues,
            },
          },
        },
      },
    },
  },
} as const;
