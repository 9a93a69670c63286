import type { Finding } from '../../schema.js';
import { showValue } from '../../wording.js';

/** `String.prototype.isWellFormed`, which every supported Node has and the ES2023 types do not. */
const isWellFormed = (text: string) =>
  (text as string & { isWellFormed(): boolean }).isWellFormed();

/** One look at every character tells that nearly all texts have none of what follows. */
const SUSPECT =
  /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f\u0300-\u036f\u202a-\u202e\u2066-\u2069\ufffd]/;
const BIDI = /[\u202a-\u202e\u2066-\u2069]/;
const OVERRIDE = /[\u202d\u202e]/;
const CONTROL = /[\u0000-\u0008\u000b\u000e-\u001f\u007f-\u0084\u0086-\u009f]/;
const MARKED = /\p{L}[\u0300-\u036f]+/gu;

/** Characters of a text that harm whoever reads or stores it. `pointer` is where the text stands in its record. */
export function inspectText(text: string, pointer: string): Finding[] {
  const findings: Finding[] = [];
  if (!isWellFormed(text)) {
    findings.push({
      code: 'text/lone-surrogate',
      message: 'half of a surrogate pair stands alone; no other program can write this text',
      pointer,
      found: surrogateOf(text),
    });
  }
  if (!SUSPECT.test(text)) return findings;
  const control = CONTROL.exec(text)?.[0];
  if (control !== undefined) {
    findings.push({
      severity: 'warning',
      code: 'text/control-character',
      message: 'the text holds a control character, which many readers refuse or drop',
      pointer,
      found: nameOf(control),
    });
  }
  if (text.includes('\ufffd')) {
    findings.push({
      severity: 'warning',
      code: 'text/replacement-character',
      message: 'the text holds U+FFFD: it was damaged before it came here',
      pointer,
    });
  }
  const override = OVERRIDE.exec(text)?.[0];
  if (override !== undefined) {
    findings.push({
      severity: 'warning',
      code: 'text/bidi-override',
      message: `${nameOf(override)} makes what follows show in another order than it is read`,
      pointer,
      found: showValue(text.slice(text.indexOf(override) + 1).slice(0, 30)),
      hint: 'no writing needs overrides; direction marks (U+200E, U+200F) and isolates do no harm',
    });
  } else if (BIDI.test(text)) {
    const finding = inspectDirections(text, pointer);
    if (finding !== undefined) findings.push(finding);
  }
  const decomposed = inspectComposition(text, pointer);
  if (decomposed !== undefined) findings.push(decomposed);
  return findings;
}

/** Letters with marks that stand beside them although one character has both: searches and joins miss them. */
function inspectComposition(text: string, pointer: string): Finding | undefined {
  let first: string | undefined;
  let count = 0;
  for (const [letter] of text.matchAll(MARKED)) {
    if (letter.normalize('NFC') === letter) continue;
    first ??= letter;
    count++;
  }
  if (first === undefined) return undefined;
  const composed = first.normalize('NFC');
  const mixed = /[\u00c0-\u024f\u1e00-\u1eff]/.test(text);
  return {
    severity: 'warning',
    code: mixed ? 'text/mixed-normalisation' : 'text/not-nfc',
    message: mixed
      ? 'letters are written in two ways, composed and decomposed: words that look alike are not equal'
      : 'letters are decomposed (NFD): words that look alike elsewhere are not equal to these',
    pointer,
    found: `${[...first].map(nameOf).join(' ')} for ${[...composed].map(nameOf).join(' ')}, ${count === 1 ? 'once' : `${count} times`}`,
    hint: 'normalise texts to NFC before offsets are counted',
  };
}

/** Is every direction that is opened in a paragraph closed in it? (UAX #9: they end with the paragraph.) */
function inspectDirections(text: string, pointer: string): Finding | undefined {
  let paragraph: string[] = [];
  const finding = (sign: string, what: string): Finding => ({
    severity: 'warning',
    code: 'text/bidi-unbalanced',
    message: `${nameOf(sign)} ${what}: the words around it may show in another order`,
    pointer,
  });
  for (const c of text) {
    if (c === '\n' || c === '\r' || c === '\u2029') {
      if (paragraph.length > 0) break;
    } else if ('\u202a\u202b\u202d\u202e\u2066\u2067\u2068'.includes(c)) paragraph.push(c);
    else if (c === '\u202c' || c === '\u2069') {
      const open = paragraph.at(-1);
      const isolate = open !== undefined && open >= '\u2066';
      if (open === undefined || isolate !== (c === '\u2069'))
        return finding(c, 'closes a direction that was never opened');
      paragraph = paragraph.slice(0, -1);
    }
  }
  const left = paragraph.at(-1);
  return left === undefined ? undefined : finding(left, 'opens a direction that is never closed');
}

const nameOf = (sign: string) =>
  `U+${(sign.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`;

function surrogateOf(text: string): string {
  const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.exec(text);
  return lone === null ? 'a lone surrogate' : nameOf(lone[0]);
}

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?)?)?)?/;

/** The last day that lies in nobody's future: somewhere it is tomorrow already. */
export const lastDay = (now: Date): string =>
  new Date(now.getTime() + 86_400_000).toISOString().slice(0, 10);

/**
 * A date that has the form of one, but is on no calendar (2024-02-30, 2024-13-01, 25:61), or that is
 * later than the day `last`, where that is given.
 */
export function inspectDate(date: string, pointer: string, last?: string): Finding[] {
  const found = DATE.exec(date);
  if (found === null) return [];
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00'] = found;
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const wrong =
    Number(month) < 1 || Number(month) > 12
      ? `there is no month ${month}`
      : Number(day) < 1 || Number(day) > days
        ? `that month has ${days} days`
        : Number(hour) > 23 || Number(minute) > 59 || Number(second) > 60
          ? 'there is no such time of day'
          : undefined;
  if (wrong === undefined) {
    const placeholder = inspectPlaceholder(date, pointer);
    const future = last !== undefined && date.slice(0, 10) > last;
    return placeholder.length === 0 && future ? [futureDate(date, pointer, last)] : placeholder;
  }
  return [
    {
      code: 'date/impossible',
      message: `the date is on no calendar: ${wrong}`,
      pointer,
      found: JSON.stringify(date),
    },
  ];
}

const futureDate = (date: string, pointer: string, last: string): Finding => ({
  severity: 'warning',
  code: 'date/future',
  message: 'the date lies in the future',
  pointer,
  found: JSON.stringify(date),
  expected: `${last} at the latest`,
  hint: 'are day and month, or the digits of the year, in the right order?',
});

/** Days that programs write where they know none: the zero of Unix, of spreadsheets, of databases. */
const PLACEHOLDER = /^(1970-01-01|1899-12-3[01]|1900-01-0[01]|1601-01-01|0001-01-01|9999-12-31)/;

function inspectPlaceholder(date: string, pointer: string): Finding[] {
  if (!PLACEHOLDER.test(date)) return [];
  return [
    {
      severity: 'warning',
      code: 'date/placeholder',
      message: 'the date is one that programs write where they know none',
      pointer,
      found: JSON.stringify(date),
      hint: 'write null where the date is not known',
    },
  ];
}
