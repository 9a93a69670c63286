import { attribute } from '../dist/stages/attribute.js';
import { segment } from '../dist/stages/segment.js';
import { pair } from './pair.js';
import { sampleArticles } from './texts.js';

/** Segmentation, without and with attribution, against bare Intl.Segmenter on the same articles. */
export default async function suite() {
  const articles = await sampleArticles(20);
  const segmenters = new Map(
    articles.map(({ lang }) => [lang, new Intl.Segmenter(lang, { granularity: 'sentence' })]),
  );
  const drain = (stage) => async () => {
    for await (const { units } of stage(streamOf(articles))) units.length;
  };
  const bare = async () => {
    for (const { text, lang } of articles)
      for (const part of segmenters.get(lang).segment(text)) part.index;
  };
  await pair('segment : Intl.Segmenter (time)', drain(segment()), bare);
  await pair(
    'segment + attribute : Intl.Segmenter (time)',
    drain((input) => attribute()(segment()(input))),
    bare,
    { goal: '<= 3' },
  );
}

async function* streamOf(items) {
  yield* items;
}
