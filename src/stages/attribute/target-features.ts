import { Features } from './features.js';
import { hashName, mix } from './hash.js';
import { TAG } from './lexicon.js';
import { BEGINS, ENDS, type FeatureSink, Looks, TARGETS } from './looks.js';
import { ACTOR, type Phrase } from './phrases.js';
import type { Scene } from './scene.js';
import { farness, MARGIN, Signs } from './signs.js';
import { cuesIn, sizeOf } from './stretch-looks.js';
import { CLASSES, classNumber, KIND_HASHES } from './token-kinds.js';
import type { Token } from './tokens.js';

const SAY = CLASSES.indexOf('say') + 1;
/** Distances told apart, and the number of no cue at all. */
const FAR = 16;
const NOTHING = 0;

/** A nearest cue of stance: the number of its class, that with its distance, and the hash of its phrase. */
interface Near {
  readonly cls: number;
  readonly place: number;
  readonly phrase: number;
}

const NOWHERE: Near = { cls: NOTHING, place: NOTHING, phrase: 1 };

/**
 * What speaks for and against each stretch of a unit being what its stance is directed at: all that is seen of it as a
 * part of the unit (`features.ts`), and where it stands to the words of stance and to the speaker.
 */
export class TargetFeatures {
  readonly #features: Features;
  readonly #looks: Looks;
  readonly #left: Near[] = [];
  readonly #right: Near[] = [];
  /** How many actors and events stand between the cue on the left and each token. */
  readonly #passed: number[] = [];

  constructor(
    readonly scene: Scene,
    readonly speaker: Phrase | null,
    readonly signs = new Signs().read(scene),
  ) {
    this.#features = new Features(scene, signs);
    this.#looks = new Looks(signs.lang);
    this.#readCues(scene.tokens);
  }

  #readCues(tokens: readonly Token[]): void {
    let cue: Token | null = null;
    let passed = 0;
    tokens.forEach((token, i) => {
      this.#left.push(cue === null ? NOWHERE : near(cue, i - cue.phraseEnd));
      this.#passed.push(Math.min(3, passed));
      if (bearsStance(token)) {
        cue = token;
        passed = 0;
      } else if (this.#side(i) !== 2 && isHead(token) && !isHead(tokens[i - 1])) passed++;
    });
    let at = tokens.length;
    for (let i = tokens.length - 1; i >= 0; i--) {
      const next = tokens[at];
      this.#right[i] = next === undefined ? NOWHERE : near(next, at - i - 1);
      if (bearsStance(tokens[i])) at = i;
    }
  }

  /** Whether a token stands before the speaker, in it, or after it; 0 where there is none. */
  #side(i: number): number {
    if (this.speaker === null) return 0;
    return i < this.speaker.from ? 1 : i < this.speaker.to ? 2 : 3;
  }

  #kind(i: number): number {
    return KIND_HASHES[this.signs.kind[i + MARGIN] as number] as number;
  }

  #word(i: number): number {
    return this.signs.word[i + MARGIN] as number;
  }

  /** What speaks for a target that begins with token `i`, that ends with it. */
  begins(out: FeatureSink, i: number): void {
    this.#features.begins(out, i);
    this.#relate(out, BEGINS, i);
  }

  ends(out: FeatureSink, i: number): void {
    this.#features.ends(out, i);
    this.#relate(out, ENDS, i);
  }

  #relate(out: FeatureSink, base: number, i: number): void {
    const looks = this.#looks;
    const left = this.#left[i] as Near;
    const right = this.#right[i] as Near;
    const kind = mix(base, this.#kind(i));
    const passed = this.#passed[i] as number;
    const found = (n: number, value: number) =>
      looks.finding(out, mix(TARGETS + n, value), TARGETS);
    const own = (n: number, value: number) => looks.own(out, TARGETS + n, mix(base, value));
    found(1, mix(this.#side(i), kind));
    found(2, mix(left.place, kind));
    found(3, mix(right.place, kind));
    found(4, mix(mix(left.cls, right.cls), mix(this.#side(i), kind)));
    found(5, mix(mix(passed, left.cls), base));
    found(6, mix(mix(passed, left.cls), kind));
    own(7, mix(left.phrase, kind));
    own(8, mix(right.phrase, kind));
    own(9, mix(this.#word(i - 1), left.cls));
    own(10, mix(this.#word(i + 1), right.cls));
    own(11, mix(this.#word(i), left.cls));
    own(12, mix(this.#word(i), right.cls));
    const cluster = this.signs.cluster[i + MARGIN] as number;
    own(13, mix(cluster, left.cls));
    own(14, mix(cluster, right.cls));
  }

  /** What speaks for token `i` being a part of the target. */
  inside(out: FeatureSink, i: number): void {
    this.#features.inside(out, i);
    const left = this.#left[i] as Near;
    const right = this.#right[i] as Near;
    this.#looks.finding(out, mix(TARGETS + 20, mix(left.cls, this.#kind(i))), TARGETS);
    this.#looks.finding(out, mix(TARGETS + 21, mix(right.cls, this.#kind(i))), TARGETS);
  }

  /** What speaks for the unit having no target. */
  nobody(out: FeatureSink): void {
    this.#features.nobody(out);
    let classes = 0;
    for (const cue of this.scene.cues) classes |= 1 << classNumber(this.scene.tokens[cue] as Token);
    this.#looks.finding(out, mix(TARGETS + 22, classes), TARGETS);
    this.#looks.finding(out, mix(TARGETS + 23, Number(this.speaker === null)), TARGETS);
  }

  /** What speaks for a stretch as a whole. */
  whole(out: FeatureSink, from: number, to: number): void {
    const left = this.#left[from] as Near;
    const right = this.#right[to - 1] as Near;
    const size = sizeOf(to - from);
    const first = this.#kind(from);
    const last = this.#kind(to - 1);
    const before = this.#kind(from - 1);
    const after = this.#kind(to);
    const found = (n: number, value: number) =>
      this.#looks.finding(out, mix(TARGETS + n, value), TARGETS);
    const own = (n: number, value: number) => this.#looks.own(out, TARGETS + n, value);
    found(30, size);
    found(31, mix(size, mix(left.cls, right.cls)));
    found(32, mix(first, last));
    found(33, mix(before, first));
    found(34, mix(last, after));
    found(35, mix(mix(before, after), left.cls));
    found(36, mix(left.place, right.place));
    found(37, cuesIn(this.signs, from, to));
    own(38, mix(this.#word(from - 1), this.#word(to)));
    own(39, mix(this.#word(from - 1), mix(left.phrase, size)));
    own(40, mix(this.#word(to), mix(right.phrase, size)));
    let words = 0;
    for (let i = from; i < to; i++) words = mix(words, this.#word(i));
    own(41, words);
  }
}

function near(cue: Token, gap: number): Near {
  const cls = classNumber(cue);
  return { cls, place: cls * FAR + farness(gap), phrase: hashName(cue.phrase) };
}

/** Whether a cue tells more than that somebody speaks. */
function bearsStance(token: Token | undefined): boolean {
  return token !== undefined && token.cue !== null && classNumber(token) !== SAY;
}

function isHead(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  return token.upper || (token.tags & (ACTOR | TAG.EVENT)) !== 0;
}
