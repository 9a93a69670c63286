import type { ReportingTable } from '../../languages/reporting/types.js';
import { clusterOf } from './clusters.js';
import { normalise } from './normalise.js';
import { Spelling } from './spelling.js';
import { WordTable } from './word-table.js';

/** What a word can be to attribution; one word may be several things. */
export const TAG = {
  PREPOSITION: 1,
  STOP: 2,
  ADVERB: 4,
  TIME: 8,
  THAT: 16,
  AND: 32,
  OF: 64,
  ROLE: 128,
  ORGANISATION: 256,
  PLACE: 512,
  MEDIA: 1024,
  HE: 2048,
  SHE: 4096,
  THEY: 8192,
  FIRST: 16384,
  EVENT: 32768,
  ACCORDING: 65536,
  ACCORDING_AFTER: 131072,
  AGENT: 262144,
  AGENT_AFTER: 524288,
  MARKER: 1048576,
  NEGATION: 2097152,
  DEMONSTRATIVE: 4194304,
  SILENT: 8388608,
  PERSON: 16777216,
} as const;

export type CueClass = 'say' | 'condemn' | 'call' | 'offer' | 'stance' | 'noun';

const TAGGED: readonly (readonly [keyof ReportingTable, number])[] = [
  ['prepositions', TAG.PREPOSITION],
  ['stops', TAG.STOP],
  ['adverbs', TAG.ADVERB],
  ['negations', TAG.NEGATION],
  ['times', TAG.TIME],
  ['that', TAG.THAT],
  ['and', TAG.AND],
  ['of', TAG.OF],
  ['roles', TAG.ROLE],
  ['organisations', TAG.ORGANISATION],
  ['places', TAG.PLACE],
  ['persons', TAG.PERSON],
  ['media', TAG.MEDIA],
  ['he', TAG.HE],
  ['she', TAG.SHE],
  ['they', TAG.THEY],
  ['first', TAG.FIRST],
  ['events', TAG.EVENT],
  ['according', TAG.ACCORDING],
  ['accordingAfter', TAG.ACCORDING_AFTER],
  ['agents', TAG.AGENT],
  ['agentsAfter', TAG.AGENT_AFTER],
  ['markers', TAG.MARKER],
  ['demonstratives', TAG.DEMONSTRATIVE],
  ['silent', TAG.SILENT],
];
const CUES: readonly (readonly [keyof ReportingTable, CueClass])[] = [
  ['nouns', 'noun'],
  ['say', 'say'],
  ['stance', 'stance'],
  ['call', 'call'],
  ['condemn', 'condemn'],
  ['offer', 'offer'],
];

/** A place in the trie of phrases. `tags` and `cue` are set where a phrase ends. */
export interface Node {
  tags: number;
  cue: CueClass | null;
  ends: boolean;
  /** The phrase as its table writes it. */
  phrase: string;
  words: Map<string, Node> | null;
  stems: Map<string, Node> | null;
}

/** What is known of one written word by itself. A class, so that all have one shape: they are read for every token. */
export class Word {
  constructor(
    /** As written; `key` is the form under which it is looked up, empty for a mark. */
    readonly raw: string,
    readonly key: string,
    readonly spelling: Spelling,
    /** Where phrases that begin with this word go on; null for a word in no phrase. */
    readonly node: Node | null = null,
    /** The same for phrases that begin with a stem of this word. */
    readonly stem: Node | null = null,
    /** UTF-16 units of a conjunction written together with it. */
    readonly lead = 0,
    /** A preposition is written together with it. */
    readonly attached = false,
    /** UTF-16 units of the particle at its end; 0 for a word in a phrase of the table. */
    readonly particle = 0,
  ) {}
}

const CACHED_WORDS = 50_000;
const LONGEST_STEM = 16;

/** A language's table made ready for look-up: one trie of all phrases. */
export class Lexicon {
  readonly root: Node = newNode();
  /** Prepositions of one letter that are written together with the next word. */
  readonly prefixes: ReadonlySet<string>;
  /** What lies beyond an edge of a unit. */
  readonly edge = new Spelling(null);
  /** Numbers are all spelled alike. */
  readonly #number: Spelling;
  readonly #words = new WordTable<Word>(CACHED_WORDS);
  readonly #numbers = new WordTable<Word>(CACHED_WORDS);
  readonly #marks = new WordTable<Word>(CACHED_WORDS);
  readonly #particles: readonly string[];
  readonly #conjoined: readonly string[];
  readonly #attached: readonly string[];

  /** `abbreviations` are words whose full stop ends no sentence, lower case: `mr`, `u.s`. */
  constructor(
    readonly table: ReportingTable,
    readonly abbreviations: ReadonlySet<string>,
  ) {
    this.#number = this.#spell('0');
    this.#particles = split(table.particles);
    this.#conjoined = split(table.conjoined);
    this.#attached = split(table.attached);
    this.prefixes = new Set(this.#attached.filter((prefix) => prefix.length === 1));
    for (const [key, tag] of TAGGED) {
      for (const phrase of split(table[key] as string | undefined)) this.#add(phrase).tags |= tag;
    }
    for (const [key, cue] of CUES) {
      for (const phrase of split(table[key] as string | undefined)) this.#add(phrase).cue = cue;
    }
  }

  #add(phrase: string): Node {
    let node = this.root;
    const words =
      this.table.unspaced === true ? [...phrase.replaceAll(' ', '')] : phrase.split(' ');
    for (const raw of words) {
      const stem = raw.length > 1 && raw.endsWith('*');
      const word = normalise(stem ? raw.slice(0, -1) : raw);
      if (stem) node.stems ??= new Map();
      else node.words ??= new Map();
      const children = (stem ? node.stems : node.words) as Map<string, Node>;
      const known = children.get(word) ?? newNode();
      children.set(word, known);
      node = known;
    }
    node.ends = true;
    node.phrase = phrase;
    return node;
  }

  /** What is known of the word [start, end) of a text, with what may be written together with it. */
  wordAt(text: string, start: number, end: number): Word {
    return this.#words.get(text, start, end, this.#learnWord);
  }

  /** The same of a number, of a mark. */
  numberAt(text: string, start: number, end: number): Word {
    return this.#numbers.get(text, start, end, this.#learnNumber);
  }

  markAt(text: string, start: number, end: number): Word {
    return this.#marks.get(text, start, end, this.#learnMark);
  }

  readonly #learnWord = (raw: string): Word => {
    const { key, found, lead, attached } = this.#analyse(raw);
    const { node, stem } = found;
    const particle = node?.ends === true || stem?.ends === true ? 0 : this.#particleOf(raw);
    return new Word(raw, key, this.#spell(key), node, stem, lead, attached, particle);
  };

  readonly #learnNumber = (raw: string): Word => {
    const { key, found, lead, attached } = this.#analyse(raw);
    return new Word(raw, key, this.#number, found.node, found.stem, lead, attached);
  };

  readonly #learnMark = (raw: string): Word => new Word(raw, '', this.#spell(raw));

  #spell(text: string): Spelling {
    return new Spelling(text, clusterOf(this.table.code, text));
  }

  #particleOf(raw: string): number {
    const particle = this.#particles.find((end) => raw.length > end.length && raw.endsWith(end));
    return particle?.length ?? 0;
  }

  #analyse(raw: string): { key: string; found: Found; lead: number; attached: boolean } {
    const key = normalise(raw);
    const found = this.#find(key);
    if (found !== null) return { key, found, lead: 0, attached: false };
    for (const prefix of this.#conjoined) {
      const inner = this.#behind(key, prefix);
      if (inner !== null)
        return {
          key: key.slice(prefix.length),
          found: inner,
          lead: prefix.length,
          attached: false,
        };
    }
    for (const prefix of this.#attached) {
      const inner = this.#behind(key, prefix);
      if (inner !== null) return { key, found: inner, lead: prefix.length, attached: true };
    }
    return { key, found: NOWHERE, lead: 0, attached: false };
  }

  /** What is known of a word behind a prefix; null where the word does not divide so. */
  #behind(key: string, prefix: string): Found | null {
    if (!key.startsWith(prefix) || key.length < prefix.length + 2) return null;
    const rest = key.slice(prefix.length);
    return this.#find(rest) ?? (isDefinite(rest) ? NOWHERE : null);
  }

  #find(key: string): Found | null {
    const node = this.root.words?.get(key) ?? null;
    const stem = stemOf(this.root, key);
    return node === null && stem === null ? null : { node, stem };
  }
}

/** Places in the trie after one word. */
interface Found {
  readonly node: Node | null;
  readonly stem: Node | null;
}

const NOWHERE: Found = { node: null, stem: null };

/** The Arabic article, which seldom begins an undivided word. */
function isDefinite(word: string): boolean {
  return word.length > 3 && word.startsWith('ال');
}

/** The place in the trie after one more word; null where no phrase goes on so. */
export function child(node: Node, word: string): Node | null {
  return node.words?.get(word) ?? stemOf(node, word);
}

function stemOf(node: Node, word: string): Node | null {
  if (node.stems === null) return null;
  for (let length = Math.min(word.length, LONGEST_STEM); length > 0; length--) {
    const stem = node.stems.get(word.slice(0, length));
    if (stem !== undefined) return stem;
  }
  return null;
}

function newNode(): Node {
  return { tags: 0, cue: null, ends: false, phrase: '', words: null, stems: null };
}

function split(list: string | undefined): string[] {
  if (list === undefined) return [];
  const items = list.split(',').map((item) => item.trim().replace(/\s+/g, ' '));
  // A zero-width joiner is often typed as a space, or lost.
  const spaced = items
    .filter((item) => item.includes('\u200c'))
    .map((item) => item.replaceAll('\u200c', ' '));
  return [...items, ...spaced].filter((item) => item !== '');
}
