import t from 'tap';
import { locateElements, locatePointer, splitElements } from '../../src/formats/json-places.js';

const JSON_TEXT = `{"a": "😀", "b": [1, {"c/d": null}, "x\\"]"],
  "e": {"~": true, "f": -1.5e3},
  "a": "last"}`;

const POINTERS: [string, boolean, number, number][] = [
  ['', false, 1, 1],
  ['/a', false, 3, 8],
  ['/a', true, 3, 3],
  ['/b', false, 1, 17],
  ['/b/0', false, 1, 18],
  ['/b/1/c~1d', false, 1, 29],
  ['/b/1/c~1d', true, 1, 22],
  ['/b/2', false, 1, 36],
  ['/e/~0', false, 2, 14],
  ['/e/f', false, 2, 25],
  ['/e/gone', false, 2, 8],
  ['/e/gone', true, 2, 8],
  ['/gone/deeper', false, 1, 1],
];
for (const [pointer, atKey, line, column] of POINTERS)
  t.test(`${pointer || 'the whole'}${atKey ? ' (its key)' : ''}`, async (t) => {
    JSON.parse(JSON_TEXT);
    t.strictSame(locatePointer(JSON_TEXT, pointer, 1, atKey), { line, column });
    const later = locatePointer(JSON_TEXT, pointer, 7, atKey, 5);
    t.strictSame(later, { line: line + 6, column: line === 1 ? column + 4 : column });
  });

t.test('elements of an array, with their texts', async (t) => {
  const json = ' [ {"a":"]"},\n "😀",  [1,[2]]\n ,3]';
  t.strictSame(splitElements(json), [
    { text: '{"a":"]"}', line: 1, column: 4 },
    { text: '"😀"', line: 2, column: 2 },
    { text: '[1,[2]]', line: 2, column: 8 },
    { text: '3', line: 3, column: 3 },
  ]);
  t.strictSame(locateElements('[]'), []);
  t.strictSame(locateElements('{"a":[1]}'), []);
});
