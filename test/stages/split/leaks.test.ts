import t from 'tap';
import { LeakFinder, type SplitRow } from '../../../src/stages/split/leaks.js';

const TEXT = 'The foreign ministry urged both sides to halt hostilities and to return to talks.';
const COPY = 'The foreign ministry urged both sides to halt all hostilities and return to talks.';
const OTHER = 'Fishermen in the bay have been waiting for three weeks for the port to open again.';

const row = (split: string, text: string, id: string | null, article: string | null) => ({
  split,
  text,
  id,
  article,
  place: `${split} ${id}`,
});
const leaksOf = (rows: SplitRow<string>[]) => {
  const finder = new LeakFinder<string>(0.7, ['train', 'dev', 'test']);
  for (const one of rows) finder.add(one);
  return [...finder.find()].map((leak) => [leak.kind, leak.row.place, leak.other.place]);
};

t.test('one article in two splits is told once for the later split', async (t) => {
  const rows = [
    row('test', OTHER, 't1', 'a'),
    row('test', 'Short.', 't2', 'a'),
    row('train', TEXT, 'r1', 'a'),
    row('train', 'Another.', 'r2', 'b'),
  ];
  t.strictSame(leaksOf(rows), [['article', 'test t1', 'train r1']]);
});

t.test('copies are told with the most alike; within a split they are none', async (t) => {
  const rows = [
    row('train', TEXT, 'r1', 'a'),
    row('train', `${TEXT} `, 'r2', 'b'),
    row('dev', COPY, 'd1', 'c'),
    row('test', COPY.toUpperCase(), 't1', 'd'),
    row('test', OTHER, 't2', 'e'),
  ];
  t.strictSame(leaksOf(rows), [
    ['text', 'dev d1', 'train r1'],
    ['text', 'test t1', 'dev d1'],
  ]);
});

t.test('ids that begin anew in every file are no leak', async (t) => {
  t.strictSame(leaksOf([row('train', TEXT, '0', null), row('test', OTHER, '0', null)]), []);
  t.strictSame(leaksOf([row('train', TEXT, '0', null), row('test', TEXT, '0', null)]), [
    ['unit', 'test 0', 'train 0'],
  ]);
});
