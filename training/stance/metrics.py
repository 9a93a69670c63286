"""Scores: F1 with doubtful pairs ignored, bootstrap intervals, calibration error."""

import numpy as np

from . import LABELS, MAIN, OTHERS


def counts(y, p):
    """True positives, false positives, false negatives per label; NaN targets do not count."""
    ok = ~np.isnan(y)
    t, d = (y == 1) & ok, p & ok
    return np.stack([(t & d).sum(0), (~t & d).sum(0), (t & ~d).sum(0)]).astype(float)


def f1(c):
    """F1 from (tp, fp, fn)."""
    return 2 * c[0] / max(1e-9, 2 * c[0] + c[1] + c[2])


def prf(c):
    """Precision, recall, F1."""
    return c[0] / max(1e-9, c[0] + c[1]), c[0] / max(1e-9, c[0] + c[2]), f1(c)


def bootstrap(y, p, n=1000, seed=0):
    """95 % interval of micro F1 over sentences."""
    rng, vals = np.random.default_rng(seed), []
    per = np.stack([counts(y[i : i + 1], p[i : i + 1]).sum(1) for i in range(len(y))])
    for _ in range(n):
        vals.append(f1(per[rng.integers(0, len(y), len(y))].sum(0)))
    return np.quantile(vals, [0.025, 0.975])


def ece(y, s, bins=10):
    """Expected calibration error over all (row, label) pairs, equal-width bins."""
    ok = ~np.isnan(y)
    t, q = y[ok], s[ok]
    b = np.minimum((q * bins).astype(int), bins - 1)
    return sum(abs(t[b == k].mean() - q[b == k].mean()) * (b == k).mean() for k in range(bins) if (b == k).any())


def table(rows, scores, thr=0.5, boot=True):
    """All the numbers of one system on one set of rows, as a dictionary."""
    y, p = np.stack([r.y for r in rows]), scores >= np.asarray(thr)
    lang = np.array([r.lang for r in rows])
    out = {}

    def part(name, sel):
        if not sel.any():
            return
        c = counts(y[sel], p[sel])
        d = dict(zip(("P", "R", "F1"), prf(c.sum(1))), n=int(sel.sum()), pos=int((y[sel] == 1).sum()))
        d["macro"] = float(np.mean([f1(c[:, k]) for k in range(3)]))
        d["labels"] = {LABELS[k]: prf(c[:, k]) for k in range(3)}
        if boot:
            d["ci"] = bootstrap(y[sel], p[sel])
        out[name] = d

    part("main", np.isin(lang, MAIN))
    for name in MAIN:
        part(name, lang == name)
    part("others", np.isin(lang, OTHERS))
    return out


def show(name, tab):
    """Human-readable lines of a `table`."""
    print(f"== {name}")
    for k, d in tab.items():
        ci = f" [{d['ci'][0]:.2f}-{d['ci'][1]:.2f}]" if "ci" in d else ""
        labs = " ".join(f"{n[:4]} {v[0]:.2f}/{v[1]:.2f}/{v[2]:.3f}" for n, v in d["labels"].items()) if k in ("main", "others") else ""
        print(f"{k:7s} n={d['n']:4d} pos={d['pos']:3d} P {d['P']:.3f} R {d['R']:.3f} micro {d['F1']:.3f}{ci} macro {d['macro']:.3f} {labs}")


def brief(tab):
    """One line: main micro/macro, worst language, others."""
    worst = min((tab[l]["F1"], l) for l in MAIN if l in tab)
    o = tab.get("others", {}).get("F1", float("nan"))
    return f"main {tab['main']['F1']:.3f}/{tab['main']['macro']:.3f} (P {tab['main']['P']:.2f}) worst {worst[1]} {worst[0]:.3f} others {o:.3f}"
