/** Files as they come back from each tool: answered, skipped, rejected, edited, in another order, with something wrong. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import type { Annotation } from '../../../src/records.js';
import { run } from '../in-process.js';
import { parseLines } from '../spawn.js';
import { makeDataset } from './dataset.js';

const root = t.testdir({});
const good = join(root, 'good');
await makeDataset(good);
let copies = 0;

type Line = Record<string, unknown>;
interface Told {
  report: Record<string, unknown>;
  problems: {
    code: string;
    severity: string;
    hint?: string;
    place: { line: number; pointer: string };
  }[];
  people: (unit: string) => Annotation[];
  status: number;
}

/** Exports the dataset, lets somebody change the text, and takes it back into a copy. */
async function throughTool(
  tool: string,
  change: (text: string) => string,
  ...options: string[]
): Promise<Told> {
  const folder = join(root, `copy-${copies++}`);
  cpSync(good, folder, { recursive: true });
  const { stdout: text } = await run(['export', folder, '--to', tool]);
  const file = join(root, `${copies}.json`);
  writeFileSync(file, change(text));
  const args = ['import', file, '--from', tool, '--dataset', folder, '--json'];
  const { stdout, stderr, status } = await run([...args, ...options]);
  const notes = parseLines<Annotation>(readFileSync(join(folder, 'annotations.jsonl'), 'utf8'));
  const check = await run(['validate', folder, '--strict']);
  t.strictSame([check.stdout, check.status], ['', 0]);
  return {
    report: JSON.parse(stdout) as Told['report'],
    problems: parseLines<Told['problems'][number]>(stderr),
    people: (unit) =>
      notes.filter(({ unit_id, annotator }) => unit_id === unit && annotator.type === 'person'),
    status,
  };
}
const lines = (change: (records: Line[]) => Line[]) => (text: string) =>
  change(parseLines<Line>(text))
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');

t.test('doccano: what was changed counts, and who changed it', async (t) => {
  const edited = lines((records) => {
    const [headline, kenya, uruguay, jordan, persian, chile] = records as [
      Line,
      Line,
      Line,
      Line,
      Line,
      Line,
    ];
    // As doccano writes: an id of its own, metadata in the middle, labels last, comments.
    const written = ({ text, cats, entities, ...meta }: Line, id: number, more = {}) => ({
      id,
      text,
      ...meta,
      cats,
      entities,
      Comments: [],
      ...more,
    });
    return [
      written(chile, 6, { cats: [] }),
      written(headline, 1),
      written(kenya, 2, { cats: ['call_for_restraint', 'condemn'] }),
      written(uruguay, 3, { Comments: ['unsure'] }),
      written(jordan, 4, { entities: [[0, 3, 'cue']] }),
      written({ ...persian, unit_id: undefined }, 5, { cats: ['condem'] }),
    ];
  });
  const { report, problems, people, status } = await throughTool(
    'doccano',
    edited,
    '--annotator',
    'mai',
  );
  t.match(report, {
    tasks: 6,
    answers: { new: 4 },
    by_annotator: { mai: 4 },
    spans_changed: 1,
    notes: 1,
    left_out: { 'labels as they went out': 1 },
  });
  t.match(problems, [
    {
      code: 'task/unknown-label',
      hint: 'did you mean condemn?',
      place: { line: 6, pointer: '/cats/0' },
    },
  ]);
  t.strictSame(
    people('u_en-1_1')[0]?.labels,
    ['condemn', 'call_for_restraint'],
    'in the order of the codebook',
  );
  t.strictSame(people('u_vi-1_0')[0]?.labels, [], 'labels taken away');
  t.match(people('u_ar-1_0')[0]?.meta['spans'], [{ label: 'cue', text: 'دعت' }]);
  t.equal(status, 1);
});

t.test('doccano: a project for classification, a file a user', async (t) => {
  const edited = lines((records) =>
    records.map(({ text, unit_id }, id) => ({
      id,
      text,
      unit_id,
      label: id === 0 ? [] : ['no_stance'],
      Comments: [],
    })),
  );
  const { report, problems } = await throughTool('doccano', edited);
  t.match(report, { answers: { new: 5 }, left_out: { 'without a label': 1 }, spans_changed: 0 });
  t.match(problems, [{ code: 'import/annotator-from-name', severity: 'warning' }]);
});

t.test('doccano: offsets in graphemes are known by the spans that nobody moved', async (t) => {
  const folder = join(root, 'graphemes');
  cpSync(good, folder, { recursive: true });
  const { stdout } = await run(['export', folder, '--to', 'doccano', '--offsets', 'graphemes']);
  const stdin = lines((records) => records.map((line) => ({ ...line, cats: ['no_stance'] })))(
    stdout,
  );
  const args = [
    'import',
    '-',
    '--from',
    'doccano',
    '--dataset',
    folder,
    '--annotator',
    'mai',
    '--json',
  ];
  t.match(JSON.parse((await run(args, { stdin })).stdout), {
    answers: { new: 4 },
    spans_changed: 0,
    errors: 0,
  });
});

t.test('prodigy: accepted, ignored, rejected, open, answered twice', async (t) => {
  const by = (name: string, time: number) => ({
    _annotator_id: `stance-${name}`,
    _session_id: `stance-${name}`,
    _timestamp: time,
  });
  const edited = lines((records) => {
    const [headline, kenya, uruguay, jordan, persian, chile] = records as [
      Line,
      Line,
      Line,
      Line,
      Line,
      Line,
    ];
    return [
      {
        ...kenya,
        answer: 'accept',
        _input_hash: 1,
        _task_hash: 2,
        _view_id: 'blocks',
        ...by('mai', 1717236000),
      },
      { ...kenya, answer: 'accept', accept: [], ...by('bao', 1717236001) },
      { ...kenya, answer: 'accept', accept: ['offer_mediation'], ...by('mai', 1717236002) },
      { ...uruguay, answer: 'accept', spans: [], note: 'why?', ...by('mai', 1717236003) },
      { ...jordan, answer: 'ignore', ...by('mai', 1717236004) },
      { ...persian, answer: 'reject', ...by('mai', 1717236005) },
      { ...chile, answer: 'accept', accept: ['condemn', 'No stance'], ...by('mai', 1717236006) },
      headline,
    ];
  });
  const { report, problems, people } = await throughTool('prodigy', edited);
  t.match(report, {
    answers: { new: 3 },
    by_annotator: { 'stance-bao': 1, 'stance-mai': 2 },
    left_out: {
      'an older answer of the same annotator': 1,
      'ignored by the annotator': 1,
      'not annotated': 1,
      'rejected by the annotator': 1,
    },
  });
  t.match(problems, [
    { code: 'import/repeated', severity: 'warning' },
    {
      code: 'task/unknown-label',
      hint: 'did you mean no_stance?',
      place: { line: 7, pointer: '/accept/1' },
    },
  ]);
  t.match(people('u_en-1_1'), [
    { labels: [] },
    { labels: ['offer_mediation'], meta: { annotated_at: '2024-06-01T10:00:02Z' } },
  ]);
  t.match(people('u_en-1_2'), [{ meta: { note: 'why?', spans: [] } }]);
});

t.test('prodigy: binary decisions make an answer where all labels were decided', async (t) => {
  const decide = (line: Line | undefined, label: string, answer: string) => ({
    text: line?.['text'],
    meta: { unit_id: line?.['unit_id'] },
    label,
    answer,
    _session_id: 'mai',
  });
  const edited = lines(([headline, kenya, uruguay]) => [
    decide(kenya, 'condemn', 'accept'),
    decide(kenya, 'call_for_restraint', 'reject'),
    decide(kenya, 'offer_mediation', 'reject'),
    decide(uruguay, 'condemn', 'accept'),
    decide(headline, 'no_stance', 'accept'),
  ]);
  const { report, people } = await throughTool('prodigy', edited);
  t.match(report, { answers: { new: 2 }, left_out: { 'not all labels were decided': 1 } });
  t.strictSame(people('u_en-1_1')[0]?.labels, ['condemn']);
  t.strictSame(people('u_en-1_0')[0]?.labels, []);
});

t.test('prodigy: tokens cover the text, and every span is whole tokens', async (t) => {
  const { stdout } = await run(['export', good, '--to', 'prodigy']);
  let spans = 0;
  for (const line of parseLines<{
    text: string;
    tokens: { text: string; start: number; end: number; id: number; ws: boolean }[];
    spans: { start: number; end: number; token_start: number; token_end: number }[];
  }>(stdout)) {
    const points = [...line.text];
    for (const [i, token] of line.tokens.entries()) {
      t.equal(token.id, i);
      t.equal(points.slice(token.start, token.end).join(''), token.text);
      t.equal(token.ws, /^\s/u.test(points[token.end] ?? ''));
    }
    t.equal(line.tokens.map(({ text }) => text).join(''), line.text.replace(/\s/gu, ''));
    for (const span of line.spans) {
      t.equal(line.tokens[span.token_start]?.start, span.start);
      t.equal(line.tokens[span.token_end]?.end, span.end);
      spans++;
    }
  }
  t.equal(spans, 12);
});

t.test('argilla: responses of two users, drafts and what was discarded', async (t) => {
  interface ArgillaRecord extends Line {
    id: string;
    suggestions: Record<string, { value: unknown }>;
    responses: unknown;
  }
  const edited = (text: string) => {
    const records = JSON.parse(text) as ArgillaRecord[];
    const [headline, kenya, uruguay, jordan, persian, chile] = records as [
      ArgillaRecord,
      ArgillaRecord,
      ArgillaRecord,
      ArgillaRecord,
      ArgillaRecord,
      ArgillaRecord,
    ];
    const [mai, bao] = [
      '0b0e7c1e-aaaa-4000-8000-000000000001',
      '0b0e7c1e-aaaa-4000-8000-000000000002',
    ];
    const as = ({ suggestions }: ArgillaRecord, user_id: string | undefined) => ({
      stance: [{ value: suggestions['stance']?.value, user_id }],
      span: [{ value: suggestions['span']?.value, user_id }],
    });
    kenya.responses = {
      ...as(kenya, mai),
      stance: [
        { value: ['condemn'], user_id: mai },
        { value: ['no_stance'], user_id: bao },
      ],
    };
    uruguay.responses = {
      ...as(uruguay, mai),
      span: [{ value: [{ start: 0, end: 7, label: 'Speaker' }], user_id: mai }],
    };
    jordan.responses = [
      { values: { stance: { value: ['call_for_restraint'] } }, user_id: mai, status: 'submitted' },
      { values: {}, user_id: bao, status: 'discarded' },
    ];
    persian.responses = { note: [{ value: 'later', user_id: mai }] };
    chile.responses = [
      { values: { stance: { value: ['condemn'] } }, user_id: mai, status: 'draft' },
    ];
    return JSON.stringify([chile, headline, kenya, uruguay, jordan, persian], null, 1);
  };
  const { report, problems, people } = await throughTool('argilla', edited);
  t.match(report, {
    answers: { new: 4 },
    left_out: {
      'a draft that was never submitted': 1,
      'discarded by the annotator': 1,
      'not annotated': 1,
      'without a label': 1,
    },
  });
  t.match(problems, [
    {
      code: 'task/unknown-span-label',
      hint: 'did you mean speaker?',
      place: { pointer: '/3/responses/span/0/value/0' },
    },
  ]);
  t.equal(people('u_en-1_1').length, 2);
  t.strictSame(people('u_en-1_2')[0]?.meta['spans'], []);
});

t.test('argilla: suggestions with scores, by the agent', async (t) => {
  const { stdout } = await run(['export', good, '--to', 'argilla']);
  t.match((JSON.parse(stdout) as Line[])[2], {
    id: 'u_en-1_2',
    fields: { text: /^Uruguay/ },
    metadata: { lang: 'en', speaker: 'Uruguay', certainty: 0.91 },
    suggestions: {
      stance: {
        value: ['condemn', 'offer_mediation'],
        score: [0.91, 0.91],
        agent: 'stance-xs@1.1.0',
      },
      span: { value: [{ start: 0, end: 7, label: 'speaker' }, {}, {}], score: null },
    },
    responses: {},
    vectors: {},
  });
});

t.test('spacy: documents, tokens that make up the text as spaCy joins it, floats', async (t) => {
  const { stdout } = await run(['export', good, '--to', 'spacy']);
  t.match(stdout, '"cats":{"condemn":1.0,"call_for_restraint":0.0,"offer_mediation":1.0}');
  for (const { text, tokens } of parseLines<{
    text: string;
    tokens: { start: number; end: number }[];
  }>(stdout)) {
    const points = [...text];
    let at = 0;
    for (const { start, end } of tokens) {
      const gap = points.slice(at, start).join('');
      t.ok(gap === '' || (gap === ' ' && at > 0), 'between tokens stands one blank or nothing');
      at = end;
    }
    t.equal(at, points.length);
  }
});

t.test('spacy: categories below a half are not given', async (t) => {
  const edited = lines((records) =>
    records.slice(0, 3).map((line, i) => ({
      ...line,
      cats: [{ condemn: 0.4, offer_mediation: 0.5 }, { condem: 0.1 }, {}][i],
    })),
  );
  const { report, problems, people } = await throughTool('spacy', edited, '--annotator', 'mai');
  t.match(report, { answers: { new: 1 }, left_out: { 'without a label': 1 } });
  t.match(problems, [
    {
      code: 'task/unknown-label',
      hint: 'did you mean condemn?',
      place: { line: 2, pointer: '/cats/condem' },
    },
  ]);
  t.strictSame(people('u_en-1_0')[0]?.labels, ['offer_mediation']);
});

t.test('conll: tags and labels changed by hand, one sentence without comments', async (t) => {
  const edited = (text: string) => {
    const sentences = text.split('\n\n');
    const of = (unit: string) =>
      sentences.findIndex((one) => one.includes(`# unit_id = ${unit}\n`));
    const change = (unit: string, from: string | RegExp, to: string) => {
      const i = of(unit);
      t.match(sentences[i], from);
      sentences[i] = (sentences[i] as string).replace(from, to);
    };
    change('u_en-1_1', '# labels = condemn', '# labels = no_stance');
    change('u_en-1_2', 'Uruguay -X- _ B-speaker', 'Uruguay -X- _ O');
    change('u_vi-1_0', 'Bộ -X- _ B-speaker', 'Bộ\t-X-\t_\tB-speeker');
    change('u_ar-1_0', /^(#.*\n)+/m, '');
    return sentences.join('\r\n\r\n').replace(/(?<!\r)\n/g, '\r\n');
  };
  const { report, problems, people } = await throughTool('conll', edited, '--annotator', 'mai');
  t.match(report, {
    tasks: 6,
    answers: { new: 3 },
    spans_changed: 2,
    left_out: { 'labels as they went out': 2, 'spans without labels': 1 },
  });
  t.match(problems, [{ code: 'task/unknown-tag', hint: 'did you mean speaker?' }]);
  t.strictSame(people('u_en-1_1')[0]?.labels, []);
  t.match(people('u_en-1_2')[0]?.meta['spans'], [
    { label: 'cue' },
    { label: 'target', text: 'the 𝒷ombing' },
  ]);
});

t.test('conll: two spans that overlap', async (t) => {
  const folder = join(root, 'overlap');
  cpSync(good, folder, { recursive: true });
  const file = join(folder, 'units.jsonl');
  const units = parseLines<{
    id: string;
    start: number;
    cue: unknown;
    target: { start: number; end: number; text: string };
  }>(readFileSync(file, 'utf8'));
  for (const unit of units)
    if (unit.id === 'u_vi-1_0')
      unit.cue = { text: 'vụ', start: unit.target.start, end: unit.target.start + 2 };
  writeFileSync(file, units.map((unit) => `${JSON.stringify(unit)}\n`).join(''));
  const told = await run(['export', folder, '--to', 'conll']);
  t.match(told, {
    status: 0,
    stderr: /1 spans within others were left out, the first in unit u_vi-1_0/,
  });
  t.match(told.stdout, /^vụ -X- _ B-target$/m);
  const back = await run(['import', '-', '--from', 'conll', '--dataset', folder, '--json'], {
    stdin: told.stdout,
  });
  t.match(
    JSON.parse(back.stdout),
    { left_out: { 'labels as they went out': 6 } },
    'what no tag could show is not lost',
  );
  const bare = await run(['export', folder, '--to', 'conll', '--no-comments', '-q']);
  t.notMatch(bare.stdout, '#');
});

t.test('brat: attributes, spans and notes of a person, and damage', async (t) => {
  const folder = join(root, 'brat');
  const to = join(root, 'brat-copy');
  cpSync(good, to, { recursive: true });
  t.match(await run(['export', good, '--to', 'brat', '-o', folder]), { status: 0 });
  t.match(await run(['export', good, '--to', 'brat', '-o', folder]), {
    status: 2,
    stderr: /not empty[\s\S]*--force/,
  });
  t.match(
    readFileSync(join(folder, 'annotation.conf'), 'utf8'),
    /\[attributes\]\ncondemn Arg:Statement\n/,
  );
  const ann = join(folder, 'en-1.ann');
  const text = readFileSync(ann, 'utf8');
  t.match(
    text,
    /^T6\tStatement 88 115;116 168\tUruguay offered to mediate, and to host/m,
    'in fragments where a line breaks',
  );
  const edited = text
    .replace(/^A2\tcondemn T2\n/m, '')
    .replace(/^T5\ttarget .*\n/m, '')
    .replace(/^R3\t.*\n/m, '')
    .replace(/^A3\tcondemn /m, 'A3\tcondem ')
    .replace(
      /^(T1\tStatement.*\n)/m,
      '$1E1\tSaying:T1\n#90\tAnnotatorNotes T1\tnot sure\nT90\ttarget 1 9999\tnowhere\n',
    );
  writeFileSync(ann, edited);
  writeFileSync(join(folder, 'vi-1.txt'), 'Bo Ngoai giao');
  const told = await run([
    'import',
    folder,
    '--from',
    'brat',
    '--dataset',
    to,
    '--annotator',
    'mai',
    '--json',
  ]);
  t.equal(told.status, 1);
  t.strictSame(
    parseLines<{ code: string; place: { file: string; line?: number; column?: number } }>(
      told.stderr,
    ).map(({ code, place }) => [
      code,
      place.file.slice(folder.length + 1),
      place.line,
      place.column,
    ]),
    [
      ['task/brat-type', 'en-1.ann', 2, 1],
      [
        'task/unknown-label',
        'en-1.ann',
        edited.slice(0, edited.indexOf('A3\tcondem ')).split('\n').length,
        4,
      ],
      ['task/text-differs', 'vi-1.txt', undefined, undefined],
    ],
  );
  t.match(JSON.parse(told.stdout), {
    answers: { new: 2 },
    spans_changed: 1,
    notes: 1,
    left_out: { 'a span in no statement': 1, 'labels as they went out': 2 },
  });
  const people = parseLines<Annotation>(readFileSync(join(to, 'annotations.jsonl'), 'utf8')).filter(
    ({ annotator }) => annotator.id === 'mai',
  );
  t.match(people, [
    { unit_id: 'u_en-1_0', labels: [], meta: { note: 'not sure' } },
    { unit_id: 'u_en-1_1', labels: [], meta: { spans: [{ label: 'speaker' }, { label: 'cue' }] } },
  ]);
});

t.test('w3c: selectors that hold, people as persons, annotations of another program', async (t) => {
  const { stdout } = await run(['export', good, '--to', 'w3c']);
  const page = JSON.parse(stdout) as {
    type: string;
    items: {
      id: string;
      motivation: string;
      creator: Line;
      body: Line[];
      target: {
        source: string;
        selector: [
          { exact: string; prefix: string; suffix: string },
          { start: number; end: number },
        ];
      };
    }[];
  };
  t.equal(page.type, 'AnnotationPage');
  const articles = new Map(
    parseLines<{ url: string; text: string }>(
      readFileSync(join(good, 'articles.jsonl'), 'utf8'),
    ).map(({ url, text }) => [url, [...text]]),
  );
  for (const { target } of page.items) {
    const [{ exact, prefix, suffix }, { start, end }] = target.selector;
    const points = articles.get(target.source) as string[];
    t.equal(points.slice(start, end).join(''), exact);
    t.equal(points.slice(Math.max(0, start - 32), start).join(''), prefix);
    t.equal(points.slice(end, end + 32).join(''), suffix);
  }
  t.equal(page.items.length, 6 + 12);
  const items = page.items.filter(({ motivation }) => motivation === 'classifying');
  const edited = () =>
    JSON.stringify([
      // As an annotation client writes them: ids and creators of its own, a single body, a quotation only.
      {
        '@context': 'http://www.w3.org/ns/anno.jsonld',
        id: 'https://notes.example.org/1',
        type: 'Annotation',
        motivation: 'tagging',
        created: '2024-06-01T10:00:00Z',
        creator: 'acct:bao@example.org',
        body: { type: 'TextualBody', value: 'offer_mediation' },
        target: {
          source: items[5]?.target.source,
          selector: { type: 'TextQuoteSelector', exact: items[5]?.target.selector[0].exact },
        },
      },
      {
        ...items[1],
        id: 'https://notes.example.org/2',
        creator: { type: 'Person', name: 'Mai' },
        body: [{ type: 'TextualBody', value: 'hm', purpose: 'commenting' }],
      },
      {
        ...items[2],
        id: 'https://notes.example.org/3',
        creator: { type: 'Person', name: 'Mai' },
        body: [{ type: 'TextualBody', value: 'condemned', purpose: 'classifying' }],
      },
    ]);
  const { report, problems, people } = await throughTool('w3c', edited);
  t.match(report, { tasks: 3, answers: { new: 1 }, left_out: { 'a comment without a label': 1 } });
  t.match(problems, [
    {
      code: 'task/unknown-label',
      hint: 'did you mean condemn?',
      place: { pointer: '/2/body/0/value' },
    },
  ]);
  t.match(people('u_vi-1_0'), [
    { annotator: { id: 'acct:bao@example.org' }, labels: ['offer_mediation'] },
  ]);
});
