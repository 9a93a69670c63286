import type { Antecedent, Span, Speaker } from '../../records.js';
import { TAG } from './lexicon.js';
import { ACTOR, isNominal, type Phrase } from './phrases.js';
import type { Scene } from './scene.js';
import type { Token } from './tokens.js';

type Gender = 'he' | 'she' | 'they' | null;

/** What a naming of someone is made of. */
interface Naming {
  /** Words that name and do not describe. */
  readonly names: readonly string[];
  /** Titles, institutions and countries in it. */
  readonly descriptions: readonly string[];
  readonly gender: Gender;
  readonly isPronoun: boolean;
  readonly isPerson: boolean;
}

/** Someone whom the article has named. */
interface Mention extends Naming {
  readonly span: Span;
}

/** How many namings are remembered: an article speaks of few people at a time. */
const REMEMBERED = 200;

/** Remembers whom an article names, in order, and finds whom a pronoun, title or surname stands for. */
export class Mentions {
  readonly #mentions: Mention[] = [];

  /** Notes a naming. */
  add(scene: Scene, phrase: Phrase, span: Span): void {
    const naming = nameOf(scene, phrase);
    if (naming.isPronoun || (naming.names.length === 0 && naming.descriptions.length === 0)) return;
    if (this.#mentions.length >= REMEMBERED) this.#mentions.shift();
    this.#mentions.push({ ...naming, span });
  }

  /** Whom the phrase stands for; null where it names its holder itself or where it cannot be told. */
  resolve(scene: Scene, phrase: Phrase, speakers: readonly Speaker[]): Antecedent | null {
    const naming = nameOf(scene, phrase);
    if (naming.isPronoun) return this.#resolvePronoun(naming, speakers);
    if (naming.names.length > 0) return this.#resolveSurname(naming);
    return this.#resolveDescription(naming);
  }

  /** The last speaker that a pronoun may stand for, with what that speaker was resolved to. */
  #resolvePronoun(pronoun: Naming, speakers: readonly Speaker[]): Antecedent | null {
    for (let i = speakers.length - 1; i >= 0 && i >= speakers.length - 6; i--) {
      const speaker = speakers[i] as Speaker;
      const mention = this.#mentionAt(speaker.resolved ?? speaker);
      if (mention === undefined || !agrees(pronoun, mention)) continue;
      return this.#fullest(mention);
    }
    for (let i = this.#mentions.length - 1; i >= 0; i--) {
      const mention = this.#mentions[i] as Mention;
      if (mention.isPerson && mention.names.length > 0 && agrees(pronoun, mention))
        return this.#fullest(mention);
    }
    return null;
  }

  #mentionAt(span: { start: number | null; end: number | null }): Mention | undefined {
    return this.#mentions.find(
      (mention) => mention.span.start === span.start && mention.span.end === span.end,
    );
  }

  /** The longest earlier naming that ends in the same name. */
  #fullest(mention: Mention): Antecedent {
    return this.#resolveSurname(mention) ?? mention.span;
  }

  #resolveSurname(naming: Naming): Antecedent | null {
    const last = naming.names.at(-1) ?? '';
    let best: Mention | null = null;
    for (const mention of this.#mentions) {
      if (
        !mention.names.includes(last) ||
        !naming.names.every((name) => mention.names.includes(name))
      )
        continue;
      if (!agrees(naming, mention) || sizeOf(mention) <= sizeOf(naming)) continue;
      if (best === null || sizeOf(mention) > sizeOf(best)) best = mention;
    }
    return best === null ? null : best.span;
  }

  /** The last naming that has a name beside all the words of a bare description. */
  #resolveDescription(naming: Naming): Antecedent | null {
    if (!naming.isPerson) return null;
    for (let i = this.#mentions.length - 1; i >= 0; i--) {
      const mention = this.#mentions[i] as Mention;
      if (mention.names.length === 0 || !mention.isPerson) continue;
      if (naming.descriptions.every((word) => mention.descriptions.includes(word)))
        return mention.span;
    }
    return null;
  }
}

function sizeOf(naming: Naming): number {
  return naming.names.length * 2 + naming.descriptions.length;
}

function agrees(pronoun: Naming, mention: Naming): boolean {
  if (pronoun.gender === null || mention.gender === null)
    return pronoun.gender === null || pronoun.gender === 'they' || mention.isPerson;
  if (pronoun.gender === 'they') return !mention.isPerson || mention.gender === 'they';
  return pronoun.gender === mention.gender;
}

const PRONOUN = TAG.HE | TAG.SHE | TAG.THEY | TAG.FIRST;

function nameOf(scene: Scene, phrase: Phrase): Naming {
  const names: string[] = [];
  const descriptions: string[] = [];
  const cased = scene.tokens.some((token) => token.upper);
  let gender: Gender = null;
  let isPerson = false;
  let tags = 0;
  for (let i = phrase.from; i < phrase.to; i++) {
    const token = scene.tokens[i] as Token;
    if (!isNominal(token) && (token.tags & PRONOUN) === 0) continue;
    tags |= token.tags;
    if ((token.tags & TAG.PERSON) !== 0) names.push(token.word.key);
    else if ((token.tags & (TAG.ROLE | TAG.ORGANISATION | TAG.PLACE | TAG.MEDIA)) !== 0) {
      if ((token.tags & PRONOUN) === 0) descriptions.push(token.word.key);
    } else if ((token.tags & ACTOR) === 0 && (token.upper || !cased)) names.push(token.word.key);
    if ((token.tags & (TAG.ROLE | TAG.PERSON)) !== 0) isPerson = true;
  }
  if ((tags & TAG.HE) !== 0) gender = 'he';
  else if ((tags & TAG.SHE) !== 0) gender = 'she';
  else if ((tags & TAG.THEY) !== 0) gender = 'they';
  const known = (tags & (TAG.ORGANISATION | TAG.PLACE | TAG.MEDIA)) !== 0;
  const isPronoun = (tags & PRONOUN) !== 0 && names.length === 0 && descriptions.length === 0;
  return {
    names,
    descriptions,
    gender,
    isPronoun,
    isPerson: isPerson || (names.length > 0 && !known),
  };
}
