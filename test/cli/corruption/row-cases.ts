import type { Case } from './cases.js';
import { change, drop, edit, type Files, lines } from './edits.js';

const file = 'dataset.csv';
/** Rows of the table as they stand: no cell of the good one holds a line break. */
const row = (good: Files, n: number, alter: (cells: string[], names: string[]) => void) => {
  const all = (good[file] as string).split('\r\n');
  const names = (all[0] as string).split(',');
  const cells = cut(all[n] as string);
  alter(cells, names);
  all[n] = cells.join(',');
  return { [file]: all.join('\r\n') };
};
const cut = (line: string) =>
  line
    .match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)
    ?.map((c) => c.replace(/,$/, ''))
    .slice(0, 38) ?? [];
const cell = (n: number, name: string, value: string) => (good: Files) =>
  row(good, n, (cells, names) => {
    cells.length = names.length;
    cells[names.indexOf(name)] = value;
  });

export const ROW_CASES: Case[] = [
  {
    name: 'a text that differs in the table',
    code: 'row/disagrees',
    field: 'text',
    damage: cell(2, 'text', '⟦Something else'),
    hint: /units\.jsonl/,
  },
  {
    name: 'a score that differs in the table',
    code: 'row/disagrees',
    field: 'score_condemn',
    damage: cell(3, 'score_condemn', '⟦0.123'),
    hint: /annotations\.jsonl/,
  },
  {
    name: 'a label that differs in the rows',
    code: 'row/label-contradicts',
    damage: (good) => {
      const n = lines(good['dataset.jsonl'] as string).findIndex((line) =>
        line.includes('"label":"no_stance"'),
      );
      return change('dataset.jsonl', n, 'label', '⟦"condemn"')(good);
    },
  },
  {
    name: 'a class name that data frames lose',
    code: 'row/unknown-label',
    field: 'label',
    damage: cell(2, 'label', '⟦None'),
    hint: /missing value/,
  },
  {
    name: 'yes for 1',
    code: 'row/not-0-or-1',
    field: 'offer_mediation',
    damage: cell(2, 'offer_mediation', '⟦yes'),
    also: ['row/label-contradicts'],
  },
  {
    name: 'a score that is no number',
    code: 'row/score',
    field: 'score_offer_mediation',
    damage: cell(2, 'score_offer_mediation', '⟦high'),
  },
  {
    name: 'an offset that is no number',
    code: 'row/not-a-number',
    field: 'start',
    damage: cell(2, 'start', '⟦12.5'),
  },
  {
    name: 'a row is missing',
    code: 'row/missing',
    damage: (good) => ({
      [file]: (good[file] as string)
        .split('\r\n')
        .filter((_, n) => n !== 2)
        .join('\r\n'),
      'annotations.jsonl': edit(good['annotations.jsonl'] as string, 1, (line) =>
        line.replace('"id":', '"id":⟦'),
      ),
    }),
  },
  {
    name: 'a row of the JSONL form is missing',
    code: 'row/missing',
    damage: (good) => ({
      'dataset.jsonl': drop(good['dataset.jsonl'] as string, 1),
      'annotations.jsonl': edit(good['annotations.jsonl'] as string, 1, (line) =>
        line.replace('"id":', '"id":⟦'),
      ),
    }),
  },
  {
    name: 'a row twice',
    code: 'row/repeated',
    field: 'unit_id',
    damage: (good) => {
      const all = (good[file] as string).split('\r\n');
      return { [file]: [...all.slice(0, -1), `⟦${all[1]}`, ''].join('\r\n') };
    },
  },
  {
    name: 'a row of an unknown unit',
    code: 'row/no-annotation',
    field: 'unit_id',
    damage: cell(2, 'unit_id', '⟦u_gone'),
    also: ['row/missing'],
  },
  {
    name: 'a row without an annotator',
    code: 'row/no-annotator',
    field: 'annotator_id',
    damage: cell(2, 'annotator_id', '⟦'),
    also: ['row/missing'],
  },
  {
    name: 'a cell too many',
    code: 'csv/row',
    damage: (good) => {
      const all = (good[file] as string).split('\r\n');
      all[2] = `${all[2]},more`;
      return { [file]: all.join('\r\n') };
    },
    also: ['row/missing'],
  },
  {
    name: 'a quote that is never closed',
    code: 'csv/unclosed-quote',
    damage: (good) => {
      const last = lines(good['dataset.jsonl'] as string).length;
      return cell(last, 'text', '"never closed')(good);
    },
    also: ['row/missing'],
  },
  {
    name: 'a column has another name',
    code: 'row/missing-column',
    damage: (good) => ({ [file]: (good[file] as string).replace(',condemn,', ',condem,') }),
    also: ['row/label-contradicts'],
    hint: /condem/,
  },
  {
    name: 'a column twice',
    code: 'csv/repeated-column',
    damage: (good) => ({ [file]: (good[file] as string).replace(',cue,', ',speaker,') }),
    also: ['row/disagrees'],
  },
];
