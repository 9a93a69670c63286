/** A step of the build: compiles our schemas to code beside this file, so that no run has to. */
import { writeFileSync } from 'node:fs';
import standalone from 'ajv/dist/standalone/index.js';
import { createCompiler, MODES, readSchemaText, SCHEMA_NAMES } from './compile.js';

for (const mode of MODES) {
  const compiler = createCompiler(mode, true);
  const ids = SCHEMA_NAMES.map((name) => {
    const schema = JSON.parse(readSchemaText(name)) as { $id: string };
    compiler.addSchema(schema);
    return [name, schema.$id] as const;
  });
  const code = standalone.default(compiler, Object.fromEntries(ids));
  writeFileSync(new URL(`${mode}.cjs`, import.meta.url), code);
}
