import t from 'tap';
import { inspectLanguageTag, inspectScript } from '../../../src/stages/validate/languages.js';

const TAGS: [string, string | undefined][] = [
  ['vi', undefined],
  ['zh-Hant', undefined],
  ['ckb', undefined],
  ['und', undefined],
  ['pt-BR', undefined],
  ['en-US-US', 'lang/tag'],
  ['english-', 'lang/tag'],
  ['vi_VN', 'lang/tag'],
  ['zh-hant', 'lang/not-canonical'],
  ['iw', 'lang/not-canonical'],
  ['vn', 'lang/unknown'],
  ['xx', 'lang/unknown'],
];
for (const [tag, code] of TAGS)
  t.test(tag, async (t) => {
    t.equal(inspectLanguageTag(tag, '/lang')[0]?.code, code);
  });

const RU = 'Министр иностранных дел призвал стороны к сдержанности.';
const VI = 'Bộ trưởng kêu gọi các bên kiềm chế tối đa và đối thoại.';
const FA = 'سخنگوی وزارت خارجه از همه طرف‌ها خواست خویشتن‌داری کنند.';
const JA = '外務大臣は記者会見で、当事国に自制を求めると述べました。さらに話し合いを促した。';
const SCRIPTS: [string, string, boolean][] = [
  [RU, 'ru', true],
  [RU, 'vi', false],
  [RU, 'sr', true],
  [RU, 'uz', true],
  [VI, 'vi', true],
  [VI, 'fa', false],
  [FA, 'fa', true],
  [FA, 'ur', true],
  [FA, 'ru', false],
  [JA, 'ja', true],
  [JA, 'ko', true],
  [JA, 'en', false],
  ['NATO', 'ru', true],
  [`${RU} ${'NATO Summit '.repeat(6)}`, 'ru', true],
  [RU, 'und', true],
];
for (const [text, lang, fits] of SCRIPTS)
  t.test(`${lang}: ${text.slice(0, 12)}`, async (t) => {
    t.equal(inspectScript(text, lang, '/lang').length, fits ? 0 : 1);
  });
