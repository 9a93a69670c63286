import type { Candidate } from './candidates.js';
import { EdgeSums } from './edge-sums.js';
import { Features, lookAtUnit, MOST_WORDS } from './features.js';
import { hashName } from './hash.js';
import type { Lexicon } from './lexicon.js';
import { explainTemplate, type FeatureSink, Looks } from './looks.js';
import { SpeakerNet } from './net.js';
import { plainBonus } from './plain.js';
import type { Scene } from './scene.js';
import { noteEvidence } from './score.js';
import { Signs } from './signs.js';
import { StretchSums } from './stretch-sums.js';
import { eachStretch, readBounds, type Stretch } from './stretches.js';
import type { Token } from './tokens.js';
import { STEP, Sum } from './weights.js';

/** Stretches that are weighed as a whole, besides those of the rules: the best by their edges and words, */
const MOST_STRETCHES = 6;
/** and of those only such as are not hopeless by them, in steps. */
const LEAST_STRETCH = -8 / STEP;

/** How much the network counts, once it is asked; the weights count the rest. */
const NET = 0.5;
/** Where the strongest stretch weighs less or more than this, the network is not asked. */
const LEAST_DOUBT = -1.2;
const MOST_DOUBT = 2;

/** A stretch with its log-odds against naming nobody: above 0 it is more likely than not. */
export interface WeighedStretch extends Stretch {
  readonly weight: number;
  /** Of its rules, the one that counts; null where no rule proposes it. */
  readonly main: Candidate | null;
  /** What it gains or loses in a short unit, which is part of the weight. */
  readonly bonus: number;
  /** What the network says of it; null where it was not asked. */
  readonly read: number | null;
}

const signs = new Signs();
const weighers = new Map<Lexicon, Weigher>();

function weigherFor(lexicon: Lexicon): Weigher {
  let weigher = weighers.get(lexicon);
  if (weigher === undefined) {
    weigher = new Weigher(lexicon);
    weighers.set(lexicon, weigher);
  }
  return weigher;
}

/** Weighs every stretch of a unit that may name the speaker, the strongest first. */
export function weighStretches(scene: Scene, candidates: readonly Candidate[]): WeighedStretch[] {
  return weigherFor(scene.lexicon).weigh(scene, candidates);
}

const NONE: readonly Candidate[] = [];

/** Weighs the units of one language. */
class Weigher {
  readonly #sum = new Sum();
  readonly #looks: Looks;
  readonly #edges: EdgeSums;
  readonly #stretches: StretchSums;
  readonly #lang: string;
  /** Made when it is first asked. */
  #net: SpeakerNet | null = null;

  constructor(lexicon: Lexicon) {
    this.#lang = lexicon.table.code;
    this.#looks = new Looks(hashName(lexicon.table.code));
    this.#edges = new EdgeSums(lexicon, this.#looks, this.#sum);
    this.#stretches = new StretchSums(this.#looks, this.#sum);
  }

  weigh(scene: Scene, candidates: readonly Candidate[]): WeighedStretch[] {
    const bounds = readBounds(scene, candidates);
    signs.read(scene);
    this.#edges.read(scene.tokens, signs, bounds.bits);
    const nobody = this.#nobody(scene);
    const { begins, ends, upTo } = this.#edges;
    const best: number[] = [];
    const found: Found[] = [];
    eachStretch(bounds, (from, to, rules) => {
      const words = (upTo[to] as number) - (upTo[from] as number);
      const base = (begins[from] as number) + (ends[to - 1] as number) + words - nobody;
      if (rules === null && (base <= LEAST_STRETCH || !isAmong(best, base))) return;
      found.push({ from, to, rules: rules ?? NONE, base });
    });
    const least = best[best.length - 1] ?? Number.POSITIVE_INFINITY;
    const weighed: WeighedStretch[] = [];
    for (const { from, to, rules, base } of found) {
      if (rules === NONE && base < least) continue;
      const sum = base + this.#stretches.of(scene, signs, from, to, rules);
      const bonus = plainBonus(scene, from, to, rules);
      const main = mainRule(rules, this.#stretches.byRule);
      insert(weighed, { from, to, rules, weight: sum * STEP + bonus, main, bonus, read: null });
    }
    return isDoubtful(weighed) ? this.#read(scene, weighed) : weighed;
  }

  /** The same stretches as the network weighs them, too. */
  #read(scene: Scene, weighed: readonly WeighedStretch[]): WeighedStretch[] {
    this.#net ??= SpeakerNet.for(this.#lang);
    const net = this.#net;
    if (net === null) return [...weighed];
    net.read(scene, signs);
    const all: WeighedStretch[] = [];
    for (const stretch of weighed) {
      const read = net.score(stretch.from, stretch.to);
      const { weight, bonus } = stretch;
      const mixed = read === null ? weight : (1 - NET) * (weight - bonus) + NET * read + bonus;
      insert(all, { ...stretch, read, weight: mixed });
    }
    return all;
  }

  /** What speaks for the unit naming nobody, in steps. */
  #nobody(scene: Scene): number {
    const { tokens } = scene;
    const most = Math.min(MOST_WORDS, tokens.length);
    let total = 0;
    for (let i = 0; i < most; i++) {
      const { kind, word } = tokens[i] as Token;
      if (kind !== 'word') continue;
      const { nobody, opening } = this.#edges.spelled(word.spelling);
      total += nobody;
      if (i < 3) total += opening[i] as number;
    }
    lookAtUnit(this.#looks, this.#sum, scene, signs);
    return total + this.#sum.take();
  }
}

/** A stretch with what its edges and words come to, in steps. */
interface Found extends Stretch {
  readonly base: number;
}

/** Puts a stretch behind all that weigh as much or more. */
function insert(weighed: WeighedStretch[], stretch: WeighedStretch): void {
  let at = weighed.length;
  for (; at > 0 && (weighed[at - 1] as WeighedStretch).weight < stretch.weight; at--)
    weighed[at] = weighed[at - 1] as WeighedStretch;
  weighed[at] = stretch;
}

/** Whether the network may know better: `weighed` begins with the strongest. */
function isDoubtful(weighed: readonly WeighedStretch[]): boolean {
  const strongest = weighed[0]?.weight ?? Number.NEGATIVE_INFINITY;
  return strongest > LEAST_DOUBT && strongest < MOST_DOUBT;
}

/** Notes a weight among the best of its kind, the best first; false when there are enough better ones. */
function isAmong(best: number[], weight: number): boolean {
  let at = best.length;
  if (at === MOST_STRETCHES) {
    const last = best[at - 1] as number;
    if (weight <= last) return weight === last;
    at--;
  }
  for (; at > 0 && (best[at - 1] as number) < weight; at--) best[at] = best[at - 1] as number;
  best[at] = weight;
  return true;
}

/** Of the rules that propose a stretch, the one that ties it to a verb, and among those the one whose evidence counts most. */
function mainRule(rules: readonly Candidate[], weights: readonly number[]): Candidate | null {
  if (rules.length < 2) return rules[0] ?? null;
  let best: Candidate | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const [i, rule] of rules.entries()) {
    const weight = (weights[i] as number) * STEP - LOOSE * looseness(rule);
    if (weight <= most) continue;
    most = weight;
    best = rule;
  }
  return best;
}

/** More than any evidence. */
const LOOSE = 1000;

/** A noun beside a phrase says less than a verb, a verb beyond others less than the next, the start of a unit least. */
function looseness({ rule, cueClass, back }: Candidate): number {
  if (rule === 'opening') return 3;
  if (rule === 'heading') return back > 0 ? 2 : 0;
  if (cueClass === 'noun' && rule !== 'genitive' && rule !== 'possessor') return 2;
  return rule === 'before-first' || rule === 'before-back' ? 1 : 0;
}

/** The evidence that counted for or against a stretch, strongest first. */
export function explainWeight(
  scene: Scene,
  stretch: WeighedStretch,
): { evidence: string; weight: number }[] {
  const features = new Features(scene);
  const groups = new Map<string, number>();
  const add = (name: string, weight: number) => groups.set(name, (groups.get(name) ?? 0) + weight);
  const sum = new Sum();
  const sink = (sign: number): FeatureSink => ({
    push(hash, template) {
      sum.push(hash);
      const weight = sign * STEP * sum.take();
      const name = explainTemplate(template);
      if (name !== null) add(name, weight);
    },
  });
  features.nobody(sink(-1));
  features.begins(sink(1), stretch.from);
  features.ends(sink(1), stretch.to - 1);
  for (let i = stretch.from; i < stretch.to; i++) features.inside(sink(1), i);
  features.whole(sink(1), stretch);
  const seen = new Set<string>();
  for (const rule of stretch.rules) {
    noteEvidence(scene, rule, (name, other = '') => {
      const text = other === '' ? name : `${name} ${other}`;
      if (seen.has(text)) return;
      seen.add(text);
      features.evidence(sum, name, other);
      add(text, sum.take() * STEP);
    });
  }
  const { read, bonus } = stretch;
  if (read !== null) {
    for (const [name, weight] of groups) groups.set(name, (1 - NET) * weight);
    add('the unit read as a whole', NET * read);
  }
  if (bonus !== 0)
    add(bonus > 0 ? 'short: a known actor beside its verb' : 'short: no verb', bonus);
  return [...groups]
    .map(([evidence, weight]) => ({ evidence, weight }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
