import t from 'tap';
import { fanOut } from '../../src/formats/fan-out.js';

let open = false;
async function* numbers(most: number) {
  open = true;
  try {
    for (let i = 0; i < most; i++) yield i;
  } finally {
    open = false;
  }
}
const keysOf = (n: number) => (n % 3 === 0 ? ['a', 'b'] : n % 3 === 1 ? ['b'] : ['nobody']);

t.test('each reader gets its items in order, a slow one too', async (t) => {
  const got: Record<string, number[]> = { a: [], b: [] };
  const reader = (name: string, slow: boolean) => async (items: AsyncIterable<number>) => {
    for await (const n of items) {
      if (slow && n % 50 === 0) await new Promise(setImmediate);
      got[name]?.push(n);
    }
  };
  await fanOut(
    numbers(2000),
    keysOf,
    new Map([
      ['a', reader('a', true)],
      ['b', reader('b', false)],
    ]),
  );
  const all = Array.from({ length: 2000 }, (_, n) => n);
  t.strictSame(got, {
    a: all.filter((n) => keysOf(n).includes('a')),
    b: all.filter((n) => keysOf(n).includes('b')),
  });
});

t.test('the first failure ends it, and the stream is closed', async (t) => {
  const drain = async (items: AsyncIterable<number>) => {
    for await (const _ of items);
  };
  const fails = async (items: AsyncIterable<number>) => {
    for await (const n of items) if (n > 10) throw new Error('a full disk');
  };
  const readers = new Map([
    ['a', fails],
    ['b', drain],
  ]);
  await t.rejects(fanOut(numbers(100_000), keysOf, readers), { message: 'a full disk' });
  await new Promise(setImmediate);
  t.equal(open, false);
  async function* broken() {
    yield* numbers(20);
    throw new Error('a broken line');
  }
  await t.rejects(fanOut(broken(), keysOf, new Map([['b', drain]])), { message: 'a broken line' });
});
