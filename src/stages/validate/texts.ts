import type { Finding } from '../../schema.js';

/** `String.prototype.isWellFormed`, which every supported Node has and the ES2023 types do not. */
const isWellFormed = (text: string) =>
  (text as string & { isWellFormed(): boolean }).isWellFormed();

const BIDI = /[\u202a-\u202e\u2066-\u2069]/;

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
  if (text.includes('\ufffd')) {
    findings.push({
      severity: 'warning',
      code: 'text/replacement-character',
      message: 'the text holds U+FFFD: it was damaged before it came here',
      pointer,
    });
  }
  if (BIDI.test(text)) {
    const finding = inspectDirections(text, pointer);
    if (finding !== undefined) findings.push(finding);
  }
  return findings;
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

/** A date that has the form of one, but is on no calendar: 2024-02-30, 2024-13-01, 25:61. */
export function inspectDate(date: string, pointer: string): Finding[] {
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
  if (wrong === undefined) return [];
  return [
    {
      code: 'date/impossible',
      message: `the date is on no calendar: ${wrong}`,
      pointer,
      found: JSON.stringify(date),
    },
  ];
}
