import t from 'tap';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const ROW = {
  type: 'object',
  required: ['name', 'age'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1 },
    age: { $ref: 'parts.json#/$defs/age' },
    seen: { type: ['string', 'null'], format: 'date' },
    ok: { type: 'boolean' },
    kind: { enum: ['red', 'green'] },
  },
};
const PARTS = { $defs: { age: { type: 'integer', minimum: 0 } } };
const problems = (text: string) => parseLines<Record<string, unknown>>(text).slice(0, -1);

const DRAFTS = [
  'https://json-schema.org/draft/2020-12/schema',
  'https://json-schema.org/draft/2019-09/schema',
  'http://json-schema.org/draft-07/schema#',
];

for (const $schema of DRAFTS) {
  t.test($schema, async (t) => {
    const cwd = t.testdir({
      'row.json': JSON.stringify({ $schema, $id: 'https://example.org/s/row.json', ...ROW }),
      'parts.json': JSON.stringify({ $schema, ...PARTS }),
      'good.jsonl': '{"name":"a","age":3}\n{"name":"b","age":0,"seen":null}\n',
      'bad.jsonl':
        '{"name":"a","age":3}\n{"name":"😀","age":-1}\n{"name":"c","agee":1}\n{"name":"d","age":1,"kind":"gren"}\n',
      'list.json': '[\n  {"name": "a", "age": 1},\n  {"name": "b",\n   "age": "x"}\n]\n',
      'rows.csv':
        'name,age,seen,ok,kind\nA,3,2024-02-29,true,red\n"B,\nb",x,,maybe,\nC,,2024-02-30,,blue\n',
    });
    const check = (file: string) =>
      run(['validate', file, '--schema', './row.json', '--format', 'json'], { cwd });
    t.equal((await check('good.jsonl')).status, 0);
    t.match(problems((await check('bad.jsonl')).stdout), [
      {
        code: 'schema/minimum',
        found: '-1',
        place: { line: 2, column: 19, pointer: '/age' },
      },
      { code: 'schema/required', message: /"age" is missing/, hint: 'did you mean it by "agee"?' },
      {
        code: 'schema/additionalProperties',
        place: { line: 3, column: 13 },
        hint: 'did you mean "age"?',
      },
      { code: 'schema/enum', place: { line: 4, column: 28 }, hint: 'did you mean "green"?' },
    ]);
    t.match(problems((await check('list.json')).stdout), [
      { code: 'schema/type', place: { line: 4, column: 11, pointer: '/1/age' } },
    ]);
    t.match(problems((await check('rows.csv')).stdout), [
      { code: 'schema/type', found: '"x"', place: { line: 4, column: 4, field: 'age' } },
      { code: 'schema/type', found: '"maybe"', place: { field: 'ok' } },
      { code: 'schema/required', message: /"age" is missing/, place: { line: 5 } },
      { code: 'schema/format', place: { line: 5, column: 4, field: 'seen' } },
      { code: 'schema/enum', place: { line: 5, field: 'kind' } },
    ]);
  });
}

t.test('a schema of a whole array', async (t) => {
  const cwd = t.testdir({
    's.json': JSON.stringify({ type: 'array', maxItems: 1, items: { type: 'integer' } }),
    'd.json': '[1, 2,\n "x"]',
  });
  const { stdout } = await run(['validate', 'd.json', '--schema', './s.json', '--json'], { cwd });
  t.match(problems(stdout), [
    { code: 'schema/maxItems', place: { line: 1, column: 1 } },
    { code: 'schema/type', place: { line: 2, column: 2, pointer: '/2' } },
  ]);
});

t.test('what cannot be used is said, and nothing is fetched', async (t) => {
  const cwd = t.testdir({
    'far.json': JSON.stringify({ $ref: 'https://example.com/other.json' }),
    'old.json': JSON.stringify({ $schema: 'http://json-schema.org/draft-04/schema#' }),
    'gone.json': JSON.stringify({ $ref: 'nowhere.json' }),
    'broken.json': '{"type": ',
    'wrong.json': JSON.stringify({ type: 'strnig' }),
    'd.jsonl': '{}\n',
  });
  const cases: [string, RegExp][] = [
    [
      './far.json',
      /refers to https:\/\/example\.com\/other\.json.*schema\/remote.*\n.*never|nothing is fetched/s,
    ],
    ['./old.json', /cannot use schemas of .*draft-04/],
    ['./gone.json', /cannot read the schema/],
    ['./broken.json', /is not JSON/],
    ['./wrong.json', /cannot be used/],
    ['./none.json', /cannot read the schema/],
    ['units', /has to be a JSON Schema file or one of .*\n.*did you mean unit/],
  ];
  for (const [schema, told] of cases)
    t.match(
      await run(['validate', 'd.jsonl', '--schema', schema], { cwd }),
      { status: 2, stdout: '', stderr: told },
      schema,
    );
});
