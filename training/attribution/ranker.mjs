// Sets of features by what their place leaves over 4 (src/stages/attribute/features.ts), as bits.
const RULES = 1 << 2;
const KINDS = RULES | (1 << 0);
const ALL = KINDS | (1 << 1) | (1 << 3);

/** A log-linear choice among the stretches of a sentence and nobody, fitted by AdaGrad with dropped features. */
export class Ranker {
  constructor(size, { rate, decay, drop, wordless, seed = 1 }) {
    this.weights = new Float32Array(size);
    this.squares = new Float32Array(size).fill(1e-4);
    Object.assign(this, { rate, decay, drop, wordless });
    this.salt = 0;
    this.most = 0;
    this.kinds = ALL;
    this.seed = seed;
  }

  random() {
    this.seed = (this.seed * 1103515245 + 12345) % 2147483648;
    return this.seed / 2147483648;
  }

  /** Which features a sentence goes without, this time: those not yet learned, and some at random. */
  dropped(place) {
    if (((this.kinds >> (place & 3)) & 1) === 0) return true;
    return ((Math.imul(place ^ this.salt, 0x9e3779b1) >>> 8) & 0xffff) < this.most;
  }

  sum(places, from, to) {
    const { weights } = this;
    let total = 0;
    if (this.most === 0 && this.kinds === ALL) {
      for (let i = from; i < to; i++) total += weights[places[i]];
      return total;
    }
    for (let i = from; i < to; i++) if (!this.dropped(places[i])) total += weights[places[i]];
    return total / (1 - this.most / 65536);
  }

  /** The weight of each stretch against nobody. */
  score(x) {
    const { places, begins, ends, inside, whole, from, to } = x;
    const n = begins.length - 1;
    const first = new Float64Array(n);
    const last = new Float64Array(n);
    const upTo = new Float64Array(n + 1);
    for (let i = 0; i < n; i++) {
      first[i] = this.sum(places, begins[i], begins[i + 1]);
      last[i] = this.sum(places, ends[i], ends[i + 1]);
      upTo[i + 1] = upTo[i] + this.sum(places, inside[i], inside[i + 1]);
    }
    const nobody = this.sum(places, x.nobody[0], x.nobody[1]);
    return Float64Array.from(from, (a, k) => {
      const b = to[k];
      const edges = first[a] + last[b - 1] + upTo[b] - upTo[a];
      return edges + this.sum(places, whole[k], whole[k + 1]) - nobody;
    });
  }

  update(places, from, to, slope, rate) {
    if (Math.abs(slope) < 1e-3) return;
    const { weights, squares, decay } = this;
    for (let i = from; i < to; i++) {
      const place = places[i];
      if (this.dropped(place)) continue;
      const step = slope + decay * weights[place];
      squares[place] += step * step;
      weights[place] -= (rate * step) / Math.sqrt(squares[place]);
    }
  }

  /** One pass over the rows; returns the mean loss. */
  pass(rows, rate) {
    const order = [...rows.keys()];
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(this.random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    let loss = 0;
    for (const index of order) loss += this.learn(rows[index], rate);
    this.most = 0;
    return loss / rows.length;
  }

  learn(x, rate) {
    const { none } = x;
    if (!none && !x.findable) return 0;
    this.salt = Math.floor(this.random() * 2 ** 31);
    this.most = (this.now === ALL ? this.drop : this.drop / 2) * 65536;
    this.kinds = this.now;
    if (this.now === ALL && this.random() < this.wordless) this.kinds = KINDS;
    const scores = this.score(x);
    if (x.offset !== null) for (let k = 0; k < scores.length; k++) scores[k] += x.offset[k];
    let top = 0;
    for (const score of scores) if (score > top) top = score;
    const nobody = Math.exp(-top);
    let all = nobody;
    let right = none ? nobody : 0;
    const odds = scores.map((score, k) => {
      const value = Math.exp(score - top);
      all += value;
      right += value * x.good[k];
      return value;
    });
    const { places, begins, ends, inside, whole, from, to } = x;
    const n = begins.length - 1;
    const first = new Float64Array(n);
    const last = new Float64Array(n);
    const turns = new Float64Array(n + 1);
    odds.forEach((value, k) => {
      const slope = x.weight * (value / all - (none ? 0 : (value * x.good[k]) / right));
      first[from[k]] += slope;
      last[to[k] - 1] += slope;
      turns[from[k]] += slope;
      turns[to[k]] -= slope;
      this.update(places, whole[k], whole[k + 1], slope, rate);
    });
    let within = 0;
    for (let i = 0; i < n; i++) {
      within += turns[i];
      this.update(places, begins[i], begins[i + 1], first[i], rate);
      this.update(places, ends[i], ends[i + 1], last[i], rate);
      this.update(places, inside[i], inside[i + 1], within, rate);
    }
    const slope = x.weight * (nobody / all - (none ? 1 : 0));
    this.update(places, x.nobody[0], x.nobody[1], slope, rate);
    return -Math.log(right / all);
  }

  /**
   * Fits by so many passes: first by what the rules find, then by kinds of words too, then by all. What comes later
   * learns only what is left to tell. The weights are the mean of those after each pass of the last third.
   */
  fit(rows, passes, tell) {
    const mean = new Float32Array(this.weights.length);
    let count = 0;
    for (let pass = 0; pass < passes; pass++) {
      this.now = pass < passes / 5 ? RULES : pass < passes * 0.4 ? KINDS : ALL;
      const loss = this.pass(rows, pass < passes * 0.7 ? this.rate : this.rate / 3);
      tell(`pass ${pass + 1} of ${passes}: loss ${loss.toFixed(3)}`);
      if (pass < passes * 0.7) continue;
      count++;
      for (let i = 0; i < mean.length; i++) mean[i] += this.weights[i];
    }
    this.kinds = ALL;
    this.weights = mean.map((value) => value / count);
  }
}
