import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { run } from './in-process.js';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));

/**
 * One partition through `stancekit label -` as Spark's `rdd.pipe` sends it: a line for each element, written while
 * the other end is read, into a process without environment, whose status fails the task.
 */
async function piped(lines: readonly string[]): Promise<{ lines: string[]; status: number }> {
  const child = spawn(process.execPath, [bin, 'label', '-', '-q', '--threads', '1'], {
    env: { STANCEKIT_NO_CACHE: '1' },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const closed = once(child, 'close');
  const write = async () => {
    for (const line of lines) if (!child.stdin.write(`${line}\n`)) await once(child.stdin, 'drain');
    child.stdin.end();
  };
  const read = async () => {
    const out = Buffer.concat(await child.stdout.toArray()).toString('utf8');
    return out.split('\n').slice(0, -1);
  };
  const [out] = await Promise.all([read(), write()]);
  const [status] = await closed;
  return { lines: out, status };
}

const row = (id: number, text: string, note = '') => JSON.stringify({ id: `r${id}`, text, note });

t.test('partitions of an RDD, side by side', async (t) => {
  const partitions = [
    [],
    [row(0, 'Kenya condemned the raid.')],
    [
      // Longer than a pipe holds.
      row(1, 'Oman offers to host talks 😀.', 'x'.repeat(200_000)),
      row(2, 'both sides\r\nmust\u2028cease fire'),
      ...Array.from({ length: 60 }, (_, i) => row(3 + i, `وزارت خارجه حمله ${i} را محکوم کرد.`)),
    ],
  ];
  const answers = await Promise.all(partitions.map(piped));
  t.strictSame(
    answers.map(({ lines, status }) => [lines.length, status]),
    partitions.map((lines) => [lines.length, 0]),
  );
  const whole = await run(['label', '-'], { stdin: partitions.flat().join('\n') });
  t.equal(
    answers
      .flatMap(({ lines }) => lines)
      .map((line) => `${line}\n`)
      .join(''),
    whole.stdout,
    'the bytes of one run',
  );
});

t.test('a row without text keeps its line, and fails the task', async (t) => {
  const { lines, status } = await piped([row(0, ''), row(1, 'Kenya condemned the raid.'), '{']);
  t.equal(status, 1);
  t.strictSame(
    lines.map((line) => JSON.parse(line)).map(({ id, labels }) => [id, labels]),
    [
      ['r0', null],
      ['r1', ['condemn']],
    ],
    'what is no JSON has no line',
  );
});
