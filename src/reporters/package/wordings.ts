import { plural } from '../text-table.js';
import type { AnnotatorFact, PackageFacts } from './facts.js';

/** How the dataset came about and what it cannot tell, in sentences that several files of a package need. */

export function preprocessing({ tool, texts }: PackageFacts): string[] {
  return [
    `Articles were cut into statement units with exact offsets, and each unit ascribed to its speaker, by the rules of ${tool}.`,
    'Units of kind boilerplate (captions, credits, navigation) carry no labels and have no rows.',
    ...(texts === 'none'
      ? ['Texts were taken out: offsets count Unicode code points of the article at article_url.']
      : []),
  ];
}

export function protocol({ codebook, annotators }: PackageFacts): string {
  const who = annotators
    .map((one) => `${describeAnnotator(one)} (${plural(one.annotations, 'annotation')})`)
    .join(', ');
  return `Multi-label, by the codebook ${codebook.title} (${codebook.id} ${codebook.version}; codebook.json), on the text of each unit alone: ${who}.`;
}

const describeAnnotator = ({ type, id, adjudicated }: AnnotatorFact): string =>
  adjudicated ? `${id}, gold made of the labels of people` : `${type} ${id}`;

export function limitations(facts: PackageFacts): string[] {
  const { annotators, truncated, leftOut, langs } = facts;
  const machine = annotators.some(({ type }) => type === 'classifier');
  const unknown = langs.get('und') ?? 0;
  return [
    ...(machine
      ? [
          'Labels of a classifier hold errors, more in some languages than in others; read a sample before counting on them.',
        ]
      : []),
    'A unit is labelled by its own words: irony, and stances that only the whole article tells, are not seen.',
    'What an article reports is not checked: a label says what a text says, not what a person said.',
    ...(truncated > 0
      ? [
          `${plural(truncated, 'row')} with a unit too long for the classifier to read whole (column truncated).`,
        ]
      : []),
    ...(unknown > 0 ? [`${plural(unknown, 'row')} in a language that could not be told.`] : []),
    ...(leftOut > 0
      ? [`${plural(leftOut, 'article')} of the dataset in no split, and so not in this package.`]
      : []),
  ];
}
