import { plural } from '../text-table.js';
import { formatBibtex } from './citation.js';
import type { PackageFacts } from './facts.js';
import { formatHubHead } from './hub-card.js';
import { limitations, preprocessing, protocol } from './wordings.js';

/** What only the author knows: marked, so that nobody takes it for an answer. */
const blank = (question: string) => `> **To be filled in by the author:** ${question}`;

const number = (n: number) => n.toLocaleString('en');
const table = (head: string[], rows: (string | number)[][]) =>
  [head, head.map(() => '---'), ...rows]
    .map((row) => `| ${row.map((cell) => String(cell).replaceAll('|', '\\|')).join(' | ')} |`)
    .join('\n');
const list = (items: readonly string[]) => items.map((item) => `- ${item}`).join('\n');

/**
 * README.md: the card of the Hub and a datasheet (after Gebru et al. 2021) in one. Says what the
 * tool knows, and asks where only the author can answer.
 */
export function formatDatasheet(facts: PackageFacts): string {
  return `${[
    formatHubHead(facts),
    `# ${facts.name}\n`,
    `${facts.description}\n`,
    ...Object.entries(SECTIONS).map(([title, write]) => `## ${title}\n\n${write(facts)}\n`),
  ].join('\n')}`;
}

const SECTIONS: Record<string, (facts: PackageFacts) => string> = {
  'What is in it': composition,
  Files: files,
  Columns: ({ columns }) =>
    table(
      ['column', 'type', 'what it holds'],
      columns.map(({ name, type, description }) => [`\`${name}\``, type, description]),
    ),
  Labels: ({ codebook }) =>
    [
      ...codebook.labels.map((label) => `- \`${label.id}\`: ${label.definition}`),
      `- \`${codebook.none.id}\`: ${codebook.none.definition}`,
    ].join('\n'),
  'Why it was made': () =>
    blank('For which question, by whom and for whom was it made? Who paid for it?'),
  'Where the texts come from': collection,
  'How it was made': (facts) => `${list(preprocessing(facts))}\n\n${protocol(facts)}`,
  'How good the labels are': quality,
  Splits: splits,
  'What it can be used for': () =>
    blank('Which uses did you make it for? Which uses would you advise against?'),
  'What it cannot tell': (facts) => list(limitations(facts)),
  'Persons and harm': () =>
    [
      'The texts name public figures and report political statements.',
      blank(
        'Are private persons named? Could anybody be harmed by its use? Was an ethics board asked?',
      ),
    ].join('\n\n'),
  'Licence and copyright': licence,
  Citation: (facts) => `\`\`\`bibtex\n${formatBibtex(facts)}\n\`\`\`\n\nAlso in \`CITATION.cff\`.`,
  Maintenance: ({ url }) =>
    [
      ...(url === null ? [] : [`Published at <${url}>.`]),
      blank(
        'Who answers questions, takes corrections, and removes texts on request? Will there be later versions?',
      ),
    ].join('\n\n'),
};

function composition(facts: PackageFacts): string {
  const langs = [...facts.langs]
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([lang]) => lang);
  const shown = langs.slice(0, 12);
  const rest = langs.length - shown.length;
  const rows = [...facts.labels].map(([label, byLang]) => [
    `\`${label}\``,
    number([...byLang.values()].reduce((a, b) => a + b, 0)),
    ...shown.map((lang) => number(byLang.get(lang) ?? 0)),
  ]);
  const kinds = [...facts.kinds].map(([kind, n]) => `${number(n)} \`${kind}\``).join(', ');
  return [
    `${plural(facts.rows, 'row')}, one a statement unit and annotator: ${plural(facts.units, 'unit')} of ${plural(facts.articles, 'news article')}.`,
    ...severalRows(facts),
    `Rows by label and language (a row may carry several labels):`,
    table(['label', 'all', ...shown], rows),
    ...(rest > 0 ? [`and ${rest} more languages: ${langs.slice(12).join(', ')}.`] : []),
    `Kinds of units: ${kinds}.`,
  ].join('\n\n');
}

/** How to have one row a unit, where annotators share units. */
function severalRows({ annotators, rows, units }: PackageFacts): string[] {
  if (rows === units) return [];
  const { id = '' } = annotators.find(({ adjudicated }) => adjudicated) ?? annotators[0] ?? {};
  return [
    'A unit has a row for each annotator who labelled it. Choose one before you train or count:',
    `\`\`\`python\nrows = dataset.filter(lambda row: row["annotator_id"] == ${JSON.stringify(id)})\n\`\`\``,
  ];
}

function files({ files, texts }: PackageFacts): string {
  const what = {
    rows: 'rows',
    articles: 'full texts of the articles',
    about: 'about the dataset',
  };
  const rows = files.map(({ path, holds, split, rows, bytes }) => [
    `\`${path}\``,
    split === undefined ? what[holds] : `${what[holds]}, split \`${split}\``,
    rows === undefined ? '' : number(rows),
    number(bytes),
  ]);
  const withTexts = {
    articles: 'The full texts of the articles are in `articles/`, by `article_id`.',
    units: 'The full texts of the articles are not in this package: rows hold the units alone.',
    none: 'No texts are in this package: `start` and `end` count Unicode code points in the text of the article at `article_url`.',
  }[texts];
  return `${table(['file', 'what it holds', 'rows', 'bytes'], rows)}\n\n${withTexts} \`SHA256SUMS\` has the digest of every file (\`sha256sum -c SHA256SUMS\`).`;
}

function collection(facts: PackageFacts): string {
  const { dates } = facts;
  const sources = [...facts.sources].slice(0, 20);
  const rest = facts.sources.size - sources.length;
  const missing = dates?.missing ? `; ${plural(dates.missing, 'article')} without a date` : '';
  const dated =
    dates === null ? 'No article has a date.' : `Dated ${dates.first} to ${dates.last}${missing}.`;
  return [
    table(
      ['source', 'articles'],
      sources.map(([source, n]) => [source, number(n)]),
    ),
    ...(rest > 0 ? [`and ${number(rest)} more.`] : []),
    dated,
    blank(
      'How and when were the articles collected and chosen? What was left out? With whose permission?',
    ),
  ].join('\n\n');
}

function quality(facts: PackageFacts): string {
  const { annotators, agreement, quality: measured, thresholds, classifierCard } = facts;
  const parts = [
    table(
      ['annotator', 'type', 'revision', 'rows'],
      annotators.map(({ id, type, revision, annotations, adjudicated }) => [
        `\`${id}\``,
        adjudicated ? 'gold, from the labels of people' : type,
        revision ?? '',
        number(annotations),
      ]),
    ),
  ];
  if (thresholds !== null)
    parts.push(
      `The classifier gives a label from a score of ${Object.entries(thresholds)
        .map(([label, at]) => `${at} (\`${label}\`)`)
        .join(', ')}.`,
    );
  if (classifierCard !== null)
    parts.push(
      `How the classifier was made and how well it does on other data: \`${classifierCard}\`.`,
    );
  if (agreement !== null)
    parts.push(
      `Agreement of ${agreement.annotators} annotators on ${plural(agreement.units, 'unit')} (Krippendorff's α):\n\n${table(
        ['label', 'α'],
        Object.entries(agreement.alpha).map(([label, alpha]) => [
          `\`${label}\``,
          alpha === null ? 'undefined' : alpha.toFixed(3),
        ]),
      )}`,
    );
  if (measured !== null)
    parts.push(
      `The classifier against \`${measured.against}\` on ${plural(measured.units, 'unit')} of this dataset (micro F1 ${measured.micro.toFixed(3)}):\n\n${table(
        ['label', 'precision', 'recall', 'F1', 'positives'],
        Object.entries(measured.labels).map(([label, { precision, recall, f1, support }]) => [
          `\`${label}\``,
          ...[precision, recall, f1].map((value) => value.toFixed(3)),
          support,
        ]),
      )}`,
    );
  const people = annotators.some(({ type }) => type === 'person');
  parts.push(
    people
      ? blank(
          'Who are the annotators? How were they trained, paid, and their disagreements settled?',
        )
      : blank(
          'No person has labelled these units. Have people annotate a sample, and say here how often the classifier is right.',
        ),
  );
  return parts.join('\n\n');
}

function splits({ splits: all, splitOptions }: PackageFacts): string {
  const rows = table(
    ['split', 'rows', 'articles'],
    all.map(({ name, rows, articles }) => [`\`${name}\``, number(rows), number(articles)]),
  );
  if (splitOptions === null)
    return all.length > 1
      ? rows
      : `${rows}\n\nThe dataset is not split. \`stancekit split\` divides it without leaks.`;
  const by = {
    cluster: 'whole articles, together with all that hold copies of their texts',
    source: 'whole sources',
    time: 'days, the oldest to train',
  }[String(splitOptions['by'])];
  return `${rows}\n\nDivided by ${by} (\`stancekit split\`, seed ${String(splitOptions['seed'])}; texts are copies from a similarity of ${String(splitOptions['similarity'])}).`;
}

function licence({ license, texts }: PackageFacts): string {
  const what =
    texts === 'none'
      ? 'the labels and offsets'
      : 'the labels, offsets and the arrangement of the dataset';
  return [
    `[${license.id}](${license.url}) for ${what}.`,
    ...(texts === 'none'
      ? []
      : [
          'The texts of the units belong to those who published the articles; see `article_source` and `article_url`.',
        ]),
    blank(
      'On what ground may the texts be shared (own work, licence, quotation, text and data mining exception)?',
    ),
  ].join('\n\n');
}
