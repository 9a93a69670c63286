/** Files as programs and people leave them: each has one fault, told at its place, and what to do about it. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { run } from './in-process.js';

const UNIT = {
  ...{ id: 'u1', article_id: 'a1', index: 0, start: 0, end: 5, text: 'Hello', lang: 'en' },
  ...{ kind: 'narration', quote_id: null, speaker: null, reported_by: null, cue: null },
  ...{ target: null, duplicate_of: null, meta: {} },
};
const line = (rest: object = {}) => JSON.stringify({ ...UNIT, ...rest });
const HEAD = 'unit_id,text,condemn,call_for_restraint,offer_mediation,label,annotator_id';
const semicolons = (text: string) => text.replaceAll(',', ';');

/** Name of the file, its content, and what is told: every problem, in order. */
const CASES: [name: string, content: string | Buffer, told: RegExp[]][] = [
  ['two.jsonl', `${line()}${line()}\n`, [/:1:\d+: error: is not JSON.*\n.*two values on one line/]],
  ['comma.jsonl', `${line()},\n`, [/:1:\d+: error.*\n.*a comma after the record/]],
  ['comma.json', `[${line()},\n]`, [/:2:1: error.*\n.*one too many/]],
  ['nan.jsonl', `${line({ meta: { x: '?' } }).replace('"?"', 'NaN')}\n`, [/write null/]],
  ['python.jsonl', `${line().replaceAll('"', "'")}\n`, [/json\.dumps/]],
  ['none.jsonl', `${line().replace('"quote_id":null', '"quote_id":None')}\n`, [/lower case/]],
  ['tab.jsonl', `${line().replace('Hello', 'Hel\tlo')}\n`, [/has to be written \\t/]],
  ['note.jsonl', `// units\n${line()}\n`, [/:1:1: error.*\n.*no comments/]],
  ['page.jsonl', '<!DOCTYPE html>\n', [/a download that failed/]],
  ['pretty.jsonl', `${JSON.stringify(UNIT, null, 2)}\n`, [/:1:1: error: a record is spread over/]],
  ['list.jsonl', `[${line()}]\n`, [/:1:1: error: the line holds a list/]],
  ['blank.jsonl', '\n\n', [/warning: the file holds no records/]],
  ['empty.json', '[]', [/warning: the file holds no records/]],
  [
    'deep.jsonl',
    `${line().replace('"meta":{}', `"meta":{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)}\n`,
    [/:1:1: error: values are nested too deeply/],
  ],
  [
    'large.jsonl',
    `${line({ meta: { n: '?' } }).replace('"?"', '9007199254740993')}\n`,
    [/found 9007199254740993, read as 9007199254740992 .* \/meta\/n\]/],
  ],
  ['control.jsonl', `${line({ text: 'He\u0000lo' })}\n`, [/control character.*found U\+0000/]],
  [
    'override.jsonl',
    `${line({ text: '\u202eolleH\u202c' })}\n`,
    [/U\+202E makes what follows show in another order/],
  ],
  ['rtl.jsonl', `${line({ text: '\u200fش\u200f\u2067ب\u2069' })}\n`, []],
  [
    'nfd.jsonl',
    `${line({ text: 'lên án'.normalize('NFD') })}\n`,
    [/decomposed \(NFD\).*U\+0065 U\+0302 for U\+00EA/],
  ],
  ['mixed.jsonl', `${line({ text: `lên ${'án'.normalize('NFD')}` })}\n`, [/in two ways.*once/]],
  [
    'frame.json',
    JSON.stringify(
      Object.fromEntries(Object.entries(UNIT).map(([key, value]) => [key, { 0: value }])),
    ),
    [/cannot tell.*\n.*orient='records'/],
  ],
  [
    'split.json',
    JSON.stringify({ columns: ['id'], index: [0], data: [['u1']] }),
    [/orient='records'/],
  ],
  [
    'semicolons.csv',
    `${semicolons(`${HEAD}\nu1,Hello,1,0,0,condemn,mai`)}\n`,
    [/:1:8: warning: the cells are separated by semicolons.*\n.*sep=";"/],
  ],
  [
    'excel.csv',
    Buffer.from(`\ufeff${HEAD}\nu1,Hello,1,0,0,condemn,mai\n`.replaceAll(',', '\t'), 'utf16le'),
    [/separated by tabs/],
  ],
  [
    'sep.csv',
    `sep=,\n${HEAD}\n`,
    [/:1:1: error: the first line is a note for Excel/, /./, /holds no rows/],
  ],
  [
    'trailing.csv',
    `${HEAD},,\nu1,Hello,1,0,0,condemn,mai,,\n,,,,,,,,\n`,
    [/2 columns have no name/, /:3: error: the row is empty/],
  ],
  ['floats.csv', `${HEAD}\nu1,Hello,1.0,0,0,condemn,mai\n`, [/found "1\.0".*\n.*Int64/]],
  ['words.csv', `${HEAD}\nu1,Hello,True,0,0,condemn,mai\n`, [/found "True".*\n.*write 1 and 0/]],
  ['quotes.csv', `${HEAD}\nu1,"He said ""no"",\nand left",1,0,0,condemn,mai\n`, []],
];

for (const [name, content, expected] of CASES)
  t.test(name, async (t) => {
    const cwd = t.testdir({});
    writeFileSync(join(cwd, name), content);
    const { stdout, status } = await run(['validate', name, '--strict'], { cwd });
    const told = stdout.split(/^(?=\S)/m).filter((problem) => problem !== '');
    t.equal(told.length, expected.length, stdout);
    for (const [i, pattern] of expected.entries()) t.match(told[i], pattern);
    t.equal(status, expected.length === 0 ? 0 : 1);
  });

t.test('a workbook under the name of a table is refused', async (t) => {
  const cwd = t.testdir({});
  writeFileSync(join(cwd, 'labels.csv'), 'PK\u0003\u0004 and so on');
  t.match(await run(['validate', 'labels.csv'], { cwd }), {
    status: 2,
    stderr: /is a workbook .*\n.*save it as CSV/,
  });
});
