import t from 'tap';
import { findCandidates } from '../../../src/stages/attribute/candidates.js';
import { sceneOf } from '../../../src/stages/attribute/compile.js';
import { findStretches } from '../../../src/stages/attribute/stretches.js';
import { explainWeight, weighStretches } from '../../../src/stages/attribute/weigh.js';

const SENTENCES: readonly [lang: string, text: string][] = [
  ['en', 'On Tuesday the Kenyan foreign minister, Anna Lund, condemned the raid on the port.'],
  ['vi', 'Ngoại trưởng Pháp lên án vụ tấn công và kêu gọi các bên kiềm chế.'],
  ['ar', 'وأدانت وزارة الخارجية الأردنية الهجوم على السوق.'],
  ['fa', 'سخنگوی دولت گفت مذاکرات ادامه خواهد یافت.'],
  ['ja', '外相は記者団に対し、攻撃を非難した。'],
];

t.test('the evidence adds up to the weight', async (t) => {
  for (const [lang, text] of SENTENCES) {
    const scene = sceneOf(text, lang);
    const found = weighStretches(scene, findCandidates(scene));
    t.ok(found.length > 0, text);
    for (const stretch of found) {
      const sum = explainWeight(scene, stretch).reduce((total, { weight }) => total + weight, 0);
      if (Math.abs(sum - stretch.weight) > 1e-6) t.fail(`${text}: ${sum} is not ${stretch.weight}`);
    }
    const weights = found.map(({ weight }) => weight);
    t.same(
      weights,
      weights.toSorted((a, b) => b - a),
      'the strongest first',
    );
  }
});

t.test('a stretch stays within its clause, and every rule has its own', async (t) => {
  for (const [lang, text] of SENTENCES) {
    const scene = sceneOf(text, lang);
    const candidates = findCandidates(scene);
    const stretches = findStretches(scene, candidates);
    t.equal(
      stretches.reduce((total, { rules }) => total + rules.length, 0),
      candidates.length,
    );
    for (const { from, to, rules } of stretches) {
      if (rules.length > 0) continue;
      const kinds = scene.tokens.slice(from, to).map(({ kind }) => kind);
      if (kinds.some((kind) => kind === 'stop' || kind === 'quote' || kind === 'colon'))
        t.fail(`${text}: ${from}-${to} crosses a mark`);
    }
    const places = stretches.map(({ from, to }) => `${from} ${to}`);
    t.equal(new Set(places).size, places.length, 'no stretch twice');
  }
});

t.test('stretches grow with a text no faster than it', async (t) => {
  const count = (n: number) => findStretches(sceneOf('and Iran '.repeat(n), 'en'), []).length;
  t.ok(count(4000) <= 2 * count(2000));
});
