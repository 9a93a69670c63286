import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import t from 'tap';
import { createCompiler, MODES, readSchemaText, SCHEMA_NAMES } from '../../src/schema/compile.js';
import { stancekit } from '../cli/spawn.js';

const require = createRequire(new URL('../../dist/schema/', import.meta.url));

/** The record, and what comes of it when each key is left out, spoilt or doubled under another name. */
function* variants(record: Record<string, unknown>): Generator<unknown> {
  yield record;
  yield null;
  for (const key in record) {
    const { [key]: _, ...without } = record;
    yield without;
    for (const value of [null, '', 7, -1, 'x', [], {}, [''], { a: 1 }])
      yield { ...record, [key]: value };
    yield { ...record, [`${key}_`]: record[key] };
  }
}

t.test('schemas compiled by the build find what those compiled now find', async (t) => {
  for (const mode of MODES) {
    const built = require(`./${mode}.cjs`) as Record<string, ValidateFunction>;
    const compiler = createCompiler(mode);
    for (const name of SCHEMA_NAMES) {
      const schema = JSON.parse(readSchemaText(name)) as { examples: Record<string, unknown>[] };
      const now = compiler.compile(schema);
      const before = built[name];
      if (before === undefined) return t.fail(`${mode} ${name}`);
      let n = 0;
      for (const example of schema.examples)
        for (const value of variants(example)) {
          n++;
          const fits = now(value);
          if (before(value) !== fits) t.fail(`${name}: ${JSON.stringify(value)}`);
          else if (!fits) t.strictSame(before.errors, now.errors);
        }
      t.ok(n > 20);
    }
  }
});

t.test('a check of a small file loads no compiler, no help and no network', async (t) => {
  const hook = `process.on('exit', () => process._rawDebug(JSON.stringify(Object.keys(require.cache).concat(process.moduleLoadList))));`;
  const cwd = t.testdir({ 'hook.cjs': hook, 'rows.jsonl': '{"id":"a"}\n' });
  const env = { NODE_OPTIONS: '--require ./hook.cjs' };
  const run = await stancekit(['validate', 'rows.jsonl', '--schema', 'article'], { cwd, env });
  t.equal(run.status, 1);
  t.match(run.stderr, /thorough\.cjs/);
  t.notMatch(run.stderr, /ajv\/dist\/(core|2020)|undici|NativeModule http/);
});
