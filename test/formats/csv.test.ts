import { Readable } from 'node:stream';
import t from 'tap';
import { type Cell, formatCsv, readCsv } from '../../src/formats/csv.js';
import type { Problem } from '../../src/records.js';

const read = async (text: string, delimiter = ',') => {
  const problems: Problem[] = [];
  const rows = [];
  const chunks = Readable.from([Buffer.from(text)]) as AsyncIterable<Buffer>;
  const options = { file: 'x.csv', delimiter, sink: (problem: Problem) => problems.push(problem) };
  for await (const row of readCsv(chunks, options)) rows.push(row);
  return { rows, problems };
};

/** Texts that other tools lose or bend when they pass through CSV. */
const nasty = [
  '',
  ' lead and trail ',
  'comma, "quote"',
  'line\nfeed',
  'carriage\rreturn',
  'both\r\nof them',
  '\t',
  "'",
  '=1+1',
  '\u2028',
  '«گفت»\u200c',
  '😀',
  'a;b|c',
  '""',
  'NULL',
  '0',
  '00',
  '1e3',
];

for (const delimiter of [',', '\t']) {
  t.test(`what is written is read back, delimiter ${JSON.stringify(delimiter)}`, async (t) => {
    const written = nasty.map((text, i) => ({ id: String(i), text, twice: text + text }));
    const csv = formatCsv(written, { columns: ['id', 'text', 'twice'], delimiter });
    const { rows, problems } = await read(csv, delimiter);
    t.strictSame(problems, []);
    t.strictSame(
      rows.map(({ cells }) => cells),
      written,
    );
  });
}

t.test('null, "" and booleans stay apart', async (t) => {
  const row: Record<string, Cell> = { a: null, b: '', c: true, d: false, e: 0, f: 0.5 };
  t.equal(
    formatCsv([row], { columns: ['a', 'b', 'c', 'd', 'e', 'f'] }),
    'a,b,c,d,e,f\r\n,"",1,0,0,0.5\r\n',
  );
});

t.test('formulas are guarded only where asked', async (t) => {
  const rows = ['=1', '+1', '-1', '@x', '\tx', 'x=1'].map((text) => ({ text }));
  const cells = (safe: boolean) =>
    formatCsv(rows, { columns: ['text'], header: false, spreadsheetSafe: safe });
  t.equal(cells(false).includes("'"), false);
  t.equal(cells(true).match(/'/g)?.length, 5);
});

t.test('a row knows its first line, whatever line breaks its cells hold', async (t) => {
  const { rows, problems } = await read('\n\nid,text\r\n1,"a\r\nb\nc"\r\n2,x,y\r\n3,z\r\n');
  t.strictSame(
    rows.map(({ line, cells }) => [line, cells['id']]),
    [
      [4, '1'],
      [8, '3'],
    ],
  );
  t.match(problems, [{ code: 'csv/row', place: { line: 7 }, found: '3', expected: '2' }]);
});

t.test('a byte order mark is no part of the first column', async (t) => {
  const { rows } = await read('\ufeffid,text\n1,x\n');
  t.strictSame(rows[0]?.cells, { id: '1', text: 'x' });
});
