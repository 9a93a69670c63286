import { BEGINS, ENDS, type Looks } from './looks.js';
import { signatureCount, signatureHash } from './signatures.js';
import { CUE_HASHES, CUES, MARGIN, PLACE_VALUES, PLACES, type Signs } from './signs.js';
import { KIND_HASHES, KINDS } from './token-kinds.js';
import type { Sum } from './weights.js';

/** Numbers kept of each look: 1 once they are reckoned; the sums where a stretch begins, ends, goes on. */
const WIDTH = 4;
const TRIPLES = KINDS * KINDS * KINDS * WIDTH;

/** Sums by token, in steps. */
interface Edges {
  readonly begins: Int32Array;
  readonly ends: Int32Array;
  readonly upTo: Int32Array;
}

/**
 * What the looks at the kinds of tokens, their signatures, places and nearest cues come to. What each came to is kept,
 * for the same few signs come again and again; memory grows with what was seen, at most some megabytes a language.
 */
export class KindSums {
  readonly #around = new Int16Array(TRIPLES);
  readonly #twoBefore = new Int16Array(TRIPLES);
  readonly #twoAfter = new Int16Array(TRIPLES);
  readonly #rightCue = new Int16Array(CUES * KINDS * KINDS * WIDTH);
  readonly #leftCue = new Int16Array(CUES * KINDS * KINDS * WIDTH);
  readonly #place = new Int16Array(PLACES * KINDS * WIDTH);
  readonly #placeCues = new Int16Array(PLACES * CUES * CUES * WIDTH);
  readonly #placeAround = new Int16Array(PLACES * KINDS * KINDS * WIDTH);
  #signature = new Int16Array(0);
  #signatureBefore = new Int16Array(0);
  #signatureAfter = new Int16Array(0);

  constructor(
    readonly looks: Looks,
    readonly sum: Sum,
  ) {}

  /** Adds what speaks for token `i`; what speaks for an edge there only where `edges`. */
  read(
    { begins, ends, upTo }: Edges,
    { kind, signature, rightCue, leftCue, place }: Signs,
    i: number,
    edges: boolean,
  ): void {
    const at = i + MARGIN;
    const k = kind[at] as number;
    const k1 = kind[at - 1] as number;
    const k2 = kind[at + 1] as number;
    const right = rightCue[at] as number;
    const left = leftCue[at] as number;
    const s = signature[at] as number;
    const around = ((k1 * KINDS + k) * KINDS + k2) * WIDTH;
    if (this.#around[around] === 0) this.#fillAround(around, k1, k, k2);
    const toRight = ((right * KINDS + k1) * KINDS + k) * WIDTH;
    if (this.#rightCue[toRight] === 0) this.#fillRight(toRight, right, k1, k);
    const toLeft = ((left * KINDS + k2) * KINDS + k) * WIDTH;
    if (this.#leftCue[toLeft] === 0) this.#fillLeft(toLeft, left, k2, k);
    const own = s * WIDTH;
    if (this.#signature[own] === 0) this.#fillSignature(own, s);
    upTo[i + 1] =
      (upTo[i + 1] as number) +
      (this.#around[around + 3] as number) +
      (this.#rightCue[toRight + 3] as number) +
      (this.#leftCue[toLeft + 3] as number) +
      (this.#signature[own + 3] as number);
    if (!edges) return;
    const k11 = kind[at - 2] as number;
    const k22 = kind[at + 2] as number;
    const s1 = signature[at - 1] as number;
    const s2 = signature[at + 1] as number;
    const p = place[at] as number;
    const twoBefore = ((k11 * KINDS + k1) * KINDS + k) * WIDTH;
    if (this.#twoBefore[twoBefore] === 0) this.#fillTwoBefore(twoBefore, k11, k1, k);
    const twoAfter = ((k * KINDS + k2) * KINDS + k22) * WIDTH;
    if (this.#twoAfter[twoAfter] === 0) this.#fillTwoAfter(twoAfter, k, k2, k22);
    const before = (s1 * KINDS + k) * WIDTH;
    if (this.#signatureBefore[before] === 0) this.#fillSignatureBefore(before, s1, k);
    const after = (s2 * KINDS + k) * WIDTH;
    if (this.#signatureAfter[after] === 0) this.#fillSignatureAfter(after, s2, k);
    const there = (p * KINDS + k) * WIDTH;
    if (this.#place[there] === 0) this.#fillPlace(there, p, k);
    const cues = ((p * CUES + right) * CUES + left) * WIDTH;
    if (this.#placeCues[cues] === 0) this.#fillPlaceCues(cues, p, right, left);
    const sides = ((p * KINDS + k1) * KINDS + k2) * WIDTH;
    if (this.#placeAround[sides] === 0) this.#fillPlaceAround(sides, p, k1, k2);
    for (let edge = 1; edge < 3; edge++) {
      const to = edge === 1 ? begins : ends;
      to[i] =
        (to[i] as number) +
        (this.#around[around + edge] as number) +
        (this.#rightCue[toRight + edge] as number) +
        (this.#leftCue[toLeft + edge] as number) +
        (this.#signature[own + edge] as number) +
        (this.#twoBefore[twoBefore + edge] as number) +
        (this.#twoAfter[twoAfter + edge] as number) +
        (this.#signatureBefore[before + edge] as number) +
        (this.#signatureAfter[after + edge] as number) +
        (this.#place[there + edge] as number) +
        (this.#placeCues[cues + edge] as number) +
        (this.#placeAround[sides + edge] as number);
    }
  }

  /** Keeps what a look came to where a stretch begins and ends, and where one goes on. */
  #fill(table: Int16Array, at: number, edge: (base: number) => void, inside?: () => void): void {
    table[at] = 1;
    edge(BEGINS);
    table[at + 1] = this.sum.take();
    edge(ENDS);
    table[at + 2] = this.sum.take();
    inside?.();
    table[at + 3] = this.sum.take();
  }

  #fillAround(at: number, left: number, kind: number, right: number): void {
    const { looks, sum } = this;
    const [l, k, r] = [kindHash(left), kindHash(kind), kindHash(right)];
    this.#fill(
      this.#around,
      at,
      (base) => looks.around(sum, base, l, k, r),
      () => looks.aroundInside(sum, l, k, r),
    );
  }

  #fillRight(at: number, cue: number, left: number, kind: number): void {
    const { looks, sum } = this;
    const [c, k] = [cueHash(cue), kindHash(kind)];
    this.#fill(
      this.#rightCue,
      at,
      (base) => looks.rightCue(sum, base, c, kindHash(left), k),
      () => looks.rightCueInside(sum, c, k),
    );
  }

  #fillLeft(at: number, cue: number, right: number, kind: number): void {
    const { looks, sum } = this;
    const [c, k] = [cueHash(cue), kindHash(kind)];
    this.#fill(
      this.#leftCue,
      at,
      (base) => looks.leftCue(sum, base, c, kindHash(right), k),
      () => looks.leftCueInside(sum, c, k),
    );
  }

  #fillSignature(at: number, signature: number): void {
    const { looks, sum } = this;
    const hash = signatureHash(signature);
    this.#fill(
      this.#signature,
      at,
      (base) => looks.signature(sum, base, hash),
      () => looks.signatureInside(sum, hash),
    );
  }

  #fillTwoBefore(at: number, first: number, second: number, kind: number): void {
    const [a, b, k] = [kindHash(first), kindHash(second), kindHash(kind)];
    this.#fill(this.#twoBefore, at, (base) => this.looks.twoBefore(this.sum, base, a, b, k));
  }

  #fillTwoAfter(at: number, kind: number, first: number, second: number): void {
    const [k, a, b] = [kindHash(kind), kindHash(first), kindHash(second)];
    this.#fill(this.#twoAfter, at, (base) => this.looks.twoAfter(this.sum, base, k, a, b));
  }

  #fillSignatureBefore(at: number, before: number, kind: number): void {
    const [s, k] = [signatureHash(before), kindHash(kind)];
    this.#fill(this.#signatureBefore, at, (base) =>
      this.looks.signatureBefore(this.sum, base, s, k),
    );
  }

  #fillSignatureAfter(at: number, after: number, kind: number): void {
    const [s, k] = [signatureHash(after), kindHash(kind)];
    this.#fill(this.#signatureAfter, at, (base) => this.looks.signatureAfter(this.sum, base, s, k));
  }

  #fillPlace(at: number, place: number, kind: number): void {
    const [p, k] = [placeValue(place), kindHash(kind)];
    this.#fill(this.#place, at, (base) => this.looks.place(this.sum, base, p, k));
  }

  #fillPlaceCues(at: number, place: number, right: number, left: number): void {
    const [p, r, l] = [placeValue(place), cueHash(right), cueHash(left)];
    this.#fill(this.#placeCues, at, (base) => this.looks.placeCues(this.sum, base, p, r, l));
  }

  #fillPlaceAround(at: number, place: number, left: number, right: number): void {
    const [p, l, r] = [placeValue(place), kindHash(left), kindHash(right)];
    this.#fill(this.#placeAround, at, (base) => this.looks.placeAround(this.sum, base, p, l, r));
  }

  /** Makes room for all signatures given so far. */
  widen(): void {
    if (signatureCount() * WIDTH <= this.#signature.length) return;
    const signatures = signatureCount() * 2;
    const wider = (from: Int16Array, width: number): Int16Array<ArrayBuffer> => {
      const to = new Int16Array(signatures * width);
      to.set(from);
      return to;
    };
    this.#signature = wider(this.#signature, WIDTH);
    this.#signatureBefore = wider(this.#signatureBefore, KINDS * WIDTH);
    this.#signatureAfter = wider(this.#signatureAfter, KINDS * WIDTH);
  }
}

const kindHash = (kind: number): number => KIND_HASHES[kind] as number;
const cueHash = (cue: number): number => CUE_HASHES[cue] as number;
const placeValue = (place: number): number => PLACE_VALUES[place] as number;
