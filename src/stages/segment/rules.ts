import type { Language, SentenceRules } from '../../languages/types.js';
import { type PairTable, pairTable } from './pairs.js';

/** A language's table made ready for look-up. */
export interface Rules {
  readonly language: Language;
  readonly never: ReadonlySet<string>;
  readonly ambiguous: ReadonlySet<string>;
  readonly closing: ReadonlySet<string>;
  readonly beforeNumber: ReadonlySet<string>;
  /** Ends of compounds that stand before a number, as `str` in `Hauptstr. 5`. */
  readonly suffixes: readonly string[];
  readonly leads: ReadonlySet<string>;
  readonly afterNumber: ReadonlySet<string>;
  readonly months: ReadonlySet<string>;
  readonly starters: ReadonlySet<string>;
  readonly ordinalCues: ReadonlySet<string>;
  readonly ordinals: SentenceRules['ordinals'];
  readonly terminators: string;
  readonly spaced: boolean;
  readonly continuations: readonly string[];
  /** A clause from the start that ends in a verb of saying; null where the language needs none. */
  readonly cues: RegExp | null;
  readonly agencies: ReadonlySet<string>;
  readonly pairs: PairTable;
}

const cache = new WeakMap<Language, Rules>();

/** Prepares a language once; later calls return the same object. */
export function rulesFor(language: Language): Rules {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const { sentences } = language;
  const set = (words: readonly string[]): Set<string> =>
    new Set(words.map((word) => word.toLowerCase()));
  const rules: Rules = {
    language,
    never: set(sentences.abbreviations),
    ambiguous: set(sentences.ambiguous),
    closing: set(sentences.closing),
    beforeNumber: set(sentences.beforeNumber),
    suffixes: sentences.beforeNumber
      .filter((word) => word.startsWith('-'))
      .map((word) => word.slice(1)),
    leads: set(sentences.leads),
    afterNumber: set(sentences.afterNumber),
    months: set(sentences.months),
    starters: set(sentences.starters),
    ordinalCues: set(sentences.ordinalCues),
    ordinals: sentences.ordinals,
    terminators: sentences.terminators,
    spaced: sentences.spaced,
    continuations: sentences.quoteContinuations,
    cues: cuePattern(sentences),
    agencies: set(language.boilerplate.agencies),
    pairs: pairTable(language),
  };
  cache.set(language, rules);
  return rules;
}

function cuePattern({ quoteCues, spaced }: SentenceRules): RegExp | null {
  if (quoteCues.length === 0) return null;
  const cues = quoteCues.join('|');
  return spaced
    ? new RegExp(`^(?:[^\\s.,!?:;"“”]+\\s){1,4}(?:${cues})[.,]`, 'u')
    : new RegExp(`^[^。，！？：；“”「」\\s]{0,10}(?:${cues})[。，：]`, 'u');
}
