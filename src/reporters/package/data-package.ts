import type { ColumnFact, PackageFacts, PackageFile } from './facts.js';

const PROFILE = 'https://datapackage.org/profiles/2.0/datapackage.json';

const MEDIA: Record<PackageFile['format'], string> = {
  csv: 'text/csv',
  jsonl: 'application/jsonlines',
  parquet: 'application/vnd.apache.parquet',
  json: 'application/json',
  md: 'text/markdown',
};

/** RFC 4180, as csv files are written: also what the standard takes for granted, said all the same. */
const DIALECT = {
  header: true,
  delimiter: ',',
  lineTerminator: '\r\n',
  quoteChar: '"',
  doubleQuote: true,
};

/** datapackage.json, version 2 of the Data Package standard: a resource for each file of data. */
export function formatDataPackage(facts: PackageFacts): string {
  const { name, slug, description, version, license, creators, url, doi, keywords } = facts;
  const sources = [...facts.sources.keys()].slice(0, 50).map((title) => ({ title }));
  return `${JSON.stringify(
    {
      $schema: PROFILE,
      name: slug,
      ...(doi === null ? {} : { id: `https://doi.org/${doi}` }),
      title: name,
      description,
      version,
      created: `${facts.published}T00:00:00Z`,
      ...(url === null ? {} : { homepage: url }),
      keywords,
      licenses: [{ name: license.id, path: license.url }],
      contributors: creators.map((one) => ({
        title: one.name,
        ...(one.family === undefined ? {} : { givenName: one.given, familyName: one.family }),
        ...(one.orcid === undefined ? {} : { path: one.orcid }),
        roles: ['creator'],
      })),
      ...(sources.length === 0 ? {} : { sources }),
      resources: facts.files
        .filter(({ holds }) => holds !== 'about')
        .map((file) => resourceOf(file, facts)),
    },
    null,
    2,
  )}\n`;
}

function resourceOf(file: PackageFile, facts: PackageFacts) {
  const { path, bytes, sha256, format, split, holds } = file;
  return {
    name: `${holds === 'articles' ? 'articles' : (split ?? 'rows')}-${format}`,
    type: 'table',
    path,
    format,
    mediatype: MEDIA[format],
    ...(format === 'parquet' ? {} : { encoding: 'utf-8' }),
    bytes,
    hash: `sha256:${sha256}`,
    ...(format === 'csv' ? { dialect: DIALECT } : {}),
    ...(format === 'jsonl' ? { dialect: { itemType: 'object' } } : {}),
    ...(holds === 'rows' ? { schema: schemaOf(facts) } : { schema: ARTICLES }),
  };
}

const ARTICLES = {
  fields: ['article_id', 'text', 'title', 'lang', 'date', 'url', 'source'].map((name) => ({
    name,
    type: 'string',
  })),
  primaryKey: ['article_id'],
  missingValues: [''],
};

function schemaOf({ columns, primaryKey }: PackageFacts) {
  return {
    fields: columns.map((column) => ({
      name: column.name,
      type: column.type,
      description: column.description,
      ...constraintsOf(column),
    })),
    ...(primaryKey === null ? {} : { primaryKey }),
    missingValues: [''],
  };
}

function constraintsOf({ name, values, required }: ColumnFact) {
  const constraints = {
    ...(required ? { required: true } : {}),
    ...(values === undefined ? {} : { enum: values }),
    ...(name.startsWith('score_') ? { minimum: 0, maximum: 1 } : {}),
  };
  return Object.keys(constraints).length === 0 ? {} : { constraints };
}
