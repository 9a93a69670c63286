import { overlap, STAGE } from './rows.mjs';

const { sceneOf } = await import(`${STAGE}compile.js`);
const { findCandidates } = await import(`${STAGE}candidates.js`);
const { Features } = await import(`${STAGE}features.js`);
const { phraseSpan } = await import(`${STAGE}phrases.js`);
const { findStretches } = await import(`${STAGE}stretches.js`);
const { attributeScene } = await import(`${STAGE}speaker.js`);
const { TargetFeatures } = await import(`${STAGE}target-features.js`);
const { eachTarget } = await import(`${STAGE}target-stretches.js`);

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

/** Of the stretches that no rule proposes and that are not right, so many are fitted to; each stands for several. */
const SAMPLED = 0.3;
const SAMPLED_OF_NONE = 0.15;

/** The stretches of a row that are fitted to, and the log of how many each stands for. */
function sample(stretches, goods, row) {
  const share = row.speakers.length > 0 ? SAMPLED : SAMPLED_OF_NONE;
  let seed = row.text.length;
  const kept = [];
  const offset = [];
  stretches.forEach((stretch, i) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    const all = stretch.rules.length > 0 || goods[i] > 0;
    if (!all && seed / 2147483648 >= share) return;
    kept.push(stretch);
    offset.push(all ? 0 : -Math.log(share));
  });
  return { kept, offset: Float32Array.from(offset) };
}

/**
 * A row as numbers: `begins`, `ends`, `inside` and `whole` say where the features of each token or stretch start
 * in `places` (one more entry than there are), `good` how right each stretch is. A row to be fitted to holds a sample of
 * its stretches: they are many.
 */
export function prepare(row, size, sampled = false) {
  const scene = sceneOf(row.text, row.lang);
  const features = new Features(scene);
  let stretches = findStretches(scene, findCandidates(scene));
  let offset = null;
  const goodOf = (stretch) => {
    const text = row.text.slice(...phraseSpan(scene, stretch));
    return Math.max(0, ...row.speakers.map((speaker) => worth(text, speaker, row.lang)));
  };
  let goods = stretches.map(goodOf);
  if (sampled) {
    ({ kept: stretches, offset } = sample(stretches, goods, row));
    goods = stretches.map(goodOf);
  }
  const numbers = asNumbers(row.text, scene, stretches, features, size, goods);
  return {
    ...numbers,
    row,
    offset,
    none: row.speakers.length === 0,
    ruled: numbers.good.some((value, i) => value > 0 && stretches[i].rules.length > 0),
  };
}

/** The same for the target of a row. `asked` says whether the stage looks for one at all. */
export function prepareTarget(row, size) {
  const scene = sceneOf(row.text, row.lang);
  const speaker = attributeScene(scene).speaker?.candidate ?? null;
  const features = new TargetFeatures(scene, speaker);
  const stretches = [];
  eachTarget(scene, speaker, (from, to) => stretches.push({ from, to }));
  const looks = {
    begins: (out, i) => features.begins(out, i),
    ends: (out, i) => features.ends(out, i),
    inside: (out, i) => features.inside(out, i),
    nobody: (out) => features.nobody(out),
    whole: (out, { from, to }) => features.whole(out, from, to),
  };
  const goods = stretches.map((stretch) => {
    const text = row.text.slice(...phraseSpan(scene, stretch));
    return Math.max(0, ...row.targets.map((target) => worthOfTarget(text, target, row.lang)));
  });
  const numbers = asNumbers(row.text, scene, stretches, looks, size, goods);
  return { ...numbers, row, offset: null, none: row.targets.length === 0, asked: scene.cues.length > 0 };
}

function asNumbers(text, scene, stretches, features, size, goods) {
  const span = (stretch) => text.slice(...phraseSpan(scene, stretch));
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
  const good = Float32Array.from(goods);
  return {
    begins,
    ends,
    inside,
    nobody,
    whole,
    good,
    from: Int32Array.from(stretches, ({ from }) => from),
    to: Int32Array.from(stretches, ({ to }) => to),
    span: (i) => span(stretches[i]),
    findable: good.some((value) => value > 0),
    places: out.places.slice(0, out.length),
  };
}

function worth(text, speaker, lang) {
  if (text === speaker) return 1;
  return overlap(text, speaker, lang) >= CLOSE ? CLOSE_WORTH : 0;
}

/** What coders take for the target differs more at its edges than a name does. */
function worthOfTarget(text, target, lang) {
  if (text === target) return 1;
  const shared = overlap(text, target, lang);
  return shared >= 0.5 ? 0.5 * shared * shared : 0;
}
