import type { Classifier, Codebook } from '../records.js';
import { sum, type Tally } from './tally.js';

/** The README of a dataset: what is in it, how it came about, and what it cannot tell. Holds no times. */
export function formatCard({
  tally,
  codebook,
  classifier,
}: {
  tally: Tally;
  codebook: Codebook;
  classifier: Classifier['annotator'];
}): string {
  const counts = tally.counts();
  const langs = Object.keys(counts.by_lang);
  const { id, revision, sha256, dtype } = classifier;
  const table = (head: string[], rows: (string | number)[][]) =>
    [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');
  const labelRows = [...tally.byLabelAndLang].map(([label, byLang]) => [
    `\`${label}\``,
    sum(byLang),
    ...langs.map((lang) => byLang.get(lang) ?? 0),
  ]);
  return `# Stance dataset

${counts.articles} news articles cut into ${counts.units} statement units, ${counts.annotations} of them labelled for stance
by the codebook *${codebook.title}* (\`${codebook.id}\` ${codebook.version}). Made with stancekit.

## Units by label and language

${table(['label', 'all', ...langs], labelRows)}

A unit may carry several labels. Kinds: ${Object.entries(counts.by_kind)
    .map(([kind, n]) => `${n} \`${kind}\``)
    .join(', ')}.
Units of kind \`boilerplate\` (captions, credits, navigation) are kept in \`units.jsonl\` and never labelled.

## Files

| file | rows |
| --- | --- |
| \`dataset.csv\`, \`dataset.jsonl\` | one per unit and annotator, flat: load these |
| \`articles.jsonl\` | one per article, with its full text |
| \`units.jsonl\` | one per statement unit |
| \`annotations.jsonl\` | one per unit and annotator |
| \`codebook.json\` | what the labels mean |
| \`manifest.json\` | how the dataset was made, and the sha256 of every file |

Offsets (\`start\`, \`end\`) count Unicode code points of the article's text: in Python,
\`article["text"][unit["start"]:unit["end"]] == unit["text"]\`.

## Labels

${codebook.labels.map((label) => `- \`${label.id}\`: ${label.definition}`).join('\n')}
- \`${codebook.none.id}\`: ${codebook.none.definition}

\`label\` is the strongest label of a row, or \`${codebook.none.id}\`; there is a 0/1 column for each label, and \`score_\`
columns with the scores (0 to 1).

## How it was labelled

By the classifier \`${id}\`, revision ${revision ?? 'unknown'} (${dtype}, sha256 \`${sha256 ?? ''}\`), on the text of each unit alone.
Labels of a classifier hold errors: read a sample before you count on them, and have people annotate
part of the units to measure how many.

## Licence and sources

The texts belong to their sources, named in \`articles.jsonl\`. Who publishes this dataset states its licence here.
`;
}
