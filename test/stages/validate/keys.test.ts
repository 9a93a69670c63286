import t from 'tap';
import { Identities } from '../../../src/stages/validate/identities.js';
import { Keys } from '../../../src/stages/validate/keys.js';

t.test('numbers strings in their order, and knows them again', async (t) => {
  const keys = new Keys();
  const ids = Array.from({ length: 50_000 }, (_, i) => `u_${i.toString(16)}`);
  t.ok(ids.every((id, i) => keys.add(id) === i));
  t.ok(ids.every((id, i) => keys.add(id) === ~i));
  t.ok(ids.every((id, i) => keys.find(id) === i));
  t.equal(keys.find('u_none'), -1);
  t.equal(keys.size, ids.length);
});

t.test(
  'folded: case, blanks, quotes and dashes do not count, letters and figures do',
  async (t) => {
    const same = [
      ['He said: “No.”', 'he  said: "no."'],
      ['Ông nói – hôm nay', 'ÔNG nói - hôm nay'.replace('ÔNG', 'Ông')],
    ];
    for (const [a = '', b = ''] of same) {
      const keys = new Keys();
      t.equal(keys.addFolded(a, 1), 0);
      t.equal(keys.addFolded(b, 1), ~0, b);
    }
    const other = [
      ['1.5 million', '15 million'],
      ['abc', 'abd'],
      ['ab', 'ba'],
      ['abc', 'ab'],
    ];
    for (const [a = '', b = ''] of other) {
      const keys = new Keys();
      keys.addFolded(a, 1);
      t.equal(keys.addFolded(b, 1), 1, b);
    }
    t.equal(new Keys().addFolded('too short', 30), undefined);
  },
);

t.test('ids that only look different, or only look the same', async (t) => {
  const at = (line: number) => ({ file: 'u.jsonl', line });
  const ids = new Identities('unit');
  t.strictSame(ids.addNamed('u1', at(1)), []);
  t.match(ids.addNamed('u1', at(2)), [{ code: 'unit/duplicate-id', message: /in u\.jsonl:1$/ }]);
  t.strictSame(ids.addNamed('خبر\u200cها', at(3)), [], 'joiners belong to words');
  t.match(ids.addNamed('a\u200eb', at(4)), [{ code: 'id/invisible', found: '"a<U+200E>b"' }]);
  t.match(ids.addNamed('e\u0301', at(5)), [{ code: 'id/not-nfc' }]);
  t.match(ids.addNamed('\u00e9', at(6)), [{ code: 'id/normalisation' }]);
  t.match(ids.hintFor('e\u0301'), { hint: /NFC or NFD/ });
  t.strictSame(ids.hintFor('other'), {});
});
