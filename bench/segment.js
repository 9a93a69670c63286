import { attribute } from '../dist/stages/attribute.js';
import { segment } from '../dist/stages/segment.js';
import { pair } from './pair.js';
import { sampleArticles } from './texts.js';

/**
 * Segmentation, without and with attribution, against bare Intl.Segmenter on the same articles; then what a character
 * of one endless text costs beside one of these articles.
 */
export default async function suite() {
  const articles = await sampleArticles(20);
  const segmenters = new Map(
    articles.map(({ lang }) => [lang, new Intl.Segmenter(lang, { granularity: 'sentence' })]),
  );
  const drain =
    (stage, from = articles) =>
    async () => {
      for await (const { units } of stage(streamOf(from))) units.length;
    };
  const attributed = (input) => attribute()(segment()(input));
  const bare = async () => {
    for (const { text, lang } of articles)
      for (const part of segmenters.get(lang).segment(text)) part.index;
  };
  await pair('segment : Intl.Segmenter (time)', drain(segment()), bare);
  await pair('segment + attribute : Intl.Segmenter (time)', drain(attributed), bare, {
    goal: '<= 3',
  });
  const size = articles.reduce((sum, { text }) => sum + text.length, 0);
  for (const [name, piece] of ENDLESS) {
    const text = piece.repeat(Math.ceil(size / piece.length)).slice(0, size);
    const endless = [{ ...articles[0], text, lang: 'en', title: null }];
    await pair(
      `${name} : articles of as many characters (time)`,
      drain(attributed, endless),
      drain(attributed),
      {
        rounds: 3,
      },
    );
  }
}

/** Texts that go on and on, by what they repeat. */
const ENDLESS = [
  [
    'no full stop',
    'the minister of Kenya said the talks would go on and the envoy condemned the raid while ',
  ],
  ['opening quotes', '“'],
  ['quotations', '“said Iran” '],
  ['short lines', 'said Iran\n'],
];

async function* streamOf(items) {
  yield* items;
}
