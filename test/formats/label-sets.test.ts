import { join } from 'node:path';
import { Readable } from 'node:stream';
import t from 'tap';
import { readCodebook } from '../../src/formats/codebooks.js';
import { joinLabelSets } from '../../src/formats/label-join.js';
import { type LabelSet, readLabelSets } from '../../src/formats/label-sets.js';
import type { Problem } from '../../src/records.js';

async function read(folder: string, name: string) {
  const problems: Problem[] = [];
  const rows: LabelSet[] = [];
  const { codebook } = await readCodebook();
  for await (const row of readLabelSets(join(folder, name), {
    stdin: Readable.from([]),
    codebook,
    sink: (problem) => problems.push(problem),
  }))
    rows.push(row);
  return { rows, problems };
}

const HEAD = 'condemn,call_for_restraint,offer_mediation';
const jsonl = (...rows: object[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

t.test('every form of labels gives the same labels', async (t) => {
  const both = ['condemn', 'offer_mediation'];
  const forms: Record<string, [string, (string[] | null)[]]> = {
    'list.jsonl': [
      jsonl(
        { id: 'a', labels: ['offer_mediation', 'condemn'] },
        { id: 'b', labels: [] },
        { id: 'c', labels: null },
        { id: 'd', labels: ['no_stance'] },
      ),
      [both, [], null, []],
    ],
    'annotations.jsonl': [
      jsonl({
        id: 'n_1',
        unit_id: 'a',
        labels: ['condemn'],
        annotator: { type: 'person', id: 'mai' },
      }),
      [['condemn']],
    ],
    'cells.csv': [
      'id,labels\na,condemn|offer_mediation\nb,"condemn, offer_mediation"\nc,"[\'offer_mediation\', \'condemn\']"\nd,\ne,[]\nf,condemn; offer_mediation\n',
      [both, both, both, [], [], both],
    ],
    'columns.csv': [`id,${HEAD}\na,1,0,1\nb,0,0,0\nc,,,\nd,1.0,0.0,TRUE\n`, [both, [], null, both]],
    'columns.tsv': [`id\t${HEAD.replaceAll(',', '\t')}\na\t1\t0\t1\n`, [both]],
    'columns.jsonl': [
      jsonl({ id: 'a', condemn: 1, call_for_restraint: 0, offer_mediation: true }),
      [both],
    ],
    'one.csv': ['id,label\na,condemn\nb,no_stance\nc,\n', [['condemn'], [], null]],
    'flat.csv': [`unit_id,label,${HEAD}\na,condemn,1,0,1\n`, [both]],
  };
  const folder = t.testdir(
    Object.fromEntries(Object.entries(forms).map(([name, [text]]) => [name, text])),
  );
  for (const [name, [, labels]] of Object.entries(forms)) {
    const found = await read(folder, name);
    t.strictSame(
      found.rows.map((row) => row.labels),
      labels,
      name,
    );
    t.strictSame(found.rows[0]?.id, 'a', name);
    t.strictSame(found.problems, [], name);
  }
});

t.test('scores, doubt, annotator, article and place come along', async (t) => {
  const folder = t.testdir({
    'a.jsonl': jsonl({
      id: 'a',
      text: 'X condemned Y.',
      lang: 'en',
      article_id: 'x',
      kind: 'narration',
      labels: ['condemn'],
      scores: { condemn: 0.9, call_for_restraint: 2 },
      ambiguous: ['condemn'],
      annotator: { type: 'classifier', id: 'xs' },
    }),
    'b.csv': `unit_id,${HEAD},score_condemn,annotator_id,annotator_type,ambiguous\na,1,0,0,0.25,mai,person,condemn\n`,
    'c.jsonl': jsonl({
      id: 7,
      labels: [],
      meta: { ambiguous: ['offer_mediation'] },
      annotator: 'bao',
    }),
  });
  t.match((await read(folder, 'a.jsonl')).rows, [
    {
      text: 'X condemned Y.',
      lang: 'en',
      article_id: 'x',
      kind: 'narration',
      scores: { condemn: 0.9, call_for_restraint: undefined },
      ambiguous: ['condemn'],
      annotator: { type: 'classifier', id: 'xs' },
      place: { line: 1, id: 'a' },
    },
  ]);
  t.match((await read(folder, 'b.csv')).rows, [
    {
      scores: { condemn: 0.25 },
      annotator: { type: 'person', id: 'mai' },
      ambiguous: ['condemn'],
      place: { line: 2 },
    },
  ]);
  t.match((await read(folder, 'c.jsonl')).rows, [
    { id: '7', scores: null, ambiguous: ['offer_mediation'], annotator: { type: null, id: 'bao' } },
  ]);
});

t.test('rows that cannot be read are told, the others kept', async (t) => {
  const folder = t.testdir({
    'a.jsonl': jsonl(
      { id: 'a', labels: ['condem'] },
      { id: 'b', labels: ['condemn'] },
      { labels: [] },
      { id: 'd' },
      { id: 'e', labels: [], ambiguous: ['x'] },
    ),
    'b.csv': `id,${HEAD}\na,1,0,2\nb,1,,0\nc,0,1,0\n`,
  });
  const lists = await read(folder, 'a.jsonl');
  t.strictSame(
    lists.rows.map(({ id }) => id),
    ['b'],
  );
  t.match(lists.problems, [
    {
      code: 'labels/unknown',
      found: '"condem"',
      hint: 'did you mean condemn?',
      place: { line: 1 },
    },
    { code: 'labels/no-id', place: { line: 3 } },
    { code: 'labels/none', place: { line: 4, id: 'd' } },
    { code: 'labels/unknown', found: '"x"' },
  ]);
  const columns = await read(folder, 'b.csv');
  t.strictSame(
    columns.rows.map(({ id }) => id),
    ['c'],
  );
  t.match(columns.problems, [
    { code: 'labels/not-0-or-1', place: { line: 2 } },
    { code: 'labels/not-0-or-1', place: { line: 3 } },
  ]);
});

t.test('a file that tells no labels is refused at its first row', async (t) => {
  const folder = t.testdir({ 'a.csv': 'id,text\na,b\n', 'b.csv': 'id,condemn\na,1\n' });
  await t.rejects(read(folder, 'a.csv'), {
    code: 'labels/none',
    message: 'the rows tell no labels, found id, text',
  });
  await t.rejects(read(folder, 'b.csv'), {
    message: 'the columns of call_for_restraint, offer_mediation are missing',
  });
});

t.test('sides are joined by id, else by text', async (t) => {
  const row = (id: string | null, text: string | null, line: number): LabelSet => ({
    id,
    text,
    article_id: null,
    lang: null,
    kind: null,
    labels: [],
    scores: null,
    ambiguous: [],
    annotator: null,
    place: { file: 'f', line },
  });
  const join = (...sides: LabelSet[][]) => {
    const problems: Problem[] = [];
    const { by, units } = joinLabelSets(sides, (problem) => problems.push(problem));
    return [
      by,
      units.map((unit) => unit.map((side) => side?.place.line ?? null)),
      problems.map(({ code, place }) => [code, place.line]),
    ];
  };
  t.strictSame(
    join(
      [row('a', 'x', 1), row('b', 'y', 2)],
      [row('b', 'x', 11), row('c', 'y', 12), row(null, 'x', 13)],
    ),
    [
      'id',
      [
        [1, null],
        [2, 11],
        [null, 12],
        [null, 13],
      ],
      [],
    ],
  );
  t.strictSame(join([row('a', 'x', 1), row('a', 'x', 2)], [row('a', 'x', 11)]), [
    'id',
    [[1, 11]],
    [['labels/repeated', 2]],
  ]);
  t.strictSame(
    join(
      [row('a', 'é  x', 1), row('b', 'y', 2), row('c', 'y', 3)],
      [row('1', 'y', 11), row('2', ' e\u0301 x\n', 12), row('3', 'y', 13), row('4', 'y', 14)],
    ),
    [
      'text',
      [
        [1, 12],
        [2, 11],
        [3, 13],
        [null, 14],
      ],
      [],
    ],
  );
  t.strictSame(join([row('a', null, 1)], [row('b', null, 2)]), [
    'text',
    [
      [1, null],
      [null, 2],
    ],
    [],
  ]);
});
