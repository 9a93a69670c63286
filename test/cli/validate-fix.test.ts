import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { ARTICLES } from './corruption/articles.js';
import { edit, type Files, parse, set, where } from './corruption/edits.js';
import { run } from './in-process.js';
import { parseLines } from './spawn.js';

const root = t.testdir({ in: ARTICLES });
const built = await run(['build', join(root, 'in'), '-o', join(root, 'good'), '--quiet']);
if (built.status !== 0) throw new Error(built.stderr);
const read = (folder: string): Files =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  );
const good = read(join(root, 'good'));

/** A dataset folder with some files changed, and its manifest made to fit them. */
function damaged(name: string, change: Files): string {
  const folder = join(root, name);
  mkdirSync(folder);
  const files = { ...good, ...change };
  let manifest = good['manifest.json'] as string;
  for (const [file, text] of Object.entries(files)) {
    if (file === 'manifest.json') continue;
    manifest = manifest.replace(sha(good[file] as string), sha(text));
    const sizes = new RegExp(`("path": "${file}",\\s*"bytes": )\\d+`);
    manifest = manifest.replace(sizes, `$1${Buffer.byteLength(text)}`);
    writeFileSync(join(folder, file), text);
  }
  writeFileSync(join(folder, 'manifest.json'), manifest);
  return folder;
}
const sha = (text: string) => createHash('sha256').update(text).digest('hex');

const articles = parse(good['articles.jsonl'] as string) as { id: string; text: string }[];
const inUtf16 = (row: string): string => {
  const unit = JSON.parse(row) as Record<string, unknown>;
  const points = [...(articles.find(({ id }) => id === unit['article_id'])?.text ?? '')];
  // Every start and end in the row, wherever it stands.
  return row.replace(/"(start|end)":(\d+)/g, (_, key, n) => {
    return `"${key}":${points.slice(0, Number(n)).join('').length}`;
  });
};

t.test('a dataset whose offsets count UTF-16 units comes back as it was', async (t) => {
  const rows = good['dataset.jsonl'] as string;
  const moved = new Map(
    parse((good['units.jsonl'] as string).split('\n').filter(Boolean).map(inUtf16).join('\n')).map(
      (unit) => [
        unit['id'],
        unit as { start: number; end: number; speaker: { start: number; end: number } | null },
      ],
    ),
  );
  const follow = (row: string) => {
    const unit = moved.get((JSON.parse(row) as { unit_id: string }).unit_id);
    let now = set(set(row, 'start', String(unit?.start)), 'end', String(unit?.end));
    if (unit?.speaker) {
      now = set(now, 'speaker_start', String(unit.speaker.start));
      now = set(now, 'speaker_end', String(unit.speaker.end));
    }
    return now;
  };
  const folder = damaged('utf16', {
    'units.jsonl': (good['units.jsonl'] as string)
      .split('\n')
      .map((row) => row && inUtf16(row))
      .join('\n'),
    'dataset.jsonl': rows
      .split('\n')
      .map((row) => row && follow(row))
      .join('\n'),
  });
  // The table is made from the changed rows by the tool itself.
  const exported = await run(['export', folder, '--to', 'csv']);
  writeFileSync(join(folder, 'dataset.csv'), exported.stdout);
  const manifest = readFileSync(join(folder, 'manifest.json'), 'utf8')
    .replace(sha(good['dataset.csv'] as string), sha(exported.stdout))
    .replace(/("path": "dataset.csv",\s*"bytes": )\d+/, `$1${Buffer.byteLength(exported.stdout)}`);
  writeFileSync(join(folder, 'manifest.json'), manifest);
  const before = read(folder);

  const told = await run(['validate', folder, '--fix', '--format', 'json', '--strict']);
  const lines = parseLines<Record<string, unknown>>(told.stdout);
  t.match(lines.at(-1), { valid: true, errors: 0, warnings: 0 });
  t.ok(
    lines.some(({ code, fixed }) => fixed === true && code === 'fix/offset-unit'),
    'changes are listed',
  );
  t.equal(told.status, 0);
  t.strictSame(read(folder), before, 'the original is as it was');
  t.strictSame(read(`${folder}.fixed`), good, 'every file is the good one again, to the byte');
});

t.test('each repair by itself gives the good file again', async (t) => {
  const units = good['units.jsonl'] as string;
  const cases: [string, Files, string][] = [
    ['bom', { 'units.jsonl': `\ufeff${units}` }, 'fix/byte-order-mark'],
    ['crlf', { 'units.jsonl': units.replaceAll('\n', '\r\n') }, 'fix/crlf'],
    [
      'null',
      { 'units.jsonl': edit(units, 1, (row) => row.replace('"reported_by":null,', '')) },
      'fix/missing-null',
    ],
    [
      'order',
      {
        'units.jsonl': edit(units, 0, (row) => row.replace(/^\{("id":"[^"]*"),(.*)\}$/, '{$2,$1}')),
      },
      'fix/key-order',
    ],
  ];
  for (const [name, files, code] of cases) {
    const folder = damaged(name, files);
    const told = await run(['validate', folder, '--fix']);
    t.match(told.stdout, new RegExp(`units\\.jsonl:\\d+: fixed: .*\\(${code}\\)`), name);
    t.strictSame(read(`${folder}.fixed`), good, name);
    t.equal(told.status, 0, name);
  }
});

t.test('ids are composed with everything that refers to them', async (t) => {
  const id = JSON.stringify('ué'.normalize('NFD'));
  const first = String(parse(good['units.jsonl'] as string)[0]?.['id']);
  const everywhere = Object.fromEntries(
    ['units.jsonl', 'annotations.jsonl', 'dataset.jsonl', 'dataset.csv'].map((name) => [
      name,
      (good[name] as string).replaceAll(first, JSON.parse(id) as string),
    ]),
  );
  const folder = damaged('nfc', everywhere);
  t.match((await run(['validate', folder, '--strict'])).stdout, /id\/not-nfc/);
  t.equal((await run(['validate', folder, '--fix', '--strict'])).status, 0);
  const fixed = read(`${folder}.fixed`);
  for (const name of Object.keys(everywhere))
    t.equal(fixed[name], (good[name] as string).replaceAll(first, 'ué'.normalize('NFC')), name);
});

t.test('what could lose something is left alone', async (t) => {
  const units = good['units.jsonl'] as string;
  const line = where(units, ({ index }) => index === 1);
  const kept = edit(units, line, (row) =>
    row.replace('"cue":', '"note":1,"cue":').replace(/\}$/, ',"meta":{"a":1}}'),
  );
  const file = join(root, 'units.jsonl');
  writeFileSync(file, `${kept}not json\n`);
  const told = await run(['validate', file, '--fix']);
  t.notMatch(told.stdout, /fixed/);
  t.match(told.stdout, /json\/duplicate-key/);
  t.match(told.stdout, /json\/syntax/);
  t.equal(told.status, 1);
  t.notOk(existsSync(join(root, 'units.fixed.jsonl')), 'no copy without a change');
});

t.test('numbers and escapes stay as they were written', async (t) => {
  const file = join(root, 'n.jsonl');
  const raw =
    '{"unit_id":"u1","id":"n1","labels":[],"scores":{"condemn":0.10,"call_for_restraint":1e-3,"offer_mediation":1.0},"annotator":{"type":"person","id":"L\\u00ea","revision":null},"codebook":{"id":"diplomatic-stance","version":"1.0"},"truncated":false,"meta":{"n":12345678901234567890}}';
  writeFileSync(file, `${raw}\n`);
  t.equal((await run(['validate', file, '--fix'])).status, 0);
  t.equal(
    readFileSync(join(root, 'n.fixed.jsonl'), 'utf8'),
    `${raw.replace('{"unit_id":"u1","id":"n1"', '{"id":"n1","unit_id":"u1"').replace('"revision":null', '"revision":null,"sha256":null')}\n`,
  );
  const again = await run(['validate', file, '--fix']);
  t.match(again, { status: 2, stderr: /is there already/ });
});

t.test('JSON arrays and single records, with what stands around them', async (t) => {
  const file = join(root, 'units.json');
  const rows = (good['units.jsonl'] as string).trimEnd().split('\n');
  const broken = rows.map((row, i) => (i === 1 ? row.replace('"reported_by":null,', '') : row));
  writeFileSync(file, `\ufeff[\n  ${broken.join(',\r\n  ')}\n]\n`);
  const told = await run(['validate', file, '--fix', '--no-near-duplicates']);
  t.match(told.stdout, /units\.json:1: fixed: byte order mark taken away/);
  t.match(
    told.stdout,
    /units\.json:3: fixed: "reported_by" was missing: set to null .*\/reported_by\]/,
  );
  t.equal(
    readFileSync(join(root, 'units.fixed.json'), 'utf8'),
    `[\n  ${rows.join(',\r\n  ')}\n]\n`,
  );
  const one = join(root, 'one.json');
  writeFileSync(one, `${JSON.stringify(JSON.parse(broken[1] as string), null, 2)}\n`);
  await run(['validate', one, '--fix']);
  t.strictSame(
    JSON.parse(readFileSync(join(root, 'one.fixed.json'), 'utf8')),
    JSON.parse(rows[1] as string),
  );
  const cut = join(root, 'cut.json');
  writeFileSync(cut, `\ufeff[${broken.join(',')}`);
  const left = await run(['validate', cut, '--fix']);
  t.match(left.stderr, /cut\.json: left as it is/);
  t.match(left.stdout, /cut\.json:1:1: warning: the file begins with a byte order mark/);
  t.notOk(existsSync(join(root, 'cut.fixed.json')));
});

t.test('files that are not repaired are named', async (t) => {
  const file = join(root, 'rows.csv');
  writeFileSync(file, '\ufeffid,text\r\na,b\r\n');
  const { stderr, stdout } = await run(['validate', file, '--fix']);
  t.match(stderr, /rows\.csv: left as it is: --fix repairs records in plain JSON/);
  t.notMatch(stdout, /fixed/);
});
