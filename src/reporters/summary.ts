import { createPaint, type Paint } from '../errors.js';
import type { Codebook } from '../records.js';
import { type Example, sum, type Tally } from './tally.js';

/** How many example units the summary shows, and how much of each. */
const EXAMPLES = 6;
const EXAMPLE_LENGTH = 160;

/**
 * What a person wants to know after a build: how much of what, a few units, and where the files are;
 * after the build of one part of a dataset, how they are put together.
 */
export function formatSummary(made: {
  folder: string;
  /** Which part, as its options name it: `3/8`. */
  part?: string | undefined;
  tally: Tally;
  codebook: Codebook;
  skipped: number;
  color: boolean;
}): string {
  const { folder, tally, codebook, skipped } = made;
  const paint = createPaint(made.color);
  const langs = [...tally.articleLangs]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([lang]) => lang);
  const left =
    skipped === 0
      ? ''
      : paint.yellow(`, ${skipped} problem${skipped === 1 ? '' : 's'} (see above)`);
  const kinds = tally.counts().by_kind;
  const head = `${paint.bold(String(tally.articles))} articles in ${langs.length} language${langs.length === 1 ? '' : 's'}, ${paint.bold(String(tally.units))} statement units${left}`;
  const kindLine = Object.entries(kinds)
    .map(([kind, n]) => `${n} ${kind.replace('_', ' ')}`)
    .join(', ');
  return `${[
    '',
    head,
    paint.dim(`  ${kindLine}`),
    '',
    ...labelTable(tally, langs).map((line) => `  ${line}`),
    '',
    ...exampleLines(tally, codebook, paint),
    ...placeLines(folder, made.part, paint),
  ].join('\n')}\n`;
}

function placeLines(folder: string, part: string | undefined, paint: Paint): string[] {
  if (part !== undefined)
    return [
      `Shard ${paint.bold(part)} in ${paint.bold(folder)}/`,
      `When all are there: ${paint.cyan(`stancekit merge ${folder} -o dataset`)}`,
    ];
  return [
    `Dataset in ${paint.bold(folder)}/`,
    '  dataset.csv, dataset.jsonl           one row a unit and annotator: load these',
    '  articles, units, annotations .jsonl  the normalised records',
    '  README.md, manifest.json             card, options, checksums',
    `Check it with ${paint.cyan(`stancekit validate ${folder}`)}`,
  ];
}

/** Units by label and language, as lines of a table. */
function labelTable(tally: Tally, langs: string[]): string[] {
  const rows = [...tally.byLabelAndLang].map(([id, counts]) => [
    id,
    String(sum(counts)),
    ...langs.map((lang) => String(counts.get(lang) ?? 0)),
  ]);
  const table = [['', 'all', ...langs], ...rows];
  const widths = (table[0] as string[]).map((_, column) =>
    Math.max(...table.map((row) => (row[column] as string).length)),
  );
  return table.map((row) =>
    row
      .map((cell, i) =>
        i === 0 ? cell.padEnd(widths[i] as number) : cell.padStart(widths[i] as number),
      )
      .join('  '),
  );
}

function exampleLines(
  tally: Tally,
  codebook: Codebook,
  paint: ReturnType<typeof createPaint>,
): string[] {
  const chosen = chooseExamples(tally, codebook);
  return chosen.flatMap(([id, { unit, annotation }]) => {
    const text = unit.text.replace(/\s+/g, ' ');
    const cut =
      text.length > EXAMPLE_LENGTH ? `${[...text].slice(0, EXAMPLE_LENGTH - 1).join('')}…` : text;
    const who = unit.speaker?.resolved?.text ?? unit.speaker?.text ?? '';
    return [
      `  ${paint.green(id)} ${(annotation.scores?.[id] ?? 0).toFixed(2)} [${unit.lang}] ${paint.bold(isolate(who))}`,
      `    ${isolate(cut)}`,
      '',
    ];
  });
}

/** The surest units, a different language for each label where there is one. */
function chooseExamples(tally: Tally, codebook: Codebook): [string, Example][] {
  const chosen: [string, Example][] = [];
  const langs = new Set<string>();
  for (let round = 0; round < 2; round++) {
    for (const { id } of codebook.labels) {
      const all = [...tally.examples]
        .filter(
          ([key, example]) =>
            key.startsWith(`${id} `) && !chosen.some(([, c]) => c.unit.id === example.unit.id),
        )
        .map(([, example]) => example);
      const fresh = all.filter(({ unit }) => !langs.has(unit.lang));
      const best = (fresh.length > 0 ? fresh : all).sort(
        (a, b) => (b.annotation.scores?.[id] ?? 0) - (a.annotation.scores?.[id] ?? 0),
      )[0];
      if (best === undefined || chosen.length >= EXAMPLES) continue;
      langs.add(best.unit.lang);
      chosen.push([id, best]);
    }
  }
  return chosen;
}

/** Keeps right-to-left text from turning its surroundings round (first-strong isolate); for display only. */
const isolate = (text: string) => (/[\u0590-\u08ff]/.test(text) ? `\u2068${text}\u2069` : text);
