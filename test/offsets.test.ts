import t from 'tap';
import {
  CodePointCounter,
  CodePointText,
  codePointLength,
  sliceCodePoints,
  utf16Offset,
} from '../src/offsets.js';

/** Texts in which the two ways of counting agree, differ, or are broken. */
const texts = [
  '',
  'plain',
  'a😀b',
  '😀😀',
  '👩‍👩‍👧 gia đình',
  'می‌شود 🇮🇷 x',
  'lone \ud800 high',
  '\udc00 low',
  'x'.repeat(2000) + '𠀀y'.repeat(900),
];

t.test('lengths and slices agree with the iteration of strings by code point', async (t) => {
  for (const text of texts) {
    const points = [...text];
    t.equal(codePointLength(text), points.length);
    const indexed = new CodePointText(text);
    t.equal(indexed.length, points.length);
    for (const [start, end] of [
      [0, 1],
      [1, 3],
      [0, points.length],
      [511, 514],
      [1023, 1100],
      [2000, 2500],
    ] as const) {
      if (end > points.length) continue;
      const expected = points.slice(start, end).join('');
      t.equal(sliceCodePoints(text, start, end), expected);
      t.equal(indexed.slice(start, end), expected);
    }
  }
});

t.test('the counter converts in any order', async (t) => {
  for (const text of texts) {
    const counter = new CodePointCounter(text);
    const points = [...text];
    for (let n = points.length; n >= 0; n = Math.floor(n / 2) - (n < 2 ? 1 : 0)) {
      t.equal(counter.at(points.slice(0, n).join('').length), n);
    }
    t.throws(() => counter.at(text.length + 1), RangeError);
    t.throws(() => counter.at(-1), RangeError);
    t.equal(utf16Offset(text, points.length), text.length);
  }
});
