import t from 'tap';
import { clusterOf, GROUPS } from '../../../src/stages/attribute/clusters.js';

t.test('words used alike are together', async (t) => {
  const months = ['january', 'february', 'march', 'october'].map((word) => clusterOf('en', word));
  t.equal(new Set(months.map(({ group }) => group)).size, 1, 'months in one group');
  t.not(clusterOf('en', 'january').cluster, clusterOf('en', 'said').cluster);
  for (const word of ['said', 'the', 'minister']) {
    const { group, cluster, vector } = clusterOf('en', word);
    t.ok(group > 1 && group < GROUPS && cluster > 1 && vector >= 0, word);
  }
});

t.test('a word never met has neither cluster nor vector', async (t) => {
  t.same(clusterOf('en', 'qwxzzkfj'), { cluster: 0, group: 0, vector: -1 });
  t.same(clusterOf('xx', 'said'), { cluster: 0, group: 0, vector: -1 });
});
