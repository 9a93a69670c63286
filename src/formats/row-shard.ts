import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { isErrno, StancekitError } from '../errors.js';
import type { FileEntry } from '../records.js';
import { assertSameRun } from './build-folder.js';
import { formatJsonLine } from './jsonl.js';
import { type Line, readLines } from './lines.js';
import { OutputFile } from './output.js';
import { partName, type Shard, shardOfId } from './part-names.js';
import type { RunIdentity } from './run-identity.js';

/** Rows that lie together and go together: those of one article, or one row. */
interface Group {
  /** Number of its first row in the whole input, from 0. */
  at: number;
  id: string;
  rows: number;
}

/** What a shard of rows says of itself, beside what made it. */
export interface RowShardManifest extends RunIdentity {
  created: string;
  counts: { articles: number; rows: number; rows_of_all_shards: number };
  files: FileEntry[];
}

/**
 * One shard of a file of rows: `labelled-00003-of-00008.jsonl` with an index of where each row stood,
 * and a manifest that is written last. Rows go by the digest of their article, else of their id.
 */
export class RowShard {
  readonly #groups: Group[] = [];
  #rows = 0;

  constructor(
    /** The file that all shards will make. */
    readonly target: string,
    readonly shard: Shard,
  ) {
    if (extname(target) === '')
      throw new StancekitError('option/value', '-o has to name a file with an ending', {
        place: { file: target },
        hint: `for example -o ${target}.jsonl: the shard's number goes before the ending`,
      });
  }

  get path(): string {
    return partName(this.target, this.shard);
  }

  #beside(what: string, end: string): string {
    const stem = this.target.slice(0, -extname(this.target).length);
    return partName(`${stem}.${what}${end}`, this.shard);
  }

  /** The rows of this shard; every row of the input has to be read. */
  async *own<T extends { value: Record<string, unknown> }>(
    rows: AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const { index, count } = this.shard;
    for await (const row of rows) {
      const at = this.#rows++;
      const id = String(row.value['article_id'] ?? row.value['id'] ?? `row ${at}`);
      if (shardOfId(id, count) !== index) continue;
      const last = this.#groups.at(-1);
      if (last?.id === id && last.at + last.rows === at) last.rows++;
      else this.#groups.push({ at, id, rows: 1 });
      yield row;
    }
  }

  /** Is the shard there already? Throws where it came from another run. */
  async isFinished(identity: RunIdentity): Promise<boolean> {
    const file = this.#beside('manifest', '.json');
    let text: string;
    try {
      text = await readFile(file, 'utf8');
    } catch (error) {
      if (isErrno(error) && error.code === 'ENOENT') return false;
      throw error;
    }
    const { inputs, ...manifest } = JSON.parse(text) as RowShardManifest;
    const { list: _, ...own } = identity.inputs;
    assertSameRun({ ...manifest, inputs }, { ...identity, inputs: own }, file);
    return true;
  }

  /** Writes index and manifest, once the rows have their name. */
  async finish(rowFile: FileEntry, identity: RunIdentity, now: Date): Promise<void> {
    const { list: _, ...inputs } = identity.inputs;
    const rows = this.#groups.reduce((sum, group) => sum + group.rows, 0);
    const index = await written(this.#beside('index', '.jsonl'), this.#indexLines());
    const manifest: RowShardManifest = {
      ...identity,
      inputs,
      created: now.toISOString(),
      counts: { articles: this.#groups.length, rows, rows_of_all_shards: this.#rows },
      files: [rowFile, index],
    };
    await written(this.#beside('manifest', '.json'), [`${JSON.stringify(manifest, null, 2)}\n`]);
  }

  async *#indexLines(): AsyncGenerator<string> {
    const lines = readLines(createReadStream(this.path), { file: this.path, onBad: () => {} });
    for (const { at, id, rows } of this.#groups) {
      let end = 0;
      for (let i = 0; i < rows; i++) {
        const { byte, bytes } = (await lines.next()).value as Line;
        end = byte + bytes + 1;
      }
      yield formatJsonLine({ at, id, sha256: '', ends: [end] });
    }
  }
}

async function written(
  path: string,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<FileEntry> {
  const file = await OutputFile.create(path);
  try {
    for await (const piece of pieces) await file.write(piece);
    const entry = await file.finish(basename(path));
    await file.publish();
    return entry;
  } finally {
    await file.discard();
  }
}
