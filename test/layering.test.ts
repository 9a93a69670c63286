import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';

const src = fileURLToPath(new URL('../src/', import.meta.url));

/** Which rooms a room may import from, besides itself and the ground floor. */
const ALLOWED: Record<string, string[]> = {
  bin: ['cli'],
  cli: ['commands', 'io', 'version'],
  index: [
    'annotations',
    'commands',
    'stages',
    'formats',
    'classifiers',
    'metrics',
    'reporters',
    'schema',
  ],
  commands: [
    'stages',
    'formats',
    'classifiers',
    'metrics',
    'reporters',
    'schema',
    'annotations',
    'io',
    'version',
  ],
  stages: ['languages', 'schema'],
  formats: ['schema'],
  classifiers: [],
  metrics: [],
  reporters: [],
  languages: [],
  schema: [],
  annotations: [],
  io: [],
  version: [],
  wording: [],
  errors: [],
  offsets: [],
  records: [],
};
const GROUND = ['records', 'errors', 'offsets', 'wording'];

const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((name) =>
  name.endsWith('.ts'),
);
const roomOf = (file: string) =>
  file.includes('/') ? file.slice(0, file.indexOf('/')) : file.replace(/\.ts$/, '');

t.test('every import goes in the one direction', async (t) => {
  t.ok(files.length > 30);
  for (const file of files) {
    const room = roomOf(file);
    const text = readFileSync(join(src, file), 'utf8');
    for (const [, path] of text.matchAll(/(?:from|import\() ?'(\.[^']+)'/g)) {
      const target = roomOf(
        relative(src, join(src, dirname(file), path as string)).replace(/\.js$/, '.ts'),
      );
      const allowed = [room, ...GROUND, ...(ALLOWED[room] ?? [])];
      t.ok(allowed.includes(target), `${file} may import from ${target}`);
    }
  }
});

t.test('only one file loads the runtime, and only bin.ts touches the process', async (t) => {
  for (const file of files) {
    const text = readFileSync(join(src, file), 'utf8');
    if (file !== 'classifiers/transformers.ts') t.notMatch(text, "'@xenova/transformers'", file);
    if (file !== 'classifiers/threads.ts') t.notMatch(text, "'node:process'", file);
    if (file !== 'bin.ts') t.notMatch(text, /\bprocess\.(exit|argv|std|on|env)|console\./, file);
  }
});

t.test('no file outgrows its room', async (t) => {
  for (const file of files) {
    // Language tables are data.
    if (file.startsWith('languages/')) continue;
    t.ok(readFileSync(join(src, file), 'utf8').split('\n').length <= 400, file);
  }
});
