/**
 * `npm run test:kill [KILLS]`: builds a dataset, killed with SIGKILL at random moments and resumed, over and
 * over, until it was killed 50 times. Every dataset that comes of it has to be that of a run without a kill.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../dist/bin.js', import.meta.url));
const kills = Number(process.argv[2] ?? 50);
const cwd = mkdtempSync(join(tmpdir(), 'stancekit-kill-'));
const sentences = [
  'Kenya condemned raid N on the market, its foreign minister said.',
  'وزارت خارجه اندونزی حمله N را به شدت محکوم کرد.',
  'Thái Lan kêu gọi các bên kiềm chế lần thứ N 😀.',
  '“We offer to mediate for the Nth time,” she told reporters.',
];
const lines = Array.from({ length: 1500 }, (_, i) => {
  const text = [0, 1, 2].map((k) => (sentences[(i + k) % 4] ?? '').replace('N', `${i}${k}`));
  return `${JSON.stringify({ id: `x${i}`, text: text.join(' ') })}\n`;
});
writeFileSync(join(cwd, 'articles.jsonl'), lines.join(''));

/** Runs a build; resolves to its exit status, or to null where it was killed after `ms` milliseconds. */
function build(folder, ms) {
  const args = [bin, 'build', '-q', 'articles.jsonl', '-o', folder, '--resume', '--lang', 'en'];
  const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] });
  const timer = ms === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), ms);
  return new Promise((resolve) => {
    child.on('close', (status) => {
      clearTimeout(timer);
      resolve(status);
    });
  });
}

const filesOf = (folder) =>
  Object.fromEntries(
    readdirSync(join(cwd, folder)).map((name) => {
      const text = readFileSync(join(cwd, folder, name), 'utf8');
      const times = /"(created|seconds)": .*\n/g;
      return [name, name === 'manifest.json' ? text.replace(times, '') : text];
    }),
  );

const journalOf = (folder) => {
  const path = join(cwd, folder, 'build.journal');
  return existsSync(path) ? readFileSync(path, 'utf8').split('\n').slice(1, -1) : [];
};

function check(what, holds) {
  if (!holds) throw new Error(`${what} (files are in ${cwd})`);
}

const began = Date.now();
check('a run without a kill ends well', (await build('whole')) === 0);
const length = Date.now() - began;
const whole = JSON.stringify(filesOf('whole'));
const ids = readFileSync(join(cwd, 'whole/units.jsonl'), 'utf8').match(/"id":"u_\w+"/g);
check('no unit comes twice', new Set(ids).size === ids?.length);

let done = 0;
let datasets = 0;
let withProgress = 0;
for (let n = 0; done < kills; n++) {
  const folder = `killed${n}`;
  let journal = [];
  for (;;) {
    // Half of the kills come early, while files are opened and locks are taken over.
    const status = await build(folder, done < kills ? Math.random() * length : undefined);
    if (status === 0) break;
    check('a run ends well or is killed', status === null);
    done++;
    const now = journalOf(folder);
    check(
      'what was finished stays finished',
      now.length >= journal.length && journal.every((line, i) => line === now[i]),
    );
    if (now.length > 0) withProgress++;
    journal = now;
  }
  datasets++;
  check(
    `dataset ${n} has the bytes of a run without a kill`,
    JSON.stringify(filesOf(folder)) === whole,
  );
}
rmSync(cwd, { recursive: true });
process.stdout.write(
  `${done} kills, ${withProgress} of them with articles done; ${datasets} datasets, all with the bytes of a run without a kill\n`,
);
