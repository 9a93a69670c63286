import { EXIT, StancekitError } from '../errors.js';
import { describeColumns, TEXT_COLUMNS } from '../formats/flat-describe.js';
import { formatJsonLine } from '../formats/jsonl.js';
import { OutputFolder } from '../formats/output-folder.js';
import { SPLITS_FILE } from '../formats/splits.js';
import { removeStalePackage } from '../formats/stale-files.js';
import { writeOut } from '../io.js';
import { formatCitation } from '../reporters/package/citation.js';
import { formatCroissant } from '../reporters/package/croissant.js';
import { formatDataPackage } from '../reporters/package/data-package.js';
import { formatDatasheet } from '../reporters/package/datasheet.js';
import type { PackageFacts, PackageFile } from '../reporters/package/facts.js';
import { VERSION } from '../version.js';
import { type Command, flagOf, operandsOf, stringOf } from './command.js';
import { gather } from './package/gather.js';
import { measureAnnotators } from './package/measure.js';
import { PACKAGE_FORMATS, packageOptions } from './package/options.js';
import { describe, formatPackage, tell } from './package/report.js';
import { bundledFor, openSource } from './package/source.js';
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
      'stancekit package dataset --license CC-BY-4.0 --name X -o gold --annotator adjudicated',
      'one row a unit: what adjudicate made of the labels of several people',
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
    annotator: {
      nargs: 1,
      type: 'string',
      array: true,
      describe:
        'Only the labels of this annotator (may be repeated), as adjudicated [all, a row each]',
    },
    force: { type: 'boolean', describe: 'Write into a folder that is not empty' },
  },
  readsStdin: false,
  async run(argv, io) {
    const [folder, second] = operandsOf(argv);
    if (folder === undefined || second !== undefined)
      throw new StancekitError('input/count', 'say one dataset folder');
    const log = openRunLog(argv, io);
    const options = packageOptions(argv, log.sink);
    const source = await openSource(folder, stringOf(argv, 'splits'), argv, io, log.sink);
    const { codebook, manifest } = source;
    const found = await gather(source, log.sink);
    source.annotators.tellOfMissing(folder, log.sink);
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
      const files = await writeData(out, source, splits, options, io, log.sink);
      const about = async (path: string, text: string, format: PackageFile['format']) => {
        files.push({ ...(await out.add(path, text)), format, holds: 'about' });
      };
      await about('codebook.json', source.codebookText, 'json');
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
        splitOptions: source.splitOptions,
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
      await removeStalePackage(
        options.output,
        out.entries.map(({ path }) => path),
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
      else if (!flagOf(argv, 'quiet')) await writeOut(io.stdout, formatPackage(summary));
    } finally {
      await out.discard();
    }
    return log.errors > 0 ? EXIT.problems : EXIT.ok;
  },
};
export default command;
