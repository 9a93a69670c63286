import t from 'tap';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const ROWS = [
  { id: 'a', text: 'Kenya condemned the raid.' },
  { id: 'b', text: 'وزارت خارجه عمان آماده میانجیگری است 😀.' },
];
const TEXTS: Record<string, string> = {
  csv: `id,text\n${ROWS.map(({ id, text }) => `${id},${text}\n`).join('')}`,
  jsonl: ROWS.map((row) => `${JSON.stringify(row)}\n`).join(''),
  txt: ROWS.map(({ text }) => `${text}\n`).join('\n'),
};
const le = (text: string) => Buffer.from(text, 'utf16le');
const be = (text: string) => le(text).swap16();

const cwd = t.testdir(
  Object.fromEntries(
    Object.entries(TEXTS).flatMap(([end, text]) => [
      [`le.${end}`, le(text)],
      [`be.${end}`, be(text)],
      [`marked.${end}`, le(`\ufeff${text}`)],
      [`cr.${end}`, text.replaceAll('\n', '\r')],
    ]),
  ),
);
/** Runs a command on a file; `told`: where it tells of problems. */
async function call(command: string, file: string, more: string[] = []) {
  const out = command === 'build' ? ['-o', `of-${file}`, '-q'] : [];
  const ran = await run([command, file, ...more, ...out], { cwd });
  return { ...ran, told: command === 'validate' ? `${ran.stdout}${ran.stderr}` : ran.stderr };
}

/** `label` reads no texts, and `build` reads what `segment` reads. */
const ENDS: Record<string, string[]> = { label: ['csv', 'jsonl'], build: ['jsonl'] };

t.test('UTF-16 that nothing announces is told once, with what to say', async (t) => {
  for (const command of ['validate', 'segment', 'label', 'build'])
    for (const end of ENDS[command] ?? ['csv', 'jsonl', 'txt'])
      for (const [form, byte] of [
        ['le', 1],
        ['be', 0],
      ] as const) {
        const file = `${form}.${end}`;
        const ran = await call(command, file);
        const told = `${file}:1 (byte ${byte}): error: looks like UTF-16${form.toUpperCase()} without a byte order mark, found a zero byte (input/encoding)\n  hint: say so with --encoding utf-16${form}`;
        t.ok(ran.told.startsWith(told), `${command} ${file}: ${ran.told}`);
        t.notMatch(ran.told, /json\/syntax|missing-column/);
        t.ok(ran.status === 1 || ran.status === 2);
      }
});

t.test('said, or with a byte order mark, it is read', async (t) => {
  for (const [file, more] of [
    ['be.csv', ['--encoding', 'utf-16be']],
    ['le.jsonl', ['--encoding', 'utf-16le']],
    ['marked.csv', []],
    ['marked.jsonl', []],
  ] as [string, string[]][]) {
    const ran = await call('label', file, more);
    t.strictSame(
      parseLines(ran.stdout).map(({ id, text }) => ({ id, text })),
      ROWS,
      file,
    );
  }
});

t.test('lines that end in carriage returns alone', async (t) => {
  for (const command of ['validate', 'segment', 'label', 'build'])
    t.match(
      await call(command, 'cr.jsonl'),
      {
        told: /cr\.jsonl:1:47: error: is not JSON.*\n {2}hint: the lines end in carriage returns alone: .*tr/,
      },
      command,
    );
  // In a table and in a text they end lines as line feeds do.
  const rows = parseLines((await call('label', 'cr.csv')).stdout);
  t.strictSame(
    rows.map(({ id }) => id),
    ['a', 'b'],
  );
  const texts = async (file: string) =>
    parseLines((await call('segment', file)).stdout).map(({ text }) => text);
  t.strictSame(await texts('cr.txt'), await texts('marked.txt'));
});

t.test('a text in UTF-8 with a zero byte is no UTF-16', async (t) => {
  const ran = await run(['label', '-'], { cwd, stdin: '{"text":"Kenya con\0demned the raid."}\n' });
  t.match(ran, { status: 1, stderr: /^<stdin>:1:9: error: is not JSON/ });
});
