"""Weights, bias and threshold of the combined logit, from held-out predictions."""

import numpy as np
from scipy.optimize import minimize

from .metrics import counts, prf


RARE = 0.04


def lift(y, weights):
    """Weights per (row, label): positives of a rare label count as if it had a share of `RARE`.

    Mediation is so rare in the held-out rows that thresholds for their mix would give it up."""
    t, ok = np.nan_to_num(y) > 0.5, ~np.isnan(y)
    share = (t * weights[:, None]).sum(0) / (ok * weights[:, None]).sum(0)
    return np.where(t, np.maximum(1.0, RARE / np.maximum(share, 1e-6)), 1.0) * weights[:, None]


def combine(parts, y, weights, l2=1e-3):
    """Non-negative weight per part and a bias, per label: weighted log-loss minimised. parts: (m, rows, labels)."""
    m, n, k = parts.shape
    coef, bias = np.zeros((m, k)), np.zeros(k)
    for j in range(k):
        ok = ~np.isnan(y[:, j])
        x, t, w = parts[:, ok, j], y[ok, j], weights[ok, j]

        def loss(p):
            z = p[:m] @ x + p[m]
            q = 1 / (1 + np.exp(-z))
            value = (w * (np.logaddexp(0, z) - t * z)).sum() / w.sum() + l2 * (p[:m] ** 2).sum()
            g = w * (q - t) / w.sum()
            return value, np.append(x @ g + 2 * l2 * p[:m], g.sum())

        r = minimize(loss, np.append(np.full(m, 1.0 / m), -0.5), jac=True, bounds=[(0, None)] * m + [(None, None)])
        coef[:, j], bias[j] = r.x[:m], r.x[m]
    return coef, bias


def thresholds(scores, y, weights, grid=np.arange(0.2, 0.81, 0.01), smooth=3):
    """Per label the threshold with the best weighted F1 (smoothed over neighbouring thresholds)."""
    out = []
    for j in range(y.shape[1]):
        ok = ~np.isnan(y[:, j])
        t, s, w = y[ok, j] > 0.5, scores[ok, j], weights[ok, j]
        f = []
        for g in grid:
            d = s >= g
            tp, fp, fn = (w * (t & d)).sum(), (w * (~t & d)).sum(), (w * (t & ~d)).sum()
            f.append(2 * tp / max(1e-9, 2 * tp + fp + fn))
        f = np.convolve(np.pad(f, smooth, mode="edge"), np.ones(2 * smooth + 1) / (2 * smooth + 1), "valid")
        out.append(float(grid[int(np.argmax(f))]))
    return np.array(out)


def curve(scores, y, grid=(0.3, 0.4, 0.5, 0.6, 0.7)):
    """Printable precision/recall/F1 at several thresholds."""
    return " ".join(f"{g:.1f}:{'/'.join(f'{v:.2f}' for v in prf(counts(y, scores >= g).sum(1)))}" for g in grid)
