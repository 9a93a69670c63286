import t from 'tap';
import { inspectDate, inspectText } from '../../../src/stages/validate/texts.js';

const TEXTS: [string, string | undefined][] = [
  ['Hi 😀 there', undefined],
  ['RLE \u202bنص\u202c here', undefined],
  ['isolate \u2067نص\u2069, again \u2068x\u2069', undefined],
  ['\u202aone \u2067two\u2069 three\u202c', undefined],
  ['left open \u202bنص', 'text/bidi-unbalanced'],
  ['left open \u2067نص\nnext paragraph\u2069', 'text/bidi-unbalanced'],
  ['never opened \u202c', 'text/bidi-unbalanced'],
  ['crossed \u202a\u2067\u202c\u2069', 'text/bidi-unbalanced'],
  ['half \ud83d', 'text/lone-surrogate'],
  ['half \ude00 and whole 😀', 'text/lone-surrogate'],
  ['damaged \ufffd', 'text/replacement-character'],
  ['marks \u200fنص\u200f, joiner می\u200cخواهد, \u061cx', undefined],
  ['override \u202eabc\u202c', 'text/bidi-override'],
  ['tabs\tand\r\nlines', undefined],
  ['bell \u0007', 'text/control-character'],
  ['decomposed ê is e\u0302', 'text/mixed-normalisation'],
  ['decomposed e\u0302', 'text/not-nfc'],
  ['no composed form n\u0308 x\u0301', undefined],
  ['Hebrew points שָׁלוֹם, Arabic مُحَمَّد', undefined],
];
for (const [text, code] of TEXTS)
  t.test(JSON.stringify(text), async (t) => {
    t.equal(inspectText(text, '/text')[0]?.code, code);
  });

t.test('days that stand for none', async (t) => {
  t.match(inspectDate('1970-01-01T00:00:00Z', '/date'), [{ code: 'date/placeholder' }]);
  t.strictSame(inspectDate('1970-01-02', '/date'), []);
});

const DATES: [string, boolean][] = [
  ['2024', true],
  ['2024-02', true],
  ['2024-02-29', true],
  ['2023-02-29', false],
  ['1900-02-29', false],
  ['2000-02-29', true],
  ['2024-00-10', false],
  ['2024-13', false],
  ['2024-04-31', false],
  ['2024-05-17T23:59:60Z', true],
  ['2024-05-17T24:00:00Z', false],
  ['2024-05-17 12:61', false],
];
for (const [date, there] of DATES)
  t.test(date, async (t) => {
    t.equal(inspectDate(date, '/date').length, there ? 0 : 1);
  });
