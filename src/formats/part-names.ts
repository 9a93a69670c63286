import { createHash } from 'node:crypto';

/** One of `count` parts of the work: `index` counts from 0. */
export interface Shard {
  index: number;
  count: number;
}

/** The name that a file of a shard has, as the Hugging Face Hub writes it: `units-00007-of-00032.jsonl`. */
export function partName(name: string, shard: Shard | null): string {
  if (shard === null) return name;
  const dot = name.lastIndexOf('.');
  const five = (n: number) => String(n).padStart(5, '0');
  return `${name.slice(0, dot)}-${five(shard.index)}-of-${five(shard.count)}${name.slice(dot)}`;
}

/** Which file of which shard a name means, undefined where it is none. */
export function parsePartName(name: string): (Shard & { name: string }) | undefined {
  const match = /^(.+)-(\d{5,})-of-(\d{5,})(\.[a-z]+)$/.exec(name);
  if (match === null) return undefined;
  const [, stem, index, count, extension] = match;
  return { name: `${stem}${extension}`, index: Number(index), count: Number(count) };
}

/** The shard of `count` that an id belongs to: by its digest, so that it is the same on every machine. */
export function shardOfId(id: string, count: number): number {
  return createHash('sha256').update(id, 'utf8').digest().readUIntBE(0, 6) % count;
}
