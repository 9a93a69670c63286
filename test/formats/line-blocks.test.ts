import t from 'tap';
import { type LineForm, readLineBlocks } from '../../src/formats/line-blocks.js';
import type { Line } from '../../src/formats/lines.js';
import type { Problem } from '../../src/records.js';

t.test(
  'a line that is too long is told and passed by, and the next ones keep their places',
  async (t) => {
    const bytes = Buffer.from(`first\n${'x'.repeat(200)}\nthird é\n${'y'.repeat(199)}`);
    for (const size of [1, 7, 30, 64]) {
      async function* chunks() {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      }
      const problems: Problem[] = [];
      const lines: Line[] = [];
      const form: LineForm = { mark: false, firstCrlf: 0, ended: true };
      const onBad = (problem: Problem) => problems.push(problem);
      const options = { file: 'a.jsonl', onBad, form, longest: 70 };
      for await (const block of readLineBlocks(chunks(), options)) lines.push(...block);
      t.strictSame(lines, [
        { text: 'first', line: 1, byte: 0, bytes: 5 },
        { text: 'third é', line: 3, byte: 207, bytes: 8 },
      ]);
      t.match(problems, [
        { code: 'input/long-line', place: { file: 'a.jsonl', line: 2 } },
        { code: 'input/long-line', place: { line: 4 } },
      ]);
      t.equal(form.ended, false);
    }
  },
);
