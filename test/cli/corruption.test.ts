/**
 * A good dataset, and every kind of damage to it, one at a time. A case changes the text of a file and
 * sets a mark (⟦) where the problem has to be told: file, line and column of the mark are what the
 * tool has to report. `also` names what else may follow from the damage; anything more fails.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ARTICLES } from './corruption/articles.js';
import { CASES, type Files } from './corruption/cases.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const MARK = '⟦';
/** Every change of a file that the manifest lists shows in its checksum. */
const ALWAYS = ['manifest/checksum'];

interface Told {
  code: string;
  severity: string;
  message: string;
  hint?: string;
  place: { file: string; line?: number; column?: number; field?: string };
}

const root = t.testdir({ in: ARTICLES });
const built = await run(['build', join(root, 'in'), '-o', join(root, 'good'), '--quiet']);
if (built.status !== 0) throw new Error(built.stderr);
const good: Files = Object.fromEntries(
  readdirSync(join(root, 'good')).map((name) => [
    name,
    readFileSync(join(root, 'good', name), 'utf8'),
  ]),
);

t.test('nothing is found in the good one, warnings counted too', async (t) => {
  const told = await run(['validate', join(root, 'good'), '--strict']);
  t.strictSame([told.stdout, told.status], ['', 0]);
  t.match(told.stderr, /no problems/);
  t.match(good['articles.jsonl'], /[\u{1f300}-\u{1faff}]/u, 'the articles hold emoji');
});

t.test('there are many kinds of damage', async (t) => {
  t.ok(CASES.length >= 40, String(CASES.length));
  t.equal(new Set(CASES.map(({ name }) => name)).size, CASES.length, 'each has a name of its own');
});

for (const [i, { name, code, damage, also = [], field, hint }] of CASES.entries()) {
  t.test(`${name}: ${code}`, async (t) => {
    const folder = join(root, `bad-${i}`);
    mkdirSync(folder);
    const files: Record<string, string | Buffer> = { ...good, ...damage(good) };
    let expected: Record<string, unknown> | undefined;
    for (const [file, text] of Object.entries(files)) {
      const clean = typeof text === 'string' ? text.replace(MARK, '') : text;
      if (typeof text === 'string' && clean !== text)
        expected = { file: join(folder, file), ...placeOf(text) };
      if (text !== '<deleted>') writeFileSync(join(folder, file), clean);
    }
    const { stdout, status } = await run(['validate', folder, '--format', 'json', '--strict']);
    const told = parseLines<Told>(stdout).slice(0, -1);
    const hit = told.find(
      (problem) =>
        problem.code === code &&
        (expected === undefined ||
          (problem.place.file === expected['file'] &&
            problem.place.line === expected['line'] &&
            (field !== undefined || problem.place.column === expected['column']))),
    );
    t.ok(hit, `told at ${JSON.stringify(expected)}`, { found: told });
    if (field !== undefined) t.match(hit?.place, { field, column: expected?.['column'] });
    if (hint !== undefined) t.match(JSON.stringify(hit), hint);
    const allowed = [code, ...also, ...ALWAYS];
    t.strictSame(
      told.filter((problem) => !allowed.includes(problem.code)),
      [],
      'nothing else is told',
    );
    t.equal(status, 1);
  });
}

function placeOf(text: string): { line: number; column: number } {
  const before = text.slice(0, text.indexOf(MARK)).replace(/^\ufeff/, '');
  const lines = before.split('\n');
  return { line: lines.length, column: [...(lines.at(-1) as string)].length + 1 };
}
