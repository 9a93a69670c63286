import { seededRandom } from '../dist/metrics/random.js';

/** Texts of 12 to 39 invented words, frequent and rare; one in ten is a copy of one of the last 5,000 but for a word. */
export function* copies(size) {
  const random = seededRandom(11);
  const below = (limit) => random() % limit;
  const letters = 'aăbcdđeêghiklmnoôơpqrstuưvxyاбвгдтنہ';
  const words = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + below(8) }, () => letters[below(letters.length)]).join(''),
  );
  const word = () => words[Math.floor(words.length * (random() / 2 ** 32) ** 3)];
  const recent = [];
  for (let i = 0; i < size; i++) {
    const copied = i > 100 && below(10) === 0 ? recent[below(recent.length)] : undefined;
    const text = copied?.split(' ') ?? Array.from({ length: 12 + below(28) }, word);
    if (copied !== undefined) text[below(text.length)] = word();
    recent[i % 5000] = text.join(' ');
    yield recent[i % 5000];
  }
}
