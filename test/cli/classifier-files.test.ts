import { appendFileSync, cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { stancekit } from './spawn.js';

const bundled = fileURLToPath(new URL('../../models/stance-xs', import.meta.url));
const stdin = '{"id":"1","text":"Kenya condemned the raid."}\n';

for (const file of [
  'onnx/model.onnx',
  'tokenizer.json',
  'tokenizer_config.json',
  'config.json',
  'SHA256SUMS',
]) {
  t.test(`a classifier without ${file}, or with an altered one, is refused`, async (t) => {
    const cwd = t.testdir({});
    const model = join(cwd, 'model');
    cpSync(bundled, model, { recursive: true });
    t.equal((await stancekit(['label', '--classifier', 'model'], { cwd, stdin })).status, 0);
    if (file !== 'SHA256SUMS') {
      appendFileSync(join(model, file), ' ');
      t.match(await stancekit(['label', '--classifier', 'model'], { cwd, stdin }), {
        status: 2,
        stdout: '',
        stderr: new RegExp(`${file}: error: a file of the classifier was altered: its sha256 is`),
      });
    }
    rmSync(join(model, file));
    t.match(await stancekit(['label', '--classifier', 'model'], { cwd, stdin }), {
      status: 2,
      stdout: '',
      stderr: new RegExp(`${file}: error: a file of the classifier is missing`),
    });
  });
}

t.test('a folder that is none', async (t) => {
  t.match(await stancekit(['label', '--classifier', 'nowhere'], { stdin }), {
    status: 2,
    stderr: /a file of the classifier is missing/,
  });
});
