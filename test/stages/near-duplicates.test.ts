import t from 'tap';
import { seededRandom } from '../../src/metrics/random.js';
import { NearDuplicateIndex, similarityOf } from '../../src/stages/near-duplicates.js';

const find = (texts: readonly string[], options = {}) => {
  const index = new NearDuplicateIndex(options);
  for (const text of texts) index.add(text);
  return index.find((item) => texts[item] as string);
};

/** One text and its copy by another outlet, in scripts with and without spaces, cases and vowel points. */
const COPIES: readonly (readonly [string, string, string])[] = [
  [
    'en',
    'The foreign minister called on all parties to return to the negotiating table without delay.',
    'The Foreign Minister called on all the parties to return to the negotiating table, without delay',
  ],
  [
    'vi',
    'Bộ trưởng kêu gọi các bên kiềm chế tối đa và sớm nối lại đối thoại ở khu vực biên giới phía bắc.',
    'Bộ trưởng kêu gọi các bên kiềm chế tối đa và nối lại đối thoại ở khu vực biên giới phía bắc',
  ],
  [
    'ar',
    'دعت الوزارة جميع الأطراف إلى ضبط النفس ووقف إطلاق النار فورا في المناطق الحدودية',
    'دَعَتِ الوِزارة جميع الاطراف الى ضبط النفس ووقف اطلاق النار فورا في المناطق الحدودية',
  ],
  [
    'fa',
    'سخنگوی وزارت خارجه یک کشتی تجاری را در آب‌های آزاد هدف حمله دانست و آن را محکوم کرد',
    'سخنگوي وزارت خارجه يك كشتي تجاري را در آبهای آزاد هدف حمله دانست و آن را محكوم كرد',
  ],
  [
    'zh',
    '外交部发言人强烈谴责这次袭击并呼吁各方保持最大克制',
    '外交部发言人强烈谴责了这次袭击，并呼吁各方保持最大克制。',
  ],
  [
    'th',
    'รัฐมนตรีต่างประเทศเรียกร้องให้ทุกฝ่ายกลับสู่โต๊ะเจรจาโดยเร็ว',
    'รัฐมนตรีต่างประเทศเรียกร้องให้ทุกฝ่ายกลับสู่โต๊ะเจรจาโดยเร็ว!',
  ],
];

t.test('copies are found in every script, and only they', async (t) => {
  const texts = COPIES.flatMap(([, text, copy]) => [text, copy]);
  const { links, clusters } = find(texts);
  t.equal(links.length, COPIES.length);
  for (const [i, [lang]] of COPIES.entries()) {
    t.equal(clusters[2 * i], 2 * i, lang);
    t.equal(clusters[2 * i + 1], 2 * i, lang);
  }
});

t.test('resemblance is the Jaccard index of shingles of five letters', async (t) => {
  t.equal(similarityOf('abcdefgh', 'ABC-DEF gh'), 1);
  // abcde bcdef cdefg against abcde bcdef cdefx: two of four.
  t.equal(similarityOf('abcdefg', 'abcdefx'), 2 / 4);
  t.equal(similarityOf('abcdefg', 'hijklmn'), 0);
  t.equal(similarityOf('', ''), 0);
  t.equal(similarityOf('\ufb01nancial', 'financial'), 1);
});

const random = seededRandom(7);
const below = (limit: number) => random() % limit;
const words = Array.from({ length: 900 }, () =>
  Array.from({ length: 2 + below(8) }, () => String.fromCharCode(97 + below(26))).join(''),
);
const sentence = () => Array.from({ length: 12 + below(14) }, () => words[below(900)] as string);

/** Sentences, and copies of them in which up to three words are others. */
function corpus(size: number): string[] {
  const texts: string[][] = [];
  while (texts.length < size) {
    const copied = texts[below(texts.length || 1)];
    const text = copied === undefined || below(3) > 0 ? sentence() : [...copied];
    for (let edits = below(4); edits > 0; edits--)
      text[below(text.length)] = words[below(900)] as string;
    texts.push(text);
  }
  return texts.map((text) => text.join(' '));
}

t.test('nearly all pairs that a comparison of all with all finds, and no others', async (t) => {
  const texts = corpus(500);
  const { links, clusters } = find(texts);
  let pairs = 0;
  let missed = 0;
  for (const [a, left] of texts.entries())
    for (const [b, right] of texts.entries()) {
      if (a >= b || similarityOf(left, right) < 0.7) continue;
      pairs++;
      if (clusters[a] !== clusters[b]) missed++;
    }
  t.ok(pairs > 100);
  t.ok(missed <= pairs / 100, `${missed} of ${pairs} missed`);
  for (const { item, other, similarity } of links)
    t.equal(similarity, similarityOf(texts[item] as string, texts[other] as string));
});

t.test('neither the order of texts nor a second run changes the clusters', async (t) => {
  const texts = corpus(300);
  const groupsOf = (list: readonly string[]) => {
    const { clusters } = find(list);
    const groups = new Map<number, string[]>();
    for (const [i, cluster] of clusters.entries())
      groups.set(cluster, [...(groups.get(cluster) ?? []), list[i] as string].sort());
    return [...groups.values()].map((group) => group.join('\n')).sort();
  };
  t.same(groupsOf([...texts].reverse()), groupsOf(texts));
  t.same(groupsOf(texts), groupsOf(texts));
});

t.test('short texts have no copies; exact copies of any number make one cluster', async (t) => {
  t.same([...find(['He agreed.', 'He agreed.', '', '']).clusters], [0, 1, 2, 3]);
  const stock = 'The ministry said in a statement that it follows the developments closely.';
  const { links, clusters } = find(Array.from({ length: 5000 }, () => stock));
  t.equal(links.length, 4999);
  t.ok(clusters.every((cluster) => cluster === 0));
});

t.test('the threshold is the caller’s', async (t) => {
  const pair = [
    'The spokesman condemned the attack on the port in the strongest possible terms yesterday.',
    'The spokeswoman condemned the raid on the port in the strongest possible terms yesterday.',
  ];
  const similarity = similarityOf(pair[0] as string, pair[1] as string);
  t.equal(find(pair, { similarity: similarity - 0.01 }).links.length, 1);
  t.equal(find(pair, { similarity: similarity + 0.01 }).links.length, 0);
});
