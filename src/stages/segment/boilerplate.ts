import type { Language } from '../../languages/types.js';
import { beginning, type Patterns, patternsFor } from './boilerplate-patterns.js';

/** Longer texts are statements whatever they begin with, counted in UTF-16 units. */
const LONGEST = 200;

const SHORT = 80;

/** Words of a by-line: two persons, each with a place. */
const MOST_NAMES = 12;

/**
 * Whether a unit says nothing: a caption, credit, by-line, agency tag, pointer to other articles,
 * navigation, comment prompt, count or page number. Only strong evidence of form counts, so that
 * no statement is lost; in doubt the answer is no.
 */
export function isBoilerplate(unit: string, language: Language): boolean {
  // The Turkish capital folds to two characters and would match nothing.
  const text = unit.trim().replaceAll('İ', 'I');
  if (text.length > LONGEST) return false;
  const patterns = patternsFor(language);
  if (mayStart(text, patterns.starts) && startsAsBoilerplate(text, patterns)) return true;
  // A line of this kind has no full stop, or is very short.
  if (text.length < (/[.!?؟。۔।]$/.test(text) ? 30 : SHORT) && isShortBoilerplate(text, patterns))
    return true;
  if (text.length < SHORT && patterns.reserved.test(text)) return true;
  return mayEndInCredit(text) && endsInCredit(text, patterns);
}

/** What begins with a word of the tables. */
function startsAsBoilerplate(text: string, patterns: Patterns): boolean {
  // `Yes.` answers, and does not name a messenger, though a menu holds the word.
  if (patterns.exact.has(strip(text)) && !/[.!?؟。۔।]$/.test(text)) return true;
  if (patterns.legend.test(text)) return true;
  if (patterns.staff.test(text) || patterns.related.test(text)) return true;
  if (text.length < 140 && patterns.pointer.test(text)) return true;
  if (patterns.rights.test(text) && isAboutRights(text, patterns)) return true;
  if (text.length < 120 && !/["“”«»„]|[)）]\p{L}/u.test(text) && patterns.prompts.test(text))
    return true;
  if (text.length >= SHORT) return false;
  if (patterns.published.test(text) && isTimestamp(text, patterns)) return true;
  if (patterns.leading.test(text) && isSignature(text.slice(text.search(/[:：]/) + 1), patterns))
    return true;
  const name = patterns.byline.exec(text)?.[1];
  return name !== undefined && isName(name, MOST_NAMES);
}

/** What only short lines can be: tags, counts, numbers, addresses, trails of navigation. */
function isShortBoilerplate(text: string, patterns: Patterns): boolean {
  if (!/\p{L}/u.test(text)) return true;
  const bare = strip(text);
  return (
    isTrail(bare, patterns.navigation) ||
    isAddress(text) ||
    isDate(bare, patterns.months) ||
    isAgencyTag(bare, patterns.agencies) ||
    isSigned(text, patterns) ||
    isLoneDateline(text, patterns.agencies) ||
    (/\p{Nd}/u.test(text) && (patterns.counts.test(bare) || patterns.page.test(bare)))
  );
}

/** Length of the caption or credit glued to the head of a paragraph, up to and with the credit; 0 if there is none. */
export function gluedCaption(paragraph: string, language: Language): number {
  const patterns = patternsFor(language);
  const head = paragraph.slice(0, LONGEST + SHORT);
  const end = bracketedCredit(head, patterns) || signedCredit(head, patterns);
  if (end === 0 || end >= paragraph.length) return 0;
  const rest = /^[.。]?\s*(?=[\p{Lu}\p{Lo}“"«(])/u.exec(head.slice(end));
  return rest === null ? 0 : end + (/^[.。]/.test(rest[0]) ? 1 : 0);
}

/** End of a first credit in brackets before which no sentence ends; 0 if there is none. */
function bracketedCredit(head: string, patterns: Patterns): number {
  if (!/[([（［]/.test(head)) return 0;
  const found = patterns.credit.exec(head);
  return found === null || /[.!?؟。]\s/.test(head.slice(0, found.index))
    ? 0
    : found.index + found[0].length;
}

/** End of a credit by a known agency, `Ảnh: TTXVN`, at the first colon of the paragraph; 0 if there is none. */
function signedCredit(head: string, patterns: Patterns): number {
  const colon = head.search(/[:：]/);
  if (colon < 0 || /[.!?؟。]\s/.test(head.slice(0, colon))) return 0;
  if (!patterns.marker.test(head.slice(Math.max(0, colon - 30), colon))) return 0;
  const agency = patterns.signature.exec(head.slice(colon + 1));
  return agency === null ? 0 : colon + 1 + agency[0].length;
}

/** Whether a unit is only a credit, which makes the sentence before it in the same paragraph a caption. */
export function isCredit(unit: string, language: Language): boolean {
  const patterns = patternsFor(language);
  const text = unit.trim();
  return (
    text.length < SHORT &&
    ((patterns.pictured.test(text) &&
      isSignature(text.slice(text.search(/[:：]/) + 1), patterns)) ||
      (/^[([（].*[)\]）][.。]?$/.test(text) && patterns.credit.test(text)))
  );
}

/** A closing bracket at the end, or a colon not far before it. */
function mayEndInCredit(text: string): boolean {
  return /[)\]）］]\s*[.。]?$/.test(text.slice(-4)) || /[:：]/.test(text.slice(-70));
}

function endsInCredit(text: string, patterns: Patterns): boolean {
  return creditAt(text, patterns) >= 0;
}

/** Offset of the credit that a text ends in; -1 if there is none. */
function creditAt(text: string, patterns: Patterns): number {
  const credit = patterns.credit.exec(text);
  if (credit !== null && /^\s*[.。]?\s*$/.test(text.slice(credit.index + credit[0].length)))
    return credit.index;
  const trailing = patterns.trailing.exec(text);
  return trailing !== null && isSignature(trailing[1] ?? '', patterns) ? trailing.index : -1;
}

/** A caption without the credit it ends in; any other text as it stands. */
export function withoutCredit(text: string, language: Language): string {
  if (text.length > LONGEST || !mayEndInCredit(text)) return text;
  const at = creditAt(text, patternsFor(language));
  return at > 0 ? text.slice(0, at) : text;
}

/** A name of an agency or of persons: in a script with case every longer word is capitalised, elsewhere few words. */
function isSignature(text: string, patterns: Patterns): boolean {
  const signature = text.replace(/[.。]\s*$/, '').trim();
  if (isAgencyTag(signature.toLowerCase(), patterns.agencies)) return true;
  return isName(signature);
}

function isName(text: string, most = 8): boolean {
  if (/[?؟!？！]/.test(text)) return false;
  const words = text
    .replace(/[.。)\]]\s*$/, '')
    .split(/[\s/,;–-]+/u)
    .filter((word) => word !== '');
  if (words.length === 0 || words.length > most) return false;
  if (/\p{Ll}|\p{Lu}/u.test(text)) {
    return words.every(
      (word) =>
        /^[\p{Lu}\p{N}©@(]/u.test(word) ||
        /^(?:and|và|et|und|y|e|i|и|й|та|ve|dan|en|de|da|do|di|of|von|van|del|bin|al|the|images|in|from|aus|à|em|tại|в|у|з|из)$/u.test(
          word,
        ),
    );
  }
  return words.length <= 3 && text.length <= 30;
}

/** One or more agencies and nothing else: `TTXVN`, `AP/Reuters`, `(وكالات)`. */
function isAgencyTag(bare: string, agencies: ReadonlySet<string>): boolean {
  return (
    bare !== '' &&
    (agencies.has(bare) ||
      (/[/,–|-]/.test(bare) && bare.split(/\s*[/,–|-]\s*/).every((part) => agencies.has(part))))
  );
}

/** A dateline that stands alone: `HANOI, May 5 (Reuters) -`, `تهران - ایرنا:`. */
function isLoneDateline(text: string, agencies: ReadonlySet<string>): boolean {
  if (!/[-–—:]$/.test(text)) return false;
  const match = /^[\p{L}\p{M}\p{N}\s.,،'’-]{2,50}[(（]([^()（）]{2,30})[)）]\s*[-–—:]+$/u.exec(
    text,
  );
  if (match !== null) return agencies.has((match[1] ?? '').trim().toLowerCase());
  const parts = /^(.{2,40}?)\s+[-–—]\s+(.{2,30}?)\s*:$/u.exec(text);
  return parts !== null && agencies.has((parts[2] ?? '').toLowerCase());
}

/** A name, then an agency in brackets or after a bar: `Minh Anh (Theo AFP)`. */
function isSigned(text: string, patterns: Patterns): boolean {
  if (!/[)）]$/.test(text.slice(-1)) && !/[/|–—][^/|–—]{2,30}$/.test(text.slice(-31))) return false;
  const name = patterns.signed.exec(text)?.[1];
  return (
    name !== undefined &&
    /^\p{Lu}.*\s/u.test(`${name} `) &&
    name.split(/\s+/).length < 6 &&
    isName(name)
  );
}

/** A trail of navigation: `Home > News > World`. */
function isTrail(bare: string, navigation: ReadonlySet<string>): boolean {
  if (!/[>›»|•·]/.test(bare)) return false;
  const parts = bare.split(/\s*[>›»|•·]\s*/).filter((part) => part !== '');
  if (parts.length < 2 || parts.some((part) => part.split(/\s+/).length > 3)) return false;
  return parts.filter((part) => navigation.has(part)).length * 2 >= parts.length;
}

/** Nothing but web addresses, mail addresses, handles and hashtags. */
function isAddress(text: string): boolean {
  if (!/[@#.]/.test(text)) return false;
  return text
    .split(/\s+/)
    .every((word) =>
      /^(?:https?:\/\/\S+|www\.\S+|\S+@\S+\.\p{L}+|[@#][\p{L}\p{M}\p{N}_\u200c]+)$/u.test(word),
    );
}

/** Nothing but numbers and names of months: `12 March 2025`. */
function isDate(bare: string, months: ReadonlySet<string>): boolean {
  if (!/\p{Nd}/u.test(bare) || bare.length > 40) return false;
  return bare.split(/[\s,،/.:-]+/u).every((word) => /^[\p{Nd}]*$/u.test(word) || months.has(word));
}

/** A copyright sign, a year, or nothing after it but a name; a sentence about rights has none of them. */
function isAboutRights(text: string, patterns: Patterns): boolean {
  if (/^(?:©|ⓒ|\(c\)\s)/iu.test(text)) return true;
  const rest = text.replace(patterns.rights, '').replace(/^[\s:：,]+/u, '');
  return (
    rest === '' ||
    /^(?:©|ⓒ|\(c\))/iu.test(rest) ||
    (/^\p{Nd}{4}/u.test(rest) && text.length < SHORT) ||
    isSignature(rest, patterns)
  );
}

/** Digits, names of months and a few words beside: `Updated at 10:30, 5 March 2025 GMT`. */
function isTimestamp(text: string, patterns: Patterns): boolean {
  const words = text
    .replace(patterns.published, '')
    .split(/[\s,،:：/.()–-]+/u)
    .filter((word) => /\p{L}/u.test(word) && !patterns.months.has(word.toLowerCase()));
  const digits = text.match(/\p{Nd}/gu)?.length ?? 0;
  return (
    (digits >= 4 || (digits > 0 && text.length < 40)) &&
    words.length <= 4 &&
    !/[.!?؟。۔।]$/.test(text)
  );
}

const EDGES = ' \t\u00a0([（【<>«»›)]）】•·*#|:：.…–—-';

/** Lower case, with single blanks, without the marks, brackets and arrows around it. */
function strip(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && EDGES.includes(text.charAt(start))) start++;
  while (end > start && EDGES.includes(text.charAt(end - 1))) end--;
  const bare = text.slice(start, end).toLowerCase();
  return /\s\s|[^\S ]/.test(bare) ? bare.replace(/\s+/gu, ' ') : bare;
}

function mayStart(text: string, starts: ReadonlySet<string>): boolean {
  const start = beginning(text);
  for (let length = start.length; length > 0; length--) {
    if (starts.has(start.slice(0, length))) return true;
  }
  return false;
}
