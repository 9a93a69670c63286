import { StancekitError } from '../errors.js';
import type { Codebook, Rule } from '../records.js';
import { nearest } from '../wording.js';

export const KINDS = ['text-classification', 'nli'] as const;
export type Kind = (typeof KINDS)[number];

/** Output names that a user maps onto labels: `{LABEL_0: 'condemn'}`. */
export type LabelMap = { readonly [output: string]: string };

const ENTAILMENT = /^(entail(s|ed|ment)?|true)$/i;

/** What kind of network has outputs of these names? One that says whether a hypothesis follows, or one that gives labels. */
export const kindOf = (outputs: readonly string[]): Kind =>
  outputs.some((name) => ENTAILMENT.test(name)) ? 'nli' : 'text-classification';

/**
 * Which output says that a hypothesis follows from a text: the one named so, or mapped onto
 * `entailment`. Throws where none or several are; it is never guessed.
 */
export function entailmentOf(outputs: readonly string[], map: LabelMap): string {
  for (const name of Object.keys(map)) assertOutput(name, outputs);
  const found = outputs.filter((name) => ENTAILMENT.test(map[name] ?? name));
  if (found.length === 1) return found[0] as string;
  throw new StancekitError(
    'classifier/entailment',
    `cannot tell which output says that a hypothesis follows, among ${outputs.join(', ')}`,
    { hint: `name it: --label-map ${outputs[0]}=entailment` },
  );
}

/**
 * Which outputs stand for which label of the codebook: by the map, else where an output is called
 * like a label. Outputs that stand for no label are returned as `stray`, unless they are mapped onto,
 * or called like, the class of units without a label. Throws where the map names what is not there,
 * or no output stands for any label.
 */
export function labelsOf(
  outputs: readonly string[],
  map: LabelMap,
  codebook: Codebook,
): { labels: Rule['labels']; stray: string[] } {
  const none = [codebook.none.id, 'none'];
  const ids = codebook.labels.map(({ id }) => id);
  for (const [output, label] of Object.entries(map)) {
    assertOutput(output, outputs);
    if (ids.includes(label) || none.includes(label)) continue;
    const near = nearest(label, ids);
    throw new StancekitError(
      'classifier/label-map',
      `the codebook ${codebook.id} has no label ${JSON.stringify(label)}`,
      { hint: near ? `did you mean ${near}?` : `it has ${[...ids, codebook.none.id].join(', ')}` },
    );
  }
  const plain = (name: string) => name.toLowerCase().replace(/[\s-]+/g, '_');
  const called = (name: string) =>
    map[name] ?? [...ids, ...none].find((id) => plain(name) === plain(id));
  const labels: Rule['labels'] = {};
  for (const id of ids) {
    const own = outputs.filter((name) => called(name) === id);
    if (own.length > 0) labels[id] = own;
  }
  if (Object.keys(labels).length === 0) {
    throw new StancekitError(
      'classifier/label-map',
      `no output of the classifier stands for a label of the codebook ${codebook.id}; its outputs are ${outputs.join(', ')}`,
      { hint: `map them: --label-map ${outputs[0]}=${ids[0]},…` },
    );
  }
  return { labels, stray: outputs.filter((name) => called(name) === undefined) };
}

function assertOutput(name: string, outputs: readonly string[]): void {
  if (outputs.includes(name)) return;
  const near = nearest(name, [...outputs]);
  throw new StancekitError(
    'classifier/label-map',
    `the classifier has no output ${JSON.stringify(name)}`,
    { hint: near ? `did you mean ${near}?` : `it has ${outputs.join(', ')}` },
  );
}

/** How logits become probabilities, as `problem_type` says; without it as the library of its makers does. */
export function activationOf(problemType: unknown, outputs: readonly string[]): Rule['activation'] {
  if (problemType === 'regression')
    throw new StancekitError('classifier/no-classifier', 'this network gives numbers, not labels');
  if (problemType === 'multi_label_classification') return 'sigmoid';
  if (problemType === 'single_label_classification') return 'softmax';
  return outputs.length === 1 ? 'sigmoid' : 'softmax';
}
