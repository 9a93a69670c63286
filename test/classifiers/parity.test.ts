import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import type { Window } from '../../src/classifiers/batches.js';
import { openModelFolder } from '../../src/classifiers/model-folder.js';
import { loadNetwork } from '../../src/classifiers/network.js';
import { pairScorer, textScorer } from '../../src/classifiers/scorer.js';

const fixtures = fileURLToPath(new URL('../fixtures/classifiers/', import.meta.url));
const { rows } = JSON.parse(readFileSync(`${fixtures}expected.json`, 'utf8')) as {
  rows: Record<string, { texts: string[]; ids: number[]; logits: number[] }[]>;
};

for (const [name, cases] of Object.entries(rows)) {
  t.test(`${name}: token ids and logits are those of Python transformers`, async (t) => {
    const folder = await openModelFolder(fixtures + name);
    const loaded = await loadNetwork(folder, { device: 'cpu', threads: 1 });
    t.teardown(() => loaded.close());
    const seen: Window[] = [];
    const network = {
      ...loaded,
      run: (batches: readonly (readonly Window[])[]) => {
        seen.push(...batches.flat());
        return loaded.run(batches);
      },
    };
    const { outputs, maxLength } = folder;
    let held = '';
    const options = { outputs, maxLength, rows: 1 };
    const scorer = name.endsWith('-nli')
      ? pairScorer(network, { ...options, hypothesesFor: () => ({ a: [[held]] }) })
      : textScorer(network, options);
    for (const { texts, ids, logits } of cases) {
      held = texts[1] ?? '';
      seen.length = 0;
      const [scored] = await scorer.score([texts[0] as string], ['und']);
      // Python cuts where a text is too long: what it reads is the first of the windows.
      t.ok(
        seen.some((window) => String(window.ids) === String(ids)),
        `${JSON.stringify(texts)}: ${ids} among ${seen.map((window) => String(window.ids)).join(' | ')}`,
      );
      const found = scored?.values[0]?.[0] ?? [];
      t.equal(found.length, logits.length);
      for (const [i, logit] of logits.entries())
        t.ok(Math.abs((found[i] as number) - logit) <= 1e-4, `${found[i]} against ${logit}`);
    }
  });
}
