import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { parseLines, stancekit } from './spawn.js';

/** What a file of bad input must give: stderr to the letter, the exit status, and how many units. */
interface Case {
  name: string;
  file: string;
  bytes: string | Buffer;
  args?: string[];
  stderr: RegExp;
  status: number;
  units: number;
}

const GOOD = 'Kenya condemned the raid on the market, its foreign minister said on Monday.';

const cases: Case[] = [
  {
    name: 'empty file',
    file: 'e.txt',
    bytes: '',
    stderr: /^e\.txt: error: the file is empty \(article\/empty\)$/m,
    status: 1,
    units: 0,
  },
  {
    name: 'only white space',
    file: 'e.txt',
    bytes: ' \n\n ',
    stderr: /^e\.txt: error: the file is empty/m,
    status: 1,
    units: 0,
  },
  {
    name: 'binary file',
    file: 'b.txt',
    bytes: Buffer.from([0x50, 0x4b, 0, 1, 2]),
    stderr: /^b\.txt \(byte 2\): error: is not a text file, found a zero byte \(input\/binary\)$/m,
    status: 1,
    units: 0,
  },
  {
    name: 'invalid UTF-8',
    file: 'l.txt',
    bytes: Buffer.from('caf\xe9 au lait', 'latin1'),
    stderr:
      /^l\.txt \(byte 3\): error: bytes that are not utf-8, found bytes e9 20 61 75 \(input\/encoding\)\n {2}hint: .*--encoding/m,
    status: 1,
    units: 0,
  },
  {
    name: 'truncated UTF-8',
    file: 'l.txt',
    bytes: Buffer.from('ab\u00e9').subarray(0, 3),
    stderr: /^l\.txt \(byte 2\): error/m,
    status: 1,
    units: 0,
  },
  {
    name: 'broken gzip',
    file: 'z.txt.gz',
    bytes: Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]),
    stderr: /^z\.txt\.gz: error: ends in the middle of its gzip data/m,
    status: 1,
    units: 0,
  },
  {
    name: 'broken JSON on line 2',
    file: 'j.jsonl',
    bytes: `{"text":"${GOOD}"}\n{"text": "x",,}\n{"text":"${GOOD} Twice."}\n`,
    stderr: /^j\.jsonl:2:14: error: is not JSON: .*\(json\/syntax\)$/m,
    status: 1,
    units: 3,
  },
  {
    name: 'JSONL: a row that is no object',
    file: 'j.jsonl',
    bytes: `[1]\n"x"\n`,
    stderr: /^j\.jsonl:2: error: an article has to be a JSON object, found "x"/m,
    status: 1,
    units: 0,
  },
  {
    name: 'JSONL with BOM, CRLF, U+2028 and a lone CR',
    file: 'j.jsonl',
    bytes: `\ufeff{"id":"1","text":"One\u2028${GOOD}"}\r\n{"id":"2",\r"text":"${GOOD}"}\r\n`,
    stderr: /^$/,
    status: 0,
    units: 3,
  },
  {
    name: 'JSON that ends too soon',
    file: 'j.json',
    bytes: '[{"text": "x"}',
    stderr: /^j\.json:1:15: error: is not JSON: .*found the end of the text/m,
    status: 1,
    units: 0,
  },
  {
    name: 'no text field',
    file: 'j.jsonl',
    bytes: '{"headline":"x"}\n',
    stderr:
      /^j\.jsonl:1: error: no field holds the text of the article, found fields headline \(article\/no-text-field\)\n {2}hint: name it with --text-field/m,
    status: 1,
    units: 0,
  },
  {
    name: 'CSV without a text column',
    file: 'c.csv',
    bytes: 'id,words\n1,hello\n',
    stderr: /^c\.csv:1: error: no column holds the text of the articles, found "id", "words"/m,
    status: 1,
    units: 0,
  },
  {
    name: 'CSV with a ragged row',
    file: 'c.csv',
    bytes: `id,text\n1,${GOOD.replace(',', '')}\n2,a,b\n3,"${GOOD}\nAnd again."\n`,
    stderr:
      /^c\.csv:3: error: row has the wrong number of cells, found 3, expected 2 \(csv\/row\)/m,
    status: 1,
    units: 3,
  },
  {
    name: 'CSV with an unclosed quote',
    file: 'c.csv',
    bytes: 'id,text\n1,"never closed\n2,b\n',
    stderr: /^c\.csv:2: error: a quote opened in this row is never closed/m,
    status: 1,
    units: 0,
  },
  {
    name: 'CSV with a repeated column',
    file: 'c.csv',
    bytes: `text,text\nx,${GOOD.replace(',', '')}\n`,
    stderr: /^c\.csv:1: error: column "text" stands twice.*\[column text\]$/m,
    status: 1,
    units: 1,
  },
  {
    name: 'HTML without an article',
    file: 'h.html',
    bytes: '<html><head><title>x</title></head><body><script>1</script></body></html>',
    stderr: /^h\.html: error: the page holds no article/m,
    status: 1,
    units: 0,
  },
  {
    name: 'one word',
    file: 'w.txt',
    bytes: 'Peace',
    stderr: /^w\.txt: warning: cannot tell the language/m,
    status: 0,
    units: 1,
  },
  {
    name: 'no known language',
    file: 'w.txt',
    bytes: '12345 67890',
    stderr: /^w\.txt: warning: cannot tell the language .*\[id a_/m,
    status: 0,
    units: 1,
  },
  {
    name: 'duplicate ids',
    file: 'd.jsonl',
    bytes: `{"id":"x","text":"${GOOD}"}\n{"id":"x","text":"${GOOD} Other."}\n`,
    stderr:
      /^d\.jsonl:2: error: another article has this id; this one is left out \(article\/duplicate-id\) \[id x\]$/m,
    status: 1,
    units: 1,
  },
  {
    name: 'the same article twice',
    file: 'd.jsonl',
    bytes: `{"text":"${GOOD}"}\n{"text":"${GOOD}"}\n`,
    stderr: /^d\.jsonl:2: warning: the same article was read before/m,
    status: 0,
    units: 1,
  },
  {
    name: 'unknown encoding',
    file: 'w.txt',
    bytes: GOOD,
    args: ['--encoding', 'klingon'],
    stderr: /unknown encoding "klingon"/,
    status: 1,
    units: 0,
  },
  {
    name: 'unknown extension',
    file: 'w.docx',
    bytes: GOOD,
    stderr: /^w\.docx: error: cannot tell the format of "w\.docx" from its name/m,
    status: 1,
    units: 0,
  },
];

for (const { name, file, bytes, args = [], stderr, status, units } of cases) {
  t.test(name, async (t) => {
    const cwd = t.testdir({});
    writeFileSync(join(cwd, file), bytes);
    const run = await stancekit(['segment', file, ...args], { cwd });
    t.match(run.stderr, stderr);
    t.equal(run.status, status);
    t.equal(parseLines(run.stdout).length, units);
  });
}

t.test('a missing file does not stop the others', async (t) => {
  const cwd = t.testdir({ 'a.txt': GOOD });
  const run = await stancekit(['segment', 'nope.txt', 'a.txt'], { cwd });
  t.match(run.stderr, /^nope\.txt: error: no such file or folder \(input\/missing\)$/m);
  t.equal(run.status, 1);
  t.equal(parseLines(run.stdout).length, 1);
});

t.test('--strict stops at the first problem', async (t) => {
  const cwd = t.testdir({ 'a.txt': GOOD });
  const run = await stancekit(['segment', '--strict', 'nope.txt', 'a.txt'], { cwd });
  t.equal(run.status, 1);
  t.equal(run.stdout, '');
  t.match(run.stderr, /stopped at the first problem/);
});

t.test('a folder without articles', async (t) => {
  const cwd = t.testdir({ empty: { 'x.bin': 'x', '.hidden.txt': 'x' } });
  const run = await stancekit(['segment', 'empty'], { cwd });
  t.match(run.stderr, /^empty: error: the folder holds no articles, expected \.txt/m);
  t.equal(run.status, 1);
});

t.test('a line of 50 MB', async (t) => {
  const cwd = t.testdir({});
  writeFileSync(
    join(cwd, 'long.jsonl'),
    `{"id":"long","lang":"en","text":"${'word '.repeat(10_000_000)}"}\n{"id":"2","text":"${GOOD}"}\n`,
  );
  const run = await stancekit(['segment', 'long.jsonl'], { cwd });
  t.equal(run.status, 0);
  t.equal(run.stderr, '');
  t.equal(
    parseLines<{ article_id: string }>(
      run.stdout.slice(run.stdout.lastIndexOf('\n', run.stdout.length - 2) + 1),
    )[0]?.article_id,
    '2',
  );
});

t.test('an article of 10 MB', async (t) => {
  const cwd = t.testdir({});
  writeFileSync(join(cwd, 'big.txt'), `${GOOD} `.repeat(130_000));
  const run = await stancekit(['segment', 'big.txt'], { cwd });
  t.equal(run.status, 0);
  t.equal(run.stdout.split('\n').length, 130_001);
});

t.test('unknown options and commands', async (t) => {
  for (const [args, stderr] of [
    [['segmnt'], /unknown command "segmnt" \(command\/unknown\)\n {2}hint: did you mean segment\?/],
    [
      ['segment', '--langg', 'vi'],
      /unknown option "--langg" \(option\/unknown\)\n {2}hint: did you mean --lang\?/,
    ],
    [
      ['segment', '--lang', 'Klingon!', 'x.txt'],
      /--lang has to be a language tag such as vi, fa or zh-Hant, found "Klingon!"/,
    ],
    [['segment', '--lang'], /option --lang needs a value/],
    [['segment', '--lang', 'vi', '--lang', 'fa', 'x.txt'], /--lang is given more than once/],
    [['export', 'x', '--to', 'xml'], /--to has to be one of csv, tsv, jsonl, .*found "xml"/],
    [['export', 'x'], /say the format with --to/],
    [['build', 'x'], /say where the dataset goes with -o DIR/],
    [['schema', 'unti'], /there is no schema "unti".*\n {2}hint: did you mean unit\?/],
  ] as const) {
    const run = await stancekit(args);
    t.match(run.stderr, stderr, args.join(' '));
    t.equal(run.status, 2, args.join(' '));
    t.equal(run.stdout, '', args.join(' '));
  }
});

t.test(
  'unreadable file',
  { skip: process.getuid?.() === 0 ? 'root reads everything' : false },
  async (t) => {
    const cwd = t.testdir({ 'a.txt': GOOD });
    chmodSync(join(cwd, 'a.txt'), 0);
    const run = await stancekit(['segment', 'a.txt'], { cwd });
    t.match(run.stderr, /^a\.txt: error: permission denied/m);
    t.equal(run.status, 1);
  },
);

t.test('folders walk in the order of names, whatever the file system says', async (t) => {
  const cwd = t.testdir({
    in: { 'b.txt': `${GOOD} b`, 'a.txt': `${GOOD} a`, z: {}, B: { 'c.txt': `${GOOD} c` } },
  });
  mkdirSync(join(cwd, 'in/.git'));
  writeFileSync(join(cwd, 'in/.git/x.txt'), GOOD);
  const run = await stancekit(['segment', 'in'], { cwd });
  t.strictSame(
    parseLines<{ text: string }>(run.stdout)
      .map(({ text }) => text.at(-1))
      .filter((c) => c !== '.'),
    ['c', 'a', 'b'],
  );
});
