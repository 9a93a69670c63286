/** Stands for what lies beyond an edge of a unit. */
export const EDGE = 0x51ed270b;

/** Joins two 32-bit numbers into one, quickly: what comes of it is mixed well in its high bits only. */
export function mix(a: number, b: number): number {
  return Math.imul(((a << 5) | (a >>> 27)) ^ b, 0x9e3779b1);
}

/** Spreads the high bits of a joined number over its low ones. */
export function spread(h: number): number {
  return h ^ (h >>> 15);
}

/** A 32-bit hash of a part of a text (FNV-1a over UTF-16 units). */
export function hashText(text: string, from = 0, to = text.length): number {
  let h = 0x811c9dc5;
  for (let i = from; i < to; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  return h;
}

const names = new Map<string, number>();
const MOST_NAMES = 20_000;

/** The same of a name that comes up again and again. */
export function hashName(name: string): number {
  let hash = names.get(name);
  if (hash === undefined) {
    hash = hashText(name);
    if (names.size >= MOST_NAMES) names.clear();
    names.set(name, hash);
  }
  return hash;
}
