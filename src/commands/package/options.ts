import { StancekitError } from '../../errors.js';
import { type License, parseLicense } from '../../formats/licenses.js';
import type { ProblemSink } from '../../records.js';
import type { Creator } from '../../reporters/package/facts.js';
import { type Argv, choiceOf, flagOf, stringOf } from '../command.js';

export const PACKAGE_FORMATS = ['parquet', 'jsonl', 'csv'] as const;
export type PackageFormat = (typeof PACKAGE_FORMATS)[number];

/** What the author says of a dataset: the options, checked. */
export interface PackageOptions {
  output: string;
  force: boolean;
  name: string;
  slug: string;
  description: string | undefined;
  version: string;
  license: License;
  creators: Creator[];
  url: string | null;
  doi: string | null;
  keywords: string[];
  published: string | undefined;
  format: PackageFormat;
  csv: boolean;
  texts: 'articles' | 'units' | 'none';
}

/** Reads the options; what a reader of the package would miss is told. */
export function packageOptions(argv: Argv, sink: ProblemSink): PackageOptions {
  const name = required(argv, 'name', 'say what the dataset is called with --name "..."');
  const license = required(
    argv,
    'license',
    'say its licence with --license, for example CC-BY-4.0',
  );
  const output = required(argv, 'output', 'say where the package goes with -o DIR');
  const tell = (option: string, message: string) =>
    sink({
      severity: 'warning',
      code: `package/no-${option}`,
      message,
      place: { file: output },
      hint: `say it with --${option}`,
    });
  const url = addressOf(stringOf(argv, 'url'));
  if (url === null)
    tell(
      'url',
      'croissant.json has no url, which Croissant requires: where will the dataset be published?',
    );
  const creators = listOf(argv['creator']).map(parseCreator);
  if (creators.length === 0) {
    tell(
      'creator',
      'nobody is named as its creator; CITATION.cff and croissant.json name its contributors',
    );
    creators.push({ name: `Contributors of ${name}` });
  }
  const [articles, none] = [flagOf(argv, 'with-articles'), flagOf(argv, 'without-texts')];
  if (articles && none)
    throw new StancekitError(
      'option/conflict',
      '--with-articles and --without-texts exclude each other',
    );
  return {
    output,
    force: flagOf(argv, 'force'),
    name,
    slug: slugOf(name),
    description: stringOf(argv, 'description'),
    version: stringOf(argv, 'dataset-version') ?? '1.0.0',
    license: parseLicense(license),
    creators,
    url,
    doi: doiOf(stringOf(argv, 'doi')),
    keywords: listOf(argv['keyword']),
    published: dateOf(stringOf(argv, 'published')),
    format: choiceOf(argv, 'format', PACKAGE_FORMATS) ?? 'parquet',
    csv: argv['csv'] !== false,
    texts: articles ? 'articles' : none ? 'none' : 'units',
  };
}

function required(argv: Argv, option: string, message: string): string {
  const value = stringOf(argv, option)?.trim();
  if (value === undefined || value === '') throw new StancekitError('option/missing', message);
  return value;
}

const listOf = (value: unknown): string[] =>
  (value === undefined ? [] : [value].flat()).map((one) => String(one).trim()).filter(Boolean);

/** `Family, Given` is a person, anything else an organisation; either may end in an ORCID iD. */
export function parseCreator(text: string): Creator {
  const found =
    /^(.*?)\s*[<(]?(?:https?:\/\/orcid\.org\/)?(\d{4}-\d{4}-\d{4}-\d{3}[\dX])[>)]?$/.exec(text);
  const name = (found?.[1] ?? text).trim();
  const orcid = found === null ? {} : { orcid: `https://orcid.org/${found[2]}` };
  const [family = '', given, ...more] = name.split(',').map((part) => part.trim());
  if (given === undefined || given === '' || more.length > 0) return { name, ...orcid };
  return { name: `${family}, ${given}`, family, given, ...orcid };
}

/** A name for addresses: lower-case letters, digits and hyphens. */
export function slugOf(name: string): string {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/gi, 'd').toLowerCase();
  return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'dataset';
}

function addressOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)) return text;
  throw new StancekitError(
    'option/value',
    `--url has to be an address, found ${JSON.stringify(text)}`,
    {
      hint: 'for example https://huggingface.co/datasets/NAME/DATASET',
    },
  );
}

function doiOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  const doi = text.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:)/i, '');
  if (/^10\.\d{4,9}\/\S+$/.test(doi)) return doi;
  throw new StancekitError('option/value', `--doi has to be a DOI, found ${JSON.stringify(text)}`, {
    hint: 'for example 10.5281/zenodo.1234567',
  });
}

function dateOf(text: string | undefined): string | undefined {
  const valid =
    text === undefined || (/^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text)));
  if (valid) return text;
  throw new StancekitError(
    'option/value',
    `--published has to be a day, found ${JSON.stringify(text)}`,
    {
      hint: 'for example 2026-01-31',
    },
  );
}
