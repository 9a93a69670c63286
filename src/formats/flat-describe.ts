import { type Codebook, UNIT_KINDS } from '../records.js';
import { flatColumns } from './flat.js';
import { flatColumnType } from './parquet.js';

/** What a column of flat rows is, for those who describe a dataset. */
export interface FlatColumn {
  name: string;
  type: 'string' | 'integer' | 'number';
  description: string;
  values?: (string | number)[];
  required: boolean;
}

/** Columns that hold words of the article. */
export const TEXT_COLUMNS: ReadonlySet<string> = new Set([
  ...['text', 'speaker', 'speaker_resolved', 'reported_by', 'cue', 'target', 'article_title'],
]);

const DESCRIPTIONS: Readonly<Record<string, string>> = {
  unit_id: 'Id of the statement unit.',
  article_id: 'Id of the article that it stands in.',
  index: 'Place among the units of its article, from 0.',
  start: 'Where the unit begins in the text of its article, in Unicode code points.',
  end: 'Where it ends, exclusive, in Unicode code points.',
  text: 'The words of the unit.',
  lang: 'Language, BCP 47.',
  kind: 'What the unit is.',
  quote_id: 'The same for the units of one quotation.',
  speaker: 'The words that name whose statement it is.',
  speaker_start: 'Where they begin in the text of the article.',
  speaker_end: 'Where they end, exclusive.',
  speaker_resolved: 'Whom a pronoun or description stands for, as the article names them.',
  reported_by: 'Who reports the statement, where that is another.',
  cue: 'The reporting expression.',
  target: 'What or whom the stance is directed at.',
  duplicate_of: 'Id of the unit of the same article that this one repeats.',
  label: 'The strongest label given, or the name for none.',
  annotator_type: 'Who labelled: a person or a classifier.',
  annotator_id: 'Which person or classifier.',
  annotator_revision: 'Revision of the classifier.',
  codebook_id: 'What the labels mean: the codebook.',
  codebook_version: 'Its version.',
  truncated: '1 where the classifier could not read the whole unit.',
  article_title: 'Title of the article.',
  article_date: 'Date of publication, ISO 8601.',
  article_url: 'Address of the article.',
  article_source: 'File it was read from, or its publisher.',
};

const REQUIRED = [
  'unit_id',
  'article_id',
  'index',
  'start',
  'end',
  'text',
  'lang',
  'kind',
  'label',
];

/** All columns of flat rows by a codebook, in order. */
export function describeColumns(codebook: Codebook): FlatColumn[] {
  const labels = codebook.labels.map(({ id }) => id);
  const values: Record<string, (string | number)[]> = {
    kind: UNIT_KINDS.filter((kind) => kind !== 'boilerplate'),
    label: [...labels, codebook.none.id],
    annotator_type: ['classifier', 'person'],
    truncated: [0, 1],
    ...Object.fromEntries(labels.map((id) => [id, [0, 1]])),
  };
  return flatColumns(codebook).map((name) => {
    const type = flatColumnType(name, codebook);
    const label = codebook.labels.find(({ id }) => name === id || name === `score_${id}`);
    const description =
      label === undefined
        ? (DESCRIPTIONS[name] as string)
        : name === label.id
          ? `1 where the unit carries the label: ${label.definition}`
          : `Score of the classifier for ${label.id}, 0 to 1; empty where a person labelled.`;
    return {
      name,
      type: type === 'STRING' ? 'string' : type === 'DOUBLE' ? 'number' : 'integer',
      description,
      ...(values[name] === undefined ? {} : { values: values[name] }),
      required: REQUIRED.includes(name) || labels.includes(name),
    };
  });
}
