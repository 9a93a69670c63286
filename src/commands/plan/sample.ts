import { createHash } from 'node:crypto';
import type { Article } from '../../records.js';

/**
 * Keeps the `size` articles with the least digests of their ids: as good as drawn by lot, and the
 * same on every run.
 */
export function createSample(size: number) {
  let kept: { key: string; article: Article }[] = [];
  const cut = () => {
    kept.sort((a, b) => (a.key < b.key ? -1 : 1));
    kept = kept.slice(0, size);
  };
  return {
    add(article: Article): void {
      kept.push({ key: createHash('sha256').update(article.id).digest('hex'), article });
      if (kept.length >= 2 * size) cut();
    },
    articles(): Article[] {
      cut();
      return kept.map(({ article }) => article);
    },
  };
}
