/** Words that nearly every text of a language holds, and that the others of its script have not. */
const WORDS: Readonly<Record<string, string>> = {
  en: 'the of and that with for was said has from',
  vi: 'của và các là trong cho được không với đã những này một',
  fr: 'les des est dans pour que qui une du sur par avec',
  es: 'los las del el una para con por que en su ha',
  pt: 'os dos uma não com em da do que para foi são',
  de: 'der die das und den mit von ist nicht auf dem ein',
  it: 'il della che di gli con non per una sono nel alla',
  nl: 'het een van de en dat voor met zijn niet op door',
  pl: 'się nie na jest że do przez oraz dla od po został',
  tr: 've bir bu için ile olarak da de çok daha sonra dedi olan',
  id: 'yang dan di untuk dengan dari ini itu pada akan dalam tersebut',
  ar: 'في من على إلى أن التي عن مع هذا بعد الذي قال',
  fa: 'در به از که این را با است برای شد می های',
  ur: 'کے کی میں ہے سے کا کو نے اور پر ہیں کہ',
  ru: 'и в на что не с по из для это как был',
  uk: 'і в на що не з та до про для це від',
};

const words = new Map(
  Object.entries(WORDS).map(([lang, list]) => [lang, list.split(' ')] as const),
);

/** Fewer letters than this prove nothing, counted in UTF-16 units. */
const SHORT = 120;
const HEAD = 600;
const ENOUGH = 3;

/**
 * May the text be in another language of the same script? Asked of every article, so it has to be
 * quick: a text that holds a few common words of its language is taken at its word.
 */
export function doubtsLanguage(text: string, tag: string): boolean {
  const list = words.get(tag.split('-')[0] as string);
  if (list === undefined || text.length < SHORT) return false;
  const head = ` ${text.slice(0, HEAD).toLowerCase()} `;
  let found = 0;
  for (const word of list) {
    for (let at = head.indexOf(word); at !== -1; at = head.indexOf(word, at + 1))
      if (++found >= ENOUGH) return false;
  }
  return true;
}
