import type { ReportingTable } from '../../languages/reporting/types.js';
import { Spelling } from './spelling.js';

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

/** What is known of one written word by itself. */
export interface Word {
  readonly key: string;
  /** Where phrases that begin with this word go on; null for a word in no phrase. */
  readonly node: Node | null;
  /** The same for phrases that begin with a stem of this word. */
  readonly stem: Node | null;
  /** UTF-16 units of a conjunction written together with it. */
  readonly lead: number;
  /** A preposition is written together with it. */
  readonly attached: boolean;
  readonly spelling: Spelling;
}

const CACHED_WORDS = 50_000;
const LONGEST_STEM = 16;

/** A language's table made ready for look-up: one trie of all phrases. */
export class Lexicon {
  readonly root: Node = newNode();
  readonly particles: readonly string[];
  /** Numbers are all spelled alike. */
  readonly number = new Spelling('0');
  /** What lies beyond an edge of a unit. */
  readonly edge = new Spelling(null);
  readonly #words = new Map<string, Word>();
  readonly #marks = new Map<string, Spelling>();
  readonly #conjoined: readonly string[];
  readonly #attached: readonly string[];

  constructor(readonly table: ReportingTable) {
    this.particles = split(table.particles);
    this.#conjoined = split(table.conjoined);
    this.#attached = split(table.attached);
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

  /** Looks a written word up, with what may be written together with it. */
  word(text: string): Word {
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    if (this.#words.size >= CACHED_WORDS) this.#words.clear();
    const word = this.#analyse(text);
    this.#words.set(text, word);
    return word;
  }

  /** How a mark is spelled. */
  mark(text: string): Spelling {
    let spelling = this.#marks.get(text);
    if (spelling === undefined) {
      if (this.#marks.size >= CACHED_WORDS) this.#marks.clear();
      spelling = new Spelling(text);
      this.#marks.set(text, spelling);
    }
    return spelling;
  }

  #analyse(text: string): Word {
    const key = normalise(text);
    const found = this.#find(key);
    if (found !== null) return wordOf(key, found, 0, false);
    for (const prefix of this.#conjoined) {
      if (!key.startsWith(prefix) || key.length < prefix.length + 2) continue;
      const rest = key.slice(prefix.length);
      const inner = this.#find(rest);
      if (inner !== null || isDefinite(rest)) {
        return wordOf(rest, inner ?? NOWHERE, prefix.length, false);
      }
    }
    for (const prefix of this.#attached) {
      if (!key.startsWith(prefix) || key.length < prefix.length + 2) continue;
      const rest = key.slice(prefix.length);
      const inner = this.#find(rest);
      if (inner !== null || isDefinite(rest))
        return wordOf(key, inner ?? NOWHERE, prefix.length, true);
    }
    return wordOf(key, NOWHERE, 0, false);
  }

  #find(key: string): { node: Node | null; stem: Node | null } | null {
    const node = this.root.words?.get(key) ?? null;
    const stem = stemOf(this.root, key);
    return node === null && stem === null ? null : { node, stem };
  }
}

const NOWHERE = { node: null, stem: null } as const;

function wordOf(
  key: string,
  { node, stem }: { node: Node | null; stem: Node | null },
  lead: number,
  attached: boolean,
): Word {
  return { key, node, stem, lead, attached, spelling: new Spelling(key) };
}

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

const ASCII = /^[\x20-\x7e]*$/;
const ARABIC = /[\u0610-\u06ff]/;

/** The form under which a word is looked up. */
export function normalise(text: string): string {
  const lower = text.toLowerCase();
  if (ASCII.test(lower)) return lower;
  let form = lower
    .normalize('NFC')
    .replace(/[\u200b-\u200f\u00ad\u2060\u0591-\u05c7\u0307]/g, '')
    .replace(/[’ʼ׳]/g, "'");
  if (ARABIC.test(form)) {
    form = form
      .replace(/[\u0610-\u061a\u0640\u064b-\u065f\u0670]/g, '')
      .replace(/[أإآٱ]/g, 'ا')
      .replace(/[يى]/g, 'ی')
      .replace(/ك/g, 'ک')
      .replace(/[ةۀہۃ]/g, 'ه');
  }
  return form
    .replace(/(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])$/u, (pair) => TONES.get(pair) ?? pair)
    .replaceAll('ё', 'е');
}

/** Vietnamese tone marks on the other vowel: `hoà` for `hòa`. */
const TONES: ReadonlyMap<string, string> = new Map(
  [
    'oà òa',
    'oá óa',
    'oả ỏa',
    'oã õa',
    'oạ ọa',
    'oè òe',
    'oé óe',
    'oẻ ỏe',
    'oẽ õe',
    'oẹ ọe',
    'uỳ ùy',
    'uý úy',
    'uỷ ủy',
    'uỹ ũy',
    'uỵ ụy',
  ].map((pair) => pair.split(' ') as [string, string]),
);
