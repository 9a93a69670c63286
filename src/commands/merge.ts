import { join } from 'node:path';
import { EXIT, StancekitError } from '../errors.js';
import { BuildFolder } from '../formats/build-folder.js';
import { type LoadedCodebook, readCodebook } from '../formats/codebooks.js';
import { DATASET_FILES, DatasetWriter } from '../formats/dataset-writer.js';
import { readFinishedArticles } from '../formats/finished-rows.js';
import { partName } from '../formats/part-names.js';
import { type FinishedShard, findShards, readIndex } from '../formats/shard-folder.js';
import { LineStore } from '../formats/text-store.js';
import { wantsColor, writeOut } from '../io.js';
import type { Manifest } from '../records.js';
import { formatCard } from '../reporters/card.js';
import { formatSummary } from '../reporters/summary.js';
import { createTally } from '../reporters/tally.js';
import { type Command, flagOf, operandsOf, stringOf } from './command.js';
import { manifestOf } from './manifest.js';
import { checkShards, NOBODY, ownersOf } from './merge/check.js';
import { mergeRows } from './merge/rows.js';
import { openRunLog } from './run-log.js';
import { formatArray } from './shard.js';

const command: Command = {
  usage: 'merge DIR... -o DIR|FILE',
  describe:
    'Puts the shards of build or label together, once each of them is there: the bytes of a run that was not cut up.\nWhere some are not, prints those to run again to stdout, as an option of sbatch.',
  examples: [
    ['stancekit merge parts -o dataset', 'shards in one folder'],
    ['stancekit merge node1/parts node2/parts -o dataset', 'in several'],
    ['stancekit merge parts -o labelled.jsonl', 'shards of label'],
    ['sbatch $(stancekit merge parts -o dataset) label.sbatch', 'run again those that are missing'],
  ],
  options: {
    output: {
      alias: 'o',
      nargs: 1,
      type: 'string',
      describe: 'Folder of the dataset, or file of rows (required)',
    },
    force: { type: 'boolean', describe: 'Replace what is there' },
  },
  readsStdin: false,
  async run(argv, io) {
    const target = stringOf(argv, 'output');
    if (target === undefined)
      throw new StancekitError(
        'option/missing',
        'say where the dataset goes with -o DIR, or the rows with -o FILE',
      );
    if (argv._.length === 0)
      throw new StancekitError('input/none', 'name the folders that hold the shards');
    const log = openRunLog(argv, io);
    const checked = await checkShards(await findShards(operandsOf(argv)), log.sink);
    if (log.errors > 0) {
      const rerun = formatArray(checked.rerun);
      if (flagOf(argv, 'json'))
        await writeOut(
          io.stdout,
          `${JSON.stringify({ count: checked.count, rerun: checked.rerun })}\n`,
        );
      else if (rerun !== '') await writeOut(io.stdout, `--array=${rerun}\n`);
      return EXIT.problems;
    }
    if (checked.stem !== null) {
      const force = flagOf(argv, 'force');
      const { entry, rows } = await mergeRows(checked, target, { force, signal: io.signal });
      if (flagOf(argv, 'json'))
        await writeOut(io.stdout, `${JSON.stringify({ file: target, rows, ...entry })}\n`);
      else if (!flagOf(argv, 'quiet'))
        await writeOut(io.stdout, `${rows.toLocaleString('en')} rows in ${target}\n`);
      return EXIT.ok;
    }
    const shards = checked.shards as [DatasetShard, ...DatasetShard[]];
    const [first] = shards;
    const owners = await ownersOf(checked);
    const loaded = await codebookOf(first);
    const { codebook } = loaded;
    const folder = await BuildFolder.claim(target, {
      shard: null,
      resume: false,
      force: flagOf(argv, 'force'),
      now: io.now(),
      signal: io.signal,
      tell: (message) =>
        log.sink({ severity: 'warning', code: 'output/lock', message, place: { file: target } }),
    });
    const { bom, 'spreadsheet-safe': spreadsheetSafe } = first.manifest.options;
    let writer: DatasetWriter | undefined;
    try {
      writer = await DatasetWriter.open(target, codebook, {
        bom: bom === true,
        spreadsheetSafe: spreadsheetSafe === true,
      });
      for (const [kind] of DATASET_FILES.entries())
        await copyRows(kind, writer, shards, owners, io.signal);
      await writer.save();
      const [articles, units, annotations] = partsOf(writer);
      const tally = createTally(codebook);
      for await (const finished of readFinishedArticles({ articles, units, annotations }))
        tally.countFinished(finished);

      const files = await writer.finish();
      files.push(await writer.addFile('codebook.json', loaded.text));
      const manifests = shards.map(({ manifest }) => manifest);
      const { inputs, classifier } = first.manifest;
      if (classifier === null)
        throw new StancekitError('merge/no-classifier', 'the manifest names no classifier');
      files.push(await writer.addFile('README.md', formatCard({ tally, codebook, classifier })));
      const { shard: _, ...whole } = first.manifest;
      const { files: read, sha256 = null } = inputs;
      const skipped = total(manifests.map((manifest) => manifest.inputs.skipped));
      const manifest = manifestOf(
        { ...whole, inputs: { files: read, sha256 } },
        {
          created: io.now(),
          seconds: total(manifests.map(({ seconds }) => seconds)),
          tally,
          skipped,
          files,
        },
      );
      await writer.addFile('manifest.json', `${JSON.stringify(manifest, null, 2)}\n`);
      await writer.publish();
      if (flagOf(argv, 'json'))
        await writeOut(io.stdout, `${JSON.stringify({ folder: target, ...manifest })}\n`);
      else if (!flagOf(argv, 'quiet')) {
        const color = wantsColor(io.stdoutIsTTY, io.env);
        await writeOut(
          io.stdout,
          formatSummary({ folder: target, tally, codebook, skipped, color }),
        );
      }
      writer = undefined;
    } finally {
      await writer?.discard();
      await folder.release();
    }
    return EXIT.ok;
  },
};
export default command;

type DatasetShard = FinishedShard<Manifest>;

/** Copies the rows of one file of all shards in the order in which one run would have written them. */
async function copyRows(
  kind: number,
  writer: DatasetWriter,
  shards: readonly DatasetShard[],
  owners: Uint32Array,
  signal: AbortSignal,
): Promise<void> {
  const name = DATASET_FILES[kind] as (typeof DATASET_FILES)[number];
  const store = new LineStore();
  const head = name === 'dataset.csv' ? Buffer.byteLength(writer.csvHead(), 'utf8') : 0;
  const sources = shards.map((shard) => ({
    file: join(shard.folder, partName(name, shard)),
    index: readIndex(shard, null),
    byte: head,
  }));
  try {
    for (const owner of owners) {
      if (owner === NOBODY) continue;
      if (signal.aborted) throw new StancekitError('interrupted', 'interrupted');
      const source = sources[owner] as (typeof sources)[number];
      const entry = await source.index.next();
      const end = entry.done ? source.byte : (entry.value.ends[kind] as number);
      const { file, byte } = source;
      await writer.writeRows(name, store.read({ file, byte, bytes: end - byte }));
      source.byte = end;
    }
  } finally {
    store.close();
  }
}

function partsOf(writer: DatasetWriter) {
  const ends = writer.ends();
  return DATASET_FILES.map((name, i) => ({
    path: join(writer.folder, `${name}.part`),
    bytes: ends[i] as number,
  })) as [PartFile, PartFile, PartFile];
}

interface PartFile {
  path: string;
  bytes: number;
}

/** The codebook that a shard was labelled by, as it lies beside it. */
async function codebookOf(shard: DatasetShard): Promise<LoadedCodebook> {
  return await readCodebook(join(shard.folder, partName('codebook.json', shard)));
}

const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
