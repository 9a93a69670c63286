import t from 'tap';
import { inspectRecord, readSchemaText, SCHEMA_NAMES } from '../../src/schema.js';

const [unit] = (JSON.parse(readSchemaText('unit')) as { examples: object[] }).examples;

t.test('lengths count code points, although the first look counts UTF-16 units', async (t) => {
  t.strictSame(inspectRecord('unit', { ...unit, id: '😀'.repeat(512) }), []);
  t.match(inspectRecord('unit', { ...unit, id: '😀'.repeat(513) }), [{ code: 'schema/maxLength' }]);
});

t.test(
  'the first look would pass a text too short only where more than one is asked for',
  async (t) => {
    for (const name of SCHEMA_NAMES)
      for (const [, least] of readSchemaText(name).matchAll(/"minLength": ?(\d+)/g))
        t.equal(least, '1', name);
  },
);
