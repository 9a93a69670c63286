import t from 'tap';
import { uncertainties } from '../../src/stages/sample/uncertainty.js';
import { type Candidate, type SampleOptions, sample } from '../../src/stages/sample.js';

const unit = (id: string, rest: Partial<Candidate> = {}): Candidate => ({
  ...{ id, lang: 'en', chosen: ['none'], division: 0, reviewed: false, settled: false },
  scores: null,
  ...rest,
});
/** Letters enough to be no chance repetition, and unlike each other. */
const textOf = (id: string) => Array.from({ length: 12 }, (_, i) => `${id}${i * i}x`).join(' ');
const pick = (units: readonly Candidate[], options: Partial<SampleOptions>) =>
  sample(units, {
    ...{ by: 'random', n: 3, control: 0, seed: 1, balance: [] },
    textOf: (i) => textOf(units[i]?.id ?? ''),
    ...options,
  }).map((one) => ({ ...one, id: units[one.candidate]?.id }));
const ids = (picks: readonly { id: string | undefined }[]) => picks.map(({ id }) => id);

t.test('uncertainty: nearness to where decisions change, in each language', async (t) => {
  const score = (lang: string, score: number, given: boolean) => ({
    lang,
    scores: [{ score, given }],
  });
  // English decides between .3 and .5, Vietnamese between .7 and .9; in French nothing was given.
  const found = uncertainties([
    ...[score('en', 0.3, false), score('en', 0.5, true), score('en', 0.4, false)],
    ...[score('vi', 0.7, false), score('vi', 0.9, true)],
    score('fr', 0.1, false),
    { lang: 'en', scores: null },
  ]);
  const border = (0.4 + 0.5) / 2;
  t.match(found[2], 0.4 / border);
  t.match(found[1], 0.5 / (1 - border));
  t.ok(Math.abs((found[3] as number) - 0.7 / 0.8) < 1e-12);
  t.ok(Math.abs((found[4] as number) - 0.1 / 0.2) < 1e-12);
  // Of all languages: given from .5 on, withheld up to .7.
  t.ok(Math.abs((found[5] as number) - 0.1 / 0.6) < 1e-12);
  t.equal(found[6], null);
});

t.test('the least sure first; reviewed units and those without scores never', async (t) => {
  const at = (score: number) => ({ scores: [{ score, given: score > 0.5 }] });
  const units = [
    unit('sure', at(0.99)),
    unit('torn', at(0.52)),
    unit('seen', { ...at(0.5), reviewed: true }),
    unit('half', at(0.7)),
    unit('unscored'),
  ];
  const picks = pick(units, { by: 'uncertainty', n: 5 });
  t.strictSame(ids(picks), ['torn', 'half', 'sure']);
  t.ok(picks.every(({ reason, score }) => reason === 'uncertainty' && score !== null));
});

t.test('what annotators differ on, until it is settled', async (t) => {
  const units = [
    unit('alike', { reviewed: true }),
    unit('one', { division: 1, reviewed: true }),
    unit('two', { division: 2, reviewed: true }),
    unit('settled', { division: 2, reviewed: true, settled: true }),
  ];
  t.match(pick(units, { by: 'disagreement' }), [
    { id: 'two', score: 1 },
    { id: 'one', score: 0.5 },
  ]);
});

t.test('coverage: each language and label in turn, the least reviewed first', async (t) => {
  const many = Array.from({ length: 20 }, (_, i) => unit(`en-none-${i}`));
  const rare = [
    unit('en-condemn', { chosen: ['condemn'] }),
    unit('vi-condemn', { lang: 'vi', chosen: ['condemn'] }),
  ];
  const seen = unit('vi-none', { lang: 'vi', reviewed: true });
  const picks = pick([...many, ...rare, seen], { by: 'coverage', n: 4 });
  t.match(
    new Set(ids(picks.slice(0, 3))),
    new Set(['en-condemn', 'vi-condemn', picks.find(({ id }) => id?.startsWith('en-none'))?.id]),
  );
  t.match(picks[3]?.id, /^en-none/);
  const balanced = pick([...many, ...rare], { balance: ['lang'], n: 2 });
  t.ok(ids(balanced).includes('vi-condemn'));
});

t.test('the control is drawn from all, and spread evenly', async (t) => {
  const units = Array.from({ length: 60 }, (_, i) =>
    unit(`u${i}`, { scores: [{ score: i / 100, given: false }] }),
  );
  const picks = pick(units, { by: 'uncertainty', n: 20, control: 0.2 });
  const at = picks.flatMap(({ reason }, i) => (reason === 'random' ? [i] : []));
  t.equal(picks.length, 20);
  t.strictSame(at, [2, 7, 12, 17]);
  t.equal(new Set(ids(picks)).size, 20, 'none twice');
  const random = pick(units, { n: 4 });
  t.strictSame(
    new Set(ids(random)),
    new Set(picks.filter(({ reason }) => reason === 'random').map(({ id }) => id)),
    'the same units as a random sample of that size',
  );
});

t.test('the seed decides, the order of the units does not', async (t) => {
  const units = Array.from({ length: 40 }, (_, i) => unit(`u${i}`));
  t.strictSame(ids(pick(units, {})), ids(pick([...units].reverse(), {})));
  t.notSame(ids(pick(units, {})), ids(pick(units, { seed: 2 })));
});

t.test('of units that are nearly the same one is picked', async (t) => {
  const units = ['a', 'b', 'c', 'd'].map((id) => unit(id));
  const texts = (i: number) => (i < 3 ? `${textOf('wire')} ${i}` : textOf('other'));
  t.equal(pick(units, { n: 4, textOf: texts }).length, 2);
});
