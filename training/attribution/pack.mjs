// Packs words, clusters and the network into models/speakers. See README.md beside this file.
// node training/attribution/pack.mjs FOLDER models/speakers
import { readFileSync, writeFileSync } from 'node:fs';
import { STAGE } from './rows.mjs';

const { addressOf, HAS_VECTOR, PLACE_BYTES } = await import(`${STAGE}clusters.js`);
const { VECTOR_WIDTH } = await import(`${STAGE}net-weights.js`);
const PLACES = 2 ** 18;
const [, , from, to] = process.argv;
const lines = (file) => readFileSync(`${from}/${file}`, 'utf8').split('\n').filter((line) => line !== '');
const table = new Uint8Array(PLACES * PLACE_BYTES);
const number = new Map(lines('vectors.txt').map((line, i) => [line, i]));
const vectorOf = new Map();
for (const line of lines('clusters.tsv')) {
  const [lang, word, group, cluster] = line.split('\t');
  const { place, check } = addressOf(lang, word);
  let at = place & (PLACES - 1);
  const key = () => table[at * PLACE_BYTES] | (table[at * PLACE_BYTES + 1] << 8);
  while (key() !== 0 && key() !== check) at = (at + 1) & (PLACES - 1);
  if (key() === check) continue;
  const vector = number.get(`${lang}\t${word}`);
  if (vector !== undefined) vectorOf.set(at, vector);
  const last = Number(group) | (vector === undefined ? 0 : HAS_VECTOR);
  table.set([check & 255, check >> 8, Number(cluster), last], at * PLACE_BYTES);
}
writeFileSync(`${to}/clusters.bin`, table);
// Vectors lie in the order of the places of their words.
const vectors = readFileSync(`${from}/vectors.bin`);
const places = [...vectorOf.keys()].sort((a, b) => a - b);
const parts = places.map((at) => {
  const start = vectorOf.get(at) * VECTOR_WIDTH;
  return vectors.subarray(start, start + VECTOR_WIDTH);
});
writeFileSync(`${to}/net.bin`, Buffer.concat([readFileSync(`${from}/net-head.bin`), ...parts]));
process.stderr.write(`${places.length} vectors\n`);
