import { StancekitError } from '../errors.js';

/** What the first bytes say about the encoding, and how many of them are the byte order mark. */
export function sniffBom(bytes: Uint8Array): { encoding: string; length: number } | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    return { encoding: 'utf-8', length: 3 };
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { encoding: 'utf-16le', length: 2 };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { encoding: 'utf-16be', length: 2 };
  return undefined;
}

/** So many bytes of a file are looked at; of UTF-16, one unit in this many is half zero at least. */
const HEAD = 4096;
const ONE_IN = 20;

/**
 * Throws where a file begins like UTF-16 that no byte order mark announces: zero bytes, nearly all
 * of them in the same half of a unit. (Other encodings of text have none.)
 */
export function refuseUnmarkedUtf16(bytes: Uint8Array, file: string): void {
  const head = bytes.subarray(0, HEAD);
  const zeros = [0, 0] as [number, number];
  for (let i = 0; i < head.length; i++) if (head[i] === 0) zeros[(i & 1) as 0 | 1]++;
  const [even, odd] = zeros;
  const most = Math.max(even, odd);
  if (most < Math.max(2, head.length / 2 / ONE_IN) || Math.min(even, odd) * 10 > most) return;
  const encoding = odd > even ? 'utf-16le' : 'utf-16be';
  throw new StancekitError(
    'input/encoding',
    `looks like ${encoding.toUpperCase()} without a byte order mark, found a zero byte`,
    {
      place: { file, line: 1, byte: head.indexOf(0) },
      hint: `say so with --encoding ${encoding}, or convert the file to UTF-8`,
    },
  );
}

/** The canonical name of an encoding label of the WHATWG Encoding Standard; throws where there is none. */
export function resolveEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (cause) {
    throw new StancekitError('option/encoding', `unknown encoding ${JSON.stringify(label)}`, {
      hint: 'give a name such as utf-8, utf-16le, windows-1256, windows-1258, gbk, shift_jis, euc-kr',
      cause,
    });
  }
}

/** Bytes that the encoding does not allow: `byte` is the offset of the first bad one. */
export class UndecodableError extends Error {
  constructor(
    readonly encoding: string,
    readonly byte: number,
    readonly found: string,
  ) {
    super(`bytes that are not ${encoding}`);
  }
}

/**
 * Decodes `bytes` strictly: never a U+FFFD for what cannot be read. A byte order mark has to be cut
 * off before. Throws an {@link UndecodableError} with the offset in `bytes`.
 */
export function decodeStrictly(bytes: Uint8Array, encoding: string): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    const byte = firstBadByte(bytes, encoding);
    const found = Buffer.from(bytes.subarray(byte, byte + 4))
      .toString('hex')
      .replace(/..(?=.)/g, '$& ');
    throw new UndecodableError(encoding, byte, `bytes ${found}`);
  }
}

/** Where the first character begins that does not decode, or that the end cuts off. */
function firstBadByte(bytes: Uint8Array, encoding: string): number {
  const decodes = (length: number, stream: boolean) => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, length), { stream });
      return true;
    } catch {
      return false;
    }
  };
  let good = 0;
  let bad = bytes.length + 1;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    if (decodes(middle, true)) good = middle;
    else bad = middle;
  }
  // The prefix may end inside a character that is legal so far: go back to where that begins.
  while (good > 0 && !decodes(good, false)) good--;
  return good;
}

/** The encoding that the head of an HTML page declares, if any: the first 4096 bytes count. */
export function sniffHtmlCharset(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1');
  return /<meta[^>]+charset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1];
}
