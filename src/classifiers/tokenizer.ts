import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer as Encoder } from '@huggingface/tokenizers';
import { StancekitError } from '../errors.js';

/** The special tokens that stand around a text, or around the two texts of a pair. */
export interface Frame {
  before: number[];
  after: number[];
}
export interface PairFrame extends Frame {
  between: number[];
}

export interface Tokenizer {
  readonly frame: Frame;
  /** Throws where the tokenizer was not made for pairs. */
  pairFrame(): PairFrame;
  /** Token ids of a text, without special tokens. The text is composed (NFC) first. */
  encode(text: string): number[];
}

/** Loads the tokenizer of a folder: the one that transformers.js uses, without the rest of it. Throws what it throws where it cannot read it. */
export async function loadTokenizer(folder: string): Promise<Tokenizer> {
  const [tokenizer, config] = await Promise.all(
    ['tokenizer.json', 'tokenizer_config.json'].map(
      async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as object,
    ),
  );
  const encoder = new Encoder(tokenizer as object, config as object);
  const bare = (text: string) =>
    encoder.encode(text.normalize('NFC'), { add_special_tokens: false }).ids;
  const frame = frameOf(bare('a'), encoder.encode('a').ids);
  return {
    frame,
    pairFrame: () =>
      pairFrameOf(frame.before, bare('a'), bare('b'), encoder.encode('a', { text_pair: 'b' }).ids),
    encode: bare,
  };
}

/** Finds the special tokens of a tokenizer by looking at what it puts around a word. */
function frameOf(bare: readonly number[], framed: readonly number[]): Frame {
  const first = placeOf(bare, framed, 0);
  return { before: framed.slice(0, first), after: framed.slice(first + bare.length) };
}

/** The same for a pair of words; `before` stands before the first text, alone or in a pair. */
function pairFrameOf(
  before: readonly number[],
  a: readonly number[],
  b: readonly number[],
  framed: readonly number[],
): PairFrame {
  const from = placeOf(a, framed, before.length) + a.length;
  const second = placeOf(b, framed, from);
  return {
    before: framed.slice(0, from - a.length),
    between: framed.slice(from, second),
    after: framed.slice(second + b.length),
  };
}

function placeOf(part: readonly number[], whole: readonly number[], from: number): number {
  for (let at = from; at + part.length <= whole.length; at++) {
    if (part.every((id, i) => whole[at + i] === id)) return at;
  }
  throw new StancekitError(
    'classifier/tokenizer',
    'cannot tell where the tokenizer puts its special tokens',
  );
}
