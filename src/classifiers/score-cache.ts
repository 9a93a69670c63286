import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { isErrno } from '../errors.js';
import type { RawScores, Scorer } from './scorer.js';

const PAGE = 4096;
const PAGES = 16_384;
/** At most so many classifiers have a file; the one used longest ago goes first. */
const FILES = 4;
const HEAD = 24;
/** Windows of a text that an entry has room for; longer texts are not kept. */
const WINDOWS = 2;

/**
 * Scores that were computed before, in one file per classifier, of fixed size (64 MiB, sparse). The
 * file is a table: the digest of a text names a page, and the entry is one of those in the page;
 * where a page is full, an old entry makes room. Texts themselves are not kept. Every entry has a
 * checksum and is written in one go, so that processes may share the file without locks: a torn or
 * damaged entry is none. Logits are kept as 32-bit floats and rounded again, which gives back their
 * four decimals exactly.
 */
export class ScoreCache {
  readonly #slots: number;
  damaged = 0;

  private constructor(
    readonly file: string,
    readonly fd: number,
    readonly slot: number,
  ) {
    this.#slots = Math.floor(PAGE / slot);
  }

  /**
   * Opens the table of a classifier in `folder`, making it where there is none; undefined where that
   * is not possible. `identity` names the classifier, `floats` says how many logits one window has.
   * A file that is no such table is told to `warn`, and made anew.
   */
  static open(
    folder: string,
    identity: string,
    floats: number,
    warn: (message: string, file: string) => void,
  ): ScoreCache | undefined {
    const slot = HEAD + 4 * floats * WINDOWS;
    if (slot > PAGE) return undefined;
    const file = join(folder, `${identity}.scores`);
    const head = Buffer.alloc(PAGE);
    head.write(`stancekit scores 1\n${slot}\n`);
    try {
      fs.mkdirSync(folder, { recursive: true });
      if (!fs.existsSync(file)) create(folder, file, head);
      else if (!isWhole(file, head)) {
        warn('the cache of scores is damaged; it is ignored and begun anew', file);
        create(folder, file, head);
      }
      const now = new Date();
      fs.utimesSync(file, now, now);
      return new ScoreCache(file, fs.openSync(file, 'r+'), slot);
    } catch (error) {
      if (isErrno(error)) return undefined;
      throw error;
    }
  }

  #read(key: Buffer): { page: Buffer; at: number } {
    const at = PAGE * (1 + (key.readUInt32LE(0) % PAGES));
    const page = Buffer.alloc(PAGE);
    fs.readSync(this.fd, page, 0, PAGE, at);
    return { page, at };
  }

  /** The scores kept under a key, in windows of `rows` times `outputs` logits. */
  get(key: Buffer, rows: number, outputs: number): RawScores | undefined {
    const { page } = this.#read(key);
    for (let slot = 0; slot < this.#slots; slot++) {
      const entry = page.subarray(slot * this.slot, (slot + 1) * this.slot);
      if (!entry.subarray(0, 16).equals(key)) continue;
      const windows = entry.readUInt8(16);
      if (entry.readUInt32LE(20) !== checksum(entry) || windows < 1 || windows > WINDOWS) {
        this.damaged++;
        return undefined;
      }
      const values = Array.from({ length: windows }, (_w, w) =>
        Array.from({ length: rows }, (_r, r) =>
          Array.from(
            { length: outputs },
            (_o, o) =>
              Math.round(entry.readFloatLE(HEAD + 4 * ((w * rows + r) * outputs + o)) * 1e4) / 1e4,
          ),
        ),
      );
      return { values, truncated: false };
    }
    return undefined;
  }

  set(key: Buffer, { values, truncated }: RawScores): void {
    const floats = values.flat(2);
    if (truncated || values.length > WINDOWS || HEAD + 4 * floats.length > this.slot) return;
    const entry = Buffer.alloc(this.slot);
    key.copy(entry);
    entry.writeUInt8(values.length, 16);
    for (const [i, value] of floats.entries()) entry.writeFloatLE(value, HEAD + 4 * i);
    entry.writeUInt32LE(checksum(entry), 20);
    const { page, at } = this.#read(key);
    const free = (slot: number) => {
      const held = page.subarray(slot * this.slot, slot * this.slot + 16);
      return held.equals(key) || held.every((byte) => byte === 0);
    };
    let slot = 0;
    while (slot < this.#slots && !free(slot)) slot++;
    if (slot === this.#slots) slot = key.readUInt32LE(4) % this.#slots;
    fs.writeSync(this.fd, entry, 0, entry.length, at + slot * this.slot);
  }

  close(): void {
    fs.closeSync(this.fd);
  }
}

const checksum = (entry: Buffer): number =>
  crc32(entry.subarray(HEAD), crc32(entry.subarray(0, 20)));

/** Makes an empty table aside, and takes the oldest away where there are too many. */
function create(folder: string, file: string, head: Buffer): void {
  const aside = `${file}.${process.pid}.part`;
  fs.writeFileSync(aside, head);
  fs.truncateSync(aside, PAGE * (1 + PAGES));
  fs.renameSync(aside, file);
  const others = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.scores'))
    .map((name) => join(folder, name))
    .filter((path) => path !== file)
    .map((path) => ({ path, time: fs.statSync(path).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of others.slice(FILES - 1)) fs.rmSync(path, { force: true });
}

function isWhole(file: string, head: Buffer): boolean {
  if (fs.statSync(file).size !== PAGE * (1 + PAGES)) return false;
  const found = Buffer.alloc(PAGE);
  const fd = fs.openSync(file, 'r');
  fs.readSync(fd, found, 0, PAGE, 0);
  fs.closeSync(fd);
  return found.equals(head);
}

/** Asks the cache first, and keeps what had to be computed. Never fails because of the cache. */
export function cachedScorer(
  scorer: Scorer,
  cache: ScoreCache,
  warn: (message: string, file: string) => void,
): Scorer {
  let usable = true;
  const guarded = <T>(act: () => T): T | undefined => {
    if (!usable) return undefined;
    try {
      return act();
    } catch (error) {
      if (!isErrno(error)) throw error;
      usable = false;
      return undefined;
    }
  };
  const keyOf = (text: string, lang: string) => {
    const hash = createHash('sha256').update(text.normalize('NFC')).update('\0');
    return hash
      .update(scorer.hypothesesFor(lang) === null ? '' : lang)
      .digest()
      .subarray(0, 16);
  };
  return {
    ...scorer,
    async score(texts, langs) {
      const keys = texts.map((text, i) => keyOf(text, langs[i] as string));
      const known = keys.map((key, i) => {
        const held = scorer.hypothesesFor(langs[i] as string);
        const rows = held === null ? 1 : Object.values(held).flat(2).length;
        return guarded(() => cache.get(key, rows, scorer.outputs.length));
      });
      const missing = [...texts.keys()].filter((i) => known[i] === undefined);
      const computed = await scorer.score(
        missing.map((i) => texts[i] as string),
        missing.map((i) => langs[i] as string),
      );
      for (const [n, i] of missing.entries()) {
        const scores = computed[n] as RawScores;
        known[i] = scores;
        guarded(() => cache.set(keys[i] as Buffer, scores));
      }
      return known as RawScores[];
    },
    async close() {
      if (cache.damaged > 0)
        warn(
          `${cache.damaged} entries of the cache of scores were damaged and ignored`,
          cache.file,
        );
      cache.close();
      await scorer.close();
    },
  };
}
