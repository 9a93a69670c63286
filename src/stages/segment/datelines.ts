import type { Language } from '../../languages/types.js';
import { alternatives, patternsFor } from './boilerplate-patterns.js';
import { classAt, letterAt, OPEN, QUOTE } from './characters.js';

/** Datelines are not longer, counted in UTF-16 units. */
const LONGEST = 100;

/** How many words name a place and a day, at most. */
const MOST_WORDS = 8;

const DASH = '[-–—−]';

interface Datelines {
  /** `HANOI, May 5 (Reuters) -`, `دبي (رويترز) -`, `[서울=뉴시스] 김철수 기자 =` */
  bracketed: RegExp;
  /** `【モスクワ共同】`, `新华社北京5月5日电（记者王明）`, which need no dash. */
  closed: RegExp;
  /** `КИЕВ, 5 мая — РИА Новости.`, `МОСКВА, 5 мая. /ТАСС/.`, `تهران - ایرنا -` */
  dashed: RegExp;
  /** `JAKARTA, KOMPAS.com -`, `TTO -` */
  bare: RegExp;
}

const cache = new WeakMap<Language, Datelines>();

/**
 * Length of the place, day and agency that a wire story opens with, up to the first letter of the
 * story; 0 where there is none or nothing follows. Only a known agency makes a dateline.
 */
export function datelineEnd(paragraph: string, language: Language): number {
  const head = paragraph.slice(0, LONGEST);
  const { bracketed, closed, dashed, bare } = datelinesFor(language);
  // The names of all agencies are dear to look for: first see whether a mark of a dateline is there.
  const candidates: RegExp[] = [];
  if (/[)）\]】］]\s*(?:\.?\s*[-–—−|=]|\p{L})/u.test(head)) candidates.push(bracketed, closed);
  else if (/日[电電讯訊]/.test(head)) candidates.push(closed);
  if (/\s[-–—−]|[-–—−]\s|\.\s*\//.test(head)) candidates.push(dashed, bare);
  for (const pattern of candidates) {
    const found = pattern.exec(head);
    if (found === null || !isPlace(found[1] ?? '', language)) continue;
    const end = found[0].length;
    if (end < paragraph.length && begins(paragraph, end, pattern === bare)) return end;
  }
  return 0;
}

/** Whether a sentence may begin at `at`; where only a dash stood before it, with a capital or a quotation. */
function begins(text: string, at: number, strictly: boolean): boolean {
  const kind = classAt(text, at);
  if (kind === QUOTE || kind === OPEN) return true;
  const letter = letterAt(text, at);
  return letter === 'upper' || (!strictly && (letter === 'other' || letter === 'digit'));
}

/** Names and days: few words, and in a script with case no small words but months and the like. */
function isPlace(text: string, language: Language): boolean {
  const words = text.split(/[\s,،、/.]+/u).filter((word) => word !== '');
  if (words.length > MOST_WORDS) return false;
  const { months } = patternsFor(language);
  return words.every(
    (word) => !/^\p{Ll}/u.test(word) || word.length < 4 || months.has(word.toLowerCase()),
  );
}

function datelinesFor(language: Language): Datelines {
  const known = cache.get(language);
  if (known !== undefined) return known;
  const agency = `(?:${alternatives([...patternsFor(language).agencies])})`;
  const others = `(?:\\s*[/,、&-]\\s*[\\p{L}\\p{M}.]{2,20})*`;
  const open = '[(（\\[【［]';
  const close = '[)）\\]】］]';
  const inner = `(?:[^()（）\\[\\]【】［］]{1,24}${language.sentences.spaced ? '[=＝,/]' : ''})?${agency}${others}`;
  const reporter = '(?:[\\p{L}·]{2,6}\\s*(?:특파원|기자)\\s*=)';
  const patterns: Datelines = {
    bracketed: new RegExp(
      `^([^!?؟。:：()（）\\[\\]"“«]{0,60}?)\\s*${open}\\s*${inner}\\s*${close}\\s*\\.?\\s*(?:${reporter}|(?:${DASH}|[|=])+)\\s*`,
      'iu',
    ),
    closed: language.sentences.spaced
      ? new RegExp(`^()[[(]\\s*[^()[\\]]{1,12}=\\s*${agency}\\s*[\\])]\\s*`, 'iu')
      : new RegExp(
          `^()(?:[【［（]${inner}[】］）]\\s*|${agency}[^，。！？：、“「（(]{1,20}日[电電讯訊](?:\\s*[（(](?:记者|記者)[^）)]{0,30}[）)])?\\s*)`,
          'iu',
        ),
    dashed: new RegExp(
      `^([^!?؟。()"“«]{2,50}?)(?:(?:\\s+${DASH}\\s*|${DASH}\\s+)${agency}\\s*(?:[.:：]|\\s${DASH})\\s*|\\.\\s*/${agency}/\\.\\s*)`,
      'iu',
    ),
    bare: new RegExp(
      `^((?:[^!?؟。.()"“«-]{2,40},\\s*)?)${agency}(?:,\\s*[\\p{L} ]{2,30})?\\s+${DASH}\\s+`,
      'iu',
    ),
  };
  cache.set(language, patterns);
  return patterns;
}
