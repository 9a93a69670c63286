import { createHash } from 'node:crypto';
import { sliceCodePoints } from '../../offsets.js';
import type { Annotation, Codebook, Unit } from '../../records.js';
import { OffsetConverter } from './offset-units.js';
import {
  choicesOf,
  noteOf,
  type Part,
  SPAN_COLORS,
  SPAN_LABELS,
  spansOf,
  type Task,
  type TaskOptions,
} from './task.js';

/** Types and names in .ann files, beside the labels of spans and of the codebook. */
export const BRAT = {
  statement: 'Statement',
  relation: 'has',
  unit: 'Unit',
  by: 'LabelsBy',
  note: 'AnnotatorNotes',
} as const;

/**
 * A folder for brat: the text of each article (.txt), its annotations in standoff format (.ann), and the
 * configuration of the collection. A unit is a text-bound annotation of type Statement, its labels are
 * attributes, its spans are text-bound annotations that it has a relation to; its id stands in a note.
 */
export async function* writeBrat(
  tasks: AsyncIterable<Task>,
  options: TaskOptions,
): AsyncGenerator<Part> {
  const names = new Set<string>();
  let open: { id: string; name: string; writer: StandoffWriter } | undefined;
  for await (const task of tasks) {
    const { article } = task;
    if (open?.id !== article.id) {
      const name = nameOf(article.id, names);
      const converter = new OffsetConverter(article.text, options.offsets);
      open = {
        id: article.id,
        name,
        writer: new StandoffWriter(article.text, converter, options.codebook),
      };
      yield { file: `${name}.txt`, text: article.text };
    }
    yield { file: `${open.name}.ann`, text: open.writer.unit(task) };
  }
  for (const { name = '', text } of bratConfig(options.codebook))
    yield { file: `${name}.conf`, text };
}

/** A file name for an article: its id, where that is one; else with a digest that tells it from others. */
function nameOf(id: string, taken: Set<string>): string {
  const plain = id
    .replace(/[^\w.-]/g, '_')
    .replace(/^\.+/, '_')
    .slice(0, 100);
  const digest = createHash('sha256').update(id, 'utf8').digest('hex').slice(0, 8);
  const name = plain === id && !taken.has(plain.toLowerCase()) ? plain : `${plain}-${digest}`;
  taken.add(name.toLowerCase());
  return name;
}

/** Writes the lines of one document, which are numbered through it. */
class StandoffWriter {
  readonly #next = { T: 1, A: 1, R: 1, '#': 1 };

  constructor(
    readonly text: string,
    readonly converter: OffsetConverter,
    readonly codebook: Codebook,
  ) {}

  unit({ unit, suggestions, answers }: Task): string {
    const annotation: Annotation | undefined = [...answers, ...suggestions][0];
    const [id, line] = this.#bound(BRAT.statement, unit);
    const lines = [line, this.#note(BRAT.unit, id, unit.id)];
    if (annotation !== undefined) {
      lines.push(this.#note(BRAT.by, id, annotation.annotator.id));
      for (const label of choicesOf(annotation.labels, this.codebook))
        lines.push(`A${this.#next.A++}\t${label} ${id}`);
      const { note } = noteOf(annotation);
      if (note !== undefined) lines.push(this.#note(BRAT.note, id, note));
    }
    for (const span of spansOf(unit, annotation)) {
      const [spanId, spanLine] = this.#bound(span.label, span);
      lines.push(spanLine, `R${this.#next.R++}\t${BRAT.relation} Arg1:${id} Arg2:${spanId}`);
    }
    return lines.map((one) => `${one}\n`).join('');
  }

  /** A text-bound annotation. brat takes none that crosses a line break: there it is cut into fragments. */
  #bound(type: string, { start, end }: Pick<Unit, 'start' | 'end'>): [string, string] {
    const id = `T${this.#next.T++}`;
    const fragments: string[] = [];
    let at = start;
    const pieces = sliceCodePoints(this.text, start, end).split(/([\r\n]+)/);
    for (const [i, piece] of pieces.entries()) {
      const from = at;
      at += [...piece].length;
      if (i % 2 === 0 && piece !== '')
        fragments.push(`${this.converter.fromPoints(from)} ${this.converter.fromPoints(at)}`);
    }
    const text = pieces.filter((piece, i) => i % 2 === 0 && piece !== '').join(' ');
    return [id, `${id}\t${type} ${fragments.join(';')}\t${text}`];
  }

  /** A note; its line breaks become signs, for a line is all it may have. */
  #note(type: string, id: string, text: string): string {
    return `#${this.#next['#']++}\t${type} ${id}\t${text.replace(/\r?\n/g, '⏎').replaceAll('\t', ' ')}`;
  }
}

/** The configuration of a brat collection: types, relations and attributes, and how they look. */
export function bratConfig(codebook: Codebook): { name?: string; text: string }[] {
  const labels = [...codebook.labels.map(({ id }) => id), codebook.none.id];
  const annotation = [
    '[entities]',
    BRAT.statement,
    ...SPAN_LABELS,
    '[relations]',
    `${BRAT.relation} Arg1:${BRAT.statement}, Arg2:${SPAN_LABELS.join('|')}`,
    '<OVERLAP> Arg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    '[attributes]',
    ...labels.map((label) => `${label} Arg:${BRAT.statement}`),
  ];
  const visual = [
    '[labels]',
    ...codebook.labels.map(({ id, name }) => `${id} | ${name}`),
    '[drawing]',
    `${BRAT.statement} bgColor:#eeeeee`,
    ...SPAN_LABELS.map((label, i) => `${label} bgColor:${SPAN_COLORS[i]}, fgColor:white`),
    ...labels.map((label) => `${label} glyph:[${label}], position:left`),
  ];
  return [
    { name: 'annotation', text: `${annotation.join('\n')}\n` },
    { name: 'visual', text: `${visual.join('\n')}\n` },
  ];
}
