import t from 'tap';
import { codePointLength } from '../../../src/offsets.js';
import { guessOffsetUnit } from '../../../src/stages/validate/offset-unit.js';

const article = 'Tin 😀 nóng. Kenya lên án vụ tấn công. Kenya lên án lần nữa.';
const text = 'Kenya lên án vụ tấn công.';
const at = article.indexOf(text);
const start = codePointLength(article.slice(0, at));
const end = start + codePointLength(text);

t.test('names the unit in which wrong offsets were counted, and the right ones', async (t) => {
  t.match(guessOffsetUnit(article, text, at, at + text.length), {
    unit: 'UTF-16 code units',
    start,
    end,
    after: 'U+1F600',
  });
  const bytes = Buffer.byteLength(article.slice(0, at));
  t.match(guessOffsetUnit(article, text, bytes, bytes + Buffer.byteLength(text)), {
    unit: 'UTF-8 bytes',
    start,
    end,
    after: 'U+1F600',
  });
  t.match(guessOffsetUnit(article, text, start - 3, end - 3), {
    unit: 'code points, shifted',
    start,
    end,
  });
});

t.test('does not guess where nothing explains the offsets', async (t) => {
  t.equal(guessOffsetUnit(article, 'not in the article', 3, 9), undefined);
  t.equal(guessOffsetUnit(article, '', 3, 3), undefined);
  t.equal(guessOffsetUnit(`${'x'.repeat(5000)}${text}`, text, 3, 9), undefined, 'too far away');
});
