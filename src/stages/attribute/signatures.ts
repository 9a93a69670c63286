import { EDGE, hashName, mix } from './hash.js';
import { classNumber, kindNumber, markNumber } from './token-kinds.js';
import type { Token } from './tokens.js';

/**
 * Numbers for all that a token's tags, kind, cue and form can be together, the same for every language. There are as
 * many as the tables make, some thousands. Number 0 is an edge of the unit.
 */
let size = 1;
let hashes = new Int32Array(1024).fill(EDGE, 0, 1);
let kinds = new Uint8Array(1024);
let tags = new Int32Array(1024);
let forms = new Int32Array(1024);
/** Numbers by hash; 0 is a free place. A power of two, at least twice the size. */
let places = new Int32Array(2048);

/** How many numbers are given. */
export function signatureCount(): number {
  return size;
}

/** The hash of a signature. */
export function signatureHash(signature: number): number {
  return hashes[signature] as number;
}

/** The number of the kind of a token with this signature. */
export function signatureKind(signature: number): number {
  return kinds[signature] as number;
}

/** The number of a token's signature. */
export function signatureOf(token: Token): number {
  const bits =
    Number(token.upper) +
    2 * Number(token.inCue) +
    4 * Number(token.word.lead > 0) +
    8 * Number(token.word.attached);
  const form = bits + 16 * markNumber(token) + 256 * classNumber(token);
  let place = placeOf(token.tags, form);
  for (; places[place] !== 0; place = (place + 1) & (places.length - 1)) {
    const known = places[place] as number;
    if (tags[known] === token.tags && forms[known] === form) return known;
  }
  if (size === hashes.length) {
    grow();
    return signatureOf(token);
  }
  const cue = mix(hashName(token.kind), hashName(token.cue ?? ''));
  hashes[size] = mix(mix(token.tags, cue), bits);
  kinds[size] = kindNumber(token);
  tags[size] = token.tags;
  forms[size] = form;
  places[place] = size;
  return size++;
}

function placeOf(tags: number, form: number): number {
  const hash = mix(tags, form);
  return (hash ^ (hash >>> 16)) & (places.length - 1);
}

function grow(): void {
  const widen = <T extends Int32Array | Uint8Array>(from: T, to: T): T => {
    to.set(from);
    return to;
  };
  hashes = widen(hashes, new Int32Array(size * 2));
  kinds = widen(kinds, new Uint8Array(size * 2));
  tags = widen(tags, new Int32Array(size * 2));
  forms = widen(forms, new Int32Array(size * 2));
  places = new Int32Array(size * 4);
  for (let known = 1; known < size; known++) {
    let place = placeOf(tags[known] as number, forms[known] as number);
    while (places[place] !== 0) place = (place + 1) & (places.length - 1);
    places[place] = known;
  }
}
