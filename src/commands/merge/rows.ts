import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { StancekitError } from '../../errors.js';
import { OutputFile } from '../../formats/output.js';
import { partName } from '../../formats/part-names.js';
import type { RowShardManifest } from '../../formats/row-shard.js';
import { type FinishedShard, readIndex } from '../../formats/shard-folder.js';
import { LineStore } from '../../formats/text-store.js';
import type { FileEntry } from '../../records.js';
import { type CheckedShards, NOBODY, ownersOf } from './check.js';

/**
 * Puts the rows of all shards into one file, in the order in which one run would have written them.
 * Throws where the file is there already, unless `force`, and where the shards do not hold every row.
 */
export async function mergeRows(
  checked: CheckedShards,
  target: string,
  options: { force: boolean; signal: AbortSignal },
): Promise<{ entry: FileEntry; rows: number }> {
  const shards = checked.shards as FinishedShard<RowShardManifest>[];
  const rows = shards.reduce((sum, { manifest }) => sum + manifest.counts.rows, 0);
  const short = shards.find(({ manifest }) => manifest.counts.rows_of_all_shards !== rows);
  if (short !== undefined)
    throw new StancekitError(
      'merge/other-count',
      `the shards hold ${rows} rows, and this one read ${short.manifest.counts.rows_of_all_shards}`,
      { place: { file: short.manifestPath }, hint: 'run the shards again, on the same input' },
    );
  if (!options.force && (await stat(target).catch(() => undefined)) !== undefined)
    throw new StancekitError('output/exists', 'the file is there already', {
      place: { file: target },
      hint: 'replace it with --force',
    });
  const owners = await ownersOf(checked);
  const sources = shards.map((shard) => ({
    file: join(shard.folder, partName(`${checked.stem}.jsonl`, shard)),
    index: readIndex(shard, checked.stem),
    byte: 0,
  }));
  const store = new LineStore();
  const out = await OutputFile.create(target);
  try {
    for (const owner of owners) {
      if (owner === NOBODY) continue;
      if (options.signal.aborted) throw new StancekitError('interrupted', 'interrupted');
      const source = sources[owner] as (typeof sources)[number];
      const entry = await source.index.next();
      const end = entry.done ? source.byte : (entry.value.ends[0] as number);
      const { file, byte } = source;
      await out.write(store.read({ file, byte, bytes: end - byte }));
      source.byte = end;
    }
    const entry = await out.finish(basename(target));
    await out.publish();
    return { entry, rows };
  } finally {
    store.close();
    await out.discard();
  }
}
