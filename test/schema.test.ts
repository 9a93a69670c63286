import t from 'tap';
import { readCodebook } from '../src/formats/codebooks.js';
import { assertRecord, inspectRecord, readSchemaText, SCHEMA_NAMES } from '../src/schema.js';

for (const name of SCHEMA_NAMES) {
  t.test(`${name}: its examples fit, and damage to them is found`, async (t) => {
    const schema = JSON.parse(readSchemaText(name)) as {
      examples: Record<string, unknown>[];
      required: string[];
    };
    t.ok(schema.examples.length > 0);
    for (const example of schema.examples) {
      t.strictSame(inspectRecord(name, example), []);
      const required = Object.keys(example).filter((key) => schema.required.includes(key));
      t.strictSame(required, schema.required, 'an example shows every required key, in order');
      for (const key of schema.required) {
        const { [key]: _, ...without } = example;
        t.match(
          inspectRecord(name, without),
          [{ code: 'schema/required', pointer: '' }],
          `without ${key}`,
        );
      }
      t.match(inspectRecord(name, { ...example, stray: 1 }), [
        { code: 'schema/additionalProperties', pointer: '/stray', found: '1' },
      ]);
    }
  });
}

t.test('our codebook fits its schema', async (t) => {
  const { codebook } = await readCodebook();
  t.strictSame(inspectRecord('codebook', codebook), []);
  t.strictSame(
    codebook.labels.map(({ id }) => id),
    ['condemn', 'call_for_restraint', 'offer_mediation'],
  );
});

t.test(
  'findings say what was found, what was expected, and what may have been meant',
  async (t) => {
    const [unit] = (JSON.parse(readSchemaText('unit')) as { examples: object[] }).examples;
    const cases: [object, object][] = [
      [
        { ...unit, kind: 'headlin' },
        {
          code: 'schema/enum',
          pointer: '/kind',
          found: '"headlin"',
          hint: 'did you mean "headline"?',
        },
      ],
      [
        { ...unit, start: -1 },
        { code: 'schema/minimum', pointer: '/start', found: '-1', expected: 'a value >= 0' },
      ],
      [
        { ...unit, start: '0' },
        { code: 'schema/type', pointer: '/start', found: '"0"', expected: 'integer' },
      ],
      [
        { ...unit, lang: 'English' },
        { code: 'schema/pattern', pointer: '/lang', found: '"English"' },
      ],
      [
        { ...unit, text: '' },
        { code: 'schema/minLength', pointer: '/text' },
      ],
      [
        { ...unit, speaker: { text: 'x', start: 0, end: 1 } },
        {
          code: 'schema/required',
          pointer: '/speaker',
          message: /"resolved" is missing in speaker/,
        },
      ],
    ];
    for (const [value, finding] of cases) t.match(inspectRecord('unit', value), [finding]);
  },
);

t.test('a class that data frames read as missing is no name for "none"', async (t) => {
  const { codebook } = await readCodebook();
  const bad = { ...codebook, none: { ...codebook.none, id: 'none' } };
  t.match(inspectRecord('codebook', bad), [{ pointer: '/none/id' }]);
  t.throws(() => assertRecord('codebook', bad, 'mine.json'), {
    place: { file: 'mine.json', pointer: '/none/id' },
  });
});
