/** Files of annotation tools are known by what stands in them, and checked with exact places. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { TOOL_NAMES, toolOf } from '../../../src/formats/tool-sniff.js';
import { run } from '../in-process.js';
import { parseLines } from '../spawn.js';
import { makeDataset } from './dataset.js';

const root = t.testdir({});
const good = join(root, 'good');
await makeDataset(good);

interface Problem {
  code: string;
  severity: string;
  found?: string;
  hint?: string;
  place: { file: string; line: number; column: number; pointer?: string };
}
const FILES = {
  'label-studio': 'export.json',
  doccano: 'all.jsonl',
  prodigy: 'answers.jsonl',
  argilla: 'records.json',
  brat: 'collection',
  w3c: 'page.json',
  spacy: 'documents.jsonl',
  conll: 'tags.conll',
} as const;

const exported = Object.fromEntries(
  await Promise.all(
    TOOL_NAMES.map(async (tool) => {
      const path = join(root, FILES[tool]);
      await run(['export', good, '--to', tool, '-q', '-o', path]);
      return [tool, path] as const;
    }),
  ),
) as Record<(typeof TOOL_NAMES)[number], string>;

/** Checks a changed file, alone or against the dataset; the mark ⟦ in it says where the problem has to be told. */
async function damaged(
  tool: keyof typeof FILES,
  change: (text: string) => string,
  ...more: string[]
) {
  const source = tool === 'brat' ? join(exported.brat, 'en-1.ann') : exported[tool];
  const text = change(readFileSync(source, 'utf8'));
  const path = source.replace(/(\.\w+)$/, '.damaged$1');
  if (!text.includes('⟦')) throw new Error('the change did not take');
  writeFileSync(path, text.replace('⟦', ''));
  if (tool === 'brat')
    writeFileSync(path.replace('.ann', '.txt'), readFileSync(source.replace('.ann', '.txt')));
  const lines = text.slice(0, text.indexOf('⟦')).split('\n');
  const { stdout, status } = await run(['validate', path, ...more, '--json']);
  const problems = parseLines<Problem>(stdout).slice(0, -1);
  return {
    problems,
    status,
    mark: { line: lines.length, column: [...(lines.at(-1) as string)].length + 1 },
  };
}

t.test('nothing is found in what we export, alone and against the dataset', async (t) => {
  for (const tool of TOOL_NAMES) {
    for (const more of [[], [good]]) {
      const told = await run(['validate', exported[tool], ...more, '--strict']);
      t.strictSame([told.stdout, told.status], ['', 0], tool);
      t.match(
        told.stderr,
        more.length === 0 ? /^1 file, (6|18) records: no problems/ : /no problems/,
        tool,
      );
    }
  }
});

t.test('records of our own are not taken for those of a tool', async (t) => {
  for (const name of ['articles', 'units', 'annotations', 'dataset'])
    for (const record of parseLines(readFileSync(join(good, `${name}.jsonl`), 'utf8')))
      t.equal(toolOf(record), undefined, name);
});

const CASES: {
  tool: keyof typeof FILES;
  what: string;
  change: (text: string) => string;
  code: string;
  hint?: RegExp;
  against?: true;
}[] = [
  {
    tool: 'label-studio',
    what: 'a label that is not known',
    change: (text) => text.replace('"condemn"', '⟦"condem"'),
    code: 'task/unknown-label',
    hint: /did you mean condemn/,
  },
  {
    tool: 'label-studio',
    what: 'a span that is not its text',
    change: (text) => text.replace('"start":4', '"start":⟦9'),
    code: 'task/span',
  },
  {
    tool: 'label-studio',
    what: 'a score out of range',
    change: (text) => text.replace('"score":0.97', '"score":⟦97'),
    code: 'task/score',
  },
  {
    tool: 'label-studio',
    what: 'choices that are no list',
    change: (text) => text.replace('{"choices":["no_stance"]}', '⟦{"choice":"no_stance"}'),
    code: 'task/result',
  },
  {
    tool: 'label-studio',
    what: 'a unit that is not in the dataset',
    change: (text) => text.replace('"u_vi-1_0"', '⟦"u_vi-1_O"'),
    code: 'task/unknown-unit',
    hint: /u_vi-1_0/,
    against: true,
  },
  {
    tool: 'label-studio',
    what: 'a text that was changed',
    change: (text) => text.replace('"text":"Uruguay', '"text":⟦"Paraguay'),
    code: 'task/text-differs',
    against: true,
  },
  {
    tool: 'label-studio',
    what: 'broken JSON',
    change: (text) => text.replace('"data":{"unit_id":"u_ar-1_0"', '"data":⟦}"unit_id":"u_ar-1_0"'),
    code: 'json/syntax',
  },
  {
    tool: 'doccano',
    what: 'a label that is not known',
    change: (text) => text.replace('["condemn"]', '[⟦"condemns"]'),
    code: 'task/unknown-label',
  },
  {
    tool: 'doccano',
    what: 'a span beyond the text',
    change: (text) => text.replace('[0,7,', '⟦[0,700,'),
    code: 'task/span',
  },
  {
    tool: 'doccano',
    what: 'a label of spans that is not known',
    change: (text) => text.replace('[0,7,"speaker"]', '⟦[0,7,"speakr"]'),
    code: 'task/unknown-span-label',
    hint: /did you mean speaker/,
  },
  {
    tool: 'prodigy',
    what: 'an option that is no label',
    change: (text) => text.replace('"accept":["condemn"]', '"accept":[⟦"Condemn"]'),
    code: 'task/unknown-label',
  },
  {
    tool: 'prodigy',
    what: 'an answer that is none',
    change: (text) =>
      text.replace('"accept":["condemn"]', '"answer":⟦"accepted","accept":["condemn"]'),
    code: 'task/answer',
  },
  {
    tool: 'prodigy',
    what: 'tokens that are out of place',
    change: (text) => text.replace('{"text":"Kenya","start":4', '⟦{"text":"Kenya","start":5'),
    code: 'task/token',
  },
  {
    tool: 'argilla',
    what: 'a suggestion that is not known',
    change: (text) => text.replace('"value":["condemn"]', '"value":[⟦"condem"]'),
    code: 'task/unknown-label',
  },
  {
    tool: 'argilla',
    what: 'scores that do not fit',
    change: (text) => text.replace('"score":[0.97]', '"score":⟦[0.9,0.97]'),
    code: 'task/score',
  },
  {
    tool: 'brat',
    what: 'an attribute that is not known',
    change: (text) => text.replace('A2\tcondemn', 'A2\t⟦condem'),
    code: 'task/unknown-label',
  },
  {
    tool: 'brat',
    what: 'a span that is not its text',
    change: (text) => text.replace('T3\tspeaker 28 33', 'T3\t⟦speaker 29 34'),
    code: 'task/span',
  },
  {
    tool: 'brat',
    what: 'a type that is not known',
    change: (text) => text.replace('T3\tspeaker', 'T3\t⟦Speaker'),
    code: 'task/unknown-span-label',
    hint: /speaker/,
  },
  {
    tool: 'brat',
    what: 'a line that is none',
    change: (text) => text.replace('T4\tcue 34 43', '⟦T4\tcue 34'),
    code: 'task/brat-line',
  },
  {
    tool: 'w3c',
    what: 'a body that is no label',
    change: (text) => text.replace('"value":"condemn"', '"value":⟦"condemned"'),
    code: 'task/unknown-label',
  },
  {
    tool: 'spacy',
    what: 'a category that is not known',
    change: (text) => text.replace('"cats":{"condemn":1.0', '"cats":{"condem":⟦1.0'),
    code: 'task/unknown-label',
  },
  {
    tool: 'spacy',
    what: 'a span within a token',
    change: (text) =>
      text.replace('{"start":0,"end":7,"label":"speaker"', '⟦{"start":0,"end":6,"label":"speaker"'),
    code: 'task/token',
  },
  {
    tool: 'conll',
    what: 'a tag that is none',
    change: (text) => text.replace('Kenya -X- _ B-speaker', 'Kenya -X- _ ⟦B-speeker'),
    code: 'task/unknown-tag',
    hint: /speaker/,
  },
  {
    tool: 'conll',
    what: 'a label that is not known',
    change: (text) => text.replace('# labels = condemn\n', '# labels = ⟦condem\n'),
    code: 'task/unknown-label',
  },
];

for (const { tool, what, change, code, hint, against } of CASES)
  t.test(`${tool}: ${what}`, async (t) => {
    const { problems, status, mark } = await damaged(tool, change, ...(against ? [good] : []));
    t.equal(status, 1);
    t.strictSame(
      problems.map((problem) => problem.code),
      [code],
    );
    const { line, column } = problems[0]?.place ?? {};
    t.strictSame({ line, column }, mark);
    if (hint !== undefined) t.match(problems[0]?.hint, hint);
  });

t.test('tasks that repeat, answers of nobody, and a tool that --schema names', async (t) => {
  const task = { data: { unit_id: 'u', text: 'x' }, annotations: [{ result: [] }] };
  const stdin = JSON.stringify([task, task]);
  const { stdout, status } = await run(['validate', '-', '--schema', 'label-studio', '--json'], {
    stdin,
  });
  t.match(parseLines(stdout), [
    { code: 'task/repeated' },
    { code: 'task/no-annotator' },
    { valid: true, records: 2, warnings: 2 },
  ]);
  t.equal(status, 0);
  t.match(await run(['validate', '-', '--schema', 'labelstudio'], { stdin }), {
    status: 2,
    stderr: /did you mean label-studio/,
  });
});
