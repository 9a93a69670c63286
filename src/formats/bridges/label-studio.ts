import { sliceCodePoints } from '../../offsets.js';
import type { Annotation, Codebook } from '../../records.js';
import { OffsetConverter } from './offset-units.js';
import {
  agentOf,
  certaintyOf,
  choicesOf,
  type LabelledSpan,
  type Part,
  SPAN_COLORS,
  SPAN_LABELS,
  spansInside,
  spansOf,
  speakerName,
  type Task,
  type TaskOptions,
} from './task.js';

/** Names of the controls in the labelling configuration, which results refer to. */
export const CONTROLS = { choices: 'stance', spans: 'span', note: 'note', text: 'text' } as const;

/** How much of the article stands before and after the unit, in code points. */
const CONTEXT = 300;

/**
 * Tasks of Label Studio, one a unit, as one JSON array (the import format of its documentation):
 * classifiers' labels as `predictions`, people's as `annotations`. The `score` of a prediction is how
 * sure its least sure decision is.
 */
export async function* writeLabelStudio(
  tasks: AsyncIterable<Task>,
  options: TaskOptions,
): AsyncGenerator<Part> {
  let before = '[';
  for await (const task of tasks) {
    yield { text: `${before}\n${JSON.stringify(taskOf(task, options))}` };
    before = ',';
  }
  yield { text: before === '[' ? '[]\n' : '\n]\n' };
}

function taskOf(task: Task, options: TaskOptions) {
  const { unit, article } = task;
  return {
    data: {
      unit_id: unit.id,
      text: unit.text,
      before: sliceCodePoints(article.text, Math.max(0, unit.start - CONTEXT), unit.start),
      after: sliceCodePoints(article.text, unit.end, unit.end + CONTEXT),
      lang: unit.lang,
      kind: unit.kind,
      speaker: speakerName(unit) ?? '',
      article_id: unit.article_id,
      title: article.title ?? '',
      date: article.date ?? '',
      url: article.url ?? '',
    },
    predictions: task.suggestions.map((annotation) => ({
      model_version: agentOf(annotation),
      score: certaintyOf(annotation),
      result: resultOf(task, annotation, options),
    })),
    annotations: task.answers.map((annotation) => ({
      ...completedBy(annotation.annotator.id),
      was_cancelled: false,
      result: resultOf(task, annotation, options),
    })),
  };
}

/**
 * Label Studio takes a user's number or address here, and refuses a file with anything else. Other
 * names stand in the `meta` of the results only, from where they come back.
 */
function completedBy(id: string) {
  if (/^\d{1,15}$/.test(id)) return { completed_by: Number(id) };
  return /^\S+@\S+\.\S+$/.test(id) ? { completed_by: { email: id } } : {};
}

function resultOf({ unit }: Task, annotation: Annotation, { codebook, offsets }: TaskOptions) {
  const { id, type } = annotation.annotator;
  const common = {
    to_name: CONTROLS.text,
    ...(type === 'person' ? { meta: { annotator: id } } : {}),
  };
  const converter = new OffsetConverter(unit.text, offsets);
  const spans = spansInside(unit, spansOf(unit, annotation));
  const note = annotation.meta['note'];
  return [
    {
      id: 'stance',
      from_name: CONTROLS.choices,
      ...common,
      type: 'choices',
      value: { choices: choicesOf(annotation.labels, codebook) },
    },
    ...spans.map(({ label, start, end, text }: LabelledSpan, i) => ({
      id: `span${i + 1}`,
      from_name: CONTROLS.spans,
      ...common,
      type: 'labels',
      value: {
        start: converter.fromPoints(start),
        end: converter.fromPoints(end),
        text,
        labels: [label],
      },
    })),
    ...(typeof note === 'string'
      ? [
          {
            id: 'note',
            from_name: CONTROLS.note,
            ...common,
            type: 'textarea',
            value: { text: [note] },
          },
        ]
      : []),
  ];
}

/** The labelling configuration of the project that the tasks are made for. */
export function labelStudioConfig(codebook: Codebook): string {
  const choice = ({ id, name, definition }: { id: string; name: string; definition: string }) =>
    `    <Choice value="${escapeXml(id)}" hint="${escapeXml(`${name}: ${definition}`)}"/>`;
  const { none } = codebook;
  return `<View>
  <Style>.lsf-richtext__content, .htx-text { white-space: pre-wrap; } .context { opacity: .6; }</Style>
  <Header value="$title" size="5"/>
  <View className="context"><Text name="before" value="$before"/></View>
  <Labels name="${CONTROLS.spans}" toName="${CONTROLS.text}">
${SPAN_LABELS.map((label, i) => `    <Label value="${label}" background="${SPAN_COLORS[i]}"/>`).join('\n')}
  </Labels>
  <Text name="${CONTROLS.text}" value="$text"/>
  <View className="context"><Text name="after" value="$after"/></View>
  <Choices name="${CONTROLS.choices}" toName="${CONTROLS.text}" choice="${codebook.multi_label ? 'multiple' : 'single'}" required="true" showInline="true">
${codebook.labels.map(choice).join('\n')}
${choice({ id: none.id, name: 'None of these', definition: none.definition })}
  </Choices>
  <TextArea name="${CONTROLS.note}" toName="${CONTROLS.text}" placeholder="Note: doubts, reasons" maxSubmissions="1" rows="2"/>
</View>
`;
}

const escapeXml = (text: string) =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
