import { seededRandom } from '../dist/metrics/random.js';
import { NearDuplicateIndex } from '../dist/stages/near-duplicates.js';
import { pair } from './pair.js';

/** Near-duplicates among four times as many texts: 4 is linear, 16 would be every text with every other. */
export default async function suite() {
  const texts = corpus(80_000);
  const find = (list) => async () => {
    const index = new NearDuplicateIndex();
    for (const text of list) index.add(text);
    index.find((item) => list[item]);
  };
  await pair(
    'near-duplicates: 80,000 : 20,000 texts (time)',
    find(texts),
    find(texts.slice(0, 20_000)),
    { rounds: 3, goal: '<= 5' },
  );
}

/** Texts of 12 to 39 invented words, frequent and rare; one in ten is a copy of another but for a word. */
function corpus(size) {
  const random = seededRandom(11);
  const below = (limit) => random() % limit;
  const letters = 'aăbcdđeêghiklmnoôơpqrstuưvxyاбвгدтنہ';
  const words = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + below(8) }, () => letters[below(letters.length)]).join(''),
  );
  const word = () => words[Math.floor(words.length * (random() / 2 ** 32) ** 3)];
  const texts = [];
  while (texts.length < size) {
    const copied = texts.length > 100 && below(10) === 0 ? texts[below(texts.length)] : undefined;
    const text = copied?.split(' ') ?? Array.from({ length: 12 + below(28) }, word);
    if (copied !== undefined) text[below(text.length)] = word();
    texts.push(text.join(' '));
  }
  return texts;
}
