import { stringify } from 'yaml';
import type { PackageFacts } from './facts.js';

/** CITATION.cff, version 1.2.0 of the Citation File Format. */
export function formatCitation(facts: PackageFacts): string {
  const { name, creators, license, version, published, url, doi, keywords, description } = facts;
  return stringify(
    {
      'cff-version': '1.2.0',
      message: 'If you use this dataset, please cite it as below.',
      type: 'dataset',
      title: name,
      abstract: description,
      authors: creators.map(({ name: whole, family, given, orcid }) => ({
        ...(family === undefined
          ? { name: whole }
          : { 'family-names': family, 'given-names': given }),
        ...(orcid === undefined ? {} : { orcid }),
      })),
      version,
      'date-released': published,
      license: license.id,
      ...(url === null ? {} : { url }),
      ...(doi === null ? {} : { doi }),
      keywords,
    },
    { lineWidth: 0, defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'PLAIN' },
  );
}

/** The same as a BibTeX entry, for those who copy it. */
export function formatBibtex(facts: PackageFacts): string {
  const { slug, name, creators, published, version, url, doi } = facts;
  const fields = {
    title: `{${name}}`,
    author: creators
      .map((one) => (one.family === undefined ? `{${one.name}}` : one.name))
      .join(' and '),
    year: published.slice(0, 4),
    version,
    ...(url === null ? {} : { url }),
    ...(doi === null ? {} : { doi }),
  };
  const lines = Object.entries(fields).map(([key, value]) => `  ${key} = {${value}}`);
  return `@misc{${slug}-${published.slice(0, 4)},\n${lines.join(',\n')}\n}`;
}
