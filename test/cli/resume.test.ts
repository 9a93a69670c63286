import { spawn } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { seededRandom } from '../../src/metrics/random.js';
import { filesOf, randomCorpus } from './corpus.js';
import { run } from './in-process.js';
import { stancekit } from './spawn.js';

const SEED = 20261130;
const CORPUS = randomCorpus(SEED, 200);
const cwd = t.testdir({
  'a.jsonl': CORPUS.slice(0, 110).join(''),
  'b.jsonl': CORPUS.slice(110).join(''),
});
const BUILD = ['build', '-q', 'a.jsonl', 'b.jsonl'];
const out = (name: string) => join(cwd, name);
const status = async (args: string[]) => (await run([...BUILD, ...args], { cwd })).status;

/** A run that a signal stops after `windows` windows of units. */
async function stopped(folder: string, windows: number, reason = 'SIGTERM') {
  const abort = new AbortController();
  let laps = 0;
  const now = () => {
    // The clock is asked twice before the first window, and once after each.
    if (++laps === windows + 2) abort.abort(reason);
    return new Date(0);
  };
  return await run([...BUILD, '-o', folder], { cwd, signal: abort.signal, now });
}

t.before(async () => {
  t.equal(await status(['-o', 'whole']), 1);
});

t.test('a run that is stopped keeps what is done, and says how to go on', async (t) => {
  const run = await stopped('stopped', 1);
  t.equal(run.status, 143);
  t.notOk(existsSync(out('stopped/units.jsonl')));
  t.ok(statSync(out('stopped/units.jsonl.part')).size > 0);
  t.notOk(existsSync(out('stopped/build.lock')));
  t.match(await stancekit([...BUILD, '-o', 'stopped'], { cwd }), {
    status: 2,
    stderr: /holds an unfinished run \(output\/unfinished\)\n {2}hint: .*--resume.*--force/,
  });
  t.equal((await stopped('nothing', 0)).status, 143);
  t.notOk(existsSync(out('nothing')), 'nothing done, nothing left');
});

t.test('wherever a crash comes, the resumed run gives the same bytes', async (t) => {
  const whole = filesOf(out('whole'));
  const random = seededRandom(SEED);
  const journal = readFileSync(out('stopped/build.journal'));
  for (let i = 0; i < 4; i++) {
    const folder = `crash${i}`;
    cpSync(out('stopped'), out(folder), { recursive: true });
    // A torn journal, and files that go on behind it, or were never begun.
    truncateSync(out(`${folder}/build.journal`), i === 0 ? 20 : random() % journal.length);
    appendFileSync(out(`${folder}/units.jsonl.part`), '{"id":"half a uni');
    if (i === 1) rmSync(out(`${folder}/dataset.csv.part`));
    t.equal(await status(['-o', folder, '--resume']), 1);
    t.strictSame(filesOf(out(folder)), whole, `cut ${i}`);
  }
});

t.test('a crash while the files get their names is no loss', async (t) => {
  const whole = filesOf(out('whole'));
  cpSync(out('stopped'), out('naming'), { recursive: true });
  const files = Object.keys(whole).filter((name) => /^(articles|units|anno|dataset)/.test(name));
  const ends = files.map((name) => statSync(out(`whole/${name}`)).size);
  t.equal(ends.length, 5);
  // What the journal holds when all is written: that of a shard, which keeps its own.
  t.equal(await status(['-o', 'one', '--shard', '0/1']), 1);
  const [header] = readFileSync(out('stopped/build.journal'), 'utf8').split('\n');
  const index = readFileSync(out('one/index-00000-of-00001.jsonl'), 'utf8');
  writeFileSync(out('naming/build.journal'), `${header}\n${index}{"finished":true}\n`);
  for (const [i, name] of files.entries()) {
    rmSync(out(`naming/${name}.part`));
    cpSync(out(`whole/${name}`), out(`naming/${name}${i < 2 ? '' : '.part'}`));
  }
  t.equal(await status(['-o', 'naming', '--resume']), 1);
  t.strictSame(filesOf(out('naming')), whole);
});

t.test('another run is refused, with what is other', async (t) => {
  const refused = async (args: string[]) => {
    const { status, stderr } = await run(['build', ...args, '-o', 'stopped', '--resume'], { cwd });
    t.equal(status, 2);
    return stderr;
  };
  const before = filesOf(out('stopped'));
  t.match(
    await refused(['a.jsonl', 'b.jsonl', '--lang', 'vi']),
    /the run to be resumed was another one:\n {2}--lang was not given, is "vi" \(resume\/other-run\)\n {2}hint: /,
  );
  t.match(await refused(['a.jsonl']), /\n {2}input b\.jsonl is gone /);
  const book = JSON.parse(readFileSync(out('whole/codebook.json'), 'utf8'));
  writeFileSync(out('book.json'), JSON.stringify({ ...book, version: '9' }));
  t.match(
    await refused(['a.jsonl', 'b.jsonl', '--codebook', 'book.json']),
    /the codebook was "diplomatic-stance [\d.]+ \(sha256 \w+\)", is "diplomatic-stance 9 /,
  );
  const last = CORPUS.slice(110).join('');
  writeFileSync(out('b.jsonl'), last.replace(/condemned(?!.*condemned)/s, 'condemmed'));
  t.match(await refused(['a.jsonl', 'b.jsonl']), /input b\.jsonl was changed \(\d+ bytes then/);
  writeFileSync(out('b.jsonl'), last);
  t.strictSame(filesOf(out('stopped')), before, 'nothing was touched');
});

t.test('articles from a pipe are known by what they say', async (t) => {
  const stdin = CORPUS.join('');
  const abort = new AbortController();
  let laps = 0;
  const now = () => {
    if (++laps === 3) abort.abort('SIGTERM');
    return new Date(0);
  };
  const piped = (stdin: string) => run(['build', '-q', '-', '-o', 'p', '--resume'], { cwd, stdin });
  await run(['build', '-q', '-', '-o', 'p'], { cwd, stdin, signal: abort.signal, now });
  t.match(await piped(stdin.replace('"n":0', '"n":7')), {
    status: 2,
    stderr: /the input is not what the run to be resumed read: article a0 was changed/,
  });
  t.equal((await piped(stdin)).status, 1);
  await run(['build', '-q', '-', '-o', 'p2'], { cwd, stdin });
  t.strictSame(filesOf(out('p')), filesOf(out('p2')));
});

t.test('what is finished is not done again', async (t) => {
  const again = await run(['build', 'a.jsonl', 'b.jsonl', '-o', 'whole', '--resume'], { cwd });
  t.match(again, { status: 0, stderr: /whole: warning: is finished already; nothing to do/ });
  t.match(await run([...BUILD, '-o', 'whole', '--resume', '--bom'], { cwd }), {
    status: 2,
    stderr: /--bom was not given, is true/,
  });
  t.equal(await status(['-o', 'fresh', '--resume']), 1, 'where nothing is, it begins');
  t.strictSame(filesOf(out('fresh')), filesOf(out('whole')));
});

t.test('the second process on a folder is refused, a dead one is inherited from', async (t) => {
  const live = spawn('sleep', ['60']);
  mkdirSync(out('locked'));
  const lock = out('locked/build.lock');
  const space = existsSync('/proc/self/ns/pid')
    ? (await import('node:fs')).readlinkSync('/proc/self/ns/pid')
    : null;
  const owner = { pid: live.pid, host: hostname(), space, ticks: null, since: 'yesterday' };
  writeFileSync(lock, JSON.stringify(owner));
  t.match(await run([...BUILD, '-o', 'locked', '--force'], { cwd }), {
    status: 2,
    stderr: new RegExp(
      `another process writes here: process ${live.pid} on .*, since yesterday \\(output/locked\\)\n *hint: wait`,
    ),
  });
  live.kill('SIGKILL');
  await new Promise((resolve) => live.on('close', resolve));
  // It was killed while it took the lock over from another.
  for (const end of ['', '.old'])
    writeFileSync(out(`locked/build.lock.${hostname()}.${live.pid}${end}`), JSON.stringify(owner));
  const taken = await run(['build', 'a.jsonl', '-o', 'locked'], { cwd });
  t.match(taken.stderr, /locked: warning: takes over from process \d+ on .*, which is gone/);
  t.notOk(readdirSync(out('locked')).some((name) => name.includes('lock')));

  mkdirSync(out('far'));
  const far = { ...owner, host: 'node7', pid: 4 };
  writeFileSync(out('far/build.lock'), JSON.stringify(far));
  t.match(await run([...BUILD, '-o', 'far'], { cwd }), {
    status: 2,
    stderr: /process 4 on node7, since yesterday, last sign of life \d+ s ago/,
  });
  const hourAgo = Date.now() / 1000 - 3600;
  utimesSync(out('far/build.lock'), hourAgo, hourAgo);
  t.equal((await run(['build', '-q', 'a.jsonl', '-o', 'far'], { cwd })).status, 1);
});

t.test('a disk that fills up costs nothing that was done', async (t) => {
  cpSync(out('stopped'), out('full'), { recursive: true });
  const kept = readFileSync(out('full/dataset.csv.part'));
  rmSync(out('full/dataset.csv.part'));
  // A device that takes nothing stands where the disk is full.
  rmSync(out('full/README.md.part'), { force: true });
  symlinkSync('/dev/full', out('full/README.md.part'));
  writeFileSync(out('full/dataset.csv.part'), kept);
  const run = await stancekit(['build', 'a.jsonl', 'b.jsonl', '-o', 'full', '--resume'], { cwd });
  t.equal(run.status, 2);
  t.match(run.stderr, /full\/README\.md: error: cannot write: no space is left on the disk/);
  t.match(run.stderr, /stopped with \d+ articles done, which are kept/);
  rmSync(out('full/README.md.part'), { force: true });
  t.equal(await status(['-o', 'full', '--resume']), 1);
  t.strictSame(filesOf(out('full')), filesOf(out('whole')));
});

t.test('kill -9, twice, then resume', async (t) => {
  const killed = async (after: number) => {
    let timer: NodeJS.Timeout | undefined;
    const run = await stancekit([...BUILD, '-o', 'killed', '--resume'], {
      cwd,
      onStart: (child) => {
        timer = setInterval(() => {
          const journal = out('killed/build.journal');
          if (!existsSync(journal) || statSync(journal).size < after) return;
          child.kill('SIGKILL');
        }, 2);
      },
    });
    clearInterval(timer);
    return run.status;
  };
  t.equal(await killed(1), null);
  t.equal(await killed(2000), null);
  t.equal(await status(['-o', 'killed', '--resume']), 1);
  t.strictSame(filesOf(out('killed')), filesOf(out('whole')));
});
