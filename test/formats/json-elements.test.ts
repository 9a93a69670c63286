import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { FileColumns } from '../../src/formats/file-columns.js';
import { type JsonElement, readElementBlocks } from '../../src/formats/json-elements.js';
import { splitElements } from '../../src/formats/json-places.js';

/** The elements of a text that comes in chunks of `size` bytes. */
async function cut(text: string | Buffer, size: number) {
  const bytes = Buffer.from(text as string);
  async function* chunks() {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }
  const elements: JsonElement[] = [];
  const blocks = readElementBlocks(chunks());
  for (;;) {
    const { value, done } = await blocks.next();
    if (done) return { elements, whole: value };
    elements.push(...value);
  }
}

const ARRAYS = [
  '[]',
  ' [ ] ',
  '[1,2.5e3, -4 ,true,null,"a"]',
  '[{"a":"}]\\"","b":[1,[2]]},\n  {"c":"سلام 😀\\\\"}, "x\\\\" ]\n',
  '[\r\n  {\r\n    "a": {}\r\n  },\r\n  []\r\n]',
  '[{"é":"\\u00e9"},{"é":"é 😀"},{"deep":[[[["]"]]]]}]',
];

t.test('elements and their places, however the chunks fall', async (t) => {
  for (const text of ARRAYS)
    for (const size of [1, 2, 3, 7, 1000]) {
      const { elements, whole } = await cut(text, size);
      t.ok(whole, text);
      const expected = splitElements(text);
      const path = join(t.testdir({ 'a.json': text }), 'a.json');
      const columns = new FileColumns(path);
      t.strictSame(
        elements.map(({ text: raw, line, lineStart, byte }) => ({
          text: raw,
          line,
          column: columns.columnAt(lineStart, byte),
        })),
        expected,
      );
      const bytes = Buffer.from(text);
      for (const { byte, bytes: length, text: raw } of elements)
        t.equal(bytes.toString('utf8', byte, byte + length), raw);
      columns.close();
    }
});

t.test('a byte order mark takes no column', async (t) => {
  const path = join(t.testdir(), 'a.json');
  writeFileSync(path, '\ufeff[1, 2]');
  const { elements } = await cut('\ufeff[1, 2]', 4);
  const columns = new FileColumns(path);
  t.strictSame(
    elements.map(({ lineStart, byte }) => columns.columnAt(lineStart, byte)),
    [2, 5],
  );
  t.equal(columns.columnAt(0, 4), 2, 'and it counts back');
  columns.close();
});

t.test('what is no whole array says so, after the elements before', async (t) => {
  const cases: [string | Buffer, number][] = [
    ['{"a":1}', 0],
    ['[1, 2', 1],
    ['[1 2]', 1],
    ['[1,,2]', 1],
    ['[1,]', 1],
    ['[,1]', 0],
    ['[1] 2', 1],
    ['', 0],
    [Buffer.from('[1,"\xff"]', 'latin1'), 1],
  ];
  for (const [text, least] of cases)
    for (const size of [1, 100]) {
      const { elements, whole } = await cut(text, size);
      t.equal(whole, false, String(text));
      t.ok(elements.length >= least, String(text));
    }
});
