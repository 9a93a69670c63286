import t from 'tap';
import { decide, type RuleOptions, type Votes } from '../../src/metrics/adjudication.js';

const LABELS = ['condemn', 'call_for_restraint', 'offer_mediation'];
const by = (options: Partial<RuleOptions> = {}): RuleOptions => ({
  ...{ rule: 'majority', labels: LABELS, multiLabel: true, order: [], least: 2 },
  ...options,
});
const C = ['condemn'];
const R = ['call_for_restraint'];
const CR = ['condemn', 'call_for_restraint'];

const CASES: [name: string, votes: Votes, options: Partial<RuleOptions>, expected: unknown][] = [
  ['nobody labelled it', [null, null], {}, null],
  ['one only', [C, null], {}, { open: 'too-few', doubt: [] }],
  ['one only, and one is enough', [C, null], { least: 1 }, { labels: C, how: 'alone' }],
  [
    'all alike, in the order of the codebook',
    [[...CR].reverse(), CR],
    {},
    { labels: CR, how: 'unanimous' },
  ],
  ['two of three', [C, C, []], {}, { labels: C, how: 'majority' }],
  ['label by label', [CR, C, R], {}, { labels: CR, how: 'majority' }],
  ['missing votes do not count', [C, C, [], null, null], {}, { labels: C, how: 'majority' }],
  ['half is no majority', [CR, C], {}, { open: 'tie', doubt: R }],
  ['a tie, and whose word counts', [CR, C], { order: [1] }, { labels: C, how: 'priority' }],
  [
    'a tie, and the first in order did not label it',
    [null, CR, C],
    { order: [0, 1] },
    { labels: CR, how: 'priority' },
  ],
  [
    'only what is tied goes by priority',
    [CR, C, CR, C],
    { order: [0] },
    { labels: CR, how: 'priority' },
  ],
  ['not unanimous', [C, C, []], { rule: 'unanimous' }, { open: 'disagreement', doubt: C }],
  ['unanimous', [C, C], { rule: 'unanimous' }, { labels: C, how: 'unanimous' }],
  [
    'priority over a majority',
    [[], C, C],
    { rule: 'priority', order: [0] },
    { labels: [], how: 'priority' },
  ],
  [
    'nobody whose word counts',
    [[], C],
    { rule: 'priority', order: [2] },
    { open: 'disagreement', doubt: C },
  ],
  [
    'one label to a unit: a majority',
    [C, C, R],
    { multiLabel: false },
    { labels: C, how: 'majority' },
  ],
  [
    'one label to a unit: three ways',
    [C, R, []],
    { multiLabel: false },
    { open: 'tie', doubt: CR },
  ],
  [
    'one label to a unit: three ways, and whose word counts',
    [C, R, []],
    { multiLabel: false, order: [1] },
    { labels: R, how: 'priority' },
  ],
];

for (const [name, votes, options, expected] of CASES)
  t.test(name, async (t) => t.strictSame(decide(votes, by(options)), expected));
