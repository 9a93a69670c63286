/** What a build would take, as far as a sample tells. Sizes in bytes, times in seconds. */
export interface Plan {
  articles: number;
  skipped: number;
  languages: { [lang: string]: number };
  characters: number;
  units: number;
  tokens: number | null;
  /** Of one process on this machine: reading all articles, and the rest. */
  read_seconds: number;
  seconds: number;
  memory_bytes: number;
  disk_bytes: number;
  shards: number;
  sample: { articles: number; units: number; seconds: number };
}

/** A plan for people: rounded, since it is an estimate. */
export function formatPlan(plan: Plan, minutes: number): string {
  const { articles, skipped, sample } = plan;
  const langs = Object.entries(plan.languages)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([lang, n]) => `${count(n)} ${lang}`);
  const exact = sample.articles === articles;
  const about = exact ? '' : 'about ';
  const rows = [
    [
      'articles',
      `${count(articles)} (${langs.join(', ')})${skipped ? `, ${skipped} left out` : ''}`,
    ],
    ['units', `${about}${count(round(plan.units, exact))}`],
    ['tokens', plan.tokens === null ? 'unknown' : `${about}${count(round(plan.tokens, exact))}`],
    ['time', `about ${duration(plan.seconds)} in one process on this machine`],
    ['memory', `about ${size(plan.memory_bytes)} a process`],
    ['disk', `${about}${size(plan.disk_bytes)}`],
    ['shards', shards(plan, minutes)],
  ];
  const measured = `Measured on ${count(sample.articles)} articles, of which ${count(sample.units)} units were labelled in ${duration(sample.seconds)}.`;
  return `${rows.map(([name, told]) => `${(name as string).padEnd(10)}${told}`).join('\n')}\n\n${measured}\n`;
}

function shards({ shards, read_seconds, seconds }: Plan, minutes: number): string {
  if (shards === 1) return `1: it takes less than ${minutes} minutes`;
  const each = read_seconds + (seconds - read_seconds) / shards;
  return `${shards}, each about ${duration(each)} (of which ${duration(read_seconds)} for reading all articles)`;
}

const count = (n: number) => n.toLocaleString('en-US');

/** Two digits that count; an estimate has no more. */
function round(n: number, exact: boolean): number {
  if (exact || n < 100) return Math.round(n);
  const unit = 10 ** (Math.floor(Math.log10(n)) - 1);
  return Math.round(n / unit) * unit;
}

function size(bytes: number): string {
  const [unit, name] =
    bytes >= 1e9
      ? ([1e9, 'GB'] as const)
      : bytes >= 1e6
        ? ([1e6, 'MB'] as const)
        : ([1e3, 'kB'] as const);
  const n = bytes / unit;
  return `${n >= 10 ? Math.round(n) : n.toFixed(1)} ${name}`;
}

function duration(seconds: number): string {
  if (seconds < 1) return 'a second';
  if (seconds < 90) return `${Math.round(seconds)} s`;
  if (seconds < 5400) return `${Math.round(seconds / 60)} min`;
  return `${(seconds / 3600).toFixed(1)} h`;
}
