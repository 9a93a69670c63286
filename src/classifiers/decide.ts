import type { Logits, Rule } from '../records.js';

/** Scores and logits are told to four decimals: far coarser than what a thread count could move. */
export const round = (value: number): number => Math.round(value * 1e4) / 1e4;

/**
 * Turns logits into scores and labels. Of several windows of a text, and of several wordings of a
 * hypothesis, the one that fits best counts; paraphrases are pooled as the rule says. A label is
 * given from its threshold on; where a unit may carry one label only, the strongest is.
 */
export function decide(
  logits: Logits,
  rule: Rule,
): { labels: string[]; scores: { [label: string]: number } } {
  const scores: { [label: string]: number } = {};
  for (const label of Object.keys(rule.labels)) scores[label] = 0;
  for (const window of logits.values) {
    const rows = window.map((row) => probabilities(row, rule));
    for (const [label, outputs] of Object.entries(rule.labels)) {
      const places = outputs.map((name) => logits.outputs.indexOf(name));
      const scoreOf = (row: number) => joined(places, rows[row] as number[], rule);
      const paraphrases = logits.hypotheses?.[label] ?? [[0]];
      const score = pooled(
        paraphrases.map((wordings) => Math.max(...wordings.map(scoreOf))),
        rule.pool,
      );
      scores[label] = Math.max(scores[label] as number, round(score));
    }
  }
  const given = Object.keys(scores).filter(
    (label) => (scores[label] as number) >= (rule.thresholds[label] ?? 0.5),
  );
  if (rule.multi_label || given.length < 2) return { labels: given, scores };
  const most = Math.max(...given.map((label) => scores[label] as number));
  return { labels: given.filter((label) => scores[label] === most).slice(0, 1), scores };
}

/** The probability of a label that several outputs stand for. */
function joined(places: readonly number[], row: readonly number[], rule: Rule): number {
  const parts = places.map((place) => row[place] as number);
  return rule.activation === 'softmax'
    ? Math.min(
        1,
        parts.reduce((sum, part) => sum + part, 0),
      )
    : Math.max(...parts);
}

const pooled = (values: readonly number[], how: Rule['pool']): number =>
  how === 'max'
    ? Math.max(...values)
    : values.reduce((sum, value) => sum + value, 0) / values.length;

function probabilities(row: readonly number[], { activation, temperature }: Rule): number[] {
  if (activation === 'sigmoid') return row.map((logit) => 1 / (1 + Math.exp(-logit / temperature)));
  const most = Math.max(...row);
  const parts = row.map((logit) => Math.exp((logit - most) / temperature));
  const sum = parts.reduce((total, part) => total + part, 0);
  return parts.map((part) => part / sum);
}
