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
