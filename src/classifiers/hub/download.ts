import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { isErrno, StancekitError, unwritable } from '../../errors.js';
import { type HubClient, refusal, TRIES, unreachable } from './client.js';
import type { RemoteFile } from './repository.js';

/**
 * Fetches one file into `target`, through `target.part`, which a later try goes on from. Resolves to
 * its sha256 once size and digest are those that the Hub promises. `onBytes` is told how many of
 * its bytes are there.
 */
export async function download(
  client: HubClient,
  path: string,
  file: RemoteFile,
  target: string,
  onBytes: (bytes: number) => void,
): Promise<string> {
  const url = client.settings.endpoint + path;
  const part = new Part(`${target}.part`, file);
  try {
    await part.open();
    for (let barren = 0; part.bytes < file.bytes; ) {
      const before = part.bytes;
      onBytes(before);
      const failed = await fetchInto(client, path, part, onBytes).catch((error: unknown) => {
        if (client.signal.aborted || error instanceof StancekitError) throw error;
        if (isErrno(error) && error.syscall === 'write') throw unwritable(error, part.path);
        return error ?? new Error('the connection was cut');
      });
      if (failed === undefined && part.bytes >= file.bytes) break;
      // A connection that is cut is taken up again at once, as long as something came.
      barren = part.bytes > before ? 0 : barren + 1;
      if (barren >= TRIES) throw unreachable(failed ?? new Error('the connection is cut'), url);
      if (barren > 0) await client.wait(1000 * 2 ** (barren - 1));
    }
    await part.close();
  } catch (error) {
    await part.close();
    throw error;
  }
  const { wrong, sha256 } = part.verify();
  if (wrong !== undefined) {
    await rm(part.path, { force: true });
    throw new StancekitError('hub/checksum', `what came is not ${file.path}: ${wrong}`, {
      place: { file: url },
      hint: 'it was thrown away; try again, or check HF_ENDPOINT and the proxies',
    });
  }
  await rename(part.path, target);
  return sha256;
}

async function fetchInto(
  client: HubClient,
  path: string,
  part: Part,
  onBytes: (bytes: number) => void,
): Promise<undefined> {
  const answer = await client.get(path, part.bytes > 0 ? { range: `bytes=${part.bytes}-` } : {});
  if (answer.status === 416) {
    await answer.body.dump();
    await part.restart();
    return;
  }
  if (answer.status !== 200 && answer.status !== 206)
    throw await refusal(answer, part.file.path, client.settings.endpoint + path);
  if (answer.status === 200 && part.bytes > 0) await part.restart();
  for await (const chunk of answer.body) {
    await part.append(chunk as Buffer);
    onBytes(part.bytes);
  }
}

/** A file that is not whole yet, and the digests of what is there. */
class Part {
  bytes = 0;
  #handle: FileHandle | undefined;
  #sha256: Hash = createHash('sha256');
  #blob: Hash;

  constructor(
    readonly path: string,
    readonly file: RemoteFile,
  ) {
    this.#blob = this.#freshBlob();
  }

  /** Git names a blob by the SHA-1 of its length and its bytes. */
  #freshBlob(): Hash {
    return createHash('sha1').update(`blob ${this.file.bytes}\0`);
  }

  async open(): Promise<void> {
    try {
      await mkdir(dirname(this.path), { recursive: true });
      const size = await stat(this.path).then(
        (found) => found.size,
        () => 0,
      );
      this.#handle = await open(this.path, size > 0 && size <= this.file.bytes ? 'a' : 'w');
    } catch (error) {
      throw isErrno(error) ? unwritable(error, this.path) : error;
    }
    for await (const chunk of createReadStream(this.path)) this.#count(chunk as Buffer);
  }

  #count(chunk: Buffer): void {
    this.#sha256.update(chunk);
    this.#blob.update(chunk);
    this.bytes += chunk.length;
  }

  async append(chunk: Buffer): Promise<void> {
    for (let at = 0; at < chunk.length; )
      at += (await (this.#handle as FileHandle).write(chunk, at)).bytesWritten;
    this.#count(chunk);
  }

  async restart(): Promise<void> {
    await this.#handle?.truncate(0);
    this.bytes = 0;
    this.#sha256 = createHash('sha256');
    this.#blob = this.#freshBlob();
  }

  verify(): { wrong: string | undefined; sha256: string } {
    const { bytes, sha256, blob } = this.file;
    const found = this.#sha256.digest('hex');
    const foundBlob = this.#blob.digest('hex');
    const wrong =
      this.bytes !== bytes
        ? `it has ${this.bytes} bytes, expected ${bytes}`
        : sha256 !== undefined && sha256 !== found
          ? `its sha256 is ${found}, expected ${sha256}`
          : sha256 === undefined && blob !== undefined && blob !== foundBlob
            ? `its Git blob is ${foundBlob}, expected ${blob}`
            : undefined;
    return { wrong, sha256: found };
  }

  async close(): Promise<void> {
    await this.#handle?.sync().catch(() => undefined);
    await this.#handle?.close().catch(() => undefined);
    this.#handle = undefined;
  }
}
