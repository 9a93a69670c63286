/** What programs and people write for JSON, and what to do about it: `at` begins where JSON stopped. */
const MISTAKES: readonly (readonly [RegExp, string])[] = [
  [/^NaN|^-?Infinity/, 'NaN and Infinity are no JSON: write null (pandas does with to_json)'],
  [/^(None|True|False)\b/, 'written by Python without json: null, true and false are lower case'],
  [/^'/, "strings stand in double quotes: Python's json.dumps writes them, print and str do not"],
  [/^\s*[[{]/, 'two values on one line: write each on a line of its own'],
  [/^,\s*$/, 'a comma after the record: in JSON Lines nothing stands between records'],
  [/^(\/\/|\/\*|#)/, 'JSON has no comments'],
  [/^<(!doctype|html|\?xml)/i, 'a page, not data: a download that failed?'],
  [/^[\]}]/, 'a comma before the closing bracket is one too many'],
  [/^PK\u0003\u0004/, 'a packed file or a workbook'],
];

const LONE_RETURN =
  "the lines end in carriage returns alone: a line of JSON Lines ends in a line feed (tr '\\r' '\\n')";

/** What was probably done where text stops being JSON at `at`. */
export function whyNotJson(text: string, at: number): string | undefined {
  const rest = text.slice(at, at + 80);
  const before = text.slice(Math.max(0, at - 80), at).trimEnd();
  for (const [pattern, hint] of MISTAKES) {
    if (!pattern.test(rest)) continue;
    // A bracket is out of place after a comma, or after a whole value.
    if (/^[\]}]/.test(rest) && !before.endsWith(',')) continue;
    if (/^\s*[[{]/.test(rest)) {
      if (!/[\]}]$/.test(before)) continue;
      if (/\r\s*$/.test(text.slice(0, at))) return LONE_RETURN;
    }
    return hint;
  }
  const string = /^"[^"\\]*?([\u0000-\u001f])/.exec(rest)?.[1];
  if (string === undefined) return undefined;
  const written = JSON.stringify(string).slice(1, -1);
  return `a control character in a string: it has to be written ${written}`;
}
