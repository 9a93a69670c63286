import t from 'tap';
import { ScratchFile } from '../../../src/formats/scratch-file.js';
import { Column } from '../../../src/stages/validate/columns.js';
import { Keys } from '../../../src/stages/validate/keys.js';
import { Memory } from '../../../src/stages/validate/memory.js';

/** Memory for a few hundred keys: everything else lies on the disk. */
const tiny = () => new Memory(1 << 16, () => new ScratchFile());

t.test('keys are the same wherever they lie', async (t) => {
  const memory = tiny();
  const keys = new Keys(memory);
  const known = new Keys();
  let state = 7;
  for (let i = 0; i < 60_000; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const text = `u_${state % 40_000}`;
    if (known.find(text) !== keys.find(text)) t.fail(`finds ${text}`);
    if (known.add(text) !== keys.add(text)) t.fail(`adds ${text}`);
  }
  t.equal(keys.size, known.size);
  t.ok(keys.bytes < 1 << 16, 'most of them lie on the disk');
  for (let i = 0; i < 40_000; i++)
    if (keys.find(`u_${i}`) !== known.find(`u_${i}`)) t.fail(`finds u_${i}`);
  t.equal(keys.find('none'), -1);
  memory.close();
});

t.test('several sets share the memory, and the largest gives way', async (t) => {
  const memory = tiny();
  const sets = [new Keys(memory), new Keys(memory), new Keys(memory)];
  for (let i = 0; i < 9000; i++)
    for (const [n, keys] of sets.entries()) if (i % (n + 1) === 0) keys.add(`${i}`);
  for (const [n, keys] of sets.entries())
    for (let i = 0; i < 9000; i++)
      if (keys.find(`${i}`) !== (i % (n + 1) === 0 ? i / (n + 1) : -1)) t.fail(`set ${n}, ${i}`);
  t.ok(sets.reduce((sum, { bytes }) => sum + bytes, 0) < 1 << 16);
  memory.close();
});

t.test('columns keep what was set, in whatever order', async (t) => {
  const memory = tiny();
  const columns = [
    new Column(Uint8Array, memory),
    new Column(Uint32Array, memory),
    new Column(Float64Array, memory),
  ];
  for (const factor of [1, 7919])
    for (let i = 0; i < 50_000; i++)
      for (const [n, column] of columns.entries()) {
        const at = (i * factor) % 50_000;
        column.set(at, (column.get(at) + at + n) % 251);
      }
  for (let i = 0; i < 50_000; i++)
    for (const [n, column] of columns.entries())
      if (column.get(i) !== (i + n + ((i + n) % 251)) % 251) t.fail(`column ${n}, ${i}`);
  t.equal(columns[1]?.get(99_999_999), 0);
  memory.close();
});

t.test('a limit that is never reached writes nothing', async (t) => {
  const memory = new Memory(1 << 26, () => t.fail('opens a file') as never);
  const keys = new Keys(memory);
  const column = new Column(Uint32Array, memory);
  for (let i = 0; i < 10_000; i++) column.set(keys.add(`${i}`), i);
  t.equal(column.get(keys.find('77')), 77);
});
