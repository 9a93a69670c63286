import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const fixtures = fileURLToPath(new URL('../fixtures/classifiers/', import.meta.url));
const { rows: expected } = JSON.parse(readFileSync(`${fixtures}expected.json`, 'utf8')) as {
  rows: Record<string, { texts: string[]; ids: number[]; logits: number[] }[]>;
};
/** Texts that the networks read in one go: of longer ones Python reads the beginning only. */
const casesOf = (name: string) =>
  (expected[name] ?? []).filter(({ texts: [text], ids }) => text?.trim() !== '' && ids.length < 48);
const codebook = JSON.parse(
  readFileSync(new URL('../../datasets/codebooks/diplomatic-stance.json', import.meta.url), 'utf8'),
);

interface Row {
  labels: string[];
  scores: Record<string, number>;
  truncated: boolean;
  annotator: { id: string; sha256: string };
}

const softmax = (logits: number[]) => {
  const parts = logits.map(Math.exp);
  return parts.map((part) => part / parts.reduce((a, b) => a + b, 0));
};
const near = (t: typeof t, found: number | undefined, wanted: number | undefined) =>
  t.ok(Math.abs((found as number) - (wanted as number)) <= 2e-4, `${found} against ${wanted}`);

const label = (name: string, texts: string[], more: string[] = []) =>
  run(['label', '--classifier', join(fixtures, name), ...more], {
    stdin: texts
      .map((text, id) => `${JSON.stringify({ id: String(id), text, lang: 'en' })}\n`)
      .join(''),
  });

const MAP = 'LABEL_0=condemn,LABEL_1=call_for_restraint,LABEL_2=offer_mediation';
const read = casesOf('bert-text');
const texts = read.map(({ texts: [text] }) => text as string);

t.test('a multi-label classifier, its outputs mapped onto the codebook', async (t) => {
  const ran = await label('bert-text', texts, ['--label-map', MAP]);
  t.match(ran, { status: 0, stderr: '' });
  for (const [i, { scores, labels, annotator }] of parseLines<Row>(ran.stdout).entries()) {
    const wanted = (read[i]?.logits ?? []).map((logit) => 1 / (1 + Math.exp(-logit)));
    near(t, scores['condemn'], wanted[0]);
    near(t, scores['call_for_restraint'], wanted[1]);
    near(t, scores['offer_mediation'], wanted[2]);
    t.strictSame(
      labels,
      Object.keys(scores).filter((id) => (scores[id] as number) >= 0.5),
    );
    t.equal(annotator.id, 'bert-text');
  }
  const dir = t.testdir({
    'map.json': JSON.stringify({ LABEL_2: 'condemn', LABEL_0: 'no_stance' }),
  });
  const other = await label('bert-text', texts.slice(0, 3), ['--label-map', join(dir, 'map.json')]);
  t.match(other.stderr, /warning: outputs that stand for no label are left aside: LABEL_1/);
  t.match(other.stderr, /does not know call_for_restraint, offer_mediation/);
  const [first] = parseLines<Row>(other.stdout);
  t.equal(first?.scores['condemn'], parseLines<Row>(ran.stdout)[0]?.scores['offer_mediation']);
  t.not(first?.annotator.sha256, parseLines<Row>(ran.stdout)[0]?.annotator.sha256);
});

t.test('a classifier that chooses one of several', async (t) => {
  const cases = casesOf('xlm-roberta-text');
  const ran = await label(
    'xlm-roberta-text',
    cases.map(({ texts: [text] }) => text as string),
  );
  t.match(ran, { status: 0, stderr: '' });
  for (const [i, { scores }] of parseLines<Row>(ran.stdout).entries()) {
    const wanted = softmax(cases[i]?.logits ?? []);
    t.strictSame(Object.keys(scores), ['condemn', 'call_for_restraint', 'offer_mediation']);
    near(t, scores['condemn'], wanted[1]);
    near(t, scores['offer_mediation'], wanted[3]);
  }
  const named = await label('modernbert-text', ['Kenya condemned the raid.']);
  t.match(named.stderr, /left aside: Other/, 'Condemn is condemn');
  t.strictSame(Object.keys(parseLines<Row>(named.stdout)[0]?.scores ?? {}), ['condemn']);
});

t.test('what a label map cannot be', async (t) => {
  for (const [more, said] of [
    [
      [],
      /no output of the classifier stands for a label of the codebook.*LABEL_0, LABEL_1, LABEL_2/,
    ],
    [['--label-map', 'LABEL_7=condemn'], /no output "LABEL_7".*\n *hint: did you mean LABEL_0\?/],
    [['--label-map', 'LABEL_0=condem'], /no label "condem".*\n *hint: did you mean condemn\?/],
    [['--label-map', 'nowhere.json'], /neither NAME=VALUE pairs nor a file/],
    [['--label-map', 'LABEL_0='], /neither NAME=VALUE pairs nor a file/],
    [['--label-map', MAP, '--threshold', 'condemn=2'], /has to lie from 0 to 1, found "2"/],
    [['--label-map', MAP, '--threshold', 'condem=.5'], /did you mean condemn/],
    [['--label-map', MAP, '--dtype', 'q8'], /has no q8 network, only fp32/],
    [['--label-map', MAP, '--dtype', 'int4'], /--dtype has to be one of fp32/],
    [['--label-map', MAP, '--device', 'auto'], /--device has to be one of cpu/],
    [
      ['--label-map', MAP, '--kind', 'nli'],
      /cannot tell which output says that a hypothesis follows/,
    ],
  ] as [string[], RegExp][]) {
    t.match(
      await label('bert-text', ['a'], more),
      { status: 2, stdout: '', stderr: said },
      String(more),
    );
  }
});

t.test(
  'a device that this machine does not have',
  { skip: process.platform !== 'linux' },
  async (t) => {
    t.match(await label('bert-text', ['a'], ['--label-map', MAP, '--device', 'dml']), {
      status: 2,
      stderr: /cannot run on dml, which needs Windows: .*\n *hint: leave --device away/,
    });
  },
);

/** A codebook whose one label has these hypotheses. */
function codebookWith(dir: string, hypotheses: string[][] | undefined, name = 'Condemn'): string {
  const [first] = codebook.labels;
  const { hypotheses: _, ...plain } = first;
  const file = join(dir, 'codebook.json');
  writeFileSync(
    file,
    JSON.stringify({
      ...codebook,
      labels: [{ ...plain, name, ...(hypotheses ? { hypotheses: { en: hypotheses } } : {}) }],
    }),
  );
  return file;
}

const NLI: [string, number][] = [
  ['bert-nli', 0],
  ['xlm-roberta-nli', 2],
  ['deberta-v2-nli', 0],
  ['modernbert-nli', 0],
];
for (const [name, entailment] of NLI) {
  t.test(`${name}: a hypothesis is held against the text`, async (t) => {
    const dir = t.testdir({});
    for (const { texts: pair, logits } of casesOf(name)) {
      const [text, hypothesis] = pair as [string, string];
      const ran = await label(name, [text], ['--codebook', codebookWith(dir, [[hypothesis]])]);
      t.equal(ran.status, 0, ran.stderr);
      near(t, parseLines<Row>(ran.stdout)[0]?.scores['condemn'], softmax(logits)[entailment]);
    }
  });
}

t.test('wordings count by the best, paraphrases as --pool says', async (t) => {
  const dir = t.testdir({});
  const text = ['Kenya condemned the raid.'];
  const score = async (hypotheses: string[][], more: string[] = []) => {
    const ran = await label('bert-nli', text, [
      '--codebook',
      codebookWith(dir, hypotheses),
      ...more,
    ]);
    return parseLines<Row>(ran.stdout)[0]?.scores['condemn'] as number;
  };
  const [a, b, c] = ['It condemns.', 'Oman is ready to host talks.', 'Chile $& no.'];
  const [one, two, three] = [await score([[a]]), await score([[b]]), await score([[c]])];
  t.equal(new Set([one, two, three]).size, 3);
  t.equal(await score([[a], [b, c]]), Math.max(one, two, three));
  near(t, await score([[a], [b, c]], ['--pool', 'mean']), (one + Math.max(two, three)) / 2);
  t.equal(await score([[a], [b, c]], ['--paraphrases', '1']), one);
});

t.test('a long text is read in windows, and its hypothesis is never cut', async (t) => {
  const dir = t.testdir({});
  const long = `${'The two neighbours should hold their fire. '.repeat(30)}Kenya condemned the raid.`;
  const found = [];
  for (const hypothesis of ['Kenya condemned the raid.', 'Oman is ready.']) {
    const ran = await label(
      'deberta-v2-nli',
      [long],
      ['--codebook', codebookWith(dir, [[hypothesis]])],
    );
    const [row] = parseLines<Row>(ran.stdout);
    t.equal(row?.truncated, false);
    found.push(row?.scores['condemn']);
  }
  t.not(found[0], found[1]);
  const freak = await label(
    'deberta-v2-nli',
    ['raid '.repeat(20_000)],
    ['--codebook', codebookWith(dir, [['Kenya condemned.']])],
  );
  t.equal(parseLines<Row>(freak.stdout)[0]?.truncated, true, 'what was not read is told');
});

t.test('hypotheses in the language of the text, in English, or made of the name', async (t) => {
  const dir = t.testdir({});
  const ask = async (lang: string | undefined, more: string[]) => {
    const ran = await run(['label', '--classifier', join(fixtures, 'bert-nli'), ...more], {
      stdin: `${JSON.stringify({ text: 'Chile lên án.', ...(lang ? { lang } : {}) })}\n`,
    });
    t.equal(ran.status, 0, ran.stderr);
    return parseLines<Row>(ran.stdout)[0]?.scores;
  };
  t.notSame(await ask('vi', []), await ask('en', []));
  t.same(await ask('vi', ['--hypothesis-lang', 'en']), await ask('en', []));
  t.same(await ask('sw', []), await ask('en', []));
  t.same(await ask(undefined, []), await ask('en', []));
  const plain = codebookWith(dir, undefined, '$& {}');
  t.same(
    await ask('vi', ['--codebook', plain]),
    await ask('vi', [
      '--codebook',
      codebookWith(dir, [['The stance expressed in this text is: $& {}.']]),
    ]),
  );
  t.match(await label('bert-nli', ['a'], ['--hypothesis-lang', 'xx']), {
    status: 2,
    stderr: /no hypotheses in "xx".*\n *hint: it has en, vi, ar, fa, ru/,
  });
});

t.test('the same scores whatever stands beside a text', async (t) => {
  for (const [name, more] of [
    ['deberta-v2-nli', []],
    ['bert-text', ['--label-map', MAP]],
  ] as [string, string[]][]) {
    const few = texts.slice(0, 6);
    const all = parseLines<Row>((await label(name, few, more)).stdout);
    const small = parseLines<Row>((await label(name, few, [...more, '--batch-size', '2'])).stdout);
    t.strictSame(small, all);
    for (const [i, text] of few.entries()) {
      const [alone] = parseLines<Row>((await label(name, [text], more)).stdout);
      t.strictSame(alone?.scores, all[i]?.scores);
    }
  }
});

t.test('folders that are no classifiers', async (t) => {
  const dir = t.testdir({
    'config.json': '{"architectures":["BertForMaskedLM"],"id2label":{"0":"a"}}',
    'tokenizer.json': '{}',
    'tokenizer_config.json': '{}',
    'model.onnx': 'x',
  });
  const ran = () => run(['label', '--classifier', dir], { stdin: '{"text":"a"}\n' });
  t.match(await ran(), { status: 2, stderr: /does not classify texts: it is a BertForMaskedLM/ });
  writeFileSync(join(dir, 'config.json'), '[');
  t.match(await ran(), { status: 2, stderr: /config.json: error: is not a JSON object/ });
  writeFileSync(join(dir, 'config.json'), '{"id2label":{"0":"condemn"},"model_type":"bert"}');
  t.match(await ran(), { status: 2, stderr: /the runtime cannot load the classifier/ });
});
