import { overlap, STAGE } from './rows.mjs';

const { sceneOf } = await import(`${STAGE}compile.js`);
const { findCandidates } = await import(`${STAGE}candidates.js`);
const { Features } = await import(`${STAGE}features.js`);
const { phraseSpan } = await import(`${STAGE}phrases.js`);
const { findStretches } = await import(`${STAGE}stretches.js`);

/** A list of features, as places among the weights. */
class Places {
  places = new Int32Array(1 << 16);
  length = 0;
  constructor(mask) {
    this.mask = mask;
  }
  push(hash) {
    if (this.length === this.places.length) {
      const wider = new Int32Array(this.length * 2);
      wider.set(this.places);
      this.places = wider;
    }
    this.places[this.length++] = hash & this.mask;
  }
}

/** A span that is not the marked one but shares so much with it counts as right, this much. */
const CLOSE = 0.8;
const CLOSE_WORTH = 0.4;

/**
 * A row as numbers: `begins`, `ends`, `inside` and `whole` say where the features of each token or stretch start
 * in `places` (one more entry than there are), `good` how right each stretch is.
 */
export function prepare(row, size) {
  const scene = sceneOf(row.text, row.lang);
  const features = new Features(scene);
  const goodOf = (stretch) => {
    const text = row.text.slice(...phraseSpan(scene, stretch));
    return Math.max(0, ...row.speakers.map((speaker) => worth(text, speaker, row.lang)));
  };
  const stretches = findStretches(scene, findCandidates(scene));
  const out = new Places(size - 1);
  const each = (count, note) => {
    const starts = new Int32Array(count + 1);
    for (let i = 0; i < count; i++) {
      starts[i] = out.length;
      note(i);
    }
    starts[count] = out.length;
    return starts;
  };
  const n = scene.tokens.length;
  const begins = each(n, (i) => features.begins(out, i));
  const ends = each(n, (i) => features.ends(out, i));
  const inside = each(n, (i) => features.inside(out, i));
  const nobody = each(1, () => features.nobody(out));
  const whole = each(stretches.length, (i) => features.whole(out, stretches[i]));
  const good = Float32Array.from(stretches, goodOf);
  return {
    row,
    begins,
    ends,
    inside,
    nobody,
    whole,
    good,
    from: Int32Array.from(stretches, ({ from }) => from),
    to: Int32Array.from(stretches, ({ to }) => to),
    span: (i) => row.text.slice(...phraseSpan(scene, stretches[i])),
    findable: good.some((value) => value > 0),
    ruled: good.some((value, i) => value > 0 && stretches[i].rules.length > 0),
    places: out.places.slice(0, out.length),
  };
}

function worth(text, speaker, lang) {
  if (text === speaker) return 1;
  return overlap(text, speaker, lang) >= CLOSE ? CLOSE_WORTH : 0;
}
