import { plural } from '../text-table.js';
import { formatBibtex } from './citation.js';
import type { ColumnFact, PackageFacts, PackageFile } from './facts.js';
import { limitations, preprocessing, protocol } from './wordings.js';

/** Terms of Croissant 1.1: readers that know the usual context warn where one is missing, used or not. */
const TERMS =
  'arrayShape citeAs column containedIn equivalentProperty extract field fileObject fileProperty fileSet format includes isArray isLiveDataset jsonPath key md5 parentField path recordSet references regex repeated replace samplingRate separator source subField transform';

/** The context of Croissant 1.1, with the prefix of its RAI vocabulary. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  prov: 'http://www.w3.org/ns/prov#',
  ...Object.fromEntries(TERMS.split(' ').map((term) => [term, `cr:${term}`])),
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
};

const ENCODINGS: Record<PackageFile['format'], string> = {
  parquet: 'application/x-parquet',
  jsonl: 'application/jsonlines',
  csv: 'text/csv',
  json: 'application/json',
  md: 'text/markdown',
};

const TYPES: Record<ColumnFact['type'], string> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
};

/** croissant.json: metadata of schema.org, the files, and a record set for each split (Croissant 1.1, RAI 1.0). */
export function formatCroissant(facts: PackageFacts): string {
  const { name, description, version, license, creators, url, doi, keywords } = facts;
  const data = facts.files.filter(({ holds, format }) => holds === 'rows' && format !== 'csv');
  const rows = data.length > 0 ? data : facts.files.filter(({ holds }) => holds === 'rows');
  return `${JSON.stringify(
    {
      '@context': CONTEXT,
      '@type': 'sc:Dataset',
      conformsTo: ['http://mlcommons.org/croissant/1.1', 'http://mlcommons.org/croissant/RAI/1.0'],
      name,
      description,
      license: license.url,
      ...(url === null ? {} : { url }),
      ...(doi === null ? {} : { sameAs: `https://doi.org/${doi}` }),
      creator: creators.map((one) => ({
        '@type': one.family === undefined ? 'sc:Organization' : 'sc:Person',
        name: one.name,
        ...(one.family === undefined ? {} : { givenName: one.given, familyName: one.family }),
        ...(one.orcid === undefined ? {} : { url: one.orcid }),
      })),
      datePublished: facts.published,
      version,
      keywords,
      inLanguage: [...facts.langs.keys()],
      ...(facts.dates === null
        ? {}
        : { temporalCoverage: `${facts.dates.first}/${facts.dates.last}` }),
      citeAs: formatBibtex(facts),
      isLiveDataset: false,
      ...responsible(facts),
      distribution: facts.files.map(fileObject),
      recordSet: [splitSet(facts), ...rows.map((file) => recordSet(file, facts))],
    },
    null,
    2,
  )}\n`;
}

/** The fields of the RAI vocabulary that the tool can fill; what only the author knows is left out. */
function responsible(facts: PackageFacts) {
  const classifiers = facts.annotators.filter(({ type }) => type === 'classifier');
  const people = facts.annotators.filter(
    ({ type, adjudicated }) => type === 'person' && !adjudicated,
  );
  const { agreement } = facts;
  return {
    'rai:dataCollection': `${plural(facts.articles, 'news article')} from ${plural(facts.sources.size, 'source')}, read from files.`,
    'rai:dataPreprocessingProtocol': preprocessing(facts),
    'rai:dataAnnotationProtocol': protocol(facts),
    ...(classifiers.length === 0
      ? {}
      : {
          'rai:machineAnnotationTools': classifiers.map(
            ({ id, revision }) => `${id}${revision === null ? '' : ` ${revision}`} (${facts.tool})`,
          ),
        }),
    'rai:annotationsPerItem': `${people.length} by people, ${classifiers.length} by classifiers at most`,
    ...(agreement === null
      ? {}
      : {
          'rai:dataAnnotationAnalysis': Object.entries(agreement.alpha).map(
            ([label, alpha]) =>
              `Krippendorff's alpha for ${label}: ${alpha === null ? 'undefined' : alpha.toFixed(3)} (${agreement.units} units, ${agreement.annotators} annotators)`,
          ),
        }),
    'rai:dataLimitations': limitations(facts),
    'rai:personalSensitiveInformation': [
      'Names of public figures and political statements ascribed to them, as the articles report them.',
    ],
  };
}

function fileObject({ path, bytes, sha256, format }: PackageFile) {
  return {
    '@type': 'cr:FileObject',
    '@id': path,
    name: path,
    contentUrl: path,
    contentSize: `${bytes} B`,
    encodingFormat: ENCODINGS[format],
    sha256,
  };
}

function splitSet({ splits }: PackageFacts) {
  return {
    '@type': 'cr:RecordSet',
    '@id': 'splits',
    name: 'splits',
    dataType: 'cr:Split',
    key: { '@id': 'splits/name' },
    field: [{ '@type': 'cr:Field', '@id': 'splits/name', name: 'name', dataType: 'sc:Text' }],
    data: splits.map(({ name }) => ({ 'splits/name': name })),
  };
}

function recordSet(file: PackageFile, facts: PackageFacts) {
  const { split = 'train', path, format } = file;
  const labels = ['label', ...facts.codebook.labels.map(({ id }) => id)];
  return {
    '@type': 'cr:RecordSet',
    '@id': `rows-${split}`,
    name: `rows-${split}`,
    description: `One record a statement unit and annotator, of the split ${split}.`,
    ...(facts.primaryKey === null
      ? {}
      : { key: facts.primaryKey.map((name) => ({ '@id': `rows-${split}/${name}` })) }),
    field: facts.columns.map(({ name, type, description }) => ({
      '@type': 'cr:Field',
      '@id': `rows-${split}/${name}`,
      name,
      description,
      dataType: labels.includes(name) ? [TYPES[type], 'cr:Label'] : TYPES[type],
      source: {
        fileObject: { '@id': path },
        extract: format === 'jsonl' ? { jsonPath: `$.${name}` } : { column: name },
      },
    })),
  };
}
