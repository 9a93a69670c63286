import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const fixtures = fileURLToPath(new URL('../fixtures/classifiers/', import.meta.url));
const rows = [
  { id: '1', text: 'Kenya condemned the raid on the market.', lang: 'en' },
  { id: '2', text: 'Thái Lan kêu gọi các bên kiềm chế.', lang: 'vi' },
  { id: '3', text: 'Photo: someone', lang: 'en', kind: 'boilerplate' },
  { id: '4', text: 'МИД Сербии осудил обстрел рынка. '.repeat(12), lang: 'ru' },
];
const stdin = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
const MAP = ['--label-map', 'LABEL_0=condemn,LABEL_1=call_for_restraint,LABEL_2=offer_mediation'];

const label = (name: string, more: string[]) =>
  run(
    [
      'label',
      '--classifier',
      name === 'bundled' ? name : join(fixtures, name),
      '--keep-logits',
      ...more,
    ],
    {
      stdin,
    },
  );

for (const [name, own, settings] of [
  ['bundled', [], ['--threshold', 'condemn=.99,call_for_restraint=.01']],
  ['bert-text', MAP, ['--threshold', '.7']],
  ['xlm-roberta-text', [], ['--threshold', 'offer_mediation=.2']],
  ['deberta-v2-nli', [], ['--pool', 'mean', '--threshold', 'condemn=.1']],
  ['modernbert-nli', ['--pool', 'mean'], ['--pool', 'max']],
] as [string, string[], string[]][]) {
  t.test(`${name} decided anew is a fresh run with ${settings.join(' ')}`, async (t) => {
    const first = await label(name, own);
    t.equal(first.status, 0, first.stderr);
    const fresh = await label(name, [
      ...own.filter((arg) => !settings.includes('--pool') || !/pool|mean/.test(arg)),
      ...settings,
    ]);
    t.equal(fresh.status, 0, fresh.stderr);
    t.not(fresh.stdout, first.stdout, 'the settings matter');
    const anew = await run(['label', '--rescore', ...settings], { stdin: first.stdout });
    t.match(anew, { status: 0, stderr: '' });
    t.equal(anew.stdout, fresh.stdout);
    const same = await run(['label', '--rescore'], { stdin: first.stdout });
    t.equal(same.stdout, first.stdout, 'without settings nothing changes');
  });
}

t.test(
  'build keeps logits where they validate, and its annotations can be decided anew',
  async (t) => {
    const dir = t.testdir({
      'a.txt': 'Kenya condemned the raid. Oman offered to mediate between them.\n',
    });
    const build = async (out: string, more: string[]) => {
      const ran = await run([
        'build',
        join(dir, 'a.txt'),
        '-o',
        join(dir, out),
        '--keep-logits',
        ...more,
      ]);
      t.equal(ran.status, 0, ran.stderr);
      return readFileSync(join(dir, out, 'annotations.jsonl'), 'utf8');
    };
    const first = await build('first', []);
    t.match(parseLines(first)[0], {
      logits: { outputs: Array, hypotheses: null, rule: { pool: 'max' } },
    });
    t.match(await run(['validate', join(dir, 'first')]), { status: 0 });
    const fresh = await build('fresh', ['--threshold', 'condemn=.9999']);
    const anew = await run(
      ['label', '--rescore', join(dir, 'first/annotations.jsonl'), '--threshold', 'condemn=.9999'],
      {},
    );
    t.equal(anew.stdout, fresh);
  },
);

t.test('rows without logits are told and kept', async (t) => {
  const lines = [
    '{"id":"1","labels":[],"scores":{}}',
    '{"id":"2","labels":[],"logits":{"outputs":["a"],"values":[[[1,2]]],"rule":{}}}',
    '{"id":"3","labels":null,"logits":null}',
  ];
  const ran = await run(['label', '--rescore', '-'], { stdin: `${lines.join('\n')}\n` });
  t.equal(ran.status, 1);
  t.equal(ran.stdout, `${lines.join('\n')}\n`);
  t.match(
    ran.stderr,
    /:1: error: the row carries no logits.*id 1.*\n.*--keep-logits(?:.*\n)*.*:2: error/,
  );
  const kept = (await label('bert-text', MAP)).stdout;
  t.match(await run(['label', '--rescore', '--threshold', 'condem=.5'], { stdin: kept }), {
    status: 2,
    stderr: /did you mean condemn/,
  });
});
