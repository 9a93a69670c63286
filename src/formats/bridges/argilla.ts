import type { Annotation, Codebook } from '../../records.js';
import { OffsetConverter } from './offset-units.js';
import {
  agentOf,
  certaintyOf,
  choicesOf,
  type Part,
  SPAN_LABELS,
  spansInside,
  spansOf,
  type Task,
  type TaskOptions,
} from './task.js';
import { contextOf } from './task-context.js';

/** Names of the questions, which suggestions and responses go by. */
export const QUESTIONS = { labels: 'stance', spans: 'span', note: 'note' } as const;

const UUID = /^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/**
 * Records of Argilla 2 as one JSON array, as `dataset.records.from_json` reads it: the classifier's labels
 * as suggestions, people's as responses.
 */
export async function* writeArgilla(
  tasks: AsyncIterable<Task>,
  options: TaskOptions,
): AsyncGenerator<Part> {
  const strangers = new Set<string>();
  let before = '[';
  for await (const task of tasks) {
    for (const { annotator } of task.answers)
      if (!UUID.test(annotator.id)) strangers.add(annotator.id);
    yield { text: `${before}\n${JSON.stringify(recordOf(task, options))}` };
    before = ',';
  }
  yield { text: before === '[' ? '[]\n' : '\n]\n' };
  if (strangers.size > 0)
    options.sink({
      severity: 'warning',
      code: 'export/argilla-user',
      message: `Argilla knows its users by UUIDs, and takes no responses of ${[...strangers].join(', ')}`,
      place: { file: 'argilla' },
      hint: 'leave them out with --annotator, or replace the names by the ids of users in Argilla',
    });
}

function recordOf({ unit, article, suggestions, answers }: Task, options: TaskOptions) {
  const [suggested] = suggestions;
  const { codebook, offsets } = options;
  const converter = new OffsetConverter(unit.text, offsets);
  const choice = ({ labels }: Annotation) => {
    const choices = choicesOf(labels, codebook);
    return codebook.multi_label ? choices : choices[0];
  };
  const spansFor = (annotation: Annotation) =>
    spansInside(unit, spansOf(unit, annotation)).map(({ start, end, label }) => ({
      start: converter.fromPoints(start),
      end: converter.fromPoints(end),
      label,
    }));
  const note = ({ meta }: Annotation) => meta['note'];
  const responses = <T>(pick: (annotation: Annotation) => T) =>
    answers.flatMap((annotation) => {
      const value = pick(annotation);
      return value === undefined ? [] : [{ value, user_id: annotation.annotator.id }];
    });
  const notes = responses(note);
  const agent = suggested && agentOf(suggested);
  return {
    id: unit.id,
    fields: { text: unit.text },
    metadata: {
      ...contextOf(unit, article),
      ...(suggested === undefined ? {} : { certainty: certaintyOf(suggested) }),
    },
    suggestions:
      suggested === undefined
        ? {}
        : {
            [QUESTIONS.labels]: {
              value: choice(suggested),
              score: scoreOf(suggested, codebook),
              agent,
            },
            [QUESTIONS.spans]: { value: spansFor(suggested), score: null, agent },
          },
    responses:
      answers.length === 0
        ? {}
        : {
            [QUESTIONS.labels]: responses(choice),
            [QUESTIONS.spans]: responses(spansFor),
            ...(notes.length === 0 ? {} : { [QUESTIONS.note]: notes }),
          },
    vectors: {},
  };
}

/** The scores of the labels suggested, in their order; where none is, how far the highest is from 1. */
function scoreOf({ labels, scores }: Annotation, codebook: Codebook): number | number[] | null {
  if (scores === null) return null;
  const none = 1 - Math.max(0, ...Object.values(scores));
  const given = labels.length === 0 ? [none] : labels.map((label) => scores[label] ?? 0);
  const rounded = given.map((score) => Math.round(score * 1e6) / 1e6);
  return codebook.multi_label ? rounded : (rounded[0] as number);
}

/** A script with the settings of the dataset that the records fit. */
export function argillaSettings(codebook: Codebook): string {
  const text = (value: string) => JSON.stringify(value);
  const labels = [
    ...codebook.labels.map(({ id, name }) => `        ${text(id)}: ${text(name)},`),
    `        ${text(codebook.none.id)}: "None of these",`,
  ].join('\n');
  const guidelines = [
    codebook.description,
    ...codebook.rules.map((rule) => `- ${rule}`),
    ...codebook.labels.map(({ name, definition }) => `**${name}**: ${definition}`),
    `**None of these**: ${codebook.none.definition}`,
  ].join('\n\n');
  const question = codebook.multi_label ? 'MultiLabelQuestion' : 'LabelQuestion';
  return `"""Settings for records written by stancekit export --to argilla (Argilla 2)."""
import argilla as rg

settings = rg.Settings(
    guidelines=${text(guidelines)},
    fields=[rg.TextField(name="text", title="Statement")],
    questions=[
        rg.${question}(name="${QUESTIONS.labels}", title="Stance", labels={
${labels}
        }),
        rg.SpanQuestion(
            name="${QUESTIONS.spans}",
            field="text",
            labels=${JSON.stringify(SPAN_LABELS).replaceAll(',', ', ')},
            allow_overlapping=True,
            required=False,
        ),
        rg.TextQuestion(name="${QUESTIONS.note}", title="Note", required=False),
    ],
    allow_extra_metadata=True,
)

# client = rg.Argilla(api_url="...", api_key="...")
# dataset = rg.Dataset(name="stance", settings=settings, client=client)
# dataset.create()
# dataset.records.from_json("records.json")
# ... and when people have answered:
# dataset.records(with_suggestions=True, with_responses=True).to_json("answered.json")
`;
}
