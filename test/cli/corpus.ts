import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/metrics/random.js';

const WORDS =
  'Kenya condemned the raid on market its minister said both sides must cease fire at once Chile offered to mediate وزارت خارجه حمله را محکوم کرد kêu gọi các bên kiềm chế 😀 он осудил удар 👩‍👩‍👧 “We urge calm,” she told reporters. “There is no way.” He left.'.split(
    ' ',
  );

/** Articles of random words in several scripts; some ids come twice, some records hold no text. */
export function randomCorpus(seed: number, articles: number): string[] {
  const source = seededRandom(seed);
  const random = () => source() / 2 ** 32;
  const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
  return Array.from({ length: articles }, (_, i) => {
    const sentences = Array.from({ length: 1 + Math.floor(random() * 3) }, () => {
      const words = Array.from({ length: 3 + Math.floor(random() * 9) }, () => pick(WORDS));
      return `${words.join(' ')}${pick(['.', '!', '؟', '.\n\n', '…'])}`;
    });
    const text = random() < 0.04 ? '' : sentences.join(' ');
    const id = random() < 0.05 ? `a${Math.floor(random() * i)}` : `a${i}`;
    const lang = random() < 0.8 ? { lang: pick(['en', 'vi', 'fa', 'ru']) } : {};
    return `${JSON.stringify({ ...(random() < 0.9 ? { id } : {}), ...lang, text, n: i })}\n`;
  });
}

/** The files of a dataset, with the times of its manifest put aside. */
export function filesOf(folder: string): Record<string, string> {
  const files: Record<string, string> = {};
  for (const name of readdirSync(folder).sort()) {
    const text = readFileSync(join(folder, name), 'utf8');
    files[name] =
      name === 'manifest.json'
        ? text.replace(/"created": "[^"]*"/, '').replace(/"seconds": [\d.]+/, '')
        : text;
  }
  return files;
}
