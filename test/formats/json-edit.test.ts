import t from 'tap';
import { editCsv } from '../../src/formats/csv-edit.js';
import { locateCell } from '../../src/formats/csv-places.js';
import { editJson } from '../../src/formats/json-edit.js';
import { findRepeatedKeys, mayRepeatKeys } from '../../src/formats/json-walk.js';

t.test('JSON: sets, adds and orders, and leaves the rest as it is written', async (t) => {
  const json = '{"b":1.0,"a":{"x":"\\u00e9"},"c":[1e2, 2]}';
  t.equal(editJson(json, [{ pointer: '/a/x', set: 'y' }]), json.replace('"\\u00e9"', '"y"'));
  t.equal(editJson(json, [{ pointer: '/a/z', set: null }]), json.replace('9"}', '9","z":null}'));
  t.equal(
    editJson(json, [{ pointer: '', order: ['a', 'b'] }]),
    '{"a":{"x":"\\u00e9"},"b":1.0,"c":[1e2, 2]}',
  );
  t.equal(editJson('{}', [{ pointer: '/a', set: 1 }]), '{"a":1}');
});

t.test('JSON: keys that stand twice', async (t) => {
  const cases: [string, string[]][] = [
    ['{"a":1,"b":{"a":1}}', []],
    ['{"a":1,"a":2}', ['/a']],
    ['{"a":1, "\\u0061" :2}', ['/a']],
    ['[{"a":{"b/c":1,"b/c":1}}]', ['/0/a/b~1c']],
    ['{"text":"she said \\"a\\":1"}', []],
    ['{"a" : 1, "b" : 2}', []],
    ['{"n":-12.50,"m":1000000,"z":[],"y":{}}', []],
  ];
  for (const [json, pointers] of cases) {
    const found = findRepeatedKeys(json).map(({ pointer }) => pointer);
    t.strictSame(found, pointers, json);
    if (pointers.length > 0) t.ok(mayRepeatKeys(json, JSON.parse(json)), json);
  }
  t.notOk(
    mayRepeatKeys(
      '{"a":[1,"x",null,true,{"b":12.5}]}',
      JSON.parse('{"a":[1,"x",null,true,{"b":12.5}]}'),
    ),
  );
});

t.test('CSV: cells are replaced, everything else stays', async (t) => {
  const csv = '\ufeffid,text,n\r\nu1,"a ""b"",\r\nc",1\r\n\r\nu2,"",x\r\n';
  const change = (cells: Readonly<Record<string, string>>): Record<string, string> =>
    cells['id'] === 'u1' ? { id: 'u,1', n: '22' } : {};
  t.equal(
    editCsv(csv, ',', change),
    '\ufeffid,text,n\r\n"u,1","a ""b"",\r\nc",22\r\n\r\nu2,"",x\r\n',
  );
  t.equal(
    editCsv(csv, ',', () => ({})),
    csv,
  );
  t.equal(
    editCsv('a,b\n1\n', ',', () => ({})),
    undefined,
    'a row of another width',
  );
  t.equal(
    editCsv('a,b\n"1,2\n', ',', () => ({})),
    undefined,
    'a quote that is never closed',
  );
  t.equal(
    editCsv('a,b\n1,2', ',', () => ({ b: '3' })),
    'a,b\n1,3',
    'no line end at the end',
  );
});

t.test('CSV: where a cell begins', async (t) => {
  const row = '\nu1,"a ""b"",\nc",😀,d\n';
  t.strictSame(
    [0, 1, 2, 3].map((index) => locateCell(row, index, ',', 5)),
    [
      { line: 5, column: 1 },
      { line: 5, column: 4 },
      { line: 6, column: 4 },
      { line: 6, column: 6 },
    ],
  );
});
