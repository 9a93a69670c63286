import { StancekitError } from '../../errors.js';
import { shardOfId } from '../../formats/part-names.js';
import { differences, type RunIdentity } from '../../formats/run-identity.js';
import {
  type FinishedShard,
  type FoundShards,
  readIndex,
  whyAltered,
} from '../../formats/shard-folder.js';
import type { Problem, ProblemSink } from '../../records.js';

/** What of the shards can be merged, and which have to be run again. */
export interface CheckedShards {
  stem: string | null;
  count: number;
  /** One of each index; whole only where `rerun` is empty. */
  shards: FinishedShard[];
  /** Indices that are missing, unfinished or damaged. */
  rerun: number[];
}

/**
 * Sees that every shard is there exactly once, from the same run, and as it was built. Tells `sink`
 * of everything that is wrong; throws where the shards cannot belong together at all.
 */
export async function checkShards(found: FoundShards, sink: ProblemSink): Promise<CheckedShards> {
  const counts = [...new Set([...found.finished, ...found.unfinished].map(({ count }) => count))];
  const [count] = counts;
  if (count === undefined)
    throw new StancekitError('merge/no-shards', 'the folders hold no shards', {
      hint: 'shards are made with --shard I/N of stancekit build and label',
    });
  if (counts.length > 1) {
    const told = counts.map((n) => `of ${n}`).join(' and ');
    throw new StancekitError('merge/other-count', `there are shards ${told}`, {
      hint: 'name only folders of one run; with --shard auto, run some ids again with auto/N',
    });
  }
  const shards = found.finished.filter((shard, i) => shard.index !== found.finished[i - 1]?.index);
  for (const again of found.finished.filter((shard) => !shards.includes(shard))) {
    sink(problem('merge/repeated-shard', `shard ${again.index} is there more than once`, again));
  }
  const rerun = new Set<number>();
  for (let index = 0; index < count; index++) {
    if (shards.some((shard) => shard.index === index)) continue;
    rerun.add(index);
    const begun = found.unfinished.find((shard) => shard.index === index);
    const message = `shard ${index} of ${count} ${begun ? 'is not finished' : 'is missing'}`;
    const place = { file: begun?.folder ?? (shards[0] as FinishedShard).folder };
    sink({ severity: 'error', code: 'merge/missing-shard', message, place });
  }
  const first = shards[0];
  for (const shard of shards) {
    for (const line of differences(runOf(first as FinishedShard), runOf(shard)))
      sink(problem('merge/other-run', `shard ${shard.index} is of another run: ${line}`, shard));
    for (const entry of shard.manifest.files) {
      const why = await whyAltered(shard.folder, entry);
      if (why === undefined) continue;
      rerun.add(shard.index);
      sink({
        ...problem('merge/altered-file', `${entry.path} ${why}`, shard),
        hint: 'run the shard again with --force',
      });
    }
  }
  return { stem: found.stem, count, shards, rerun: [...rerun].sort((a, b) => a - b) };
}

/**
 * The shard of each article, by its place in the whole input; `NOBODY` where an article was left
 * out. Throws where the index of a shard does not fit: an article twice, or one of another shard.
 */
export async function ownersOf({ stem, shards, count }: CheckedShards): Promise<Uint32Array> {
  let owners = new Uint32Array(1024).fill(NOBODY);
  let most = 0;
  for (const [i, shard] of shards.entries()) {
    let last = -1;
    let articles = 0;
    for await (const { at, id } of readIndex(shard, stem)) {
      while (at >= owners.length) {
        const more = new Uint32Array(owners.length * 2).fill(NOBODY);
        more.set(owners);
        owners = more;
      }
      if (at <= last || owners[at] !== NOBODY || shardOfId(id, count) !== shard.index)
        throw notIndex(shard, `article ${id} cannot be at place ${at}`);
      owners[at] = i;
      last = at;
      articles++;
      most = Math.max(most, at + 1);
    }
    if (articles !== shard.manifest.counts.articles)
      throw notIndex(shard, `it lists ${articles} articles`);
  }
  return owners.subarray(0, most);
}

export const NOBODY = 0xffffffff;

function runOf({ manifest }: FinishedShard): RunIdentity {
  const { tool, options, codebook, classifier, inputs } = manifest;
  const { files, sha256 = null } = inputs;
  return { tool, options, codebook, classifier, inputs: { files, sha256 } };
}

const problem = (code: string, message: string, shard: FinishedShard): Problem => ({
  severity: 'error',
  code,
  message,
  place: { file: shard.manifestPath },
});

const notIndex = (shard: FinishedShard, why: string) =>
  new StancekitError('merge/broken-index', `the index of shard ${shard.index} is wrong: ${why}`, {
    place: { file: shard.manifestPath },
    hint: 'run the shard again with --force',
  });
