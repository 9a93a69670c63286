import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Annotation } from '../../../src/records.js';
import { run } from '../in-process.js';
import { parseLines } from '../spawn.js';
import { makeDataset } from './dataset.js';

interface Result {
  id: string;
  type: string;
  value: {
    choices?: string[];
    start: number;
    end: number;
    text: string | string[];
    labels?: string[];
  };
}
interface LabelStudioTask {
  data: { unit_id: string; text: string };
  predictions: { model_version: string; score: number; result: Result[] }[];
  annotations: Record<string, unknown>[];
}

const root = t.testdir({});
const good = join(root, 'good');
await makeDataset(good);
const inside = (name: string) => join(root, name);
const copy = (name: string) => {
  cpSync(good, inside(name), { recursive: true });
  return inside(name);
};
const exported = async (folder: string, ...more: string[]) => {
  const { stdout, stderr, status } = await run(['export', folder, '--to', 'label-studio', ...more]);
  t.strictSame([stderr, status], ['', 0]);
  return stdout;
};
const tasksOf = (text: string) => JSON.parse(text) as LabelStudioTask[];
const annotationsOf = (folder: string) =>
  parseLines<Annotation>(readFileSync(join(folder, 'annotations.jsonl'), 'utf8'));

t.test('the dataset of these tests is a good one', async (t) => {
  const { stdout, status } = await run(['validate', good, '--strict']);
  t.strictSame([stdout, status], ['', 0]);
});

t.test('tasks with predictions, in the order of the units, boilerplate left out', async (t) => {
  const tasks = tasksOf(await exported(good));
  t.strictSame(
    tasks.map(({ data }) => data.unit_id),
    ['u_en-1_0', 'u_en-1_1', 'u_en-1_2', 'u_ar-1_0', 'u_ar-1_1', 'u_vi-1_0'],
  );
  t.match(tasks[0], {
    predictions: [
      {
        model_version: 'stance-xs@1.1.0',
        score: 0.97,
        result: [{ value: { choices: ['no_stance'] } }],
      },
    ],
    annotations: [],
  });
  t.match(tasks[2], {
    data: {
      before: /its minister said\.\n\n$/,
      after: '\n\nShare this story',
      title: 'Title of en-1',
    },
    predictions: [
      { score: 0.91, result: [{ value: { choices: ['condemn', 'offer_mediation'] } }] },
    ],
  });
});

for (const [offsets, length] of [
  ['code-points', (text: string) => [...text].length],
  ['utf-16', (text: string) => text.length],
  ['graphemes', (text: string) => [...new Intl.Segmenter().segment(text)].length],
] as const) {
  t.test(`offsets that count ${offsets}`, async (t) => {
    let spans = 0;
    for (const { data, predictions } of tasksOf(await exported(good, '--offsets', offsets)))
      for (const { type, value } of predictions[0]?.result ?? []) {
        if (type !== 'labels') continue;
        const from = data.text.indexOf(value.text as string);
        t.equal(value.start, length(data.text.slice(0, from)));
        t.equal(value.end, length(data.text.slice(0, from + value.text.length)));
        spans++;
      }
    t.equal(spans, 12);
  });
}

/** What a person's work looks like when it comes back: the prediction made an annotation, and changed. */
const annotated = (
  task: LabelStudioTask,
  change: (result: Result[]) => Result[],
  by: unknown,
  more = {},
) => ({
  id: 7,
  completed_by: by,
  was_cancelled: false,
  created_at: '2024-06-01T10:00:00Z',
  lead_time: 12.5,
  ...more,
  result: change(structuredClone(task.predictions[0]?.result ?? [])),
});
const choose = (choices: string[]) => (result: Result[]) =>
  result.map((one) =>
    one.type === 'choices' ? { ...one, value: { ...one.value, choices } } : one,
  );

t.test('a file that people worked on comes in with a full account', async (t) => {
  const folder = copy('worked');
  const [headline, kenya, uruguay, jordan, persian, chile] = tasksOf(await exported(good)) as [
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
  ];
  const keep = (result: Result[]) => result;
  kenya.annotations = [
    annotated(kenya, keep, 1),
    annotated(kenya, choose(['no_stance']), { id: 2, email: 'bao@example.org', first_name: 'Bảo' }),
  ];
  uruguay.annotations = [
    annotated(
      uruguay,
      (result) => [
        ...result.filter(({ type, value }) => type !== 'labels' || value.labels?.[0] !== 'cue'),
        { id: 'n', type: 'textarea', value: { text: ['two acts?'], start: 0, end: 0 } },
      ],
      1,
    ),
  ];
  jordan.annotations = [annotated(jordan, keep, 1, { was_cancelled: true })];
  persian.annotations = [
    annotated(persian, (result) => result.filter(({ type }) => type !== 'choices'), 1),
  ];
  Object.assign(kenya, { comment_count: 2, comment_authors: [1], unresolved_comment_count: 0 });
  Object.assign(chile, { comment_count: 0 });
  const file = inside('worked.json');
  writeFileSync(file, JSON.stringify([chile, uruguay, persian, kenya, jordan, headline], null, 2));
  const told = await run(['import', file, '--from', 'label-studio', '--dataset', folder, '--json']);
  t.equal(told.stderr, '');
  t.strictSame(JSON.parse(told.stdout), {
    tasks: 6,
    units_without_task: 0,
    answers: { new: 4, changed: 0, unchanged: 0 },
    by_annotator: { 1: 3, 'bao@example.org': 1 },
    as_suggested: 3,
    not_as_suggested: 1,
    spans_changed: 1,
    notes: 1,
    without_choice: 1,
    left_out: {
      'not annotated': 2,
      'skipped by the annotator': 1,
      'the comments of a task (the export only counts them)': 1,
    },
    errors: 0,
    warnings: 0,
    written: folder,
  });
  const of = (unit: string) => annotationsOf(folder).filter(({ unit_id }) => unit_id === unit);
  t.strictSame(
    of('u_en-1_1').map(({ annotator, labels, scores }) => [
      annotator.type,
      annotator.id,
      labels,
      scores === null,
    ]),
    [
      ['classifier', 'stance-xs', ['condemn'], false],
      ['person', '1', ['condemn'], true],
      ['person', 'bao@example.org', [], true],
    ],
  );
  t.match(of('u_en-1_2')[1], {
    labels: ['condemn', 'offer_mediation'],
    meta: {
      note: 'two acts?',
      annotated_at: '2024-06-01T10:00:00Z',
      seconds: 12.5,
      spans: [
        { label: 'speaker', text: 'Uruguay' },
        { label: 'target', text: 'the 𝒷ombing' },
      ],
    },
  });
  t.strictSame(of('u_ar-1_1')[1]?.labels, [], 'nothing chosen is none of them');
  const check = await run(['validate', folder, '--strict']);
  t.strictSame([check.stdout, check.status], ['', 0]);

  const again = await run(['import', file, '--from', 'label-studio', '--dataset', folder]);
  t.match(again.stderr, /4 answers: 0 new, 0 changed, 4 as before\n[\s\S]*Nothing was written/);

  const agreed = await run(['agree', folder, '--bootstrap', '0', '--json']);
  t.match(JSON.parse(agreed.stdout), {
    annotators: [{ name: '1' }, { name: 'bao@example.org' }],
    disagreeing: 1,
  });

  // Export, import into the dataset as it was, export: the same bytes.
  const first = await exported(folder);
  writeFileSync(inside('first.json'), first);
  const fresh = copy('fresh');
  t.equal(
    (await run(['import', inside('first.json'), '--from', 'label-studio', '--dataset', fresh]))
      .status,
    0,
  );
  t.equal(await exported(fresh), first);
});

t.test('an export that nobody touched changes nothing', async (t) => {
  const folder = copy('untouched');
  const text = await exported(folder);
  const before = readFileSync(join(folder, 'manifest.json'), 'utf8');
  const told = await run(['import', '-', '--from', 'label-studio', '--dataset', folder], {
    stdin: text,
  });
  t.match(told, {
    status: 0,
    stderr: /6 tasks, 0 answers[\s\S]*left out, not annotated: 6[\s\S]*Nothing was written/,
  });
  t.equal(readFileSync(join(folder, 'manifest.json'), 'utf8'), before);
  t.equal(await exported(folder), text);
});

t.test('what is wrong is told at its place, and the rest comes in', async (t) => {
  const folder = copy('wrong');
  const tasks = tasksOf(await exported(good));
  const [headline, kenya, uruguay, jordan, persian, chile] = tasks as [
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
    LabelStudioTask,
  ];
  const keep = (result: Result[]) => result;
  headline.annotations = [annotated(headline, choose(['Condemn']), 1)];
  kenya.annotations = [annotated(kenya, choose(['condemn', 'no_stance']), 1)];
  uruguay.data.text = uruguay.data.text.replace('Uruguay', 'Paraguay');
  uruguay.annotations = [annotated(uruguay, keep, 1)];
  jordan.annotations = [
    annotated(
      jordan,
      (result) =>
        result.map((one) =>
          one.type === 'labels'
            ? {
                ...one,
                value: { ...one.value, start: one.value.start + 3, end: one.value.end + 3 },
              }
            : one,
        ),
      1,
    ),
  ];
  persian.data.unit_id = 'u_ar-1_l';
  chile.annotations = [annotated(chile, keep, 1)];
  const text = JSON.stringify(tasks, null, 2);
  const file = inside('wrong.json');
  writeFileSync(file, text);
  const told = await run(['import', file, '--from', 'label-studio', '--dataset', folder, '--json']);
  t.equal(told.status, 1);
  const problems = parseLines<{
    code: string;
    hint?: string;
    place: { line: number; column: number; pointer: string };
  }>(told.stderr);
  t.strictSame(
    problems.map(({ code, place }) => [code, place.pointer]),
    [
      ['task/unknown-label', '/0/annotations/0/result/0/value/choices/0'],
      ['task/contradiction', '/1/annotations/0/result/0/value/choices/1'],
      ['task/text-differs', '/2/data/text'],
      ['task/span', '/3/annotations/0/result/1/value/start'],
      ['task/span', '/3/annotations/0/result/2/value/start'],
      ['task/span', '/3/annotations/0/result/3/value/start'],
      ['task/unknown-unit', '/4/data/unit_id'],
    ],
  );
  t.match(problems[0]?.hint, 'did you mean condemn?');
  t.match(problems[6]?.hint, 'did you mean u_ar-1_');
  const lines = text.split('\n');
  for (const { place } of problems) {
    const found = (lines[place.line - 1] as string).slice(place.column - 1);
    t.match(found, /^["\d]/, `a value begins at ${place.line}:${place.column}`);
  }
  t.match(JSON.parse(told.stdout), { answers: { new: 2 }, errors: 7 });
});

t.test(
  'offsets in UTF-16 units and graphemes are told apart by what the spans quote',
  async (t) => {
    for (const offsets of ['utf-16', 'graphemes']) {
      const folder = copy(`from-${offsets}`);
      const tasks = tasksOf(await exported(good, '--offsets', offsets));
      for (const task of tasks) task.annotations = [annotated(task, (result) => result, 3)];
      const told = await run(
        ['import', '-', '--from', 'label-studio', '--dataset', folder, '--json'],
        {
          stdin: JSON.stringify(tasks),
        },
      );
      t.match(told.stderr, new RegExp(`offsets of spans count ${offsets}; they were converted`));
      t.match(JSON.parse(told.stdout), { answers: { new: 6 }, spans_changed: 0, errors: 0 });
    }
  },
);

t.test('JSON-MIN, into a copy, by a user that only the option names', async (t) => {
  const flat = tasksOf(await exported(good)).map(({ data }, i) => ({
    ...data,
    id: i,
    annotation_id: i,
    lead_time: 3,
    stance: i === 2 ? { choices: ['condemn', 'offer_mediation'] } : 'no_stance',
  }));
  const to = inside('copied');
  const args = ['import', '-', '--from', 'label-studio', '--dataset', good, '-o', to];
  const stdin = JSON.stringify(flat);
  t.match(await run(args, { stdin }), {
    status: 2,
    stderr: /does not say who labelled[\s\S]*--annotator/,
  });
  const told = await run([...args, '--annotator', 'mai'], { stdin });
  t.match(told.stderr, /by mai \(6\)\n {2}labels as the classifier suggested: 3, others: 3/);
  t.equal(annotationsOf(good).length, 6);
  t.equal(annotationsOf(to).length, 12);
  const check = await run(['validate', to, '--strict']);
  t.strictSame([check.stdout, check.status], ['', 0]);
});

t.test('user numbers of the tool become names', async (t) => {
  const tasks = tasksOf(await exported(good));
  for (const [i, task] of tasks.entries())
    task.annotations = [annotated(task, (result) => result, 1 + (i % 2))];
  const args = ['import', '-', '--from', 'label-studio', '--dataset', good, '--dry-run', '--json'];
  const stdin = JSON.stringify(tasks);
  const told = await run([...args, '--rename', '1=mai', '--rename', '2=bảo'], { stdin });
  t.match(JSON.parse(told.stdout), { by_annotator: { mai: 3, bảo: 3 } });
  t.match(await run([...args, '--rename', 'mai'], { stdin }), { status: 2, stderr: /ID=NAME/ });
});

t.test('the labelling configuration names every label', async (t) => {
  const config = inside('labels.xml');
  await exported(good, '--config-out', config);
  const xml = readFileSync(config, 'utf8');
  for (const value of [
    'condemn',
    'call_for_restraint',
    'offer_mediation',
    'no_stance',
    'speaker',
    'cue',
    'target',
  ])
    t.match(xml, `value="${value}"`);
  t.match(xml, /<Choices name="stance" toName="text" choice="multiple"/);
});

t.test('what cannot be asked for', async (t) => {
  const none = await run(['export', '-', '--to', 'label-studio'], { stdin: '' });
  t.match(none, { status: 2, stderr: /needs a dataset folder/ });
  const stray = await run(['export', good, '--to', 'label-studio', '--annotator', 'stance-xl']);
  t.match(stray, {
    status: 1,
    stderr: /annotated by "stance-xl", expected stance-xs[\s\S]*did you mean stance-xs/,
  });
  const before = await run([
    'export',
    '--to',
    'label-studio',
    '--annotator',
    'stance-xs',
    good,
    '-q',
  ]);
  t.equal(before.stdout, await exported(good), 'an option takes no operand');
  const empty = await run(['import', '-', '--from', 'label-studio', '--dataset', good], {
    stdin: '[]',
  });
  t.match(empty, { status: 2, stderr: /no task was found/ });
  t.match(await run(['import', 'x.json', '--from', 'label-studio', '--dataset', 'nowhere']), {
    status: 2,
    stderr: /nowhere: error: no such file/,
  });
  t.match(await run(['import', 'x.json', '--from', 'labelstudio', '--dataset', good]), {
    status: 2,
    stderr: /has to be one of/,
  });
  const tasks = inside('prodigy.jsonl');
  writeFileSync(tasks, (await run(['export', good, '--to', 'prodigy'])).stdout);
  for (const [from, warned] of [
    ['label-studio', /looks like a file of prodigy, and is read as one of label-studio/],
    ['prodigy', /^6 tasks/],
  ] as const)
    t.match(await run(['import', tasks, '--from', from, '--dataset', good, '--dry-run']), {
      status: 0,
      stderr: warned,
    });
  const broken = await run(['import', '-', '--from', 'label-studio', '--dataset', good], {
    stdin: '[{"data": }]',
  });
  t.match(broken, { status: 1, stderr: /<stdin>:1:11: error: is not JSON/ });
});
