import t from 'tap';
import { decodeFile, readLines } from '../../src/formats/lines.js';
import type { Problem } from '../../src/records.js';

const TEXT = 'một\nhai\u2028vẫn hai\r\nb\ra\n\nسلام';

/** Bytes cut into chunks of `size`, as a stream may deliver them. */
async function* chunked(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let i = 0; i < bytes.length; i += size) yield bytes.subarray(i, i + size);
}

const linesOf = async (bytes: Buffer, size: number, encoding?: string) => {
  const problems: Problem[] = [];
  const lines = [];
  for await (const line of readLines(chunked(bytes, size), {
    file: 'f',
    encoding,
    onBad: (p) => problems.push(p),
  }))
    lines.push(line);
  return { lines, problems };
};

const encodings: [string, Buffer, string | undefined][] = [
  ['UTF-8', Buffer.from(TEXT), undefined],
  ['UTF-8 with BOM', Buffer.from(`\ufeff${TEXT}`), undefined],
  ['UTF-16LE with BOM', Buffer.from(`\ufeff${TEXT}`, 'utf16le'), undefined],
  ['UTF-16BE with BOM', Buffer.from(`\ufeff${TEXT}`, 'utf16le').swap16(), undefined],
  ['UTF-16LE said', Buffer.from(TEXT, 'utf16le'), 'utf-16le'],
];

for (const [name, bytes, encoding] of encodings) {
  t.test(`${name}: the same lines, however the bytes arrive`, async (t) => {
    for (const size of [1, 2, 3, 7, 1000]) {
      const { lines, problems } = await linesOf(bytes, size, encoding);
      t.strictSame(problems, [], `chunks of ${size}`);
      t.strictSame(
        lines.map(({ text }) => text),
        ['một', 'hai\u2028vẫn hai', 'b\ra', '', 'سلام'],
        `chunks of ${size}`,
      );
      t.strictSame(
        lines.map(({ line }) => line),
        [1, 2, 3, 4, 5],
      );
    }
    t.equal(decodeFile(bytes, { file: 'f', encoding }), TEXT);
  });
}

t.test('the byte and length of a line let it be read again', async (t) => {
  const bytes = Buffer.from(TEXT);
  const { lines } = await linesOf(bytes, 5);
  for (const { text, byte, bytes: length } of lines) {
    t.equal(
      bytes
        .subarray(byte, byte + length)
        .toString()
        .replace(/\r$/, ''),
      text,
    );
  }
});

t.test('a line that does not decode is told with its byte, and the others are read', async (t) => {
  const bytes = Buffer.concat([
    Buffer.from('ok\n'),
    Buffer.from([0x61, 0xe9, 0x62]),
    Buffer.from('\nok'),
  ]);
  const { lines, problems } = await linesOf(bytes, 4);
  t.strictSame(
    lines.map(({ text, line }) => [text, line]),
    [
      ['ok', 1],
      ['ok', 3],
    ],
  );
  t.match(problems, [
    { code: 'input/encoding', found: 'bytes e9 62', place: { line: 2, byte: 4 } },
  ]);
});

t.test('legacy encodings', async (t) => {
  const arabic = Buffer.from([0xe3, 0xd5, 0xd1]);
  t.equal(decodeFile(arabic, { file: 'f', encoding: 'windows-1256' }), 'مصر');
  t.throws(() => decodeFile(Buffer.from([0x81, 0xff]), { file: 'f', encoding: 'shift_jis' }), {
    code: 'input/encoding',
    place: { byte: 0 },
  });
});
