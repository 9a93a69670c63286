import { readFileSync } from 'node:fs';
import t from 'tap';
import { loadClassifier } from '../../src/classifiers/load.js';
import { bundledClassifierFolder } from '../../src/commands/classifier-input.js';
import { type Case, CHANGES } from './changes.js';

/**
 * What must not change a label, and what must. The sentences are of our own writing and in no training data;
 * `refused` is the same event with the stance declined, denied or absent.
 */
const cases: Case[] = readFileSync(
  new URL('../fixtures/classifiers/robustness.tsv', import.meta.url),
  'utf8',
)
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [lang, label, text, refused] = line.split('\t') as [string, string, string, string];
    return { lang, label, text, refused };
  });

const classifier = await loadClassifier(bundledClassifierFolder);
t.teardown(() => classifier.close());
const labelsOf = async (texts: string[]) =>
  (await classifier.classify(texts)).map(({ labels }) => labels.join(' '));
const share = (hits: readonly boolean[]) => hits.filter(Boolean).length / hits.length;

t.test('plain statements get their label', async (t) => {
  const given = await labelsOf(cases.map(({ text }) => text));
  const right = share(given.map((labels, i) => labels === cases[i]?.label));
  t.comment(`right ${right.toFixed(3)} of ${cases.length}`);
  t.ok(right >= 0.9);
});

for (const { name, change, least } of CHANGES) {
  t.test(`labels stay: ${name}`, async (t) => {
    const touched = cases.flatMap((one) => {
      const texts = change(one);
      return texts.filter((text) => text !== one.text).map((text) => ({ text, before: one.text }));
    });
    t.ok(touched.length > 0, 'the change touches some sentences');
    const before = await labelsOf(touched.map((pair) => pair.before));
    const now = await labelsOf(touched.map(({ text }) => text));
    const same = share(now.map((labels, i) => labels === before[i]));
    t.comment(`same labels ${same.toFixed(3)} of ${touched.length}`);
    t.ok(same >= least, `${same} >= ${least}`);
  });
}

t.test('a stance that is refused or denied is none', async (t) => {
  const given = await labelsOf(cases.map(({ refused }) => refused));
  const none = share(given.map((labels) => labels === ''));
  t.comment(`none ${none.toFixed(3)} of ${cases.length}`);
  t.ok(none >= 0.75);
});

t.test('a stance at the end of a long unit is found', async (t) => {
  const filler: Record<string, string> = {
    en: 'The delegations met in the morning and looked at the timetable of the railway works. ',
    vi: 'Các đoàn gặp nhau vào buổi sáng và xem xét tiến độ của công trình đường sắt. ',
    ar: 'اجتمعت الوفود صباحا واطلعت على الجدول الزمني لأعمال السكة الحديدية. ',
    fa: 'هیئت‌ها صبح دیدار کردند و برنامهٔ زمانی کارهای راه‌آهن را بررسی کردند. ',
    ru: 'Делегации встретились утром и рассмотрели график работ на железной дороге. ',
  };
  const long = cases.map(({ lang, text }) => (filler[lang] as string).repeat(30) + text);
  const given = await classifier.classify(long);
  const found = share(given.map(({ labels }, i) => labels.includes(cases[i]?.label as string)));
  t.comment(`found ${found.toFixed(3)} of ${cases.length}`);
  t.ok(found >= 0.65);
});

t.test('what is no sentence gets no label', async (t) => {
  const odd = ['', '   ', '🙂🙂🇺🇸', '!!! ???', '12345', 'ไทยแลนด์', 'ქართული ენა', '\u200f\u200e'];
  for (const [i, { labels, scores }] of (await classifier.classify(odd)).entries()) {
    t.same(labels, [], JSON.stringify(odd[i]));
    t.ok(
      Object.values(scores).every((score) => score < 0.45),
      JSON.stringify(scores),
    );
  }
});
