/** How annotators who differ are brought to one decision. */
export const RULES = ['majority', 'unanimous', 'priority'] as const;
export type Rule = (typeof RULES)[number];

/** The labels that each annotator gave a unit, in a fixed order of annotators; null where they did not label it. */
export type Votes = readonly (readonly string[] | null)[];

/** What is decided about a unit: its labels, or why it stays open and which labels are in doubt. */
export type Verdict =
  | { labels: string[]; how: 'alone' | 'unanimous' | 'majority' | 'priority' }
  | { open: 'tie' | 'disagreement' | 'too-few'; doubt: string[] };

export interface RuleOptions {
  rule: Rule;
  /** All labels there are, in the order of the codebook. */
  labels: readonly string[];
  /** May a unit carry several labels? Then each label is voted on by itself, else the label as a whole. */
  multiLabel: boolean;
  /** Numbers of annotators, the one who counts most first: decides where the rule is `priority`, and ties of the majority. */
  order: readonly number[];
  /** So many have to have labelled a unit, else it stays open. */
  least: number;
}

/**
 * Decides one unit. A majority is more than half of those who labelled it. Null where nobody did.
 */
export function decide(votes: Votes, options: RuleOptions): Verdict | null {
  const { rule, labels, least, order } = options;
  const given = votes.filter((vote) => vote !== null);
  if (given.length === 0) return null;
  const doubt = labels.filter((label) => {
    const yes = given.filter((vote) => vote.includes(label)).length;
    return yes > 0 && yes < given.length;
  });
  if (given.length < least) return { open: 'too-few', doubt };
  const [first] = given as [readonly string[]];
  if (doubt.length === 0) {
    const how = given.length === 1 ? 'alone' : 'unanimous';
    return { labels: labels.filter((label) => first.includes(label)), how };
  }
  const leader = order.map((i) => votes[i] ?? null).find((vote) => vote !== null);
  if (rule === 'priority' && leader)
    return { labels: labels.filter((label) => leader.includes(label)), how: 'priority' };
  if (rule !== 'majority') return { open: 'disagreement', doubt };
  const found = options.multiLabel ? byLabel(given, labels) : bySet(given, labels);
  if (found.tied.length === 0) return { labels: found.labels, how: 'majority' };
  if (leader === undefined) return { open: 'tie', doubt: found.tied };
  const settled = labels.filter((label) =>
    (found.tied.includes(label) ? leader : found.labels).includes(label),
  );
  return { labels: settled, how: 'priority' };
}

interface Count {
  labels: string[];
  tied: string[];
}

function byLabel(given: readonly (readonly string[])[], labels: readonly string[]): Count {
  const yes = (label: string) => given.filter((vote) => vote.includes(label)).length;
  return {
    labels: labels.filter((label) => yes(label) * 2 > given.length),
    tied: labels.filter((label) => yes(label) * 2 === given.length),
  };
}

function bySet(given: readonly (readonly string[])[], labels: readonly string[]): Count {
  const same = (a: readonly string[], b: readonly string[]) =>
    labels.every((label) => a.includes(label) === b.includes(label));
  const most = given.find((vote) => given.filter((o) => same(vote, o)).length * 2 > given.length);
  if (most !== undefined) return { labels: [...most], tied: [] };
  return { labels: [], tied: labels.filter((label) => given.some((vote) => vote.includes(label))) };
}
