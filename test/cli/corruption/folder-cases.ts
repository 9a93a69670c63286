import type { Case } from './cases.js';
import { set } from './edits.js';

const file = 'manifest.json';
const manifest =
  (key: string, value: string): Case['damage'] =>
  (good) => ({
    [file]: set(good[file] as string, key, value),
  });

export const FOLDER_CASES: Case[] = [
  { name: 'another count', code: 'manifest/count', damage: manifest('annotations', '⟦3') },
  {
    name: 'another count of a kind',
    code: 'manifest/count',
    damage: manifest('headline', '⟦99'),
  },
  {
    name: 'another digest of a file',
    code: 'manifest/checksum',
    damage: (good) => {
      const [head = '', tail = ''] = (good[file] as string).split('"files": [', 2);
      return { [file]: `${head}"files": [${set(tail, 'sha256', `⟦"${'1'.repeat(64)}"`)}` };
    },
  },
  {
    name: 'another size of a file',
    code: 'manifest/size',
    damage: (good) => {
      const [head = '', tail = ''] = (good[file] as string).split('"files": [', 2);
      return { [file]: `${head}"files": [${set(tail, 'bytes', '⟦1')}` };
    },
  },
  {
    name: 'a file that is not there',
    code: 'manifest/missing-file',
    damage: manifest('path', '⟦"GONE.md"'),
    also: ['manifest/unlisted-file'],
  },
  {
    name: 'a path that leads out of the folder',
    code: 'manifest/path',
    damage: manifest('path', '⟦"../../etc/passwd"'),
    also: ['manifest/unlisted-file'],
  },
  {
    name: 'another version of the codebook',
    code: 'manifest/codebook',
    damage: (good) => {
      const [head = '', tail = ''] = (good[file] as string).split('"codebook":', 2);
      return { [file]: `${head}"codebook":${set(tail, 'version', '⟦"0.9"')}` };
    },
  },
  {
    name: 'a key of the manifest is unknown',
    code: 'schema/additionalProperties',
    damage: (good) => ({
      [file]: (good[file] as string).replace('"inputs": {', '"inputs": {\n    ⟦"extra": 1,'),
    }),
  },
  {
    name: 'a file that nobody listed',
    code: 'manifest/unlisted-file',
    // Beside another problem, which must not hide it.
    damage: (good) => ({ 'notes.txt': 'added later\n', 'README.md': `${good['README.md']}\n` }),
  },
  {
    name: 'a file that was never finished',
    code: 'dataset/part-file',
    damage: () => ({ 'units.jsonl.part': '{' }),
  },
  {
    name: 'no manifest',
    code: 'manifest/missing',
    damage: () => ({ [file]: '<deleted>' }),
  },
  {
    name: 'a class name that is read as missing',
    code: 'codebook/read-as-missing',
    damage: (good) => ({
      'codebook.json': (good['codebook.json'] as string).replace(
        /"id": ?"offer_mediation"/,
        '"id": ⟦"null"',
      ),
    }),
    also: [
      ...['annotation/unknown-label', 'annotation/missing-score', 'row/missing-column'],
      ...['row/disagrees', 'row/unknown-label', 'row/label-contradicts', 'manifest/codebook'],
      ...['manifest/count'],
    ],
  },
];
