import t from 'tap';
import { DecisionChecks } from '../../../src/stages/validate/decisions.js';

const annotator = { type: 'classifier' as const, id: 'c', revision: '1', sha256: null };
const check = (rows: [string, Record<string, number>, string[]][]) => {
  const checks = new DecisionChecks<number>(['a', 'b']);
  for (const [i, [lang, scores, labels]] of rows.entries())
    checks.add({ annotator, labels, scores }, lang, i);
  return checks.finish();
};

/** Scores spread evenly, the same every time. */
const scoreOf = (i: number, of: number) => ((i * 7919 * of) % 9973) / 9973;

t.test('a threshold for each label and language explains everything', async (t) => {
  const thresholds: Record<string, Record<string, number>> = {
    vi: { a: 0.31234, b: 0.9 },
    fa: { a: 0.72, b: 0.05 },
  };
  const rows = Array.from({ length: 4000 }, (_, i): [string, Record<string, number>, string[]] => {
    const lang = i % 2 ? 'vi' : 'fa';
    const scores = { a: scoreOf(i, 1), b: scoreOf(i, 3) };
    const given = (['a', 'b'] as const).filter(
      (id) => scores[id] >= (thresholds[lang]?.[id] as number),
    );
    return [lang, scores, given];
  });
  t.strictSame(check(rows), []);
});

t.test('so does taking the strongest label, with or without a threshold', async (t) => {
  for (const least of [0, 0.4]) {
    const rows = Array.from(
      { length: 4000 },
      (_, i): [string, Record<string, number>, string[]] => {
        const scores = { a: scoreOf(i, 1), b: scoreOf(i, 3) };
        const best = scores.a >= scores.b ? 'a' : 'b';
        return ['vi', scores, scores[best] >= least ? [best] : []];
      },
    );
    t.strictSame(check(rows), [], String(least));
  }
});

t.test('one that was changed is found among many', async (t) => {
  const rows = Array.from({ length: 1000 }, (_, i): [string, Record<string, number>, string[]] => {
    const scores = { a: scoreOf(i, 1), b: 0 };
    return ['vi', scores, scores.a >= 0.5 ? ['a'] : []];
  });
  rows.push(['vi', { a: 0.93, b: 0 }, []], ['vi', { a: 0.02, b: 0 }, ['a']]);
  t.match(check(rows), [
    { place: 1001, finding: { message: /"a" is given at a score below/, found: '0.02' } },
    { place: 1000, finding: { message: /"a" is withheld at a score above/, found: '0.93' } },
  ]);
});

t.test('people give scores as they like', async (t) => {
  const checks = new DecisionChecks<number>(['a']);
  const person = { ...annotator, type: 'person' as const };
  checks.add({ annotator: person, labels: ['a'], scores: { a: 0.1 } }, 'vi', 0);
  checks.add({ annotator: person, labels: [], scores: { a: 0.9 } }, 'vi', 1);
  t.strictSame(checks.finish(), []);
});
