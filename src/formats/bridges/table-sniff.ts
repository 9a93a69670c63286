import { sniffBom } from '../decode.js';

/**
 * What separates the cells, by the first line: whichever of semicolon, tab and comma is there most
 * often outside quotes. A line `sep=;`, which spreadsheets know, says it itself and is cut off.
 */
export async function sniffTable(
  chunks: AsyncIterable<Buffer>,
): Promise<{ delimiter: string; skipped: number; chunks: AsyncIterable<Buffer> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  for (;;) {
    const { value, done } = await iterator.next();
    if (done) break;
    head = Buffer.concat([head, value]);
    if (head.includes(0x0a) || head.length > 1 << 16) break;
  }
  const bom = sniffBom(head);
  const encoding = bom?.encoding ?? 'utf-8';
  const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(
    head.subarray(bom?.length ?? 0),
  );
  const [first = ''] = text.split('\n', 1);
  const says = /^"?sep=(.)"?\r?$/i.exec(first)?.[1];
  const bare = first.replace(/"[^"]*"/g, '');
  const count = (sign: string) => bare.split(sign).length;
  const delimiter = says ?? [',', ';', '\t'].reduce((a, b) => (count(b) > count(a) ? b : a));
  const width = encoding.startsWith('utf-16') ? 2 : 1;
  const cut = says === undefined ? 0 : (bom?.length ?? 0) + (first.length + 1) * width;
  const mark = says === undefined ? Buffer.alloc(0) : head.subarray(0, bom?.length ?? 0);
  async function* rest() {
    yield Buffer.concat([mark, head.subarray(cut)]);
    for (;;) {
      const { value, done } = await iterator.next();
      if (done) return;
      yield value;
    }
  }
  return { delimiter, skipped: says === undefined ? 0 : 1, chunks: rest() };
}
