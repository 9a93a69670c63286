/**
 * Where a language puts the one who speaks: right before the cue, right after it, first in the
 * clause with the verb at its end, or before a word or particle that marks the subject.
 */
export type SubjectPlace = 'before' | 'after' | 'first' | 'marked';

/**
 * What attribution knows of a language, as plain data.
 *
 * Every list is one string of words and phrases parted by commas. A final `*` makes a stem: it
 * matches every word that begins so. Case, Arabic and Hebrew vowel signs, letter variants and
 * zero-width joiners make no difference.
 */
export interface ReportingTable {
  /** ISO 639-1 code. */
  readonly code: string;
  readonly subject: readonly SubjectPlace[];
  /** Words are not parted by spaces. */
  readonly unspaced?: boolean;
  /** Which side of an apostrophe a clitic stands on: `l'Iran` (left), `Russia's` (right). */
  readonly clitic?: 'left' | 'right';
  /** Particles written together with the word before them, longest first. */
  readonly particles?: string;
  /** Conjunctions written together with the word after them. */
  readonly conjoined?: string;
  /** Prepositions written together with the word after them. */
  readonly attached?: string;
  /** Nouns of acts and events end the phrase of a speaker: the object follows it without a mark. */
  readonly eventsEnd?: boolean;
  /** A small word after a capital ends a name: adjectives and verbs follow their noun uncapitalised. */
  readonly namesEnd?: boolean;
  /** How a name and a title parted by a comma are kept: both, or the first. */
  readonly apposition?: 'both' | 'first';

  /** Verbs that report speech. */
  readonly say?: string;
  /** Verbs that condemn, blame or accuse. */
  readonly condemn?: string;
  /** Verbs that ask, urge or demand. */
  readonly call?: string;
  /** Verbs that offer or mediate. */
  readonly offer?: string;
  /** Other verbs of political attitude: support, reject, welcome, threaten. */
  readonly stance?: string;
  /** Nouns of speech acts, followed by their holder: `statement of`, `lời kêu gọi của`. */
  readonly nouns?: string;
  /** Look like cues and are none: judicial and other senses. */
  readonly silent?: string;

  /** Before the name of a source: `according to`. */
  readonly according?: string;
  /** After the name of a source: `zufolge`, `göre`. */
  readonly accordingAfter?: string;
  /** Before the agent of a passive: `by`. */
  readonly agents?: string;
  /** After the agent of a passive. */
  readonly agentsAfter?: string;
  /** After the subject: は, 은, ने. */
  readonly markers?: string;

  /** Complementisers. */
  readonly that?: string;
  readonly and?: string;
  /** Link two nouns of one phrase. */
  readonly of?: string;
  /** Prepositions that open a phrase which is no subject. */
  readonly prepositions?: string;
  /** Other words that end a noun phrase: relatives, subordinators, copulas, frequent verbs. */
  readonly stops?: string;
  /** Adverbs and auxiliaries that may stand between subject and cue. */
  readonly adverbs?: string;
  readonly negations?: string;
  /** Words of time: days, months, `today`. */
  readonly times?: string;

  /** Titles and nouns for persons who speak for someone. */
  readonly roles?: string;
  /** Nouns of institutions and groups. */
  readonly organisations?: string;
  /** Countries, capitals and what stands for a government. */
  readonly places?: string;
  /** Leaders so often named that a surname alone tells them, where capitals do not. */
  readonly persons?: string;
  /** News agencies, papers, channels: they relay. */
  readonly media?: string;
  /** Nouns of acts and events, seldom a speaker. */
  readonly events?: string;

  /** What a call for restraint asks for: `calm`, `ceasefire`. It is not whom the call is directed at. */
  readonly restraint?: string;

  readonly he?: string;
  readonly she?: string;
  readonly they?: string;
  readonly first?: string;
  /** Make a description of a noun: `this ministry`, `bộ này`. */
  readonly demonstratives?: string;
}
