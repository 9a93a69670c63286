import { readFileSync } from 'node:fs';
import { hashText, mix, spread } from './hash.js';

/** Which words are used alike; how they lie in the file: models/speakers/README.md. */
const FILE = new URL('../../../models/speakers/clusters.bin', import.meta.url);
/** Bytes of a place in the table: two to know the word by, its cluster, its group. */
export const PLACE_BYTES = 4;

/** Numbers of clusters and of groups of clusters; two of each stand for no known word. */
export const CLUSTERS = 256;
export const GROUPS = 64;
const UNKNOWN = 0;
/** The cluster and the group of what lies beyond an edge of a unit. */
export const EDGE_CLUSTER = 1;

/** Words used like it, finely and coarsely. */
export interface Cluster {
  readonly cluster: number;
  readonly group: number;
  /** The number of its vector among those of the network; -1 for none. */
  readonly vector: number;
}

/** The bit of a group that says that its word has a vector. */
export const HAS_VECTOR = 128;
/** Places whose vectors are counted together. */
const BLOCK = 64;

let stored: Uint8Array | null = null;

function table(): Uint8Array {
  stored ??= readFileSync(FILE);
  return stored;
}

/** The cluster of a word in a language, by what stood around it in unlabelled text. */
export function clusterOf(lang: string, word: string): Cluster {
  const bytes = table();
  const places = bytes.length / PLACE_BYTES;
  const { place, check } = addressOf(lang, word);
  for (let at = place & (places - 1); ; at = (at + 1) & (places - 1)) {
    const from = at * PLACE_BYTES;
    const found = (bytes[from] as number) | ((bytes[from + 1] as number) << 8);
    if (found === 0) return { cluster: UNKNOWN, group: UNKNOWN, vector: -1 };
    if (found !== check) continue;
    const last = bytes[from + 3] as number;
    const group = last & ~HAS_VECTOR;
    return { cluster: bytes[from + 2] as number, group, vector: vectorAt(bytes, at) };
  }
}

/** Vectors lie in the order of the places of their words: how many lie before each block. */
let before: Int32Array | null = null;

function vectorAt(bytes: Uint8Array, at: number): number {
  const has = (place: number) => (bytes[place * PLACE_BYTES + 3] as number) >= HAS_VECTOR;
  if (!has(at)) return -1;
  before ??= countBlocks(bytes);
  let count = before[Math.floor(at / BLOCK)] as number;
  for (let place = at - (at % BLOCK); place < at; place++) if (has(place)) count++;
  return count;
}

function countBlocks(bytes: Uint8Array): Int32Array {
  const places = bytes.length / PLACE_BYTES;
  const counts = new Int32Array(places / BLOCK);
  for (let place = 0, count = 0; place < places; place++) {
    if (place % BLOCK === 0) counts[place / BLOCK] = count;
    if ((bytes[place * PLACE_BYTES + 3] as number) >= HAS_VECTOR) count++;
  }
  return counts;
}

/** Where a word is looked for first (the low bits count), and the number from 1 to 65,535 that it is known by. */
export function addressOf(lang: string, word: string): { place: number; check: number } {
  const hash = mix(hashText(lang), hashText(word));
  const check = mix(hash, 0x5bd1e995) >>> 16;
  return { place: spread(hash) >>> 0, check: check === 0 ? 1 : check };
}
