import { setTimeout as sleep } from 'node:timers/promises';
import t from 'tap';
import type { Classifier } from '../../src/records.js';
import { label } from '../../src/stages/label.js';

/** Labels with the length of the text; slow, so that what happens meanwhile shows. */
function measuring(log: string[]): Classifier {
  return {
    annotator: { type: 'classifier', id: 'length', revision: null, sha256: null, dtype: 'fp32' },
    codebook: { id: 'own', version: '1' },
    labels: [],
    window: 3,
    async classify(texts) {
      log.push(`asked ${texts.join('')}`);
      await sleep(20);
      log.push(`labelled ${texts.join('')}`);
      return texts.map((text) => ({
        labels: [],
        scores: { length: text.length },
        truncated: false,
      }));
    },
    close: async () => {},
  };
}

async function* letters(text: string, log: string[], broken = false) {
  for (const letter of text) {
    log.push(`read ${letter}`);
    yield letter;
  }
  if (broken) throw new Error('the input broke off');
}

const stageOf = (log: string[]) =>
  label<string>({
    classifier: measuring(log),
    textOf: (letter) => (letter === '-' ? null : letter),
    between: async () => {
      log.push('between');
    },
  });

t.test('the next window is read while one is labelled; order stays', async (t) => {
  const log: string[] = [];
  const given: string[] = [];
  for await (const { item, scored } of stageOf(log)(letters('ab-aacde', log))) {
    given.push(item);
    t.equal(scored === null, item === '-');
    log.push(`gave ${item}`);
  }
  t.equal(given.join(''), 'ab-aacde');
  const at = (what: string) => log.indexOf(what);
  t.ok(at('read a') < at('asked ab') && at('asked ab') < at('read c'), 'read meanwhile');
  t.ok(at('asked ac') < at('gave a'), 'asked before the window before was taken');
  t.ok(at('between') > at('gave -') && at('between') < at('gave c'), 'a moment between windows');
  t.ok(log.includes('asked ac'), 'a text that comes twice is labelled once');
  t.equal(log.filter((line) => line === 'between').length, 2);
});

t.test('an input that breaks off takes nothing back', async (t) => {
  const given: string[] = [];
  const log: string[] = [];
  await t.rejects(async () => {
    for await (const { item } of stageOf(log)(letters('abcd', log, true))) given.push(item);
  }, /the input broke off/);
  t.equal(given.join(''), 'abc');
});

t.test(
  'whoever ends the run between windows gets what is under way; behind a failure comes nothing',
  async (t) => {
    for (const broken of [false, true]) {
      const given: string[] = [];
      const classifier = measuring([]);
      let windows = 0;
      const stage = label<string>({
        classifier: {
          ...classifier,
          classify: async (texts) => {
            if (broken && ++windows === 2) throw new Error('broken');
            return await classifier.classify(texts);
          },
        },
        textOf: (letter) => letter,
        between: async () => {
          if (!broken) throw new Error('stopped');
        },
      });
      await t.rejects(async () => {
        for await (const { item } of stage(letters('abcdefghi', []))) given.push(item);
      }, /broken|stopped/);
      t.equal(given.join(''), broken ? 'abc' : 'abcdef');
    }
  },
);

t.test('no items, and one', async (t) => {
  for (const text of ['', 'a'])
    t.equal((await stageOf([])(letters(text, [])).next()).value?.item, text[0]);
});
