import { appendFileSync, existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const ROWS = Array.from(
  { length: 420 },
  (_, i) => `${JSON.stringify({ n: i, text: `Kenya condemned raid ${i} 😀.` })}\n`,
);
const cwd = t.testdir({ 'rows.jsonl': ROWS.join('') });
const at = (name: string) => join(cwd, name);

/** A run that is terminated after its first window of 256 rows. */
async function stopped(out: string) {
  const abort = new AbortController();
  let asked = 0;
  const now = () => {
    // Once for the lock, once before the first window, once after it.
    if (++asked === 3) abort.abort('SIGTERM');
    return new Date(0);
  };
  return await run(['label', 'rows.jsonl', '-o', out], { cwd, signal: abort.signal, now });
}

t.test('a run that is stopped goes on where it was', async (t) => {
  t.match(await run(['label', 'rows.jsonl', '-o', 'whole.jsonl'], { cwd }), {
    status: 0,
    stdout: '',
  });
  const whole = readFileSync(at('whole.jsonl'), 'utf8');
  t.equal((await run(['label', 'rows.jsonl'], { cwd })).stdout, whole, 'as to stdout');
  t.strictSame(
    parseLines(whole).map(({ n }) => n),
    ROWS.map((_, i) => i),
  );
  const { status, stderr } = await stopped('out.jsonl');
  t.equal(status, 143);
  t.match(stderr, /out\.jsonl: warning: stopped; the rows that are done are kept/);
  t.notOk(existsSync(at('out.jsonl')));
  t.match(await run(['label', 'rows.jsonl', '-o', 'out.jsonl'], { cwd }), {
    status: 2,
    stderr: /an unfinished run is in the way .*\n {2}hint: .*--resume.*--force/,
  });
  appendFileSync(at('out.jsonl.part'), '{"torn":');
  truncateSync(at('out.jsonl.journal'), readFileSync(at('out.jsonl.journal')).length - 1);
  t.equal((await run(['label', 'rows.jsonl', '-o', 'out.jsonl', '--resume'], { cwd })).status, 0);
  t.equal(readFileSync(at('out.jsonl'), 'utf8'), whole);
  for (const end of ['.part', '.journal', '.lock']) t.notOk(existsSync(at(`out.jsonl${end}`)));
});

t.test('another run is refused', async (t) => {
  await stopped('b.jsonl');
  const resume = (args: string[]) => run(['label', ...args, '-o', 'b.jsonl', '--resume'], { cwd });
  t.match(await resume(['rows.jsonl', '--text-field', 'n']), {
    status: 2,
    stderr: /--text-field was not given, is "n"/,
  });
  writeFileSync(at('rows.jsonl'), ROWS.join('').replace('raid 419', 'raid 420'));
  t.match(await resume(['rows.jsonl']), { status: 2, stderr: /input rows\.jsonl was changed/ });
  writeFileSync(at('rows.jsonl'), ROWS.join(''));
  t.equal((await resume(['rows.jsonl'])).status, 0);
});
