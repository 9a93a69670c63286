/** Lines of a table with its columns aligned, two spaces apart: the first to the left, the rest to the right. */
export function alignColumns(
  rows: readonly (readonly string[])[],
  left: readonly number[] = [0],
): string[] {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, i) =>
    Math.max(...rows.map((row) => [...(row[i] ?? '')].length)),
  );
  return rows.map((row) =>
    widths
      .map((width, i) => {
        const cell = row[i] ?? '';
        const gap = ' '.repeat(width - [...cell].length);
        return left.includes(i) ? cell + gap : gap + cell;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** A number from 0 to 1 with three places, `-` where it is undefined. */
export const formatShare = (value: number | null): string =>
  value === null ? '-' : value.toFixed(3);

/** Both ends of an interval, `-` where there is none. */
export const formatInterval = (interval: { low: number; high: number } | null): string =>
  interval === null ? '-' : `${formatShare(interval.low)}..${formatShare(interval.high)}`;

/** A number from 0 to 1 as a bar of `width` cells. */
export function formatBar(value: number, width: number): string {
  const full = Math.round(Math.min(1, Math.max(0, value)) * width);
  return '█'.repeat(full) + '░'.repeat(width - full);
}

/** `1 unit`, `2,000 units`. */
export const plural = (n: number, what: string): string =>
  `${n.toLocaleString('en')} ${what}${n === 1 ? '' : 's'}`;
