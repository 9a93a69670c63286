import { stringify } from 'yaml';
import type { PackageFacts, PackageFile } from './facts.js';

const DTYPES = { string: 'string', integer: 'int32', number: 'float64' } as const;

/** The YAML head of a README.md on the Hugging Face Hub: what it is found by, and how `load_dataset` reads it. */
export function formatHubHead(facts: PackageFacts): string {
  const { license, annotators, texts } = facts;
  const langs = [...facts.langs.keys()].filter((lang) => lang !== 'und');
  const types = new Set(annotators.map(({ type }) => type));
  const rows = dataFiles(facts, 'rows');
  const articles = dataFiles(facts, 'articles');
  const head = {
    pretty_name: facts.name,
    license: license.hub,
    ...(license.hub === 'other'
      ? { license_name: license.id.toLowerCase(), license_link: license.url }
      : {}),
    language: langs,
    multilinguality: [langs.length > 1 ? 'multilingual' : 'monolingual'],
    annotations_creators: [
      ...(types.has('person') ? ['expert-generated'] : []),
      ...(types.has('classifier') ? ['machine-generated'] : []),
    ],
    language_creators: ['found'],
    source_datasets: ['original'],
    size_categories: [sizeCategory(facts.rows)],
    task_categories: ['text-classification'],
    task_ids: ['multi-label-classification'],
    tags: facts.keywords,
    configs: [
      configOf('default', rows),
      ...(texts === 'articles' ? [configOf('articles', articles)] : []),
    ],
    dataset_info: [
      {
        config_name: 'default',
        features: facts.columns.map(({ name, type }) => ({ name, dtype: DTYPES[type] })),
        splits: rows.map(({ split, bytes, rows: count }) => ({
          name: split,
          num_bytes: bytes,
          num_examples: count,
        })),
        ...sizes(rows),
      },
    ],
  };
  return `---\n${stringify(head, { lineWidth: 0, compat: 'yaml-1.1' })}---\n`;
}

/** The files that the Hub reads: those of the main format. */
function dataFiles({ files }: PackageFacts, holds: PackageFile['holds']): PackageFile[] {
  return files.filter((file) => file.holds === holds && !file.path.startsWith('csv/'));
}

function configOf(name: string, files: readonly PackageFile[]) {
  return {
    config_name: name,
    ...(name === 'default' ? { default: true } : {}),
    data_files: files.map(({ split = 'train', path }) => ({
      split,
      path: path.replace(/00000-of-00001/, '*'),
    })),
  };
}

function sizes(files: readonly PackageFile[]) {
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  return { download_size: bytes, dataset_size: bytes };
}

function sizeCategory(rows: number): string {
  if (rows < 1000) return 'n<1K';
  const steps = ['1K', '10K', '100K', '1M', '10M', '100M', '1B', '10B', '100B', '1T'];
  const step = Math.min(Math.floor(Math.log10(rows)) - 3, steps.length - 2);
  return `${steps[step]}<n<${steps[step + 1]}`;
}
