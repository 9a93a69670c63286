import t from 'tap';
import { knownLanguages, languageFor } from '../../src/languages/index.js';

t.test('a code finds its table, else that of its base, else the default', async (t) => {
  const cases: [code: string, found: string][] = [
    ['vi', 'vi'],
    ['VI', 'vi'],
    ['pt-BR', 'pt'],
    ['zh_Hant_TW', 'zh'],
    ['tlh', 'und'],
    ['', 'und'],
  ];
  for (const [code, found] of cases) t.equal(languageFor(code).code, found, code);
});

t.test('tables are well formed', async (t) => {
  const codes = knownLanguages().map((language) => language.code);
  t.equal(new Set(codes).size, codes.length, 'codes are unique');
  for (const language of knownLanguages()) {
    const { abbreviations, ambiguous, closing, beforeNumber, starters } = language.sentences;
    for (const word of [...abbreviations, ...ambiguous, ...closing, ...beforeNumber]) {
      if (word.endsWith('.')) t.fail(`${language.code}: ${word} is written without its full stop`);
    }
    t.same(
      abbreviations.filter((word) => ambiguous.includes(word) || closing.includes(word)),
      [],
      `${language.code}: an abbreviation ends sentences or does not`,
    );
    t.same(
      starters.filter((word) => word !== word.toLowerCase()),
      [],
      `${language.code}: starters`,
    );
    for (const pair of language.quotes)
      t.equal(pair.length, 2, `${language.code}: ${pair.join('')}`);
  }
});

t.test('the languages of most news have tables of boilerplate', async (t) => {
  for (const code of 'vi ar fa en ru zh fr es tr uk he de id ur hi pt ja ko it nl pl'.split(' ')) {
    for (const [kind, phrases] of Object.entries(languageFor(code).boilerplate)) {
      t.ok(phrases.length > 0, `${code} ${kind}`);
    }
  }
});
