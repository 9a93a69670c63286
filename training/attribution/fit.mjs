import { writeFileSync } from 'node:fs';
import { D, rows, ok } from './common.mjs';
const { sceneOf } = await import(D + 'compile.js');
const { findCandidates } = await import(D + 'candidates.js');
const { noteEvidence } = await import(D + 'score.js');
const { phraseSpan } = await import(D + 'phrases.js');
const env = process.env;
const langs = env.LANGS?.split(',') ?? [];
const L2 = +(env.L2 ?? 0.3),
  L2L = +(env.L2L ?? 1.0),
  MINC = +(env.MINC ?? 4);
const load = (f) =>
  rows(f)
    .filter((r) => !langs.length || langs.includes(r.lang))
    .map((r) => {
      const s = sceneOf(r.text, r.lang);
      const cs = findCandidates(s).map((c) => {
        const [a, b] = phraseSpan(s, c);
        const n = [];
        noteEvidence(s, c, (x, y = '') => n.push(x + ' | ' + y));
        const t = r.text.slice(a, b);
        return {
          t,
          n,
          ok: ok(t, r.speakers, r.lang),
          rule: c.rule + '/' + c.reading,
          cue: c.cue === null ? '' : s.tokens[c.cue].phrase,
        };
      });
      return { r, cs };
    });
let fit = load(`${process.env.WORK ?? '.'}/fit.jsonl`),
  held = load(`${process.env.WORK ?? '.'}/held.jsonl`);
const pseudo = env.PSEUDO ? load(`${process.env.WORK ?? '.'}/pseudo.jsonl`) : [];
const train = [...(env.ALL ? [...fit, ...held] : fit), ...pseudo];
const cnt = new Map();
for (const x of train) {
  const seen = new Set();
  for (const c of x.cs)
    for (const n of c.n) {
      seen.add(n);
      seen.add(x.r.lang + '\t' + n);
    }
  for (const n of seen) cnt.set(n, (cnt.get(n) ?? 0) + 1);
}
const ix = new Map(),
  name = [],
  l2 = [];
const id = (n) => {
  let i = ix.get(n);
  if (i === undefined) {
    if ((cnt.get(n) ?? 0) < (n.includes('\t') ? MINC * 2 : MINC)) return -1;
    ix.set(n, (i = name.length));
    name.push(n);
    l2.push(n.includes('\t') ? L2L : n.startsWith('cue-word') ? L2 * 1.5 : L2);
  }
  return i;
};
const index = (set, mk) => {
  for (const x of set)
    for (const c of x.cs) {
      c.f = [];
      for (const n of c.n) {
        const i = mk(n);
        if (i >= 0) c.f.push(i);
        if (!n.startsWith('cue-word')) {
          const j = mk(x.r.lang + '\t' + n);
          if (j >= 0) c.f.push(j);
        }
      }
    }
};
index(train, id);
const get = (n) => ix.get(n) ?? -1;
index(held, get);
index(fit, get);
const w = new Float64Array(name.length),
  g2 = new Float64Array(name.length).fill(1e-6);
const sc = (c) => {
  let s = 0;
  for (const i of c.f) s += w[i];
  return s;
};
let seed = 1;
const rnd = () => (seed = (seed * 1103515245 + 12345) % 2147483648) / 2147483648;
function epoch(lr) {
  const order = [...train.keys()];
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(rnd() * (i + 1));
    [order[i], order[j]] = [order[j], order[i]];
  }
  for (const k of order) {
    const { cs } = train[k];
    if (!cs.length) continue;
    const s = cs.map(sc);
    const m = Math.max(0, ...s);
    const e = s.map((v) => Math.exp(v - m)),
      e0 = Math.exp(-m),
      Z = e.reduce((a, b) => a + b, e0);
    let G = 0;
    e.forEach((v, i) => {
      if (cs[i].ok) G += v;
    });
    const g = new Map();
    cs.forEach((c, i) => {
      const d = e[i] / Z - (c.ok ? e[i] / G : 0);
      if (Math.abs(d) > 1e-6) for (const f of c.f) g.set(f, (g.get(f) ?? 0) + d);
    });
    for (const [f, d] of g) {
      const gr = d + (l2[f] * w[f]) / 100;
      g2[f] += gr * gr;
      w[f] -= (lr * gr) / Math.sqrt(g2[f]);
    }
  }
}
for (let e = 0; e < 10; e++) epoch(e < 6 ? 0.25 : 0.08);
const prune = +(env.PRUNE ?? 0.06);
for (let i = 0; i < w.length; i++) {
  w[i] = Math.abs(w[i]) < prune ? 0 : Math.round(w[i] * 100) / 100;
}
const T = +(env.T ?? 0);
const kindOf = (x) =>
  x.r.speakers.length
    ? x.best
      ? x.best.ok
        ? 'ok'
        : x.cs.some((c) => c.ok)
          ? 'wrong'
          : 'wrong-nocand'
      : x.cs.some((c) => c.ok)
        ? 'miss'
        : 'miss-nocand'
    : x.best
      ? 'fp'
      : 'nullok';
function evalSet(set, label, T = 0) {
  const by = {};
  for (const x of set) {
    const l = x.r.lang;
    const o = (by[l] ??= { n: 0, tp: 0, fp: 0, fn: 0, nul: 0, nulok: 0, orc: 0, has: 0 });
    let best = null,
      bs = T;
    for (const c of x.cs) {
      const s = sc(c);
      if (s > bs) {
        bs = s;
        best = c;
      }
    }
    x.best = best;
    x.bs = bs;
    const gold = x.r.speakers.length > 0;
    o.n++;
    if (gold) {
      o.has++;
      if (x.cs.some((c) => c.ok)) o.orc++;
    }
    if (x.r.no_speaker) {
      o.nul++;
      if (!best) o.nulok++;
    }
    if (best) {
      if (gold && best.ok) o.tp++;
      else {
        o.fp++;
        if (gold) o.fn++;
      }
    } else if (gold) o.fn++;
  }
  const main = ['vi', 'ar', 'fa', 'en', 'ru'];
  const P = (l, o) =>
    `${l.padEnd(6)} n ${String(o.n).padStart(4)}  P ${(o.tp / (o.tp + o.fp)).toFixed(3)} R ${(o.tp / (o.tp + o.fn)).toFixed(3)} F1 ${((2 * o.tp) / (2 * o.tp + o.fp + o.fn)).toFixed(3)}  null ${(o.nulok / o.nul).toFixed(3)}  oracle ${(o.orc / o.has).toFixed(3)}`;
  const Z = () => ({ n: 0, tp: 0, fp: 0, fn: 0, nul: 0, nulok: 0, orc: 0, has: 0 }),
    pool = Z(),
    all = Z();
  const out = [label];
  for (const l of Object.keys(by).sort(
    (a, b) => main.includes(b) - main.includes(a) || a.localeCompare(b),
  )) {
    if (!env.SHORT || main.includes(l)) out.push(P(l, by[l]));
    for (const k in all) {
      all[k] += by[l][k];
      if (!main.includes(l)) pool[k] += by[l][k];
    }
  }
  if (pool.n) out.push(P('others', pool));
  out.push(P('all', all));
  console.log(out.join('\n'));
}
if (env.FIT) evalSet(fit, 'FIT', T);
evalSet(held, 'HELD', T);
if (env.TS)
  for (const t of [-0.8, -0.6, -0.4, -0.2, 0.2]) {
    process.env.SHORT = '1';
    evalSet(held, 'T ' + t, t);
  }
if (env.GOLD) {
  const g = load(env.GOLD);
  index(g, get);
  evalSet(g, 'GOLD', T);
}
console.log(
  'weights',
  w.filter((v) => v).length,
  'shared',
  name.filter((n, i) => w[i] && !n.includes('\t')).length,
);
if (env.WRITE) {
  const by = { all: [] };
  name.forEach((n, i) => {
    if (!w[i]) return;
    const [l, k] = n.includes('\t') ? n.split('\t') : ['all', n];
    (by[l] ??= []).push(`  ${k.endsWith(' | ') ? k.slice(0, -3) : k} = ${w[i]}`);
  });
  let o = `/**\n * How much each piece of evidence counts for a candidate, in log-odds against naming no speaker at\n * all: fitted on labelled sentences (a log-linear choice among the candidates of a sentence and\n * none), rounded to two places. \`all\` counts in every language; a language's own list is added\n * to it. Lines read \`evidence = weight\` or \`evidence | evidence = weight\`. Machine-made: measure\n * again rather than edit.\n */\nexport const WEIGHTS: { readonly [language: string]: string } = {\n`;
  for (const l of Object.keys(by).sort()) {
    o += `  ${l}: \`\n${by[l].sort().join('\n').replaceAll('`', '\\`')}\n\`,\n`;
  }
  o += '};\n';
  writeFileSync(new URL('../../src/stages/attribute/weights.ts', import.meta.url), o);
}
if (env.SHOW) {
  const [l, k, n, which] = env.SHOW.split(':');
  let i = 0;
  for (const x of which === 'fit' ? (evalSet(fit, 'fit'), fit) : held) {
    if (x.r.lang !== l || kindOf(x) !== k || i++ >= +n) continue;
    const gc = x.cs.filter((c) => c.ok).sort((a, b) => sc(b) - sc(a))[0];
    console.log(
      `gold=${x.r.speakers} (${gc ? gc.rule + ' ' + gc.cue + ' ' + sc(gc).toFixed(1) : ''}) got=${x.best ? x.best.t + ' (' + x.best.rule + ' ' + x.best.cue + ' ' + x.bs.toFixed(1) + ')' : null} ${x.r.labels}\n    ${x.r.text.slice(0, +(env.LEN ?? 300))}`,
    );
  }
}
