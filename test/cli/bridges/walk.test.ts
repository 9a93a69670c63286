/** The way that the README shows: build, export to Label Studio, people work, import, agree. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { parseLines, stancekit } from '../spawn.js';

const ARTICLE = `Kenya condemned the raid on the market 😀, its foreign minister said on Monday.

“We urge both sides to cease fire at once. There is no military solution,” she told reporters.

Uruguay offered to mediate between the two governments and to host their talks.`;

t.test('articles, suggestions, people, agreement', async (t) => {
  const cwd = t.testdir({});
  mkdirSync(join(cwd, 'news'));
  writeFileSync(join(cwd, 'news', 'en.txt'), ARTICLE);
  const step = async (...args: string[]) => {
    const told = await stancekit(args, { cwd });
    t.equal(told.status, 0, `stancekit ${args.join(' ')}`);
    return told;
  };
  await step('build', 'news/', '-o', 'dataset', '-q');
  await step(
    'export',
    'dataset',
    '--to',
    'label-studio',
    '-o',
    'tasks.json',
    '--config-out',
    'labels.xml',
  );
  const tasks = JSON.parse(readFileSync(join(cwd, 'tasks.json'), 'utf8')) as {
    predictions: { result: object[] }[];
    annotations: object[];
  }[];
  for (const [i, task] of tasks.entries()) {
    const { result } = task.predictions[0] as { result: object[] };
    const other = {
      from_name: 'stance',
      to_name: 'text',
      type: 'choices',
      value: { choices: ['no_stance'] },
    };
    task.annotations = [
      { id: i, completed_by: 4, was_cancelled: false, result: i === 0 ? [other] : result },
    ];
  }
  writeFileSync(join(cwd, 'export.json'), JSON.stringify(tasks));
  const taken = await step(
    'import',
    'export.json',
    '--from',
    'label-studio',
    '--dataset',
    'dataset',
  );
  t.match(
    taken.stderr,
    new RegExp(`^${tasks.length} tasks, ${tasks.length} answers: ${tasks.length} new`),
  );
  const agreed = await step(
    'agree',
    'dataset',
    '--disagreements',
    '10',
    '--bootstrap',
    '0',
    '--json',
  );
  t.match(JSON.parse(agreed.stdout), {
    annotators: [{ name: 'stance-xs' }, { name: '4' }],
    disagreeing: 1,
    disagreements: [{ choices: { 'stance-xs': ['condemn'], 4: [] } }],
  });
  const check = await step('validate', 'dataset', 'export.json', '--strict');
  t.equal(check.stdout, '');
  const rows = parseLines(readFileSync(join(cwd, 'dataset', 'dataset.jsonl'), 'utf8'));
  t.equal(rows.filter((row) => row['annotator_type'] === 'person').length, tasks.length);
});
