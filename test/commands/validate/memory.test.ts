import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import t from 'tap';
import { ValidationRun } from '../../../src/commands/validate/run.js';
import { ScratchFile } from '../../../src/formats/scratch-file.js';
import type { Problem } from '../../../src/records.js';

const jsonl = (rows: unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

/** Articles of five units, one annotation a unit; every 97th unit or so has a fault that only other records show. */
function records(articles: number) {
  const files = { articles: [] as unknown[], units: [] as unknown[], annotations: [] as unknown[] };
  let n = 0;
  for (let a = 0; a < articles; a++) {
    const sentences = Array.from({ length: 5 }, (_, i) => {
      const said = (a * 5 + i) % 131 === 0 ? 'a sentence that many hold' : `sentence ${i} of ${a}`;
      return `The minister of state said ${said} on the market square.`;
    });
    const text = sentences.join(' ');
    const sha256 = createHash('sha256').update(text).digest('hex');
    const rest = { lang: 'en', lang_confidence: null, date: null, url: null, source: null };
    files.articles.push({ id: `a${a}`, text, title: null, ...rest, meta: {}, sha256 });
    let start = 0;
    for (const [index, sentence] of sentences.entries()) {
      n++;
      const end = start + sentence.length;
      const span = { start, end, text: sentence, lang: 'en', kind: 'narration', quote_id: null };
      const parts = { speaker: null, reported_by: null, cue: null, target: null, meta: {} };
      files.units.push({
        id: n % 97 === 0 ? `u${n - 90}` : `u${n}`,
        article_id: n % 101 === 0 ? 'nowhere' : `a${a}`,
        index: n % 103 === 0 ? 7 : index,
        ...span,
        ...parts,
        duplicate_of: n % 107 === 0 ? (n % 2 ? 'u1' : 'u0') : null,
      });
      if (n % 109 !== 0)
        files.annotations.push({
          id: n % 113 === 0 ? 'n1' : `n${n}`,
          unit_id: n % 127 === 0 ? 'u0' : `u${n}`,
          labels: [],
          scores: { condemn: 0.1, call_for_restraint: 0.1, offer_mediation: 0.1 },
          annotator: { type: 'classifier', id: 'c', revision: null, sha256: null },
          codebook: { id: 'diplomatic-stance', version: '1.0' },
          truncated: false,
          meta: {},
        });
      start = end + 1;
    }
  }
  return files;
}

async function problemsOf(paths: string[], memory: number, stdin = ''): Promise<Problem[]> {
  const problems: Problem[] = [];
  await ValidationRun.files(paths, {
    stdin: Readable.from([Buffer.from(stdin)]),
    schema: undefined,
    encoding: undefined,
    codebook: undefined,
    sink: (problem) => problems.push(problem),
    stopped: () => false,
    memory,
  });
  return problems;
}

t.test('the same problems, in the same order, in memory and on the disk', async (t) => {
  const { articles, units, annotations } = records(400);
  const cwd = t.testdir({
    'a.jsonl': jsonl(articles),
    'u.jsonl': jsonl(units),
    'n.jsonl': jsonl(annotations),
  });
  const paths = ['a.jsonl', 'u.jsonl', 'n.jsonl'].map((name) => join(cwd, name));
  const inMemory = await problemsOf(paths, 1 << 26);
  t.strictSame(await problemsOf(paths, 1 << 12), inMemory);
  const codes = new Set(inMemory.map(({ code }) => code));
  const wanted = ['unit/duplicate-id', 'unit/no-article', 'unit/index', 'unit/duplicate-of'];
  const others = ['annotation/duplicate-id', 'annotation/no-unit', 'unit/repeated-elsewhere'];
  for (const code of [...wanted, ...others, 'unit/unlabelled', 'unit/gap'])
    t.ok(codes.has(code), code);
});

t.test('records of a stream are read again from the disk', async (t) => {
  const { articles, units } = records(60);
  const cwd = t.testdir({ 'a.jsonl': jsonl(articles), 'u.jsonl': jsonl(units) });
  const [a, u] = [join(cwd, 'a.jsonl'), join(cwd, 'u.jsonl')];
  const tails = (problems: Problem[]) =>
    problems.filter(({ code }) => code === 'unit/gap').map(({ place }) => place.line);
  const fromFiles = tails(await problemsOf([a, u], 1 << 26));
  t.ok(fromFiles.length > 0);
  t.strictSame(tails(await problemsOf([a, '-'], 1 << 12, jsonl(units))), fromFiles);
});

t.test('nothing is left of temporary files, even while they are in use', async (t) => {
  const before = process.env['TMPDIR'];
  const folder = t.testdir({});
  process.env['TMPDIR'] = folder;
  try {
    const file = new ScratchFile();
    file.write(Buffer.from('kept'), 3);
    const bytes = Buffer.alloc(4);
    file.read(bytes, 3);
    t.equal(bytes.toString(), 'kept');
    if (process.platform !== 'win32') t.strictSame(readdirSync(folder), []);
    file.close();
    t.strictSame(readdirSync(folder), []);
    process.env['TMPDIR'] = join(folder, 'none');
    t.throws(() => new ScratchFile(), { code: 'scratch/unwritable', hint: /TMPDIR/ });
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});
