import { readFileSync } from 'node:fs';
export const D = new URL('../../dist/stages/attribute/', import.meta.url).href;
export const rows = (f) => readFileSync(f, 'utf8').split('\n').filter(Boolean).map(JSON.parse);
const words = (s, l) =>
  l === 'zh' || l === 'ja'
    ? [...s.replace(/[\s\p{P}]/gu, '')]
    : s
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}\s'’-]/gu, ' ')
        .split(/\s+/)
        .filter(Boolean);
export function f1(a, b, l) {
  const x = words(a, l),
    y = words(b, l);
  const m = new Map();
  for (const w of y) m.set(w, (m.get(w) ?? 0) + 1);
  let c = 0;
  for (const w of x) {
    const n = m.get(w) ?? 0;
    if (n) {
      c++;
      m.set(w, n - 1);
    }
  }
  return c === 0 ? 0 : (2 * c) / (x.length + y.length);
}
export const ok = (p, gs, l) => gs.some((g) => g === p || f1(p, g, l) >= 0.8);
