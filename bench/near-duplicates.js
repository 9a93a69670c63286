import { NearDuplicateIndex } from '../dist/stages/near-duplicates.js';
import { copies } from './copies.js';
import { pair } from './pair.js';

/** Near-duplicates among four times as many texts: 4 is linear, 16 would be every text with every other. */
export default async function suite() {
  const texts = [...copies(80_000)];
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
