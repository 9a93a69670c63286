"""The veto of the graph: a linear model that tells a refused stance from a taken one, and what it takes off the stance's logit.

It sees the same n-grams as the wide path, but is fitted on sentences that take a stance against the same sentences with that
stance refused (refuse.py), so that what both share, the cue itself, has no say. A product of two linear models can do what
a sum cannot: "declined" says nothing, "condemn" says condemn, "declined to condemn" says none."""

import random

import numpy as np
import torch
from torch import nn

from . import LETTERS
from .refuse import refused
from .wide import WideLinear

SIZE = 2**18
DEPTH, STEEP, LIMIT = 8.0, 3.0, 2.0  # at most DEPTH is taken off; half of it where the model says LIMIT


def pairs(rows, seed, copies=3, join=0.7):
    """(texts, targets): rows with a stance (0 for their labels), their refused forms (1), both alone and beside a sentence without any stance."""
    rng = random.Random(seed)
    plain = {}
    for r in rows:
        if not np.isnan(r.y).any() and r.y.sum() == 0 and len(r.text) < 200:
            plain.setdefault(r.lang, []).append(r.text)
    texts, ys = [], []

    def put(text, lang, y):
        texts.append(text)
        ys.append(y)
        if rng.random() < join and len(text) < 240:
            other = rng.choice(plain[lang])
            texts.append(f"{other} {text}" if rng.random() < 0.5 else f"{text} {other}")
            ys.append(y)

    for r in rows:
        if not (r.y == 1).any():
            continue
        put(r.text, r.lang, np.where(r.y == 1, 0.0, np.nan))
        for k in np.flatnonzero(r.y == 1):
            for _ in range(copies):
                text = refused(r.text, r.lang, LETTERS[k], rng)
                if text:
                    put(text, r.lang, np.where(np.arange(3) == k, 1.0, np.nan))
    return texts, np.stack(ys)


def fit_veto(rows, matrix, seed=1):
    """The model; `matrix` makes the counts of texts."""
    texts, y = pairs(rows, seed)
    return WideLinear(C=6.0, pos_weight=1.0, size=SIZE).fit(matrix(texts), y)


def taken_off(logits):
    """What the veto takes off, from its model's logits, in numpy."""
    return (DEPTH / (1 + np.exp(-STEEP * (logits - LIMIT)))).astype(np.float32)


class Veto(nn.Module):
    """The wide path less the veto, for export."""

    def __init__(self, wide, veto):
        super().__init__()
        self.wide, self.veto = wide, veto

    def quantise(self):
        """Both tables; the veto's in one byte a number."""
        self.wide.quantise()
        self.veto.quantise(torch.int8, 127)

    def forward(self, ids, mask):
        """(batch, labels)."""
        return self.wide(ids, mask) - DEPTH * torch.sigmoid(STEEP * (self.veto(ids, mask) - LIMIT))
