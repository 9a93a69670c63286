import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openModelFolder } from '../classifiers/model-folder.js';
import { EXIT, StancekitError } from '../errors.js';
import { readCodebook } from '../formats/codebooks.js';
import { isFolder } from '../formats/dataset-reader.js';
import { describeColumns, TEXT_COLUMNS } from '../formats/flat-describe.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { OutputFolder } from '../formats/output-folder.js';
import { readSplits, SPLITS_FILE } from '../formats/splits.js';
import { writeOut } from '../io.js';
import type { Manifest, ProblemSink } from '../records.js';
import { formatCitation } from '../reporters/package/citation.js';
import { formatCroissant } from '../reporters/package/croissant.js';
import { formatDataPackage } from '../reporters/package/data-package.js';
import { formatDatasheet } from '../reporters/package/datasheet.js';
import type { PackageFacts, PackageFile } from '../reporters/package/facts.js';
import { plural } from '../reporters/text-table.js';
import { VERSION } from '../version.js';
import { bundledClassifierFolder } from './classifier-input.js';
import { type Command, flagOf, operandsOf, stringOf } from './command.js';
import { gather, measureAnnotators } from './package/gather.js';
import { PACKAGE_FORMATS, packageOptions } from './package/options.js';
import { writeData } from './package/write.js';
import { openRunLog } from './run-log.js';

const command: Command = {
  usage: 'package DATASET --license ID --name NAME -o DIR',
  describe:
    'Makes a dataset ready to publish: Hugging Face card and files, Croissant, Data Package, CITATION.cff, checksums.',
  examples: [
    [
      'stancekit package dataset --license CC-BY-4.0 --name "Gulf stances 2024" --creator "Nguyen, Lan" --url https://huggingface.co/datasets/lan/gulf -o out',
      'Parquet and CSV, with the splits of dataset/splits.csv where it is there',
    ],
    [
      'stancekit package dataset --license CC0-1.0 --name X -o out --without-texts',
      'offsets, labels and addresses only',
    ],
  ],
  options: {
    license: { nargs: 1, type: 'string', describe: 'SPDX identifier of its licence (required)' },
    name: { nargs: 1, type: 'string', describe: 'What it is called (required)' },
    output: { alias: 'o', nargs: 1, type: 'string', describe: 'Folder of the package (required)' },
    creator: {
      nargs: 1,
      type: 'string',
      array: true,
      describe:
        '"Family, Given" or an organisation, with an ORCID iD behind if there is one; once for each',
    },
    url: { nargs: 1, type: 'string', describe: 'Address at which it will be found' },
    description: {
      nargs: 1,
      type: 'string',
      describe: 'A sentence or two on what it is [from its counts]',
    },
    'dataset-version': { nargs: 1, type: 'string', describe: 'Its version [1.0.0]' },
    published: {
      nargs: 1,
      type: 'string',
      describe: 'Day of publication [that on which it was built]',
    },
    doi: { nargs: 1, type: 'string', describe: 'Its DOI' },
    keyword: { nargs: 1, type: 'string', array: true, describe: 'A keyword; once for each' },
    format: {
      nargs: 1,
      type: 'string',
      describe: `Format of the data: ${PACKAGE_FORMATS.join(', ')} [parquet]`,
    },
    csv: {
      type: 'boolean',
      default: true,
      describe: 'Also a CSV of each split; --no-csv leaves it out',
    },
    splits: {
      nargs: 1,
      type: 'string',
      describe: `File with article_id and split [${SPLITS_FILE} of the dataset]`,
    },
    'with-articles': {
      type: 'boolean',
      describe: 'Also the full texts of the articles: be sure that you may',
    },
    'without-texts': { type: 'boolean', describe: 'Leave out all words of the articles' },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty' },
  },
  readsStdin: false,
  async run(argv, io) {
    const [folder, second] = operandsOf(argv);
    if (folder === undefined || second !== undefined)
      throw new StancekitError('input/count', 'say one dataset folder');
    const log = openRunLog(argv, io);
    const options = packageOptions(argv, log.sink);
    if (!(await isFolder(folder)) || !(await exists(join(folder, 'annotations.jsonl'))))
      throw new StancekitError(
        'input/no-dataset',
        'is no dataset folder: it has no annotations.jsonl',
        {
          place: { file: folder },
          hint: 'make one with stancekit build',
        },
      );
    const own = join(folder, 'codebook.json');
    const { codebook, text: codebookText } = await readCodebook(
      (await exists(own)) ? own : undefined,
    );
    const manifest = await manifestOf(folder);
    const splitFile = stringOf(argv, 'splits') ?? join(folder, SPLITS_FILE);
    const splitMap =
      stringOf(argv, 'splits') !== undefined || (await exists(splitFile))
        ? await readSplits(splitFile, { stdin: io.stdin, sink: log.sink })
        : null;
    const splitOf = (id: string) =>
      splitMap === null ? 'train' : hubSplit(splitMap.get(id) ?? null);
    const found = await gather(folder, codebook, splitOf, log.sink);
    if (found.rows === 0)
      throw new StancekitError('package/empty', 'there are no labelled rows to publish', {
        place: { file: folder },
      });
    tell(found, folder, log.sink);
    const out = await OutputFolder.create(options.output, { force: options.force });
    try {
      const order = ['train', 'validation', 'test'];
      const rank = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
      const splits = new Map(
        [...found.splits].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)),
      );
      const source = { folder, codebook, splitOf, io, sink: log.sink };
      const files = await writeData(out, source, splits, options);
      const about = async (path: string, text: string, format: PackageFile['format']) => {
        files.push({ ...(await out.add(path, text)), format, holds: 'about' });
      };
      await about('codebook.json', codebookText, 'json');
      const classifier = await bundledFor(found.annotators);
      if (classifier !== null) await about('CLASSIFIER.md', classifier.card, 'md');
      const columns = describeColumns(codebook).filter(
        ({ name }) => options.texts !== 'none' || !TEXT_COLUMNS.has(name),
      );
      const { splits: _, localPaths: __, ...counts } = found;
      const facts: PackageFacts = {
        ...counts,
        ...(await measureAnnotators(folder, codebook, io)),
        ...options,
        description: options.description ?? describe(found, codebook.title),
        keywords:
          options.keywords.length > 0
            ? options.keywords
            : ['stance', 'diplomacy', 'news', ...codebook.labels.map(({ id }) => id)],
        published: options.published ?? (manifest?.created ?? io.now().toISOString()).slice(0, 10),
        codebook,
        columns,
        files,
        splits: [...splits].map(([name, { rows, articles }]) => ({
          name,
          rows,
          articles: articles.size,
        })),
        splitOptions: splitMap === null ? null : splitOptionsOf(manifest),
        thresholds: classifier?.thresholds ?? null,
        classifierCard: classifier === null ? null : 'CLASSIFIER.md',
        tool: `stancekit ${manifest?.tool.version ?? VERSION}`,
      };
      await out.add('README.md', formatDatasheet(facts));
      await out.add('croissant.json', formatCroissant(facts));
      await out.add('datapackage.json', formatDataPackage(facts));
      await out.add('CITATION.cff', formatCitation(facts));
      await out.add(
        'SHA256SUMS',
        out.entries.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''),
      );
      await out.publish();
      const summary = {
        folder: options.output,
        rows: facts.rows,
        articles: facts.articles,
        splits: facts.splits,
        files: out.entries,
      };
      if (flagOf(argv, 'json')) await writeOut(io.stdout, formatJsonLine(summary));
      else if (!flagOf(argv, 'quiet')) await writeOut(io.stdout, said(summary));
    } finally {
      await out.discard();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

async function manifestOf(folder: string): Promise<Manifest | null> {
  const path = join(folder, 'manifest.json');
  return (await exists(path)) ? (JSON.parse(await readFile(path, 'utf8')) as Manifest) : null;
}

/** The Hub's word for a split. */
const hubSplit = (name: string | null) => (name === 'dev' ? 'validation' : name);

function splitOptionsOf(manifest: Manifest | null): Record<string, unknown> | null {
  const options = manifest?.meta['split'];
  return typeof options === 'object' && options !== null
    ? (options as Record<string, unknown>)
    : null;
}

/** The classifier that comes with this package, where it is the one that labelled the dataset. */
async function bundledFor(annotators: PackageFacts['annotators']) {
  const { settings, sha256 } = await openModelFolder(bundledClassifierFolder);
  const labelled = annotators.some((one) => one.id === settings?.id && one.sha256 === sha256);
  if (settings === undefined || !labelled) return null;
  const card = await readFile(join(bundledClassifierFolder, 'README.md'), 'utf8');
  return { thresholds: settings.thresholds, card };
}

function describe(
  found: { rows: number; articles: number; langs: Map<string, number> },
  codebook: string,
): string {
  const langs = [...found.langs.keys()].filter((lang) => lang !== 'und');
  return `Statement units of ${plural(found.articles, 'news article')} in ${plural(langs.length, 'language')} (${langs.join(', ')}), labelled for stance by the codebook "${codebook}".`;
}

function tell(
  { leftOut, localPaths }: { leftOut: number; localPaths: number },
  file: string,
  sink: ProblemSink,
): void {
  if (leftOut > 0)
    sink({
      severity: 'warning',
      code: 'package/left-out',
      message: `${plural(leftOut, 'article')} of the dataset are in no split, and not in the package`,
      place: { file },
    });
  if (localPaths > 0)
    sink({
      severity: 'warning',
      code: 'package/local-path',
      message: `article_source of ${plural(localPaths, 'article')} is a path on your machine, and is published`,
      place: { file },
      hint: 'build from a relative path',
    });
}

function said({
  folder,
  rows,
  articles,
  splits,
  files,
}: {
  folder: string;
  rows: number;
  articles: number;
  splits: PackageFacts['splits'];
  files: { path: string }[];
}): string {
  const parts = splits.map((split) => `${split.name} ${split.rows.toLocaleString('en')}`);
  return `${[
    `${plural(rows, 'row')} of ${plural(articles, 'article')}: ${parts.join(', ')}`,
    ...files.map(({ path }) => `  ${join(folder, path)}`),
    'What only you know is marked "To be filled in by the author" in README.md.',
  ].join('\n')}\n`;
}
